"""Feeds of what changed: feed readers and calendars read them back, and each entry leads to words in the store."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, timedelta

import feedparser
import pytest
from icalendar import Calendar
from lxml import etree

from frontwire.corpus import Corpus
from frontwire.model.query import Query
from frontwire.publishing.exports import Shipment, Tally, Unit, format_of
from frontwire.publishing.exports.feeds import changes
from frontwire.publishing.exports.feeds.changes import feed
from frontwire.publishing.words import flat

_ID = re.compile(r"\b[0-9a-f]{16}\b")


def _written(name: str, shipment: Shipment) -> tuple[bytes, Tally]:
    out = io.BytesIO()
    tally = format_of(name).write(shipment, Unit.HAPPENINGS, out)
    return out.getvalue(), tally


def _assert_stands(text: str, quotes: list[str], corpus: Corpus) -> None:
    """Every claim that a text names stands in the store, in the words beside it."""
    ids = _ID.findall(text)
    assert ids
    with corpus.view() as view:
        for claim, quote in zip(ids, quotes, strict=True):
            gist = view.gist(claim)
            assert gist is not None
            assert quote == flat(gist.quote)


def test_a_feed_reader_reads_atom_back(corpus: Corpus, shipment: Shipment) -> None:
    written, tally = _written("atom", shipment)
    read = feedparser.parse(written)
    assert not read.bozo
    assert read.version == "atom10"
    assert len(read.entries) == tally.written == len(shipment.picture().changes)
    assert len({entry.id for entry in read.entries}) == tally.written
    assert read.feed.updated_parsed[:6] == shipment.moment.astimezone(UTC).timetuple()[:6]
    updated = [entry.updated_parsed for entry in read.entries]
    assert updated == sorted(updated, reverse=True)
    for entry in read.entries:
        body = etree.fromstring(entry.content[0].value, etree.HTMLParser())
        quotes = ["".join(one.itertext()) for one in body.iter("q")]
        _assert_stands(" ".join(body.itertext()), quotes, corpus)
        assert entry.tags[0].term in entry.title.lower()


def test_a_calendar_reads_ics_back(corpus: Corpus, shipment: Shipment) -> None:
    written, tally = _written("ics", shipment)
    read = Calendar.from_ical(written)
    events = read.walk("VEVENT")
    assert len(events) == tally.written
    assert len({str(event["uid"]) for event in events}) == tally.written
    for event in events:
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert event.decoded("dtstamp") <= shipment.moment
        quotes = re.findall(r"^“(.*)” — ", str(event["description"]), re.MULTILINE)
        _assert_stands(str(event["description"]), quotes, corpus)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))


def test_the_day_of_an_event_is_the_day_it_became_known(corpus: Corpus, shipment: Shipment) -> None:
    events = Calendar.from_ical(_written("ics", shipment)[0]).walk("VEVENT")
    with corpus.view() as view:
        for event in events:
            known = [gist.known for claim in _ID.findall(str(event["description"])) if (gist := view.gist(claim))]
            assert event.decoded("dtstart") == max(known)


def test_filters_choose_and_the_rest_is_counted(corpus: Corpus) -> None:
    with corpus.shipment(query=Query(kinds=frozenset({"shelling"}))) as held:
        made, tally = feed(held)
        every = held.picture().changes
        cited = held.cited(quote.claim for news in made.news for quote in news.quotes)
    assert 0 < tally.written < len(every)
    assert sum(tally.left_out.values()) == len(every) - tally.written
    for news in made.news:
        assert any(cited[quote.claim].gist.kind == "shelling" for quote in news.quotes)


def test_a_feed_is_of_its_place_and_its_days(corpus: Corpus) -> None:
    nawa = corpus.place("Nawa")
    with corpus.shipment(query=Query(place=nawa, since=date(2024, 3, 8))) as held:
        made, _ = feed(held)
    assert made.title.endswith("Nawa")
    assert made.id.endswith(nawa.id)
    assert made.news
    assert all(news.day >= date(2024, 3, 8) for news in made.news)
    assert all("Nawa" in news.where for news in made.news if news.where)


def test_an_entry_keeps_its_id_while_days_go_by(corpus: Corpus) -> None:
    with corpus.shipment(query=Query(at=date(2024, 3, 8))) as held:
        before = {news.id: news for news in feed(held)[0].news}
    with corpus.shipment(query=Query(at=date(2024, 3, 9), since=date(2024, 3, 1))) as held:
        after = {news.id: news for news in feed(held)[0].news}
    same = before.keys() & after.keys()
    assert len(same) > len(before) / 2
    assert all(before[one].day == after[one].day and before[one].updated == after[one].updated for one in same)


def test_links_lead_to_the_page_where_it_is_said(shipment: Shipment) -> None:
    held = replace(shipment, address="https://front.example.org")  # type: ignore[type-var]
    links = [news.link for news in feed(held)[0].news]
    assert all(re.fullmatch(r"https://front\.example\.org/(happenings|claims)/[0-9a-f]{16}", one) for one in links)
    assert all(not news.link for news in feed(shipment)[0].news)
    assert b"https://front.example.org/happenings/" in _written("ics", held)[0].replace(b"\r\n ", b"")


def test_only_the_newest_are_held(shipment: Shipment, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, _ = feed(shipment)
    monkeypatch.setattr(changes, "MOST", 3)
    made, tally = feed(shipment)
    assert [news.id for news in made.news] == [news.id for news in whole.news[:3]]
    assert tally.left_out == {"changes before the newest 3": len(whole.news) - 3}

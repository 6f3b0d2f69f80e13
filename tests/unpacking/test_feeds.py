from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from frontwire.model.parcel import Errand, Format, Parcel, Trouble
from frontwire.settings import Settings
from frontwire.unpacking import Piece, unpack

WORDS = "Militia fighters shelled the harbour town of Portum on Tuesday, officials said."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Portum &amp;amp; Harbour Times</title>
<item><title>Shells on &lt;b&gt;Portum&lt;/b&gt;</title><link>https://portum.example/12</link>
<pubDate>Wed, 05 Mar 2014 00:37:00 +0200</pubDate><description>{WORDS}</description>
<content:encoded><![CDATA[<p>{WORDS}</p><script>steal()</script><p>Two died.</p>]]></content:encoded></item>
<item><title>Trucks wait</title><description>Trucks waited &amp;amp; left.</description></item>
<item><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Portum Times</title>
<entry><title>Trucks wait</title><id>tag:portum.example,2014:1</id><link href="/13"/>
<published>2014-03-05T23:30:00-05:00</published><updated>2014-03-06T08:00:00Z</updated>
<summary>Trucks waited at the crossing.</summary></entry></feed>"""


def opened(text: str, *, address: str | None = None) -> list[Piece]:
    from frontwire.model.parcel import Told

    return list(unpack(Parcel("news.xml", text.encode(), told=Told(address=address)), settings=Settings()))


def test_an_entry_is_an_errand_that_can_be_read_without_being_run() -> None:
    first = opened(RSS)[0]
    assert isinstance(first, Errand)
    assert first.address == "https://portum.example/12"
    assert first.told.published == date(2014, 3, 5)
    assert first.told.outlet is None  # the page knows that better than its feed
    assert first.instead is not None
    assert first.instead.format is Format.HTML
    assert first.instead.told.outlet == "Portum & Harbour Times"
    assert first.instead.told.title == "Shells on Portum"
    assert "Two died." in str(first.instead.content)
    assert "steal" not in str(first.instead.content)


def test_without_an_address_its_words_are_the_report() -> None:
    second = opened(RSS)[1]
    assert second == Parcel(
        "news.xml#2",
        "Trucks wait\n\nTrucks waited & left.",
        Format.TEXT,
        told=second.told,  # type: ignore[union-attr]
    )


def test_an_entry_of_nothing_is_told() -> None:
    assert opened(RSS)[2] == Trouble("news.xml#3", "the entry has neither words nor an address")


def test_relative_links_and_days_are_those_of_the_feed() -> None:
    (entry,) = opened(ATOM, address="https://portum.example/feed")
    assert isinstance(entry, Errand)
    assert entry.address == "https://portum.example/13"
    assert entry.told.published == date(2014, 3, 5)  # there it was still the fifth
    assert entry.told.modified == datetime(2014, 3, 6, 8, tzinfo=UTC)


@pytest.mark.parametrize("head", ['<?xml version="1.0"?>\n<!-- made -->\n', "", "\ufeff"])
def test_a_feed_is_known_by_how_it_begins(head: str) -> None:
    assert isinstance(opened(head + ATOM, address="https://portum.example/feed")[0], Errand)


def test_a_page_that_speaks_of_feeds_is_a_page() -> None:
    (page,) = opened("<html><body><p>Our <rss> feed</p></body></html>")
    assert isinstance(page, Parcel)


def test_an_xml_bomb_is_not_opened() -> None:
    bomb = '<?xml version="1.0"?>\n<rss version="2.0"><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]></rss>'
    (trouble,) = opened(bomb)
    assert isinstance(trouble, Trouble)
    assert "entities" in trouble.because


def test_a_feed_cut_off_gives_what_it_has() -> None:
    pieces = opened(RSS[: RSS.index("<item><title>Trucks")])
    assert isinstance(pieces[0], Errand)


def test_a_feed_of_nothing_but_noise_is_told() -> None:
    (trouble,) = opened("<rss version='2.0'><channel><<<<")
    assert isinstance(trouble, Trouble)

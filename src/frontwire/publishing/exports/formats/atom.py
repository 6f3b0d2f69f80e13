"""Atom: what changed, for feed readers (RFC 4287)."""

from __future__ import annotations

from typing import BinaryIO

from lxml import etree

from frontwire.errors import FrontwireError
from frontwire.publishing import wording
from frontwire.publishing.exports.feeds.changes import News, feed
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.markup import legible, tag
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """An entry a change, the newest first, with the words that brought it."""
    try:
        from feedgen.feed import FeedGenerator  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise FrontwireError("Atom needs feedgen: pip install 'frontwire[feeds]'") from error
    held, tally = feed(shipment)
    made = FeedGenerator()
    made.id(held.id)
    made.title(legible(held.title))
    made.subtitle(f"Changes that became known from {wording.day(held.since)} on, each with the words that brought it")
    made.author(name="Frontwire")
    made.generator("Frontwire")
    made.updated(shipment.moment)
    if shipment.address:
        made.link(href=shipment.address, rel="alternate")
    for news in held.news:
        entry = made.add_entry(order="append")
        entry.id(f"urn:frontwire:change:{news.id}")
        entry.title(legible(news.title))
        entry.updated(news.updated)
        entry.published(news.updated)
        entry.category([{"term": news.kind.value}, {"term": news.subject.value}])
        entry.content(_content(news), type="html")
        if news.link:
            entry.link(href=news.link, rel="alternate")
    out.write(made.atom_str(pretty=True))
    return tally


def _content(news: News) -> str:
    """The change in HTML: why, where, and the quotes."""
    quotes = (
        tag("li", tag("q", legible(quote.text)), " — ", legible(quote.giver), " ", tag("code", quote.claim))
        for quote in news.quotes
    )
    where = f" ({news.where})" if news.where else ""
    body = tag("div", tag("p", legible(f"{news.because}{where}")), tag("ul", *quotes))
    return etree.tostring(body, encoding="unicode", method="html")


FORMAT = Format(
    name="atom",
    title="A feed of what changed, for feed readers",
    units=(Unit.HAPPENINGS,),
    ending="atom",
    media_type="application/atom+xml",
    write=write,
    extra="feeds",
)

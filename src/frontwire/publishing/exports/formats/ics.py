"""iCalendar: what changed, on the day it became known (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, BinaryIO

from frontwire.errors import FrontwireError
from frontwire.publishing.exports.feeds.changes import News, feed
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.markup import legible
from frontwire.publishing.exports.shipment import Shipment

if TYPE_CHECKING:
    from icalendar import Event

#: How often a calendar asks again.
_AGAIN = timedelta(hours=1)


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """A day's event a change, the newest first, with the words that brought it."""
    try:
        from icalendar import Calendar  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise FrontwireError("calendars need icalendar: pip install 'frontwire[feeds]'") from error
    held, tally = feed(shipment)
    made = Calendar()
    made.add("prodid", "-//Frontwire//changes//EN")
    made.add("version", "2.0")
    made.add("name", legible(held.title))
    made.add("x-wr-calname", legible(held.title))
    made.add("refresh-interval", _AGAIN, parameters={"VALUE": "DURATION"})
    for news in held.news:
        made.add_component(_event(news))
    out.write(made.to_ical())
    return tally


def _event(news: News) -> Event:
    from icalendar import Event  # noqa: PLC0415

    made = Event()
    when = news.updated.astimezone(UTC).replace(microsecond=0)
    quotes = (f"“{quote.text}” — {quote.giver} [{quote.claim}]" for quote in news.quotes)
    made.add("uid", f"{news.id}@frontwire")
    made.add("dtstamp", when)
    made.add("last-modified", when)
    made.add("dtstart", news.day)
    made.add("dtend", news.day + timedelta(days=1))
    made.add("summary", legible(news.title))
    made.add("description", legible("\n".join((news.because, *quotes))))
    made.add("categories", [news.kind.value, news.subject.value])
    made.add("transp", "TRANSPARENT")
    if news.where:
        made.add("location", legible(news.where))
    if news.link:
        made.add("url", news.link)
    return made


FORMAT = Format(
    name="ics",
    title="What changed, for calendars",
    units=(Unit.HAPPENINGS,),
    ending="ics",
    media_type="text/calendar",
    write=write,
    extra="feeds",
)

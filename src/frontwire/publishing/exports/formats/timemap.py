"""TimeMap: its sheet of events, a happening each. Its sources and associations are sheets of their own."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from frontwire.model.picture import Citation
from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Bundle, Shipment
from frontwire.publishing.exports.timemap.associating import Association, Associator
from frontwire.publishing.exports.timemap.sheets import associator, filled, numbered, sheet

#: How many associations and sources an event has columns for.
MOST_ASSOCIATIONS = 24
MOST_SOURCES = 24
#: Claims told in a description; the ids of all are in the comments.
_TOLD = 12
_FIXED = (
    *("id", "description", "date", "time", "time_precision", "time_display", "location", "latitude", "longitude"),
    *("type", "category", "category_full", "comments"),
)
_UNDATED = "no day is told, and TimeMap drops what has none"


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """An event a happening that has a day; one without a place has no point and stands in the timeline only."""
    tally = Tally()
    finder = associator(shipment)
    columns = (*_FIXED, *numbered("association", MOST_ASSOCIATIONS), *numbered("source", MOST_SOURCES))
    with sheet(out, columns) as writer:
        for bundle in shipment.bundles():
            day = bundle.account.first or bundle.account.last
            if day is None:
                tally.leave(_UNDATED)
                continue
            writer.writerow(_event(bundle, day, finder, tally))
            tally.written += 1
    return tally


def _event(bundle: Bundle, day: date, finder: Associator, tally: Tally) -> list[str]:
    account, words = bundle.account, finder.words
    category, filters = finder.category(bundle), finder.filters(bundle)
    reports = tuple(dict.fromkeys(entry.gist.report for entry in bundle.entries))
    _count_more(tally, filters, reports)
    site = account.site
    return [
        account.id,
        safe(_description(bundle, finder)),
        f"{day:%m/%d/%Y}",
        "",
        account.precision.value,
        "" if account.last in {None, day} else f"{day.isoformat()} to {account.last}",
        safe(words.place(site, account.place_text, account.part)),
        "" if site is None else repr(site.lat),
        "" if site is None else repr(site.lon),
        bundle.lead.gist.kind,
        category.id,
        safe(category.title),
        safe("Claims: " + " ".join(citation.id for citation in account.citations)),
        *filled([one.id for one in (category, *filters)], MOST_ASSOCIATIONS),
        *filled(reports, MOST_SOURCES),
    ]


def _description(bundle: Bundle, finder: Associator) -> str:
    """The headline, then who says it in which words."""
    account, words = bundle.account, finder.words

    def said(citation: Citation) -> str:
        return f"“{citation.gist.quote}” ({words.giver(citation)})"

    told = "; ".join(said(citation) for citation in account.citations[:_TOLD])
    more = len(account.citations) - _TOLD
    return f"{words.headline(account)}. {told}{f'; and {more} more' if more > 0 else ''}"


def _count_more(tally: Tally, filters: tuple[Association, ...], reports: tuple[str, ...]) -> None:
    for noun, count, most in (
        ("association", len(filters) + 1, MOST_ASSOCIATIONS),
        ("source", len(reports), MOST_SOURCES),
    ):
        for _ in range(count - most):
            tally.leave(f"{noun} of an event beyond {most}")


FORMAT = Format(
    name="timemap",
    title="Events for TimeMap (with timemap-sources and timemap-associations)",
    units=(Unit.HAPPENINGS,),
    ending="events.csv",
    media_type="text/csv",
    write=write,
)

"""CAMEO: events as source, target and code, in the columns of Phoenix, separated by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from frontwire.publishing.exports.acts import standing
from frontwire.publishing.exports.cameo import COLUMNS, Coder, Dyad, Told, row
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.plover.dating import days_of
from frontwire.publishing.exports.plover.records import UNDATED
from frontwire.publishing.exports.shipment import Bundle, Entry, Shipment
from frontwire.publishing.exports.tabs import line


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A row an event of a claim; by happenings, a row an event with all claims of the happening that tell it."""
    tally, coder = Tally(), Coder.load(shipment.lexicons)
    out.write(line(COLUMNS))
    for one in _told(shipment, unit, coder, tally):
        out.write(line(row(one, coder)))
        tally.written += 1
    return tally


def _told(shipment: Shipment, unit: Unit, coder: Coder, tally: Tally) -> Iterator[Told]:
    if unit is Unit.HAPPENINGS:
        for bundle in shipment.bundles():
            yield from _of_bundle(bundle, standing(bundle.entries, shipment.at, tally), coder, tally)
    else:
        for entry in standing(shipment.entries(), shipment.at, tally):
            yield from _of_entry(entry, coder, tally)


def _of_entry(entry: Entry, coder: Coder, tally: Tally) -> Iterator[Told]:
    dyads = coder.dyads(entry.claim, tally)
    days = days_of(entry.gist.first, entry.gist.last, entry.filing)
    if days is None:
        if dyads:
            tally.leave(UNDATED)
        return
    for number, dyad in enumerate(dyads, 1):
        yield Told(_named(entry.id, number), dyad, days, entry.gist.site, (entry,))


def _of_bundle(bundle: Bundle, entries: Iterable[Entry], coder: Coder, tally: Tally) -> Iterator[Told]:
    account = bundle.account
    held: dict[Dyad, list[Entry]] = {}
    for entry in entries:
        for dyad in coder.dyads(entry.claim, tally):
            held.setdefault(dyad, []).append(entry)
    for number, (dyad, tellers) in enumerate(held.items(), 1):
        days = days_of(account.first, account.last, tellers[0].filing)
        if days is None:
            tally.leave(UNDATED)
        else:
            yield Told(_named(account.id, number), dyad, days, account.site, tuple(tellers))


def _named(name: str, number: int) -> str:
    """The id of the first event of a claim or happening is its own; of any further one with a number."""
    return name if number == 1 else f"{name}-{number}"


FORMAT = Format(
    name="cameo",
    title="CAMEO events in the columns of Phoenix, for studies of who does what to whom",
    units=(Unit.CLAIMS, Unit.HAPPENINGS),
    ending="tsv",
    media_type="text/tab-separated-values",
    write=write,
)

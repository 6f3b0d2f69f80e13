"""TimeMap: its sheet of associations: the categories and filters that the sheet of events names."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.exports.timemap.associating import Association
from frontwire.publishing.exports.timemap.sheets import associator, filled, numbered, sheet

_DEEPEST = 2
COLUMNS = ("id", "title", "desc", "mode", "colour", "type", "display", *numbered("filter_path", _DEEPEST))


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """A row a category or a filter, categories first, then by id."""
    tally = Tally()
    finder = associator(shipment)
    held: set[Association] = set()
    for bundle in shipment.bundles():
        held.update((finder.category(bundle), *finder.filters(bundle)))
    with sheet(out, COLUMNS) as writer:
        for one in sorted(held, key=lambda one: (one.mode, one.id)):
            writer.writerow([one.id, safe(one.title), "", one.mode, "", "", "", *filled(one.path, _DEEPEST)])
            tally.written += 1
    return tally


FORMAT = Format(
    name="timemap-associations",
    title="The categories and filters that TimeMap's events name",
    units=(Unit.HAPPENINGS,),
    ending="associations.csv",
    media_type="text/csv",
    write=write,
)

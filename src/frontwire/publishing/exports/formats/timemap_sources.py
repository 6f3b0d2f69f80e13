"""TimeMap: its sheet of sources, a report each, by the ids that the sheet of events names."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.publishing import telling
from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Entry, Shipment
from frontwire.publishing.exports.timemap.sheets import sheet

#: As TimeMap has them; `path1` would be a picture or a film to show: a report is neither.
COLUMNS = ("id", "title", "thumbnail", "type", "url", "description", "parent", "author", "date", "notes", "path1")


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """A row a report of which a happening tells."""
    tally = Tally()
    seen: set[str] = set()
    with sheet(out, COLUMNS) as writer:
        for bundle in shipment.bundles():
            for entry in bundle.entries:
                if entry.filing.id not in seen:
                    seen.add(entry.filing.id)
                    writer.writerow(_source(entry))
                    tally.written += 1
    return tally


def _source(entry: Entry) -> list[str]:
    filing = entry.filing
    voice = None if filing.voucher is None else filing.voucher.voice
    has_address = "://" in filing.source
    return [
        filing.id,
        safe(filing.title or telling.source(filing)),
        "",
        "article" if voice is None else "message",
        filing.source if has_address else "",
        safe(telling.source(filing)),
        "",
        safe(filing.outlet or voice or ""),
        filing.known.isoformat(),
        "" if has_address else safe(filing.source),
        "",
    ]


FORMAT = Format(
    name="timemap-sources",
    title="The reports that TimeMap's events name as their sources",
    units=(Unit.HAPPENINGS,),
    ending="sources.csv",
    media_type="text/csv",
    write=write,
)

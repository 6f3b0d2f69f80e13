"""HXL: a CSV with a row of hashtags, for the Humanitarian Data Exchange and its tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from frontwire.lexicon.labels import Labels
from frontwire.publishing.exports.care.facets import Facets
from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.hxl.columns import COLUMNS
from frontwire.publishing.exports.hxl.rows import RowWriter
from frontwire.publishing.exports.shipment import Shipment

#: What may begin with a minus and stays a number.
_NUMBERS = frozenset(index for index, column in enumerate(COLUMNS) if column.tag in {"#geo+lat", "#geo+lon"})


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A header, the row of hashtags, and a row a claim or happening."""
    writer = RowWriter(
        labels=Labels.load(shipment.lexicons / "publishing" / "labels.yml"), facets=Facets.of(shipment.health())
    )
    tally = Tally()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        sheet = csv.writer(text, lineterminator="\r\n")
        sheet.writerow(column.header for column in COLUMNS)
        sheet.writerow(column.tag for column in COLUMNS)
        for row in _rows(shipment, unit, writer):
            sheet.writerow(_safe(row))
            tally.written += 1
    finally:
        text.detach()
    return tally


def _rows(shipment: Shipment, unit: Unit, writer: RowWriter) -> Iterator[tuple[str, ...]]:
    if unit is Unit.CLAIMS:
        return (writer.claim(entry) for entry in shipment.entries())
    return (writer.happening(bundle) for bundle in shipment.bundles())


def _safe(row: Iterable[str]) -> Iterator[str]:
    return (cell if index in _NUMBERS else safe(cell) for index, cell in enumerate(row))


FORMAT = Format(
    name="hxl",
    title="A table with HXL hashtags, for the Humanitarian Data Exchange and its tools",
    units=(Unit.CLAIMS, Unit.HAPPENINGS),
    ending="csv",
    media_type="text/csv",
    write=write,
)

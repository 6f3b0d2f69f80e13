"""CSV (RFC 4180, UTF-8): Frontwire's own full columns, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.exports.tables import table_of
from frontwire.publishing.exports.tables.flattening import cell


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A row a claim, a happening or a figure, below the names of the columns."""
    tally = Tally()
    table = table_of(unit)
    stream = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(stream)
    writer.writerow(column.name for column in table.columns)
    for row in table.rows(shipment):
        writer.writerow(cell(column, row) for column in table.columns)
        tally.written += 1
    stream.detach()
    return tally


FORMAT = Format(
    name="csv",
    title="Frontwire's own columns, for spreadsheets and scripts",
    units=(Unit.CLAIMS, Unit.HAPPENINGS, Unit.FIGURES),
    ending="csv",
    media_type="text/csv",
    write=write,
)

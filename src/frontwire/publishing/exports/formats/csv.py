"""CSV (RFC 4180, UTF-8): Frontwire's own full columns, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any, BinaryIO

import msgspec

from frontwire.publishing.exports.cells import safe, stamp
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.exports.tables import Column, table_of

#: Between several words in one cell.
SEPARATOR = " | "


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


def cell(column: Column, row: Any) -> str:
    """A row's value as a cell: several words are joined by " | ", things of several parts stand as JSON."""
    value = column.of(row)
    if not column.many:
        return _plain(value)
    if not value:
        return ""
    if column.parts:
        return msgspec.json.encode(value).decode()
    return safe(SEPARATOR.join(_plain(one) for one in value))


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    return safe(value) if isinstance(value, str) else repr(value)


FORMAT = Format(
    name="csv",
    title="Frontwire's own columns, for spreadsheets and scripts",
    units=(Unit.CLAIMS, Unit.HAPPENINGS, Unit.FIGURES),
    ending="csv",
    media_type="text/csv",
    write=write,
)

"""Parquet: the same columns with their types, for pandas, DuckDB, Arrow and Spark; written by groups of rows."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.publishing.exports.arrow import arranged, notes_of
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.exports.tables import table_of


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A row a claim, a happening or a figure; lists and parts stay what they are."""
    table = table_of(unit)
    with arranged(table.columns, out, notes=notes_of(unit, shipment)) as writer:
        for row in table.rows(shipment):
            writer.add(row)
    return Tally(written=writer.written)


FORMAT = Format(
    name="parquet",
    title="Frontwire's own columns, typed, for pandas, DuckDB, Arrow and Spark",
    units=(Unit.CLAIMS, Unit.HAPPENINGS, Unit.FIGURES),
    ending="parquet",
    media_type="application/vnd.apache.parquet",
    write=write,
    extra="parquet",
)

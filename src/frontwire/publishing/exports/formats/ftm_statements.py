"""FollowTheMoney statements: each value of each entity with where it comes from, as CSV."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.ftm import COLUMNS, Maker, rows
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A row a statement, in the dialect of followthemoney's own files."""
    tally, maker, moment = Tally(), Maker.load(shipment.lexicons), shipment.moment
    out.write(_line(COLUMNS))
    for thing in maker.things(shipment, unit):
        for row in rows(thing, maker.tables, moment):
            out.write(_line(row))
            tally.written += 1
    return tally


def _line(cells: tuple[str, ...]) -> bytes:
    held = io.StringIO()
    csv.writer(held, dialect=csv.unix_dialect).writerow(cells)
    return held.getvalue().encode()


FORMAT = Format(
    name="ftm-statements",
    title="FollowTheMoney statements, each value of an entity with its origin",
    units=(Unit.HAPPENINGS, Unit.CLAIMS),
    ending="statements.csv",
    media_type="text/csv",
    write=write,
)

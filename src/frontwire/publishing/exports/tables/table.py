"""The tables: which columns a row of each unit has, and where the rows come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from frontwire.publishing.exports.format import Unit
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.exports.tables import claims, figures, happenings
from frontwire.publishing.exports.tables.column import Column

#: Raised whenever a column changes its meaning or goes away; new columns do not raise it.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, and its rows out of a shipment, one by one."""

    unit: Unit
    columns: tuple[Column, ...]
    rows: Callable[[Shipment], Iterator[Any]]


def tables() -> tuple[Table, ...]:
    """All tables."""
    return _TABLES


def table_of(unit: Unit) -> Table:
    """The table of a unit."""
    return next(table for table in _TABLES if table.unit is unit)


def _figures(shipment: Shipment) -> Iterator[figures.Counted]:
    for bundle in shipment.bundles():
        for toll in bundle.account.tolls:
            asked = (count for count in toll.counts if shipment.asks_for(count.citation.gist))
            yield from (figures.Counted(bundle, count) for count in asked)


_TABLES = (
    Table(Unit.CLAIMS, claims.COLUMNS, lambda shipment: shipment.entries()),
    Table(Unit.HAPPENINGS, happenings.COLUMNS, lambda shipment: shipment.bundles()),
    Table(Unit.FIGURES, figures.COLUMNS, _figures),
)

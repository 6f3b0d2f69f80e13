"""Placing: the rows of a table that have a place; the others are counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from frontwire.model.gist import Site
from frontwire.publishing.exports.format import Tally, Unit
from frontwire.publishing.exports.shipment import Bundle, Entry, Shipment
from frontwire.publishing.exports.tables import Column, table_of

#: What a feature of a map can be, the usual one first.
UNITS = (Unit.HAPPENINGS, Unit.CLAIMS)
#: Why something is not on a map.
UNPLACED = "no place is known"
#: Said by the geometry.
_POINT = frozenset({"lat", "lon"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a table and the site that is shown for it."""

    row: Any
    site: Site

    @property
    def id(self) -> str:
        """The id of the claim or the happening."""
        row: Entry | Bundle = self.row
        return row.id if isinstance(row, Entry) else row.account.id


def placed(shipment: Shipment, unit: Unit, tally: Tally) -> Iterator[Placed]:
    """The rows that have a place, in their order; `tally` counts them, and those that have none."""
    for row in table_of(unit).rows(shipment):
        site = row.gist.site if unit is Unit.CLAIMS else row.account.site
        if site is None:
            tally.leave(UNPLACED)
            continue
        tally.written += 1
        yield Placed(row, site)


def columns(unit: Unit) -> tuple[Column, ...]:
    """The columns of a feature: all but those that its geometry says."""
    return tuple(column for column in table_of(unit).columns if column.name not in _POINT)

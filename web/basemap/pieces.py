"""Pieces of the world: countries without what is disputed, and each disputed area by itself."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from frontwire.lexicon.disputed import Borders, Disputed, DisputedArea

#: Parts of a piece closer than this, in degrees, are looked for together.
_APART = 12.0
#: An island below this many square degrees is left out of the coarse world where the piece has larger parts.
_SPECK = 0.01
#: Square degrees from which on a label is shown early: its rank is the number of steps it falls short of.
_RANKS = (120.0, 25.0, 6.0, 1.0)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece; `area` is set where it is disputed, `at` is a point well inside it."""

    id: str
    shape: BaseGeometry
    area: DisputedArea | None
    at: tuple[float, float]
    rank: int
    boxes: tuple[Box, ...]

    def country(self, borders: Borders) -> str | None:
        """The country that it is shown as part of."""
        return self.id if self.area is None else self.area.country(borders)


def join_pieces(shapes: Sequence[BaseGeometry], ids: Sequence[str], disputed: Disputed) -> tuple[Piece, ...]:
    """One piece for each id, of the shapes (a coverage) that are its, in the order of ids."""
    areas: Mapping[str, DisputedArea] = {area.area: area for area in disputed.areas}
    held: dict[str, list[BaseGeometry]] = defaultdict(list)
    for shape, piece in zip(shapes, ids, strict=True):
        held[piece].append(shape)
    return tuple(_piece(piece, held[piece], areas.get(piece)) for piece in sorted(held))


def point_inside(shape: BaseGeometry) -> tuple[float, float]:
    """The middle of the largest circle within the largest part of a shape (polylabel), longitude first."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(largest, tolerance=math.sqrt(largest.area) / 40)
    lon, lat = radius.coords[0]
    return (lon, lat)


def boxes_of(shape: BaseGeometry) -> tuple[Box, ...]:
    """Few boxes (west, south, east, north) that hold all parts: far islands do not stretch the mainland's."""
    parts = shapely.get_parts(shape)
    near = shapely.union_all(shapely.box(*(shapely.bounds(parts) + _grown).T))
    groups = shapely.get_parts(near)
    found = []
    for group in groups:
        west, south, east, north = group.bounds
        margin = _APART / 2
        found.append(
            (round(west + margin, 2), round(south + margin, 2), round(east - margin, 2), round(north - margin, 2))
        )
    return tuple(sorted(found))


_grown = np.array([-1, -1, 1, 1]) * _APART / 2


def _piece(piece: str, shapes: Sequence[BaseGeometry], area: DisputedArea | None) -> Piece:
    joined = shapely.coverage_union_all(list(shapes))
    parts = sorted(shapely.get_parts(joined), key=lambda part: (-part.area, part.bounds))
    kept = [part for number, part in enumerate(parts) if number == 0 or part.area >= _SPECK]
    shape = kept[0] if len(kept) == 1 else shapely.MultiPolygon(kept)
    rank = sum(joined.area < least for least in _RANKS)
    return Piece(piece, shape, area, point_inside(joined), rank, boxes_of(joined))

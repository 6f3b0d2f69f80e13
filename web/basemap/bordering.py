"""Borders: the sides that two pieces of the world share, each once, as long lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

#: Its two corners, longitude before latitude.
Side = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True, slots=True)
class Border:
    """Where two pieces meet; `left` comes before `right` in the alphabet."""

    left: str
    right: str
    line: BaseGeometry


def find_borders(shapes: Sequence[BaseGeometry], pieces: Sequence[str]) -> tuple[Border, ...]:
    """The borders between the pieces that `shapes` are of, in order.

    The shapes are a coverage: neighbours have the corners of a shared side in common, bit by bit. A side that is in two
    shapes of different pieces is border; what is in one shape only is coast.
    """
    order = {piece: number for number, piece in enumerate(sorted(set(pieces)))}
    starts, ends, owners = _sides(shapes, [order[piece] for piece in pieces])
    low, high = np.minimum(starts[0], ends[0]), np.maximum(starts[0], ends[0])
    by_side = np.lexsort((owners, high, low))
    low, high, owners = low[by_side], high[by_side], owners[by_side]
    same = (low[1:] == low[:-1]) & (high[1:] == high[:-1]) & (owners[1:] != owners[:-1])
    first = np.flatnonzero(same)
    corners = starts[1]
    sides: dict[tuple[int, int], list[Side]] = defaultdict(list)
    for at in first:
        pair = (int(owners[at]), int(owners[at + 1]))
        sides[pair].append((corners[low[at]], corners[high[at]]))
    names = sorted(order)
    return tuple(
        Border(names[left], names[right], _joined(held)) for (left, right), held in sorted(sides.items(), key=_pair)
    )


def _sides(
    shapes: Sequence[BaseGeometry], owners: Iterable[int]
) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Of every side of every ring, the numbers of its two corners (with the corners themselves) and its owner."""
    parts, part_of = shapely.get_parts(np.asarray(shapes), return_index=True)
    rings, ring_of = shapely.get_rings(parts, return_index=True)
    points, point_of = shapely.get_coordinates(rings, return_index=True)
    corners, number = np.unique(points[:, 0] + 1j * points[:, 1], return_inverse=True)
    inner = point_of[1:] == point_of[:-1]
    owner = np.asarray(list(owners))[part_of][ring_of][point_of][1:][inner]
    places = np.column_stack((corners.real, corners.imag))
    return (number[:-1][inner], places), (number[1:][inner], places), owner


def _joined(sides: list[Side]) -> BaseGeometry:
    merged = shapely.line_merge(shapely.MultiLineString(sides))
    assert isinstance(merged, BaseGeometry)
    return merged


def _pair(held: tuple[tuple[int, int], list[Side]]) -> tuple[int, int]:
    return held[0]

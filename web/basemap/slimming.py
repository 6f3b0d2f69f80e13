"""Shapes as GeoJSON of few decimals."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

#: The fewest points of a closed ring that has an area, and of a line.
_RING, _LINE = 4, 2

Coordinates = list[Any]


def slim(shape: BaseGeometry, decimals: int) -> dict[str, Any] | None:
    """A geometry of GeoJSON, without corners that fall together; None where nothing is left of it.

    Corners of neighbours are rounded alike, so that what they share stays shared.
    """
    if shape.geom_type == "Point":
        return {"type": "Point", "coordinates": _points(shape, decimals)[0]}
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        polygons = [held for part in shapely.get_parts(shape) if (held := _polygon(part, decimals))]
        return _one_or_many("Polygon", polygons)
    lines = [held for part in shapely.get_parts(shape) if len(held := _points(part, decimals)) >= _LINE]
    return _one_or_many("LineString", lines)


def _one_or_many(kind: str, parts: list[Coordinates]) -> dict[str, Any] | None:
    if not parts:
        return None
    if len(parts) == 1:
        return {"type": kind, "coordinates": parts[0]}
    return {"type": f"Multi{kind}", "coordinates": parts}


def _polygon(shape: BaseGeometry, decimals: int) -> list[Coordinates]:
    """Outer ring first; nothing where that one has no area any more."""
    rings = [_points(ring, decimals) for ring in shapely.get_rings(shape)]
    return [ring for ring in rings if len(ring) >= _RING] if len(rings[0]) >= _RING else []


def _points(shape: BaseGeometry, decimals: int) -> Coordinates:
    # Adding nothing makes of minus nought nought.
    points = np.round(shapely.get_coordinates(shape), decimals) + 0.0
    moved = np.any(points[1:] != points[:-1], axis=1)
    kept: Coordinates = points[np.concatenate(([True], moved))].tolist()
    return kept

"""Displacements on the globe, good to a per cent at the scale of a country."""

from __future__ import annotations

import math

from frontwire.model.globe import KM_PER_DEGREE

#: Unit steps to the north and to the east for each canonical direction.
DIRECTIONS = {
    "north": (1.0, 0.0),
    "south": (-1.0, 0.0),
    "east": (0.0, 1.0),
    "west": (0.0, -1.0),
    "northeast": (0.7071, 0.7071),
    "northwest": (0.7071, -0.7071),
    "southeast": (-0.7071, 0.7071),
    "southwest": (-0.7071, -0.7071),
}


def displaced(lat: float, lon: float, *, direction: str, km: float) -> tuple[float, float]:
    """The point `km` kilometres from another in a canonical direction."""
    north, east = DIRECTIONS[direction]
    shrink = max(0.05, math.cos(math.radians(lat)))
    return round(lat + north * km / KM_PER_DEGREE, 3), round(lon + east * km / (KM_PER_DEGREE * shrink), 3)

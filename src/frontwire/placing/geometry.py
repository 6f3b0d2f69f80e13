"""Points on the globe: distances and displacements, good to a per cent at the scale of a country."""

from __future__ import annotations

import math

_KM_PER_DEGREE = 111.2
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


def apart_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres (haversine)."""
    north, south = math.radians(lat), math.radians(other_lat)
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * math.degrees(math.asin(min(1.0, math.sqrt(half)))) * _KM_PER_DEGREE


def displaced(lat: float, lon: float, *, direction: str, km: float) -> tuple[float, float]:
    """The point `km` kilometres from another in a canonical direction."""
    north, east = DIRECTIONS[direction]
    shrink = max(0.05, math.cos(math.radians(lat)))
    return round(lat + north * km / _KM_PER_DEGREE, 3), round(lon + east * km / (_KM_PER_DEGREE * shrink), 3)

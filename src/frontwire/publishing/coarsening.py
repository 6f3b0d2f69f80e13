"""Coordinates made coarse: whoever publishes where people are treated should not help to aim at them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from frontwire.model.gist import Site
from frontwire.model.place import Place

#: Degrees of the grid that coordinates are put on: some 11 km from north to south.
GRID = 0.1
#: A point on that grid may lie this far from the place, in kilometres.
REACH_KM = 10.0

Placed = TypeVar("Placed", Site, Place)


def coarsen(site: Placed) -> Placed:
    """`site` with its point on a grid of a tenth of a degree and a radius that says so.

    What names the town stays: the words of a report name it too. What is known more coarsely already stays as it is.
    """
    lat, lon = on_grid(site.lat, site.lon)
    return replace(site, lat=lat, lon=lon, radius_km=max(site.radius_km, REACH_KM))


def on_grid(lat: float, lon: float) -> tuple[float, float]:
    """A point, in degrees, put on the grid."""
    return round(round(lat / GRID) * GRID, 1), round(round(lon / GRID) * GRID, 1)

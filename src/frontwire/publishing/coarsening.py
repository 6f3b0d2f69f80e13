"""Coordinates made coarse: whoever publishes where people are treated should not help to aim at them."""

from __future__ import annotations

from dataclasses import replace

from frontwire.model.gist import Site

#: Degrees of the grid that coordinates are put on: some 11 km from north to south.
GRID = 0.1
#: A point on that grid may lie this far from the place, in kilometres.
REACH_KM = 10.0


def coarsen(site: Site) -> Site:
    """`site` with its point on a grid of a tenth of a degree and a radius that says so.

    What names the town stays: the words of a report name it too. What is known more coarsely already stays as it is.
    """
    return replace(
        site,
        lat=round(round(site.lat / GRID) * GRID, 1),
        lon=round(round(site.lon / GRID) * GRID, 1),
        radius_km=max(site.radius_km, REACH_KM),
    )

"""Circling: how far around its point a thing may be, as a polygon in degrees (WGS 84)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from frontwire.model.globe import KM_PER_DEGREE

Point = tuple[float, float]
Ring = list[Point]

#: Corners of a circle: it differs from a round one by less than a hundredth of its radius.
CORNERS = 32
#: Decimals of a degree: some 10 metres.
_DECIMALS = 4
#: No polygon holds a pole: what would is cut off at this parallel.
_HIGHEST = 89.9


def circle(lat: float, lon: float, radius_km: float) -> list[Ring]:
    """The circle around a point as closed rings of (longitude, latitude), counter-clockwise (RFC 7946, 3.1.6).

    Two rings where it crosses the 180th meridian, one on each side (3.1.9).
    """
    corners = [_moved(lat, lon, radius_km, 360.0 * n / CORNERS) for n in range(CORNERS)]
    east, west = max(x for x, _ in corners), min(x for x, _ in corners)
    if west >= -180.0 and east <= 180.0:
        return [_closed(corners)]
    edge = 180.0 if east > 180.0 else -180.0
    inner = _cut(corners, edge, keep_below=edge > 0)
    outer = _cut(corners, edge, keep_below=edge < 0)
    return [_closed(inner), _closed([(x - math.copysign(360.0, edge), y) for x, y in outer])]


def _moved(lat: float, lon: float, km: float, bearing: float) -> Point:
    """The point so many kilometres off, on a great circle; longitudes go on beyond the 180th meridian.

    Bearings go round against the clock from the east.
    """
    north, turn, way = math.radians(lat), math.radians(90.0 - bearing), math.radians(km / KM_PER_DEGREE)
    sine = math.sin(north) * math.cos(way) + math.cos(north) * math.sin(way) * math.cos(turn)
    across = math.sin(turn) * math.sin(way) * math.cos(north)
    along = math.cos(way) - math.sin(north) * sine
    high = math.degrees(math.asin(max(-1.0, min(1.0, sine))))
    return lon + math.degrees(math.atan2(across, along)), max(-_HIGHEST, min(_HIGHEST, high))


def _cut(corners: Ring, edge: float, *, keep_below: bool) -> Ring:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman)."""

    def is_inside(x: float) -> bool:
        return x <= edge if keep_below else x >= edge

    out: Ring = []
    for (x, y), (u, v) in _sides(corners):
        if is_inside(x):
            out.append((x, y))
        if is_inside(x) != is_inside(u):
            out.append((edge, y + (v - y) * (edge - x) / (u - x)))
    return out


def _sides(corners: Ring) -> Iterator[tuple[Point, Point]]:
    return zip(corners, (*corners[1:], corners[0]), strict=True)


def _closed(corners: Iterable[Point]) -> Ring:
    held = [(round(x, _DECIMALS), round(y, _DECIMALS)) for x, y in corners]
    return [*held, held[0]]

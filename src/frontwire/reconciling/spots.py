"""Spots: the places of claims, numbered, and how any two of them lie to one another, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, floor, radians, sin, sqrt

from frontwire.lexicon.linking import Sign
from frontwire.model.gist import Site
from frontwire.model.place import PlaceClass

_EARTH_KM = 6371.0
_KM_A_DEGREE = 111.2
#: Places so small that one day seldom sees two such things there.
_SMALL_KM = 4.0
#: A region or a stretch of road within which a thing is placed nearly as well as in a city.
_DISTRICT_KM = 30.0
#: The side of a cell of the map, in degrees: some 22 km.
_CELL = 0.2
_FINE = frozenset({PlaceClass.SITE, PlaceClass.NEIGHBOURHOOD, PlaceClass.TOWN, PlaceClass.CAMP})
_COUNTRIES = frozenset({PlaceClass.COUNTRY, PlaceClass.SEA})

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tie:
    """How two spots lie to one another: the sign that it is, and the distance in km."""

    sign: Sign
    km: float


class Spots:
    """The places met so far. A spot is a place with the radius a claim gives it, known by a number."""

    __slots__ = ("_numbers", "_ties", "sites")

    def __init__(self) -> None:
        self.sites: list[Site] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        self._ties: dict[tuple[int, int], Tie | None] = {}

    def number(self, site: Site) -> int:
        """The number of a spot."""
        # All that is asked of a site here: two that differ in none of it are one spot, whichever came first.
        entry = (site.id, site.name, site.kind, site.country, site.admin1, site.parent)
        key = (*entry, site.lat, site.lon, site.radius_km)
        held = self._numbers.get(key)
        if held is None:
            held = self._numbers[key] = len(self.sites)
            self.sites.append(site)
        return held

    def tie(self, left: int, right: int) -> Tie | None:
        """How two spots lie to one another; None where one thing cannot be at both."""
        key = (left, right) if left <= right else (right, left)
        if key not in self._ties:
            self._ties[key] = _tie(self.sites[key[0]], self.sites[key[1]])
        return self._ties[key]

    def is_fine(self, number: int) -> bool:
        """Is it a town or less?"""
        return is_fine(self.sites[number])


def is_fine(site: Site) -> bool:
    """Is it a town or less?"""
    return site.kind in _FINE


def finer(left: Site, right: Site) -> bool:
    """Does the first say more exactly where, or as exactly under a name that sorts first?"""
    return (left.kind not in _FINE, left.radius_km, left.id) < (right.kind not in _FINE, right.radius_km, right.id)


def cells(site: Site) -> tuple[Cell, ...]:
    """The cells of the map that a circle around the place touches: two circles that meet share one."""
    height = site.radius_km / _KM_A_DEGREE
    width = height / max(cos(radians(site.lat)), 0.05)
    south, north = floor((site.lat - height) / _CELL), floor((site.lat + height) / _CELL)
    west, east = floor((site.lon - width) / _CELL), floor((site.lon + width) / _CELL)
    return tuple((row, column) for row in range(south, north + 1) for column in range(west, east + 1))


def distance(left: Site, right: Site) -> float:
    """Kilometres between two points on the sphere (haversine)."""
    north, south = radians(left.lat), radians(right.lat)
    half = sin((north - south) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(left.lon - right.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _tie(left: Site, right: Site) -> Tie | None:
    inner, outer = (left, right) if finer(left, right) else (right, left)
    if inner.name == inner.admin1 and inner.country == outer.country and outer.admin1 == inner.name:
        inner, outer = outer, inner
    if inner.id == outer.id:
        return Tie(_alone(inner, outer), 0.0)
    km = distance(inner, outer)
    sign = _between(inner, outer, km) if outer.kind in _FINE else _within(inner, outer, km)
    return None if sign is None else Tie(sign, km)


def _within(inner: Site, outer: Site, km: float) -> Sign | None:
    """The sign of a place in a country, a division, a region, along a road or a river."""
    if outer.kind in _COUNTRIES:
        return Sign.COUNTRY if outer.country is not None and inner.country == outer.country else None
    if outer.kind is PlaceClass.ADMIN1:
        return Sign.DIVISION if (inner.country, inner.admin1) == (outer.country, outer.admin1) else None
    if km > outer.radius_km + (inner.radius_km if inner.kind in _FINE else 0.0):
        return None
    return Sign.INSIDE if outer.radius_km <= _DISTRICT_KM else Sign.DIVISION


def _between(inner: Site, outer: Site, km: float) -> Sign | None:
    """The sign of two towns, or parts of them. Who writes "in Idlib" may mean the province of that name."""
    if inner.parent in (outer.id, outer.name) and inner.country == outer.country:
        return Sign.INSIDE if outer.radius_km <= _SMALL_KM else Sign.QUARTER
    if km <= inner.radius_km + outer.radius_km:
        return Sign.NEAR
    return Sign.NAMESAKE if (inner.country, inner.admin1) == (outer.country, outer.name) else None


def _alone(inner: Site, outer: Site) -> Sign:
    """The sign of two spots at one entry."""
    if inner.kind in _COUNTRIES:
        return Sign.COUNTRY
    if inner.kind in _FINE:
        return Sign.ONE_PLACE if outer.radius_km <= _SMALL_KM else Sign.ONE_CITY
    return Sign.ONE_CITY if outer.radius_km <= _DISTRICT_KM else Sign.DIVISION

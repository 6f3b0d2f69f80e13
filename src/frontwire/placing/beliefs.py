"""What the names of a report believe of one another: each lends weight to the land that its likely places lie in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from frontwire.model.place import Place, PlaceClass

#: A side of the cells that nearness is counted in, in degrees of latitude: about a day's drive across three.
_CELL_DEGREES = 1.0
#: What a name in the same cell and in one beside it counts.
_SAME_CELL, _NEXT_CELL = 1.0, 0.5
#: The cells around one, itself among them, and what each counts.
_AROUND = tuple((up, right, _NEXT_CELL if up or right else _SAME_CELL) for up in (-1, 0, 1) for right in (-1, 0, 1))
_LEAST_SHRINK = 0.1

Believed = tuple[tuple[Place, float], ...]


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Weights of countries, first-order divisions and cells of the map, by the names that lend them.

    `names` holds, for each name, the places it may mean with their likelihoods; what a name says of itself is
    left out whenever its own places are weighed.
    """

    names: Mapping[str, Believed] = field(default_factory=dict)
    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[tuple[str, str], float] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], float] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Mapping[str, Believed]) -> Beliefs:
        """From the likelihoods of each name's places."""
        countries: dict[str, float] = {}
        divisions: dict[tuple[str, str], float] = {}
        cells: dict[tuple[int, int], float] = {}
        for place, likelihood in (pair for held in names.values() for pair in held):
            if place.country is None:
                continue
            countries[place.country] = countries.get(place.country, 0.0) + likelihood
            if place.admin1 is not None:
                at = (place.country, place.admin1)
                divisions[at] = divisions.get(at, 0.0) + likelihood
            if is_point(place):
                cell = _cell(place.lat, place.lon)
                cells[cell] = cells.get(cell, 0.0) + likelihood
        return cls(names, countries, divisions, cells)

    def of_country(self, place: Place, name: str) -> float:
        """How much the other names speak for the place's country."""
        own = sum(p for other, p in self.names.get(name, ()) if other.country == place.country)
        return max(0.0, self.countries.get(place.country or "", 0.0) - own)

    def of_division(self, place: Place, name: str) -> float:
        """How much the other names speak for the place's first-order division."""
        if place.country is None or place.admin1 is None:
            return 0.0
        own = sum(p for other, p in self.names.get(name, ()) if other.division == place.division)
        return max(0.0, self.divisions.get((place.country, place.admin1), 0.0) - own)

    def of_ground(self, place: Place, name: str) -> float:
        """How much the other names speak for the ground within some hundred kilometres."""
        if not self.cells or not is_point(place):
            return 0.0
        here = row, column = _cell(place.lat, place.lon)
        held = sum(self.cells.get((row + up, column + right), 0.0) * counts for up, right, counts in _AROUND)
        if not held:
            return 0.0
        others = ((other, p) for other, p in self.names.get(name, ()) if is_point(other))
        own = sum(p * _closeness(here, _cell(other.lat, other.lon)) for other, p in others)
        return max(0.0, held - own)


def is_point(place: Place) -> bool:
    """Is it small enough for its point to say where it lies?"""
    return place.kind not in (PlaceClass.COUNTRY, PlaceClass.ADMIN1, PlaceClass.SEA)


def likelihoods(scored: Iterable[tuple[float, Place]], *, most: int) -> Believed:
    """Scores turned to likelihoods that sum to one, of the `most` best places (softmax)."""
    best = sorted(scored, key=lambda pair: (-pair[0], pair[1].id))[:most]
    if not best:
        return ()
    weights = [math.exp(score - best[0][0]) for score, _ in best]
    total = sum(weights)
    return tuple((place, weight / total) for (_, place), weight in zip(best, weights, strict=True))


#: Of so many points the cells are remembered: a name's places are weighed several times over.
_POINTS = 1 << 14


@lru_cache(maxsize=_POINTS)
def _cell(lat: float, lon: float) -> tuple[int, int]:
    row = math.floor(lat / _CELL_DEGREES)
    shrink = max(_LEAST_SHRINK, math.cos(math.radians((row + 0.5) * _CELL_DEGREES)))
    return row, math.floor(lon * shrink / _CELL_DEGREES)


def _closeness(one: tuple[int, int], other: tuple[int, int]) -> float:
    away = max(abs(one[0] - other[0]), abs(one[1] - other[1]))
    return _SAME_CELL if away == 0 else _NEXT_CELL if away == 1 else 0.0

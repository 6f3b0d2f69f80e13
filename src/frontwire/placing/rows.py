"""The gazetteer's rows while it is built, and what towns say of the land they stand on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from anyascii import anyascii

from frontwire.model.globe import apart_km
from frontwire.model.place import PlaceClass

#: A division known by one town reaches at least this far.
MIN_DIVISION_RADIUS_KM = 20.0
#: Letters beyond these belong to another script, bar the Latin additions for Vietnamese and the like.
_LATIN_END, _LATIN_MORE = 0x250, 0x1DFF


@dataclass(slots=True)
class Row:
    """A place to be: as `model.place.Place`, with all the names it goes by."""

    id: str
    name: str
    kind: PlaceClass
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    radius_km: float
    parent: str | None = None
    curated: bool = False
    forms: list[str] = field(default_factory=list)


def latin(name: str) -> str:
    """GeoNames' name in plain Latin letters, as reports print it."""
    return anyascii(name).replace("`", "'").strip("'") or name


def is_usable(form: str) -> bool:
    """Is it a Latin-script name, not a code ("ALP") nor GeoNames' own rough transliteration ("alqsyr")?"""
    return (
        form[:1].isupper()
        and not form.isupper()
        and all(ord(letter) < _LATIN_END or ord(letter) > _LATIN_MORE for letter in form)
    )


def middle(rows: Sequence[Row]) -> tuple[float, float]:
    """The middle of towns, each weighing as the square root of its people: cities count, but not for all."""
    weights = [math.sqrt(row.population + 1) for row in rows]
    total = sum(weights)
    lat = sum(row.lat * weight for row, weight in zip(rows, weights, strict=True)) / total
    lon = sum(row.lon * weight for row, weight in zip(rows, weights, strict=True)) / total
    return lat, lon


def reach(rows: Sequence[Row], lat: float, lon: float) -> float:
    """Kilometres from a point within which all but the farthest tenth of the towns lie."""
    away = sorted(apart_km(row.lat, row.lon, lat, lon) for row in rows)
    return max(MIN_DIVISION_RADIUS_KM, away[int(0.9 * (len(away) - 1))])

"""Columns: the claims of a store as arrays, so that a condition is asked of all of them at once.

A row is a claim; rows stand in the order in which claims were known, so that those known by a day are the first ones.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from frontwire.model.actor import ARMED
from frontwire.model.gist import Gist, Party, Site
from frontwire.model.query import voice_type
from frontwire.model.voice import Certainty, VoiceType

Numbers: TypeAlias = NDArray[np.int64]
Degrees: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]
Value = TypeVar("Value", bound=Hashable)

#: Stand for a side of a time that is open, or not known.
EARLIEST, LATEST = date.min.toordinal(), date.max.toordinal()
#: The code of no value.
NONE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Coded(Generic[Value]):
    """One value a row, as a number: `values[code]`, and `NONE` where there is none."""

    values: tuple[Value, ...]
    codes: Numbers

    @classmethod
    def of(cls, held: Iterable[Value | None]) -> Coded[Value]:
        """The column of `held`; values are numbered as they first come."""
        numbers: dict[Value, int] = {}
        codes = [NONE if value is None else numbers.setdefault(value, len(numbers)) for value in held]
        return cls(tuple(numbers), np.array(codes, dtype=np.int64))

    def among(self, wanted: Iterable[Value]) -> Mask:
        """The rows that have one of the values."""
        held = frozenset(wanted)
        return self.where(lambda value: value in held)

    def where(self, test: Callable[[Value], bool]) -> Mask:
        """The rows whose value passes; each value is asked about once."""
        passing = np.array([*(test(value) for value in self.values), False], dtype=np.bool_)
        taken: Mask = passing[self.codes]  # a code of NONE takes the last one
        return taken


@dataclass(frozen=True, slots=True, eq=False)
class Paired:
    """Any number of values a row: the pairs (`rows[n]`, `codes[n]`), each once. `labels` are the values in words."""

    values: tuple[str, ...]
    labels: tuple[str, ...]
    rows: Numbers
    codes: Numbers

    def among(self, wanted: Iterable[str], size: int) -> Mask:
        """Of `size` rows those that have one of the values."""
        held = frozenset(wanted)
        passing = np.array([value in held for value in self.values], dtype=np.bool_)
        out = np.zeros(size, dtype=np.bool_)
        if passing.any():
            out[self.rows[passing[self.codes]]] = True
        return out


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """All claims: `gists[row]`, `row[id]`, and a column for everything that can be asked of one.

    `first` and `last` are ordinals of days, `EARLIEST` and `LATEST` where open; `dated` tells whether either is known.
    `sites` are as claims have them; `lat` and `lon` are those that the page shows (`guarding`), NaN where unplaced.
    """

    gists: tuple[Gist, ...]
    row: dict[str, int]
    known: Numbers
    first: Numbers
    last: Numbers
    dated: Mask
    kinds: Coded[str]
    voice_types: Coded[VoiceType]
    certainties: Coded[Certainty]
    countries: Coded[str]
    reports: Coded[str]
    sites: Coded[Site]
    lat: Degrees
    lon: Degrees
    actors: Paired

    @classmethod
    def of(cls, gists: Sequence[Gist], shown: Sequence[Site | None]) -> Columns:
        """The columns of claims that stand in the order in which they were known; `shown` is each one's site."""
        return cls(
            gists=tuple(gists),
            row={gist.id: row for row, gist in enumerate(gists)},
            known=_days(gist.known for gist in gists),
            first=_days(gist.first or EARLIEST for gist in gists),
            last=_days(gist.last or LATEST for gist in gists),
            dated=np.array([gist.first is not None or gist.last is not None for gist in gists], dtype=np.bool_),
            kinds=Coded.of(gist.kind for gist in gists),
            voice_types=Coded.of(voice_type(gist) for gist in gists),
            certainties=Coded.of(gist.certainty for gist in gists),
            countries=Coded.of(None if gist.site is None else gist.site.country for gist in gists),
            reports=Coded.of(gist.report for gist in gists),
            sites=Coded.of(gist.site for gist in gists),
            lat=np.array([np.nan if site is None else site.lat for site in shown], dtype=np.float64),
            lon=np.array([np.nan if site is None else site.lon for site in shown], dtype=np.float64),
            actors=_actors(gists),
        )

    def known_by(self, day: date) -> int:
        """How many of the rows, the first ones, were known by a day."""
        return int(np.searchsorted(self.known, day.toordinal(), side="right"))


def is_party(party: Party) -> bool:
    """Is it one that acts for itself: named, of a side, or under arms ("gunmen", not "21 people")?"""
    return party.known or party.side is not None or party.sector in ARMED


def _days(held: Iterable[date | int]) -> Numbers:
    return np.array([day if isinstance(day, int) else day.toordinal() for day in held], dtype=np.int64)


def _actors(gists: Sequence[Gist]) -> Paired:
    """Who acts or is acted on, each once a claim. A party is called by its name, else as it was first worded."""
    numbers: dict[str, int] = {}
    labels: list[str] = []
    rows: list[int] = []
    codes: list[int] = []
    for row, gist in enumerate(gists):
        parties = {party.key: party for party in (*gist.targets, *gist.actors) if is_party(party)}
        for key, party in parties.items():
            number = numbers.setdefault(key, len(numbers))
            if number == len(labels):
                labels.append(party.name or party.text)
            rows.append(row)
            codes.append(number)
    return Paired(tuple(numbers), tuple(labels), np.array(rows, dtype=np.int64), np.array(codes, dtype=np.int64))

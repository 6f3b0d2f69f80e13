"""Pairing: which tellings of different reports are worth weighing against one another.

All pairs would be too many. Tellings meet where they share a key (what, where, which day); where many share one, each
meets the first and the nearest of them only, so that the work grows with their number and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from frontwire.lexicon.families import Families
from frontwire.reconciling.spots import Spots, cells
from frontwire.reconciling.tellings import Dating, Telling, news_days

#: Of the tellings under one key each meets so many of the first and so many of the nearest before it.
FIRST, NEAREST = 8, 8
#: A count from which it identifies by itself, wherever the thing is placed.
_TELLING_COUNT = 5

Key = tuple[object, ...]


class Meetings:
    """Tellings by the keys under which they meet."""

    __slots__ = ("_circles", "_days", "_families", "_places", "_rare", "_spots")

    def __init__(self, families: Families, spots: Spots, *, days: range | None = None) -> None:
        """Where `days` (ordinals) are given, meetings on other days do not count."""
        self._days = days
        self._families = families
        self._rare = families.rare
        self._circles = circles(families)
        self._spots = spots
        self._places: dict[int, tuple[Key, ...]] = {}

    def pairs(self, tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
        """Places in `tellings` (in a fixed order) of those that meet, the earlier first, each pair once."""
        held: dict[Key, list[int]] = {}
        for place, telling in enumerate(tellings):
            met: set[int] = set()
            asked, put = self._keys(telling)
            for key in asked:
                there = held.get(key)
                if there is not None:
                    met.update(there if len(there) <= FIRST + NEAREST else (*there[:FIRST], *there[-NEAREST:]))
            for other in sorted(met):
                if tellings[other].report != telling.report:
                    yield other, place
            for key in put:
                held.setdefault(key, []).append(place)

    def _keys(self, telling: Telling) -> tuple[list[Key], list[Key]]:
        """The keys under which a telling looks for others, and those under which it is found."""
        circle = self._circles.get(telling.heads[0], telling.heads[0])
        days, around = days_of(telling, self._families)
        if self._days is not None:
            days, around = _both(days, self._days), _both(around, self._days)
        places = self._keys_of_place(telling.spot)
        counts: list[Key] = [
            ("count", count.what, count.exact)
            for count in telling.counts
            if count.exact is not None and count.exact >= _TELLING_COUNT
        ]
        rare: list[Key] = [("rare", kind) for kind in telling.heads if kind in self._rare]
        where = (*places, *counts, *rare)
        return (
            [(circle, key, day) for key in where for day in around],
            [(circle, key, day) for key in where for day in days],
        )

    def _keys_of_place(self, spot: int) -> tuple[Key, ...]:
        """A fine place: itself and the cells it touches; a coarser one: the division, where finer ones lie too."""
        if spot < 0:
            return ()
        held = self._places.get(spot)
        if held is None:
            site = self._spots.sites[spot]
            division: Key = ("division", site.country, site.admin1)
            if self._spots.is_fine(spot):
                held = (("site", site.id), *(("cell", *cell) for cell in cells(site)), division)
            else:
                held = (("site", site.id), division)
            self._places[spot] = held
        return held


def days_of(telling: Telling, families: Families) -> tuple[range, range]:
    """The days (ordinals) that a telling is found under, and those under which it looks for others."""
    if telling.dating is Dating.DAY:
        return range(telling.first, telling.last + 1), range(telling.first - 1, telling.last + 2)
    if telling.dating is Dating.NONE:
        days = range(telling.known - news_days(telling.heads, families), telling.known + 1)
        return days, days
    first = max(telling.first, telling.known - news_days(telling.heads, families))
    days = range(first, min(telling.last, telling.known) + 1)
    return days, days


def _both(left: range, right: range) -> range:
    """The days that stand in both."""
    return range(max(left.start, right.start), min(left.stop, right.stop))


def circles(families: Families) -> Mapping[str, str]:
    """Of each kind the first of those that pairs with a degree join it to, by however many steps."""
    parents: dict[str, str] = {kind: kind for kind in families.of_kind}

    def find(kind: str) -> str:
        while parents[kind] != kind:
            kind = parents[kind]
        return kind

    for left, right in sorted(pair for pair, degree in families.degrees.items() if degree > 0):
        one, other = sorted((find(left), find(right)))
        parents[other] = one
    return {kind: find(kind) for kind in parents}


def known_order(tellings: Iterable[Telling]) -> list[Telling]:
    """Tellings by the day of the thing told (where there is none, of the news), then as they were known."""
    return sorted(tellings, key=_order)


def _order(telling: Telling) -> tuple[int, int, tuple[int, ...]]:
    return telling.first if telling.dating is Dating.DAY else telling.known, telling.known, telling.claims

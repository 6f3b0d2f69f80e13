"""Grouping: claims brought together link by link, never against what keeps them apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frontwire.reconciling.judging import Bond
from frontwire.reconciling.spots import Spots
from frontwire.reconciling.tellings import Dating, Telling


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a group reaches: its places, and the latest first and the earliest last day of its claims (ordinals).

    `days` is how far apart these two may lie: what its family allows that allows most.
    """

    spots: frozenset[int] = frozenset()
    latest: int | None = None
    earliest: int | None = None
    days: int = 0

    def with_(self, other: Extent) -> Extent:
        """Both together."""
        latest = other.latest if self.latest is None else max(self.latest, other.latest or self.latest)
        earliest = other.earliest if self.earliest is None else min(self.earliest, other.earliest or self.earliest)
        return Extent(self.spots | other.spots, latest, earliest, max(self.days, other.days))


def extent(telling: Telling, days: int) -> Extent:
    """How far one telling reaches, of a family whose claims may lie `days` apart."""
    spots = frozenset() if telling.spot < 0 else frozenset({telling.spot})
    if telling.dating is Dating.DAY:
        return Extent(spots, telling.first, telling.last, days)
    # What was known on a day had happened by then.
    if telling.dating is Dating.WIDE:
        return Extent(spots, telling.first, min(telling.last, telling.known), days)
    return Extent(spots, None, telling.known, days)


class Groups:
    """Claims by number, in groups that only grow."""

    __slots__ = ("_apart", "_extents", "_members", "_parents", "_spots")

    def __init__(self, size: int, spots: Spots) -> None:
        self._parents = list(range(size))
        self._members: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = {}
        self._extents: dict[int, Extent] = {}
        self._spots = spots

    def find(self, number: int) -> int:
        """The number that stands for the group of a claim."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def members(self, number: int) -> tuple[int, ...]:
        """The claims of a claim's group, in order."""
        root = self.find(number)
        return tuple(sorted(self._members.get(root, (root,))))

    def is_bound(self, number: int) -> bool:
        """Is it noted how far the group of a claim reaches?"""
        return self.find(number) in self._extents

    def part(self, bonds: Iterable[Bond]) -> None:
        """Keep the two ends of each bond apart for ever."""
        for bond in bonds:
            left, right = self.find(bond.left), self.find(bond.right)
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def reach(self, number: int, own: Extent) -> None:
        """Note how far a claim reaches. What is not noted binds its group to no place or day."""
        root = self.find(number)
        held = self._extents.get(root)
        self._extents[root] = own if held is None else held.with_(own)

    def may_join(self, left: int, right: int) -> bool:
        """May the groups of two claims be one?"""
        one, other = self.find(left), self.find(right)
        if one == other:
            return True
        if other in self._apart.get(one, ()):
            return False
        reach, further = self._extents.get(one), self._extents.get(other)
        return reach is None or further is None or self._fit(reach, further)

    def join(self, left: int, right: int) -> bool:
        """Make one of the groups of two claims, whatever their extents; False where they were one already."""
        one, other = self.find(left), self.find(right)
        if one == other:
            return False
        if len(self._members.get(one, ())) < len(self._members.get(other, ())):
            one, other = other, one
        self._parents[other] = one
        self._members.setdefault(one, [one]).extend(self._members.pop(other, [other]))
        self._inherit(one, other)
        return True

    def _inherit(self, one: int, other: int) -> None:
        for far in self._apart.pop(other, ()):
            self._apart[far].discard(other)
            self._apart[far].add(one)
            self._apart.setdefault(one, set()).add(far)
        gone = self._extents.pop(other, None)
        if gone is not None:
            held = self._extents.get(one)
            self._extents[one] = gone if held is None else held.with_(gone)

    def _fit(self, left: Extent, right: Extent) -> bool:
        both = left.with_(right)
        if both.latest is not None and both.earliest is not None and both.latest - both.earliest > both.days:
            return False
        return all(self._spots.tie(one, other) is not None for one in left.spots for other in right.spots - {one})

"""Companying: whether all that two groups tell agrees, not only the pair of tellings that would link them.

One pair that agrees by chance would else draw two things into one, and from link to link a week of raids on a city.
"""

from __future__ import annotations

from collections.abc import Sequence

from frontwire.reconciling.grouping import Groups
from frontwire.reconciling.tellings import Telling
from frontwire.reconciling.weighing import Scale

#: Of a group so many tellings are asked.
_MOST = 6
#: What two tellings that cannot be one thing count.
_VETO = -3.0
#: The mean weight from which two groups agree.
_ENOUGH = -0.5


class Company:
    """The first tellings of each group, by the number that stands for it."""

    __slots__ = ("_groups", "_scale", "_told", "_weights")

    def __init__(self, tellings: Sequence[Telling], groups: Groups, scale: Scale) -> None:
        self._groups = groups
        self._scale = scale
        self._told: dict[int, list[Telling]] = {}
        self._weights: dict[tuple[int, int], float] = {}
        for telling in tellings:
            told = self._told.setdefault(groups.find(telling.claims[0]), [])
            if len(told) < _MOST:
                told.append(telling)

    def agrees(self, left: int, right: int) -> bool:
        """Do the tellings of the groups of two claims agree on the whole (average linkage)?"""
        ones, others = self._of(left), self._of(right)
        if len(ones) == len(others) == 1:
            return True
        weights = [self._weight(one, other) for one in ones for other in others]
        return sum(weights) >= _ENOUGH * len(weights)

    def join(self, left: int, right: int) -> bool:
        """Make one of the groups of two claims; False where they were one already."""
        one, other = self._groups.find(left), self._groups.find(right)
        if not self._groups.join(one, other):
            return False
        told = [*self._told.pop(one, ()), *self._told.pop(other, ())]
        self._told[self._groups.find(one)] = told[:_MOST]
        return True

    def _of(self, claim: int) -> list[Telling]:
        return self._told.get(self._groups.find(claim), [])

    def _weight(self, one: Telling, other: Telling) -> float:
        key = (one.claims[0], other.claims[0])
        held = self._weights.get(key)
        if held is None:
            weight = self._scale.weigh(one, other)
            held = self._weights[key] = _VETO if weight is None else weight.points
        return held

"""Uniting: numbers in sets that only grow (union-find, Tarjan 1975), in eight bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


class Sets:
    """The numbers below a size, each in a set of its own until it is joined to others."""

    __slots__ = ("_parents",)

    def __init__(self, size: int) -> None:
        self._parents = array("q", range(size))

    def find(self, number: int) -> int:
        """The least number of a number's set."""
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def join(self, numbers: Iterable[int]) -> None:
        """Makes one set of those that hold these numbers."""
        waiting = iter(numbers)
        first = next(waiting, None)
        if first is None:
            return
        root = self.find(first)
        for number in waiting:
            other = self.find(number)
            if other != root:
                root, other = min(root, other), max(root, other)
                self._parents[other] = root

    def all(self) -> dict[int, list[int]]:
        """Every set by its least number, both in order."""
        out: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            out.setdefault(self.find(number), []).append(number)
        return out

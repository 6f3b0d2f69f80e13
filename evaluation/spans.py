"""Counting spans: what both sides marked, as counts that can be summed over cases and give F1."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

from evaluation.measures import share
from frontwire.model.span import Span


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were to be found and were found, and how many of each side have a partner on the other.

    For exact matching `recalled` and `precise` are the same; where an overlap is enough they may differ.
    """

    gold: int
    found: int
    recalled: int
    precise: int

    def counts(self, name: str) -> dict[str, float]:
        """As counts of an outcome, under `name`."""
        return {
            f"{name}.gold": self.gold,
            f"{name}.found": self.found,
            f"{name}.recalled": self.recalled,
            f"{name}.precise": self.precise,
        }

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.gold + other.gold,
            self.found + other.found,
            self.recalled + other.recalled,
            self.precise + other.precise,
        )


def exact(gold: Collection[Hashable], found: Collection[Hashable]) -> Tally:
    """Two collections compared item by item; an item given twice counts once."""
    wanted, given = set(gold), set(found)
    both = len(wanted & given)
    return Tally(len(wanted), len(given), both, both)


def overlapping(gold: Collection[Span], found: Collection[Span]) -> Tally:
    """Two collections of spans, where sharing one character is a match."""
    wanted, given = set(gold), set(found)
    recalled = sum(any(one.overlaps(other) for other in given) for one in wanted)
    precise = sum(any(one.overlaps(other) for other in wanted) for one in given)
    return Tally(len(wanted), len(given), recalled, precise)


def precision(counts: Mapping[str, float], name: str) -> float:
    """Of what was found under `name`, how much is right, in per cent."""
    return share(counts.get(f"{name}.precise", 0.0), counts.get(f"{name}.found", 0.0))


def recall(counts: Mapping[str, float], name: str) -> float:
    """Of what was to be found under `name`, how much was, in per cent."""
    return share(counts.get(f"{name}.recalled", 0.0), counts.get(f"{name}.gold", 0.0))


def f1(counts: Mapping[str, float], name: str) -> float:
    """The harmonic mean of the two, in per cent."""
    good, whole = precision(counts, name), recall(counts, name)
    return 2.0 * good * whole / (good + whole) if good + whole else 0.0

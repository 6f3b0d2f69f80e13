"""Counting: the numbers of dead, injured and arrested that a record has room for, one each."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.picture import Toll
from frontwire.publishing.exports.plover.shapes import Size

#: Who is counted where nobody is told apart.
_ALL = frozenset({Who.MIXED, Who.UNKNOWN})
_Count = tuple[What, Who, int]


def size_of_figures(figures: Iterable[Figure]) -> Size | None:
    """The size that one claim gives: of a range its lower end, as of "at least"; nothing of "up to"."""
    return _size([(f.what, f.who, f.low) for f in figures if f.scope is Scope.INCIDENT and f.low is not None])


def size_of_tolls(tolls: Iterable[Toll]) -> Size | None:
    """The size of a happening: the best number of its tolls (docs/the-picture.md has the rules)."""
    return _size([(t.what, t.who, t.best.value) for t in tolls if t.scope is Scope.INCIDENT and t.best is not None])


def _size(counts: list[_Count]) -> Size | None:
    held = Size(
        dead=_chosen(counts, What.KILLED),
        injured=_chosen(counts, What.WOUNDED),
        arrested=_chosen(counts, What.DETAINED),
    )
    return None if held == Size() else held


def _chosen(counts: list[_Count], what: What) -> int | None:
    """The only number, or the one that counts all; where parts are told and no whole, none: nothing is added up."""
    told = {(who, number) for counted, who, number in counts if counted is what}
    whole = {(who, number) for who, number in told if who in _ALL}
    numbers = {number for _, number in (whole or told)}
    if len(whole) > 1 or (not whole and len(told) > 1):
        return None
    return next(iter(numbers), None)

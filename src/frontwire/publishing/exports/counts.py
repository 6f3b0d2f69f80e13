"""Counts: which of the figures told a single column may hold. Nothing is added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.picture import Toll

#: What a happening itself cost: no sum over months, no arrivals at a clinic, which others count too.
INCIDENT = (Scope.INCIDENT,)
#: How many have fled is told as a sum as often as not.
FLIGHT = (Scope.INCIDENT, Scope.CUMULATIVE)
#: Counts of everybody, whoever they are.
_ALL = frozenset({Who.MIXED, Who.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Counted:
    """One count: bounds as said, None where that side is open."""

    what: What
    who: Who
    scope: Scope
    low: int | None
    high: int | None


def of_figures(figures: Iterable[Figure]) -> tuple[Counted, ...]:
    """The figures of one claim."""
    return tuple(Counted(one.what, one.who, one.scope, one.low, one.high) for one in figures)


def of_tolls(tolls: Iterable[Toll]) -> tuple[Counted, ...]:
    """The tolls of one happening, between the lowest and the highest number that it holds; "or more" leaves it open."""
    return tuple(
        Counted(
            toll.what,
            toll.who,
            toll.scope,
            None if toll.low is None else toll.low.value,
            None if toll.high is None or toll.high.more else toll.high.value,
        )
        for toll in tolls
    )


def whole(counts: Iterable[Counted], what: What, *, scopes: Sequence[Scope] = INCIDENT) -> Counted | None:
    """The one count that speaks for all who are counted, of the first of `scopes` that is told.

    That is one of people in general. Where there is none, the only one of a class ("three nurses") tells how many there
    were at least, and not at most. Where only several classes are counted ("12 civilians and 5 fighters") nobody said
    how many there were together: None. So it is where two counts of people in general differ.
    """
    told = [count for count in counts if count.what is what]
    scope = next((scope for scope in scopes if any(count.scope is scope for count in told)), None)
    within = {(count.who, count.low, count.high): count for count in told if count.scope is scope}
    general = [count for count in within.values() if count.who in _ALL]
    held = general or [replace(count, high=None) for count in within.values()]
    return held[0] if len(held) == 1 else None

"""Tolls: how the counts of two tellings stand to one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frontwire.lexicon.linking import Sign
from frontwire.model.figure import Figure, What, Who

#: A count below this is common, one from that on hardly ever met twice.
_SMALL, _BIG = 4, 30
#: Counts up to this times one another are near.
_NEAR = 2.0
#: Groups that may be counted under one another's name.
_ANYBODY = frozenset({Who.MIXED, Who.UNKNOWN})
#: From what speaks most for one thing to what speaks most against it.
_ORDER = (Sign.BIG_FIGURE, Sign.ONE_FIGURE, Sign.SMALL_FIGURE, Sign.FIGURES_MEET, Sign.FIGURES_NEAR, Sign.FIGURES_FAR)
_RANK = {sign: rank for rank, sign in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as it is compared: `exact` is the one number that its words name, `middle` lies between its ends."""

    figure: Figure
    what: What
    who: Who
    low: int | None
    high: int | None
    exact: int | None
    middle: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two counts of one sort and how they stand to one another."""

    sign: Sign
    left: Figure
    right: Figure


def count_of(figure: Figure) -> Count:
    """A figure that gives at least one of its ends, made ready to be compared."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    middle = sum(ends) / len(ends)
    return Count(figure, figure.what, figure.who, figure.low, figure.high, exact_count(figure), middle)


def compare(left: Sequence[Count], right: Sequence[Count]) -> Likeness | None:
    """The pair of counts that agrees best; None where nothing that both count is of one sort."""
    best: Likeness | None = None
    least = len(_ORDER)
    for one in left:
        for other in right:
            if one.what is other.what and alike(one.who, other.who):
                sign = sign_of(one, other)
                rank = _RANK[sign]
                if rank < least:
                    best, least = Likeness(sign, one.figure, other.figure), rank
                    if rank == 0:
                        return best
    return best


def telling(counts: Sequence[Count]) -> frozenset[tuple[What, int]]:
    """The counts of some size that name one number: two such that agree are hardly chance."""
    return frozenset((count.what, count.exact) for count in counts if count.exact is not None and count.exact >= _SMALL)


def alike(left: Who, right: Who) -> bool:
    """May the two be the same people?"""
    return left is right or left in _ANYBODY or right in _ANYBODY


def sign_of(left: Count, right: Count) -> Sign:
    """How two counts of one sort stand to one another."""
    exact = left.exact
    if exact is not None and exact == right.exact:
        if exact >= _BIG:
            return Sign.BIG_FIGURE
        return Sign.ONE_FIGURE if exact >= _SMALL else Sign.SMALL_FIGURE
    if meet(left, right):
        return Sign.FIGURES_MEET
    low, high = (left.middle, right.middle) if left.middle <= right.middle else (right.middle, left.middle)
    return Sign.FIGURES_NEAR if high <= _NEAR * max(low, 1.0) else Sign.FIGURES_FAR


def exact_count(figure: Figure) -> int | None:
    """The one number that the words name ("18", "at least 18", "up to 18"); None for a range or a vague word."""
    if figure.low is None or figure.high is None or figure.low == figure.high:
        return figure.low if figure.low is not None else figure.high
    return None


def meet(left: Count, right: Count) -> bool:
    """Can one number be what both count?"""
    apart = left.high is not None and right.low is not None and left.high < right.low
    return not apart and not (right.high is not None and left.low is not None and right.high < left.low)

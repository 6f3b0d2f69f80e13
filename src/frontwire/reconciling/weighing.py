"""Weighing: how likely two tellings are of one thing, with every sign that counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from rapidfuzz.fuzz import token_set_ratio

from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.families import Families
from frontwire.lexicon.linking import Sign
from frontwire.reconciling.camps import Camp, are_rivals
from frontwire.reconciling.spots import Spots
from frontwire.reconciling.tellings import Dating, Telling, news_days
from frontwire.reconciling.tolls import compare

#: A report that gives no day and comes so many days after mostly tells of another thing.
_LATE_DAYS = 2
#: Up to so many characters apart two claims mostly stand in one sentence or the next, or a few sentences on.
_BESIDE, _NEXT = 150, 400
#: From this on (of 100) two quotes are told in much the same words.
_LIKE_WORDS = 75.0
#: A degree from which two kinds go together rather than not.
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Weight:
    """The points of a pair and the signs that gave them, each with the share of its points that counted."""

    points: float
    signs: tuple[tuple[Sign, float], ...]

    @property
    def score(self) -> float:
        """Points as a number from 0 to 1."""
        return 1.0 / (1.0 + exp(-self.points))


class Scale:
    """Weighs pairs. It knows the families, the places, and which reports repeat which."""

    __slots__ = ("_kinds", "deeds", "families", "points", "roots", "spots")

    def __init__(self, families: Families, spots: Spots, *, deeds: Deeds, roots: Mapping[str, str]) -> None:
        self.families = families
        self.deeds = deeds
        self.spots = spots
        self.roots = roots
        self.points = {sign: entry.points for sign, entry in families.signs.items()}
        self._kinds: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Sign, float] | None] = {}

    def kinds(self, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[Sign, float] | None:
        """What the kinds of two tellings say, with the share of its points; None where they are never one thing."""
        key = (left, right)
        if key not in self._kinds:
            self._kinds[key] = _kinds(left, right, self.families)
        return self._kinds[key]

    def weigh(self, left: Telling, right: Telling) -> Weight | None:
        """The weight of a pair; None where the two cannot be one thing."""
        kinds = self.kinds(left.heads, right.heads)
        if kinds is None:
            return None
        place = self._place(left, right)
        if place is None:
            return None
        time = when(left, right, self.families)
        if time is None:
            return None
        signs = [(place, 1.0), (time, 1.0), kinds]
        self._others(left, right, signs)
        worth = self.points
        points = self.families.start
        for sign, share in signs:
            points += worth[sign] * share
        enough = self.families.enough
        if points < enough <= points + self.points[Sign.LIKE_WORDS] and _like_words(left, right):
            signs.append((Sign.LIKE_WORDS, 1.0))
            points += self.points[Sign.LIKE_WORDS]
        return Weight(points, tuple(signs))

    def _place(self, left: Telling, right: Telling) -> Sign | None:
        if left.spot < 0 or right.spot < 0:
            return Sign.UNPLACED
        tie = self.spots.tie(left.spot, right.spot)
        return None if tie is None else tie.sign

    def _sides(self, left: Telling, right: Telling, signs: list[tuple[Sign, float]]) -> None:
        """Whether those who did it, or whom it was done to, are of enemy camps."""
        if left.actors.isdisjoint(right.actors) and self._all_rivals(left.doers, right.doers):
            signs.append((Sign.RIVALS, 1.0))
        if not left.doers.isdisjoint(right.victims) or not right.doers.isdisjoint(left.victims):
            signs.append((Sign.CROSSED, 1.0))
        if self._all_rivals(left.victims, right.victims):
            signs.append((Sign.OTHER_VICTIMS, 1.0))

    def _all_rivals(self, left: frozenset[Camp], right: frozenset[Camp]) -> bool:
        return bool(left and right) and all(are_rivals(one, other, self.deeds) for one in left for other in right)

    def _others(self, left: Telling, right: Telling, signs: list[tuple[Sign, float]]) -> None:
        """What else is alike or not."""
        self._named(left, right, signs)
        if left.counts and right.counts:
            signs += _figures(left, right)
        if left.background != right.background:
            signs.append((Sign.ONE_BACKGROUND, 1.0))
        if left.planned != right.planned:
            signs.append((Sign.ONE_PLANNED, 1.0))
        if left.report == right.report:
            signs += _within(left, right)
        elif self.roots and self._root(left.report) == self._root(right.report):
            signs.append((Sign.COPIES, 1.0))

    def _named(self, left: Telling, right: Telling, signs: list[tuple[Sign, float]]) -> None:
        """Who and what both name."""
        if left.actors and right.actors:
            signs.append((Sign.ONE_ACTOR if left.actors & right.actors else Sign.OTHER_ACTOR, 1.0))
        if left.doers or left.victims:
            self._sides(left, right, signs)
        if not left.targets.isdisjoint(right.targets):
            signs.append((Sign.ONE_TARGET, 1.0))
        if not left.facilities.isdisjoint(right.facilities):
            signs.append((Sign.ONE_FACILITY, 1.0))
        if not left.voices.isdisjoint(right.voices):
            signs.append((Sign.ONE_VOICE, 1.0))

    def _root(self, report: str) -> str:
        return self.roots.get(report, report)


def _kinds(left: Sequence[str], right: Sequence[str], families: Families) -> tuple[Sign, float] | None:
    degree = max(families.degree(kind, other) for kind in left for other in right)
    if not degree:
        return None
    if degree == 1.0:
        return Sign.COMMON_KIND if families.common.issuperset(set(left) & set(right)) else Sign.ONE_KIND, 1.0
    return (Sign.LIKE_KINDS, degree) if degree >= _LIKELY else (Sign.UNLIKE_KINDS, 1.0 - degree)


def _figures(left: Telling, right: Telling) -> Iterator[tuple[Sign, float]]:
    likeness = compare(left.counts, right.counts)
    if likeness is not None:
        yield likeness.sign, 1.0
        if len(left.telling & right.telling) > 1:
            yield Sign.MANY_FIGURES, 1.0


def _within(left: Telling, right: Telling) -> Iterator[tuple[Sign, float]]:
    """How far apart two tellings of one report stand in it, the earlier first."""
    gap = right.start - left.end
    if gap < 0:
        yield Sign.SAME_WORDS, 1.0
    elif 0 <= right.sentence < left.end:
        yield Sign.SAME_SENTENCE, 1.0
    else:
        yield Sign.SIDE_BY_SIDE if gap <= _BESIDE else Sign.ONE_REPORT if gap <= _NEXT else Sign.FAR_APART, 1.0
        if right.turns:
            yield Sign.TURN, 1.0


def when(left: Telling, right: Telling, families: Families) -> Sign | None:
    """What the days of two tellings say; None where they lie too far apart."""
    if left.dating is Dating.NONE or right.dating is Dating.NONE:
        return _undated(left, right, families)
    gap = max(left.first, right.first) - min(left.last, right.last)
    if left.dating is Dating.DAY and right.dating is Dating.DAY:
        if gap <= 0:
            return Sign.ONE_DAY
        days = min(families.family(left.heads[0]).days, families.family(right.heads[0]).days)
        return Sign.NEXT_DAY if gap <= days else None
    return Sign.DAYS_MEET if gap <= 0 else None


def _undated(left: Telling, right: Telling, families: Families) -> Sign | None:
    """What the days say where a telling gives none: news is told within days, mostly on the day or the next."""
    if left.report == right.report:
        return Sign.UNDATED
    if left.dating is Dating.NONE and right.dating is Dating.NONE:
        after = abs(left.known - right.known)
        soon = after == 0
    else:
        undated, dated = (left, right) if left.dating is Dating.NONE else (right, left)
        if dated.dating is not Dating.DAY or undated.known < dated.first:
            return None
        after = undated.known - dated.last
        soon = after < _LATE_DAYS
    if after > news_days(set(left.heads) & set(right.heads), families):
        return None
    return Sign.UNDATED if soon else Sign.UNDATED_LATE


def _like_words(left: Telling, right: Telling) -> bool:
    return token_set_ratio(left.words, right.words, score_cutoff=_LIKE_WORDS) >= _LIKE_WORDS

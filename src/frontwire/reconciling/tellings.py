"""Tellings: claims as linking weighs them, one or several taken together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import reduce

from frontwire.lexicon.families import Families
from frontwire.model.figure import Scope, What
from frontwire.model.gist import Gist, Party
from frontwire.model.time import Basis
from frontwire.model.voice import Certainty, Polarity
from frontwire.reconciling.camps import Camp, known_camps
from frontwire.reconciling.spots import Spots, finer
from frontwire.reconciling.tolls import Count, count_of, telling

#: Days that lie this close still name a day; a longer stretch only bounds it (one more than the difference).
_FEW_DAYS = 2
#: A stretch of more days than this says no more than none.
_LONG = 366


#: How many days after the thing a report that gives no day may come, of most kinds and of rare ones.
_NEWS_DAYS, _RARE_DAYS = 2, 7


#: A day that the words give to the thing itself: of what is denied any other is the day of denying it.
_ITS_OWN = frozenset({Basis.STATED, Basis.RELATIVE})


class Dating(IntEnum):
    """How well a telling is dated."""

    DAY = 0
    WIDE = 1
    NONE = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told of one thing in one place of a report, or in several taken together.

    `doers` and `victims` are the camps of its actors and targets, as far as they are known.

    `claims` are numbers of gists in the order in which they were known. `heads` are its kinds in the family that says
    most. `first` and `last` are days as ordinals, both included; `spot` is -1 where no place is known. `words` is the
    longest quote, `start` and `end` the characters of the report between which all of it stands. `sentence` is where
    its last sentence begins; a telling of one claim `turns` where that sentence says that it goes on to another thing.
    """

    claims: tuple[int, ...]
    report: str
    start: int
    end: int
    sentence: int
    turns: bool
    known: int
    kinds: tuple[str, ...]
    heads: tuple[str, ...]
    spot: int
    first: int
    last: int
    dating: Dating
    actors: frozenset[str]
    targets: frozenset[str]
    doers: frozenset[Camp]
    victims: frozenset[Camp]
    facilities: frozenset[str]
    voices: frozenset[str]
    counts: tuple[Count, ...]
    telling: frozenset[tuple[What, int]]
    background: bool
    planned: bool
    words: str


def news_days(kinds: Iterable[str], families: Families) -> int:
    """How many days after a thing of these kinds a report that gives no day may come."""
    return _NEWS_DAYS if families.rare.isdisjoint(kinds) else _RARE_DAYS


def tell(number: int, gist: Gist, *, spots: Spots, families: Families) -> Telling:
    """One claim as a telling."""
    first, last, dating = _days(gist)
    counts = _counts(gist, families)
    return Telling(
        claims=(number,),
        report=gist.report,
        start=gist.span.start,
        end=gist.span.end,
        sentence=-1 if gist.sentence is None else gist.sentence.start,
        turns=families.turns_away(gist.opening),
        known=gist.known.toordinal(),
        kinds=(gist.kind,),
        heads=(gist.kind,),
        spot=-1 if gist.site is None else spots.number(gist.site),
        first=first,
        last=last,
        dating=dating,
        actors=_keys(gist.actors),
        targets=_keys(gist.targets),
        doers=known_camps(gist.actors, gist),
        victims=known_camps(gist.targets, gist),
        facilities=_keys(gist.facilities),
        voices=frozenset(voice.key for voice in gist.voices if voice.key),
        counts=counts,
        telling=telling(counts) if counts else frozenset(),
        background=gist.background,
        planned=gist.certainty is Certainty.PLANNED,
        words=gist.quote,
    )


def merge(parts: Iterable[Telling], *, spots: Spots, families: Families) -> Telling:
    """Several tellings (at least one) of one thing as one: the finest place, the closest days, all else together."""
    return reduce(lambda left, right: _both(left, right, spots, families), parts)


def _both(left: Telling, right: Telling, spots: Spots, families: Families) -> Telling:
    kinds = left.kinds if left.kinds == right.kinds else tuple(sorted({*left.kinds, *right.kinds}))
    dated = left if _dated(left) <= _dated(right) else right
    counts = left.counts
    if right.counts:
        held = {_key(count) for count in counts}
        counts = (*counts, *(count for count in right.counts if _key(count) not in held))
    return Telling(
        claims=tuple(sorted((*left.claims, *right.claims))),
        report=min(left.report, right.report),
        start=min(left.start, right.start),
        end=max(left.end, right.end),
        sentence=max(left.sentence, right.sentence),
        turns=False,
        known=min(left.known, right.known),
        kinds=kinds,
        heads=families.heads(kinds),
        spot=_finest((left.spot, right.spot), spots),
        first=dated.first,
        last=dated.last,
        dating=dated.dating,
        actors=left.actors | right.actors,
        targets=left.targets | right.targets,
        doers=left.doers | right.doers,
        victims=left.victims | right.victims,
        facilities=left.facilities | right.facilities,
        voices=left.voices | right.voices,
        counts=counts,
        telling=left.telling | right.telling,
        background=left.background and right.background,
        planned=left.planned and right.planned,
        words=max(left.words, right.words, key=lambda words: (len(words), words)),
    )


def _dated(telling: Telling) -> tuple[int, int, int, tuple[int, ...]]:
    """What says the day best goes first."""
    return telling.dating, telling.last - telling.first, telling.known, telling.claims


def _key(count: Count) -> tuple[object, ...]:
    """What makes two counts the same, however worded."""
    return count.what, count.who, count.low, count.high


def _days(gist: Gist) -> tuple[int, int, Dating]:
    if gist.last is None or (gist.polarity is Polarity.DENIED and gist.time_basis not in _ITS_OWN):
        return 0, 0, Dating.NONE
    last = gist.last.toordinal()
    if gist.first is None:
        # Open towards the past: of the news if it reaches up to it, else of before.
        recent = last >= gist.known.toordinal() - _FEW_DAYS
        return (0, 0, Dating.NONE) if recent else (last - _LONG, last, Dating.WIDE)
    first = gist.first.toordinal()
    if last - first <= _FEW_DAYS:
        return first, last, Dating.DAY
    return (first, last, Dating.WIDE) if last - first <= _LONG else (0, 0, Dating.NONE)


def _finest(numbers: Iterable[int], spots: Spots) -> int:
    best = -1
    for number in numbers:
        if number >= 0 and (best < 0 or finer(spots.sites[number], spots.sites[best])):
            best = number
    return best


def _keys(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.key for party in parties) if parties else _NOBODY


_NOBODY: frozenset[str] = frozenset()


def _counts(gist: Gist, families: Families) -> tuple[Count, ...]:
    """The counts that tell one such thing from another: of this incident, of what its family goes by."""
    if not gist.figures:
        return ()
    wanted = families.family(gist.kind).figures
    return tuple(
        count_of(figure)
        for figure in gist.figures
        if figure.what in wanted and figure.scope is Scope.INCIDENT and not (figure.low is None and figure.high is None)
    )

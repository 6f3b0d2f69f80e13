"""Blows: whether two claims of a happening tell of one blow, or of two in one place on one day."""

from __future__ import annotations

from frontwire.lexicon.deeds import Deeds
from frontwire.model.figure import What
from frontwire.model.gist import Gist
from frontwire.model.time import Precision
from frontwire.reconciling.camps import are_rivals, camps_of

#: A place that reaches farther sees several blows a day.
TOWN_KM = 4.0
#: What happens at night is dated by the day before or after it.
NIGHT = 1
_TOLLS = frozenset({What.KILLED, What.WOUNDED, What.CAPTURED, What.KIDNAPPED, What.DETAINED})


def is_one_blow(one: Gist, other: Gist, deeds: Deeds) -> bool:
    """Do they tell of one blow?

    They do at one place no wider than a town, or where they name one target, or count the same dead; unless their
    days are more than a night apart, or the one tells what was done to whom the other tells as the doer: sides
    that hit each other.
    """
    return is_one_spot(one, other) and nights_between(one, other) <= NIGHT and not _hit_each_other(one, other, deeds)


def is_one_spot(one: Gist, other: Gist) -> bool:
    """Are they at one place no wider than a town, or of one harm?"""
    here, there = one.site, other.site
    small = here is not None and there is not None and here.id == there.id and here.radius_km <= TOWN_KM
    return small or is_one_harm(one, other)


def is_one_harm(one: Gist, other: Gist) -> bool:
    """Do they name one target or one facility, or count the same dead, wounded or taken?"""
    hit = {party.key for party in (*one.targets, *one.facilities)}
    if any(party.key in hit for party in (*other.targets, *other.facilities)):
        return True
    counts = {(figure.what, figure.low, figure.high) for figure in one.figures if figure.what in _TOLLS}
    return any((figure.what, figure.low, figure.high) in counts for figure in other.figures)


def nights_between(one: Gist, other: Gist) -> int:
    """Days from the end of the earlier to the beginning of the later; 0 where they meet or are not exact."""
    if Precision.DAY not in (one.precision, other.precision):
        return 0
    first, second = (one, other) if _starts(one) <= _starts(other) else (other, one)
    end, begin = first.last or first.first, second.first or second.last
    return 0 if end is None or begin is None else max(0, (begin - end).days)


def _starts(gist: Gist) -> int:
    day = gist.first or gist.last
    return 0 if day is None else day.toordinal()


def _hit_each_other(one: Gist, other: Gist, deeds: Deeds) -> bool:
    return _hits_doer(one, other, deeds) or _hits_doer(other, one, deeds)


def _hits_doer(one: Gist, other: Gist, deeds: Deeds) -> bool:
    """Is a side that the first says was hit the one that the second says did it?"""
    doers = camps_of(other.actors, other)
    return any(
        hit.key == doer.key or (not hit.vague and not doer.vague and not are_rivals(hit, doer, deeds))
        for hit, _ in camps_of(one.targets, one)
        for doer, _ in doers
    )

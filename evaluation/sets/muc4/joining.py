"""Which claims tell of the same incident, and what they tell of it together."""

from __future__ import annotations

from dataclasses import replace

from evaluation.sets.muc4.incident import Incident, is_home
from frontwire.model.time import Interval

#: A toll belongs to an incident at most so many sentences away.
_NEAR = 3


def same(held: Incident, other: Incident) -> bool:
    """Do two tell of one incident? They differ by type, date, place or perpetrator, or are two (documentation 5.0)."""
    if not (_near(held, other) if held.loose or other.loose or "ATTACK" in {held.type, other.type} else True):
        return False
    types = held.type == other.type or held.loose or other.loose
    if types and held.victims & other.victims:
        return True
    apart = held.organizations and other.organizations and not held.organizations & other.organizations
    return types and not apart and _same_days(held.interval, other.interval) and _same_place(held, other)


def _near(held: Incident, other: Incident) -> bool:
    return min(abs(a - b) for a in held.sentences for b in other.sentences) <= _NEAR or (
        held.type == other.type and not other.loose
    )


def _same_days(one: Interval | None, two: Interval | None) -> bool:
    if one is None or two is None:
        return True
    ends = one.end is None or two.start is None or two.start < one.end
    return ends and (two.end is None or one.start is None or one.start < two.end)


def _same_place(held: Incident, other: Incident) -> bool:
    one, two = held.place, other.place
    if (
        one is None
        or two is None
        or one.id == two.id
        or not (is_home(one) and is_home(two))
        or not (held.named_place and other.named_place)
    ):
        return True
    if one.country != two.country:
        return False
    return one.id.startswith("iso:") or two.id.startswith("iso:") or two.name == one.admin1 or one.name == two.admin1


def merged(held: Incident, other: Incident) -> Incident:
    """Two that are one: the firmer type, the nearer place, everything that either has."""
    specific = other if held.loose and not other.loose else held
    placed = other if _finer(other, held) else held
    return replace(
        specific,
        loose=held.loose and other.loose,
        clash=held.clash and other.clash,
        sentences=(*held.sentences, *other.sentences),
        interval=held.interval if held.interval is not None else other.interval,
        weekday=held.weekday if held.interval is not None else other.weekday,
        place=placed.place,
        named_place=placed.named_place,
        perpetrators=(*held.perpetrators, *other.perpetrators),
        hits=(*held.hits, *other.hits),
        weapons=(*held.weapons, *other.weapons),
    )


def _finer(other: Incident, held: Incident) -> bool:
    if other.place is None or (held.place is not None and is_home(held.place) and not is_home(other.place)):
        return False
    if held.place is None or not is_home(held.place) or (other.named_place and not held.named_place):
        return True
    return held.place.id.startswith("iso:") and held.place.country == other.place.country

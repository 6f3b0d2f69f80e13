"""Blaming: who is said to have done it, and who is said to hold a place."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from frontwire.lexicon.deeds import Deeds, Role
from frontwire.model.gist import Gist, Party
from frontwire.model.happening import Difference, Dispute
from frontwire.model.voice import Polarity
from frontwire.reconciling.blows import TOWN_KM, is_one_blow, is_one_harm
from frontwire.reconciling.camps import Camp, are_rivals, camps_of
from frontwire.reconciling.opposing import REPORT, Stand, doer_of, oppose

#: Words so many days apart on who holds a place may both have been right when they were said.
_HOLDING_DAYS = 2


def responsibility(stands: Sequence[Stand], deeds: Deeds) -> Dispute | None:
    """Do accounts name different sides as the one that did it?

    Whoever a deed is told of counts, whoever is accused of it, whoever claims it. Actors of whom neither the name
    nor the side is known count for nobody. Sides that one origin names together ("Syrian or Russian jets") are not
    held against each other, nor, but for one harm, are sides that are told to have hit each other.
    """
    fights = frozenset(pair for stand in stands for pair in _fights(stand.gist))

    def conflict(one: Stand, other: Stand) -> str | None:
        if not _rivals(one, other, deeds) or not _is_one_deed(one.gist, other.gist, deeds):
            return None
        told = one.gist.kind not in deeds.blaming and other.gist.kind not in deeds.blaming
        if told and frozenset({one.value, other.value}) in fights and not is_one_harm(one.gist, other.gist):
            return None
        return f"{one.holds}, or {other.holds}"

    blamed = [made for stand in stands for made in _blamed(stand, deeds)]
    return oppose(blamed, difference=Difference.RESPONSIBILITY, conflict=conflict)


def holders(stands: Sequence[Stand], deeds: Deeds) -> Dispute | None:
    """Is each of two sides said to hold the same part of one place, within two days of each other?"""

    def conflict(one: Stand, other: Stand) -> str | None:
        near = abs((one.day - other.day).days) <= _HOLDING_DAYS and _is_one_spot(one.gist, other.gist)
        return f"{one.holds}, and {other.holds}" if near and _rivals(one, other, deeds) else None

    held = [made for stand in stands for made in _held(stand, deeds)]
    return oppose(_last_words(held), difference=Difference.HOLDER, conflict=conflict)


def _fights(gist: Gist) -> Iterator[frozenset[Hashable]]:
    """Pairs of camps of which the one is said to have hit the other."""
    for doer, _ in camps_of(gist.actors, gist):
        for hit, _ in camps_of(gist.targets, gist):
            yield frozenset({doer, hit})


def _is_one_deed(one: Gist, other: Gist, deeds: Deeds) -> bool:
    """An accusation is of what its happening tells; two deeds are one where they are one blow.

    By different means they are two, but for one harm.
    """
    if one.kind in deeds.blaming or other.kind in deeds.blaming:
        return True
    first, second = (deeds.cause(gist.kind, gist.quote) for gist in (one, other))
    if first is not None and second is not None and deeds.are_rivals(first.cause, second.cause):
        told_for_it = first.rival or second.rival
        return (told_for_it or is_one_harm(one, other)) and is_one_blow(one, other, deeds)
    return is_one_blow(one, other, deeds)


def _rivals(one: Stand, other: Stand, deeds: Deeds) -> bool:
    return isinstance(one.value, Camp) and isinstance(other.value, Camp) and are_rivals(one.value, other.value, deeds)


def _blamed(stand: Stand, deeds: Deeds) -> Iterator[Stand]:
    gist = stand.gist
    if gist.polarity is Polarity.DENIED or gist.background:
        return
    tellers = {voice.key for voice in gist.voices if voice.party is not True}
    doers = tuple(party for party in _doers(gist, deeds) if party.key not in tellers or gist.kind in deeds.blaming)
    origin = stand.origin
    if gist.kind in deeds.blaming and not gist.voices and doer_of(gist) is None:
        origin = f"{REPORT}{gist.report}#{gist.id}"  # whoever it is that blames, it is not the report
    for camp, party in camps_of(doers, gist):
        yield replace(stand, value=camp, holds=f"done by {_name(party)}", origin=origin)


def _doers(gist: Gist, deeds: Deeds) -> tuple[Party, ...]:
    role = deeds.blaming.get(gist.kind, Role.ACTOR if gist.kind in deeds.deeds else None)
    if role is None:
        return ()
    return gist.actors if role is Role.ACTOR else gist.targets


def _held(stand: Stand, deeds: Deeds) -> Iterator[Stand]:
    gist = stand.gist
    if gist.kind not in deeds.holding or gist.polarity is Polarity.DENIED or gist.background:
        return
    if gist.part is None and deeds.is_partly(gist.quote):
        return
    for camp, party in camps_of(gist.actors, gist):
        part = f"{gist.part} of " if gist.part else ""
        place = gist.site.name if gist.site is not None else gist.place_text or "it"
        yield replace(stand, value=camp, holds=f"{part}{place} held by {_name(party)}")


def _last_words(stands: Sequence[Stand]) -> list[Stand]:
    """Of each origin what it said in its last word on a spot."""
    last: dict[tuple[object, ...], list[Stand]] = {}
    for stand in stands:
        key = (stand.origin, stand.gist.part)
        before = last.get(key)
        if before is None or before[-1].gist.id != stand.gist.id:
            last[key] = [stand]
        else:
            before.append(stand)
    return [stand for held in last.values() for stand in held]


def _is_one_spot(one: Gist, other: Gist) -> bool:
    """Are both of one part of one place? In a wide place without a part each may hold some of it."""
    if one.site is None or other.site is None:
        return one.site is other.site and one.place_text == other.place_text and one.part == other.part
    if one.site.id != other.site.id or one.part != other.part:
        return False
    return one.part is not None or one.site.radius_km <= TOWN_KM


def _name(party: Party) -> str:
    return party.name or party.text

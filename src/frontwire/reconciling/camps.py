"""Camps: on which side of a fight a party or a voice stands, as far as it is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from frontwire.lexicon.deeds import Deeds
from frontwire.model.gist import Gist, Party

#: The side of whoever governs: it means something only together with a country.
_GOVERNMENT = "government"
#: Sectors (PLOVER) that belong to a state.
_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG"})
#: Sectors of those who tell of a fight, help or judge in it, and have no side in it: what makes them act is misread.
_BESIDE = frozenset({"JRN", "NGO", "IGO", "UNO", "MED", "JUD"})
#: Sectors of those under arms who are no state's, and what such are called together where nobody says which.
_AGAINST, _REBELS = frozenset({"REB", "UAF"}), "rebels"


@dataclass(frozen=True, slots=True, order=True)
class Camp:
    """A side by its `key`: a country's code for a state, a side of the lexicon, an actor's id.

    A `vague` one ("rebels", "armed groups") can be any that is no state.
    """

    key: str
    state: bool = False
    vague: bool = False


def camp_of(party: Party, *, at: str | None = None) -> Camp | None:
    """The camp of a party; None where neither who it is nor its side is known.

    `at` is the country of the place told of: "the government" is that country's unless another is named.
    """
    if party.sector in _BESIDE:
        return None
    if party.side == _GOVERNMENT or (party.side is None and party.sector in _STATE):
        country = party.country or (at if party.side == _GOVERNMENT else None)
        if country is not None:
            return Camp(country, state=True)
    if party.side is not None:
        return Camp(party.side)
    if party.known:
        return Camp(party.key)
    return Camp(_REBELS, vague=True) if party.sector in _AGAINST else None


def camps_of(parties: Iterable[Party], gist: Gist) -> tuple[tuple[Camp, Party], ...]:
    """The camps of those in a role of a claim, each with the party that first names it; empty where one is unknown."""
    at = None if gist.site is None else gist.site.country
    out: dict[Camp, Party] = {}
    for party in parties:
        camp = camp_of(party, at=at)
        if camp is None:
            return ()
        out.setdefault(camp, party)
    return tuple(out.items())


_NONE: frozenset[Camp] = frozenset()


def known_camps(parties: Collection[Party], gist: Gist) -> frozenset[Camp]:
    """The camps of those in a role of a claim whose camp is known."""
    if not parties:
        return _NONE
    at = None if gist.site is None else gist.site.country
    return frozenset(camp for party in parties if (camp := camp_of(party, at=at)) is not None)


def are_rivals(one: Camp, other: Camp, deeds: Deeds) -> bool:
    """Are two camps two sides, so that what the one did the other did not?"""
    if one.key == other.key or any(one.key in allies and other.key in allies for allies in deeds.allies):
        return False
    if one.vague or other.vague:
        return one.state or other.state
    return True

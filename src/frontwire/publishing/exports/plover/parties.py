"""Parties: who does it and to whom, as entities of a PLOVER record."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.lexicon.agents import COUNTRIES
from frontwire.lexicon.lands import Lands
from frontwire.lexicon.plover import Plover
from frontwire.model.actor import Actor, Sector
from frontwire.publishing.exports.plover.shapes import Entity
from frontwire.publishing.words import flat

#: Nobody in particular: PLOVER's word for one who is not identified.
UNIDENTIFIED = Entity(sector=Sector.UNK.value)
_BY_COUNTRY = f"/{COUNTRIES}#"


def entities(actors: Iterable[Actor], plover: Plover, lands: Lands) -> tuple[Entity, ...]:
    """The fillers of a role, each once."""
    return tuple(dict.fromkeys(entity(actor, plover, lands) for actor in actors))


def entity(actor: Actor, plover: Plover, lands: Lands) -> Entity:
    """One actor: the country, or the body where it is of no country; the sector; the words and whom they name.

    A country named by nothing but its name is the country alone, as the manual codes it.
    """
    code, sector = lands.iso3(actor.country), actor.sector
    if sector is Sector.GOV and is_country(actor):
        sector = None
    if code is None and sector in plover.international:
        code = sector.value
    return Entity(
        code=code,
        sector=None if sector is None else sector.value,
        entity_text=flat(actor.text) or None,
        identifier_id=actor.entity,
        identifier_text=actor.name if actor.entity else None,
    )


def is_country(actor: Actor) -> bool:
    """Is it named by the name of a country and nothing else?"""
    return _BY_COUNTRY in actor.rule


def merged(roles: Iterable[tuple[Entity, ...]]) -> tuple[Entity, ...]:
    """The fillers that several claims give, as first worded: each code, sector and name once.

    What is known by words alone stands only where nothing better is: of one thing every report has words of its own.
    """
    held: dict[tuple[str | None, ...], Entity] = {}
    bare: list[Entity] = []
    for role in roles:
        for one in role:
            key = (one.code, one.sector, one.identifier_id)
            if any(key):
                held.setdefault(key, one)
            else:
                bare.append(one)
    return tuple(held.values()) or tuple(bare[:1])

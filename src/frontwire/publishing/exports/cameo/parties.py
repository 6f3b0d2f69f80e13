"""Parties: actors in CAMEO's notation, whole and in the pieces that Phoenix has columns for."""

from __future__ import annotations

from dataclasses import dataclass

from frontwire.lexicon.cameo import Cameo
from frontwire.lexicon.lands import Lands
from frontwire.model.actor import Actor
from frontwire.publishing.exports.plover.parties import is_country

#: What PETRARCH writes for a side without a code.
NULL = "---"
_PIECE = 3


@dataclass(frozen=True, slots=True)
class Pieces:
    """A code taken apart: the country or body it begins with, its agent, and what follows."""

    root: str
    agent: str
    others: tuple[str, ...]


def party(actor: Actor, cameo: Cameo, lands: Lands) -> str:
    """An actor's code ("SYRMIL", "USA", "IGOUNO", "---REB"); the null code where nothing tells one.

    A country or its people named by nothing else is the country alone.
    """
    if actor.entity in cameo.entities:
        return cameo.entities[actor.entity]
    country = lands.iso3(actor.country) or ""
    if actor.sector is None or is_country(actor):
        return country or NULL
    if actor.sector in cameo.roots:
        return cameo.bodies.get(actor.sector, actor.sector.value) + country
    return (country or NULL) + cameo.agents[actor.sector]


def pieces(code: str, cameo: Cameo) -> Pieces:
    """A code in the pieces of Phoenix' columns; the null code has none."""
    parts = [code[at : at + _PIECE] for at in range(0, len(code), _PIECE)]
    root = "" if parts[0] == NULL else parts[0]
    agent = parts[1] if len(parts) > 1 and parts[1] in cameo.primary else ""
    return Pieces(root, agent, tuple(parts[2 if agent else 1 :]))

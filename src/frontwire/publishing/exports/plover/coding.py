"""Coding: what a claim's code is in the terms of PLOVER's manual."""

from __future__ import annotations

from dataclasses import dataclass

from frontwire.lexicon.plover import ForeignCode, Plover
from frontwire.model.actor import Actor
from frontwire.publishing.exports.plover.contexts import contexts_of
from frontwire.publishing.exports.shipment import Entry

#: What stands for a code of lexicons/kinds that is one of the manual's.
_OWN = ForeignCode(code="")


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim's type and mode, their quad and score, who does it to whom, and what it is about."""

    entry: Entry
    type: str
    mode: str | None
    quad: int
    scale: float | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    contexts: tuple[str, ...]


def code(entry: Entry, plover: Plover) -> Coded | None:
    """A claim in PLOVER's terms; None where PLOVER has no type for it."""
    claim = entry.claim
    name, _, given = (claim.codes.plover or "").partition("/")
    kind = plover.types.get(name)
    if kind is None:
        return None
    foreign = plover.foreign.get(claim.codes.plover or "", _OWN)
    mode = foreign.mode if foreign is not _OWN else given
    score = kind.modes.get(mode or "")
    told = contexts_of(entry, plover)
    actors, recipients = (claim.targets, claim.actors) if foreign.swap else (claim.actors, claim.targets)
    return Coded(
        entry=entry,
        type=name,
        mode=mode if mode in kind.modes else None,
        quad=kind.quad,
        scale=kind.scale if score is None else score,
        actors=actors,
        recipients=recipients,
        contexts=tuple(dict.fromkeys((*told, foreign.context) if foreign.context else told)),
    )

"""FA-KES' own terms: its governorates, causes and actors, from what Frontwire reads and from bare words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from evaluation.mapping import Mapped, read_mapping
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim

#: What is told where nothing fits; a label of the corpus too.
UNKNOWN = "unknown"
_ATTACK, _FIGHTING = "attack", "armed_clash"


class Governorate(Mapped, frozen=True):
    """One governorate; see the mapping file for the fields."""

    label: str
    admin1: tuple[str, ...]
    words: tuple[str, ...]


class Cause(Mapped, frozen=True):
    """One cause of death; see the mapping file for the fields."""

    label: str
    kinds: frozenset[str]
    words: tuple[str, ...]
    vague: bool = False


class Party(Mapped, frozen=True):
    """One actor of the corpus; see the mapping file for the fields."""

    label: str
    words: tuple[str, ...]
    entities: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()


class Terms(Mapped, frozen=True):
    """The whole mapping file."""

    governorates: tuple[Governorate, ...]
    causes: tuple[Cause, ...]
    actors: tuple[Party, ...]
    deadly: frozenset[str]
    gunfire: tuple[str, ...]
    fighters: tuple[str, ...]
    deaths: tuple[str, ...]

    def governorate_of(self, admin1: str | None) -> str:
        """The governorate that a first-order division lies in."""
        return next((one.label for one in self.governorates if admin1 in one.admin1), UNKNOWN)

    def means_of(self, claim: Claim) -> str:
        """The claim's kind; an attack told with gunfire is fighting, for a bare attack tells no means."""
        is_shot = claim.kind == _ATTACK and any(_pattern(word).search(claim.evidence.quote) for word in self.gunfire)
        return _FIGHTING if is_shot else claim.kind

    def cause_of(self, kinds: Iterable[str], *, vague: bool = True) -> str:
        """The cause that these kinds of claim, told in one breath, amount to; without `vague` they must tell how."""
        held = frozenset(kinds)
        causes = (cause for cause in self.causes if cause.kinds & held and (vague or not cause.vague))
        return next((cause.label for cause in causes), UNKNOWN)

    def actor_of(self, actor: Actor) -> str:
        """The corpus' name for an actor: by entity, else by camp, else by country."""
        for fits in (_by_entity, _by_side, _by_country):
            for party in self.actors:
                if fits(party, actor):
                    return party.label
        return UNKNOWN


@cache
def terms() -> Terms:
    """The mapping file beside this module; raises ValueError where it is broken."""
    return read_mapping(Path(__file__).with_name("fakes.yml"), Terms)


def first_named(entries: Sequence[Governorate | Cause | Party], text: str) -> str:
    """The label whose word stands first in the text; of two that begin there, the longer word's."""
    found = [
        (match.start(), -len(word), entry.label)
        for entry in entries
        for word in entry.words
        if (match := _pattern(word).search(text)) is not None
    ]
    return min(found)[2] if found else UNKNOWN


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)


def _by_entity(party: Party, actor: Actor) -> bool:
    return actor.entity is not None and actor.entity in party.entities


def _by_side(party: Party, actor: Actor) -> bool:
    # "government" is a camp in every country: only Syria's and Russia's is the corpus' government.
    foreign = actor.country is not None and bool(party.countries) and actor.country not in party.countries
    return actor.side is not None and actor.side in party.sides and not foreign


def _by_country(party: Party, actor: Actor) -> bool:
    return actor.country is not None and actor.country in party.countries and actor.side is None

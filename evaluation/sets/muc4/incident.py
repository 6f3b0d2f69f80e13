"""An incident as MUC-4's templates see it, and its targets."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.sets.muc4.phrases import Human, Perpetrator, Thing
from evaluation.sets.muc4.words import mapping
from frontwire.model.claim import Claim
from frontwire.model.place import Place
from frontwire.model.time import Interval


@dataclass(frozen=True, slots=True)
class Hit:
    """A target with what became of it ("" where nothing is said)."""

    target: Human | Thing
    effect: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident, from one claim or several that tell of it."""

    type: str
    stage: str
    loose: bool
    clash: bool
    sentences: tuple[int, ...]
    interval: Interval | None
    weekday: bool
    place: Place | None
    named_place: bool
    perpetrators: tuple[tuple[Perpetrator, Claim], ...]
    hits: tuple[Hit, ...]
    weapons: tuple[tuple[str, str], ...]
    unharmed: bool = False

    @property
    def organizations(self) -> frozenset[str]:
        """The known actors who did it."""
        return frozenset(perpetrator.entity for perpetrator, _ in self.perpetrators if perpetrator.entity is not None)

    @property
    def victims(self) -> frozenset[str]:
        """Those who died in it, by name or, where there is none, by description: people die once."""
        dead = (hit.target for hit in self.hits if isinstance(hit.target, Human) and hit.effect == "DEATH")
        return frozenset(human.name or human.description for human in dead) - frozenset(mapping()["anybody"])


def is_home(place: Place) -> bool:
    """Is a place in one of the nine countries of interest?"""
    return place.country is None or place.country in mapping()["countries"]

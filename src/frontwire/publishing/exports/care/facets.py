"""Facets: what the health and aid picture makes of single claims, found by the claim's id.

A claim has words; that "out of service" is HeRAMS' "non-functioning" is told by the picture alone. A row of a claim
takes it from here, so that a table says nothing else than the picture does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from frontwire.model.health import (
    AccessEntry,
    Answer,
    Capacity,
    Constraint,
    Facility,
    Functioning,
    HealthPicture,
    Level,
    Measure,
    Supply,
    Word,
)

_Value = TypeVar("_Value")


@dataclass(slots=True)
class Facet:
    """What the picture makes of one claim. Lists hold each value once, in the picture's order; empty is not told."""

    facilities: list[str] = field(default_factory=list)
    functioning: list[Functioning] = field(default_factory=list)
    theatres: list[Capacity] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    constraints: list[Constraint] = field(default_factory=list)
    is_health: bool = False


_NOTHING = Facet()


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of all claims that the picture has words of."""

    by_claim: Mapping[str, Facet]

    @classmethod
    def of(cls, picture: HealthPicture) -> Facets:
        """Those of a picture."""
        gathering = _Gathering()
        for facility in picture.facilities:
            gathering.facility(facility)
        for supply in picture.supplies:
            gathering.supply(supply)
        for entry in picture.ledger:
            gathering.access(entry)
        gathering.healthy(word for attack in picture.attacks for word in attack.words)
        gathering.healthy(arrival.word for arrival in picture.arrivals)
        return cls(gathering.held)

    def get(self, claim: str) -> Facet:
        """What the picture makes of a claim; a facet without values where it has no words of it."""
        return self.by_claim.get(claim, _NOTHING)

    def among(self, claims: Iterable[str]) -> Iterator[Facet]:
        """Those of several claims."""
        return (self.by_claim[claim] for claim in claims if claim in self.by_claim)


@dataclass(slots=True)
class _Gathering:
    held: dict[str, Facet] = field(default_factory=dict)

    def at(self, word: Word) -> Facet:
        return self.held.setdefault(word.claim, Facet())

    def healthy(self, words: Iterable[Word]) -> None:
        for word in words:
            self.at(word).is_health = True

    def facility(self, facility: Facility) -> None:
        for word in facility.words:
            _add(self.at(word).facilities, facility.name)
        self.healthy(facility.words)
        for status in facility.statuses:
            if status.functioning is not Functioning.UNKNOWN:
                _add(self.at(status.word).functioning, status.functioning)
        for capacity in facility.capacities:
            if capacity.measure is Measure.THEATRES:
                _add(self.at(capacity.word).theatres, capacity)

    def supply(self, supply: Supply) -> None:
        for told in supply.words:
            facet = self.at(told.word)
            _add(facet.items, supply.label)
            if told.level is not Level.UNCLEAR:
                _add(facet.levels, told.level)

    def access(self, entry: AccessEntry) -> None:
        for answer in entry.answers:
            facet = self.at(answer.word)
            _add(facet.answers, answer.answer)
            if answer.constraint is not Constraint.UNCLASSIFIED:
                _add(facet.constraints, answer.constraint)


def _add(held: list[_Value], value: _Value) -> None:
    if value not in held:
        held.append(value)

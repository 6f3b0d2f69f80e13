"""The toll of a whole report: which of the figures read are the one that the report is about.

A reading holds every figure that anybody gives. FA-KES gives one toll a report: so many civilians, so many
combatants. The rule: of the claims that affirm an incident's dead, not as background nor as a plan, the first in
reading order that gives a number leads; it and what its own sentence adds are the toll.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from frontwire.model.claim import Claim
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.voice import Certainty, Polarity

#: Dead who are not told to be fighters are civilians in the corpus: "kills six".
_WHOLE = frozenset({Who.UNKNOWN, Who.MIXED})
#: A part of the civilians: counted only where nothing says how many there were in all.
_PARTS = (Who.CHILD, Who.WOMAN, Who.HEALTH_WORKER, Who.AID_WORKER, Who.JOURNALIST)
#: What has not happened has no toll.
_UNREAL = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Toll:
    """So many civilians and so many combatants killed, and the claim that leads; None where nothing tells."""

    civilians: int | None = None
    combatants: int | None = None
    lead: Claim | None = None


def killed(claims: Iterable[Claim]) -> Iterator[Figure]:
    """Every figure of dead, whoever gives it."""
    for claim in claims:
        yield from (figure for figure in claim.figures if figure.what is What.KILLED)


def number(figure: Figure) -> int | None:
    """The number of a figure: "at least 20" is 20, "up to 20" too; None for "dozens"."""
    if figure.low is None or figure.high is None:
        return figure.low if figure.high is None else figure.high
    return figure.low if figure.low == figure.high else None


def find_toll(claims: Sequence[Claim]) -> Toll:
    """The toll of a report by the rule above."""
    fit = [claim for claim in claims if _is_fit(claim)]
    lead = next((claim for claim in fit if any(True for _ in _numbers((claim,)))), None)
    if lead is None:
        return Toll()
    # What leads comes first: the same sentence may hold a second incident.
    beside = [claim for claim in fit if claim is not lead and claim.evidence.sentence == lead.evidence.sentence]
    civilians, combatants = split(_numbers((lead, *beside)))
    return Toll(civilians, combatants, lead)


def split(numbers: Iterable[tuple[Who, int]]) -> tuple[int, int]:
    """Civilians and combatants among numbers of dead in the order they are told.

    Where only a part of a whole is told to be fighters (or civilians), the rest are civilians (or fighters).
    """
    first: dict[Who, int] = {}
    whole: int | None = None
    for who, many in numbers:
        first.setdefault(who, many)
        if who in _WHOLE and whole is None:
            whole = many
    civilians, combatants = first.get(Who.CIVILIAN), first.get(Who.COMBATANT)
    if civilians is not None and combatants is not None:
        return civilians, combatants
    if combatants is not None:
        return max(0, (whole or 0) - combatants), combatants
    if civilians is not None:
        return civilians, max(0, (whole or 0) - civilians)
    if whole is not None:
        return whole, 0
    return sum(first.get(part, 0) for part in _PARTS), 0


def _numbers(claims: Iterable[Claim]) -> Iterator[tuple[Who, int]]:
    for claim in claims:
        for figure in killed((claim,)):
            many = number(figure)
            if figure.scope is Scope.INCIDENT and many is not None:
                yield figure.who, many


def _is_fit(claim: Claim) -> bool:
    stance = claim.stance
    return not claim.background and stance.polarity is Polarity.AFFIRMED and stance.certainty not in _UNREAL

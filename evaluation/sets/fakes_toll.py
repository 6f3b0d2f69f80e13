"""The toll of a whole report: which of the figures read are the one that the report is about.

A reading holds every figure that anybody gives. FA-KES gives one toll a report: so many civilians, so many
combatants. The rule: of the claims that affirm an incident's dead, not as a plan, the first in reading order that
gives a number leads, background only where nothing else does; it and what its own sentence adds are the toll. News
style gives the number first and tells later who they were, so what follows may refine it: a part ("seven
children") becomes the whole that it is told to be a part of, a bare number of dead is divided where the same
number is told again with who they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from frontwire.model.claim import Claim
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.voice import Certainty, Polarity

#: Dead who are not told to be fighters are civilians in the corpus: "kills six".
_WHOLE = frozenset({Who.UNKNOWN, Who.MIXED})
_CLASSES = frozenset({Who.CIVILIAN, Who.COMBATANT})
#: A part of the civilians: counted only where nothing says how many there were in all.
_PARTS = (Who.CHILD, Who.WOMAN, Who.HEALTH_WORKER, Who.AID_WORKER, Who.JOURNALIST)
#: What has not happened has no toll.
_UNREAL = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})
#: So many sentences with numbers may refine the toll: further down a report tells of other incidents.
_REACH = 8

#: Who died and how many, in the order told.
Numbers = tuple[tuple[Who, int], ...]


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
    told = _tellings([claim for claim in fit if not claim.background]) or _tellings(fit)
    if not told:
        return Toll()
    lead, numbers = told[0]
    civilians, combatants = split(_refined(numbers, [later for _, later in told[1 : _REACH + 1]]))
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


def _tellings(claims: Iterable[Claim]) -> list[tuple[Claim, Numbers]]:
    """The sentences that number an incident's dead: the first claim of each that does, and all its numbers."""
    sentences: dict[int, list[Claim]] = {}
    for claim in claims:
        if any(True for _ in _numbers(claim)):
            sentences.setdefault(claim.evidence.sentence.start, []).append(claim)
    return [(held[0], tuple(pair for claim in held for pair in _numbers(claim))) for held in sentences.values()]


def _refined(numbers: Numbers, later: Sequence[Numbers]) -> Numbers:
    """The numbers that lead, or those of the first later sentence that tells the same dead more exactly."""
    told = {who for who, _ in numbers}
    total = sum(split(numbers))
    if told <= frozenset(_PARTS):
        return next((more for more in later if _holds(more, numbers, total)), numbers)
    if told & _WHOLE and not told & _CLASSES:
        return next((divided for more in later if (divided := _divided(more, total)) is not None), numbers)
    return numbers


def _holds(more: Numbers, parts: Numbers, total: int) -> bool:
    """Is this a whole of which the parts are, or may be, parts: told beside them, or larger and without any?"""
    whole = next((many for who, many in more if who in _WHOLE or who is Who.CIVILIAN), 0)
    beside = any(pair in parts for pair in more)
    without = not {who for who, _ in more} & {who for who, _ in parts}
    return (whole >= total and beside) or (whole > total and without)


def _divided(more: Numbers, total: int) -> Numbers | None:
    """Civilians and combatants that make up the same number of dead; None where this tells of others."""
    first: dict[Who, int] = {}
    for who, many in more:
        first.setdefault(who, many)
    civilians, combatants = first.get(Who.CIVILIAN), first.get(Who.COMBATANT)
    whole = next((many for who, many in more if who in _WHOLE), None)
    if combatants is None or combatants > total:
        return None
    same = (civilians is None and combatants == total) or total in {whole, (civilians or 0) + combatants}
    return ((Who.CIVILIAN, total - combatants), (Who.COMBATANT, combatants)) if same else None


def _numbers(claim: Claim) -> Iterator[tuple[Who, int]]:
    for figure in killed((claim,)):
        many = number(figure)
        if figure.scope is Scope.INCIDENT and many is not None:
            yield figure.who, many


def _is_fit(claim: Claim) -> bool:
    stance = claim.stance
    return stance.polarity is Polarity.AFFIRMED and stance.certainty not in _UNREAL

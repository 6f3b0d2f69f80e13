"""Attaching: what is said about a happening (accusations, denials, condemnations) goes to what it speaks about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from frontwire.lexicon.families import Families
from frontwire.lexicon.linking import FamilyEntry, Sort
from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Gist
from frontwire.reconciling.following import day_of
from frontwire.reconciling.spots import is_fine

#: From this on (of 100) two statements of one speaker are one statement, quoted twice.
_ONE_STATEMENT = 80.0
#: So many earlier statements of one speaker are looked at.
_LAST = 8
#: How sure it is that a statement speaks of what is told in the same words, beside it, or alone at its place.
_IN_WORDS, _BESIDE, _BY_PLACE = 0.85, 0.7, 0.6


#: A place of the gazetteer and a day (ordinal).
SpotDay = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Attached:
    """A statement and the claim it goes to, with how surely and why."""

    statement: int
    claim: int
    score: float
    because: str


def attach(numbers: Sequence[int], gists: Sequence[Gist], families: Families) -> Iterator[Attached]:
    """Each statement of one report with the claim it speaks of that stands nearest in the text, if one is near enough.

    `numbers` are the claims of the report.
    """
    told = sorted(numbers, key=lambda number: (gists[number].span.start, number))
    for number in told:
        family = families.family(gists[number].kind)
        if not family.about:
            continue
        near = [
            (gap, other)
            for other in told
            if (gap := _gap(gists[number], gists[other])) <= family.beside
            and families.family(gists[other].kind).family in family.about
        ]
        if near:
            gap, other = min(near)
            how, score = ("told in the same words", _IN_WORDS) if gap == 0 else ("told side by side", _BESIDE)
            yield Attached(number, other, score, f"{gists[number].kind} and {gists[other].kind} are {how}")


def attach_by_place(
    alone: Sequence[int], others: Sequence[int], gists: Sequence[Gist], families: Families, group: Callable[[int], int]
) -> Iterator[Attached]:
    """Each of the statements `alone` with the only happening it can speak of at its place, in the days before it.

    `others` are the claims that it may go to, `group` tells which of them are one happening.
    """
    there = _by_place(others, gists)
    for number in alone:
        gist = gists[number]
        if gist.site is None:
            continue
        family = families.family(gist.kind)
        meant = [
            other
            for spot in sought(gist, families)
            for other in there.get(spot, ())
            if families.family(gists[other].kind).family in family.about
        ]
        if len({group(other) for other in meant}) == 1:
            because = f"nothing else at {gist.site.name} in the {family.days} days before it that it could speak of"
            yield Attached(number, min(meant), _BY_PLACE, because)


def sought(gist: Gist, families: Families) -> Iterator[SpotDay]:
    """Where and on which days a statement looks for what it speaks of; nowhere for most."""
    family = families.family(gist.kind)
    if family.by_place and gist.site is not None and is_fine(gist.site):
        yield from ((gist.site.id, day) for day in range(day_of(gist) - family.days, day_of(gist) + 1))


def found_at(gist: Gist) -> SpotDay | None:
    """The town or less and the one day that a claim names, if it names both: there statements find it."""
    if gist.site is None or gist.first is None or gist.first != gist.last or not is_fine(gist.site):
        return None
    return gist.site.id, gist.first.toordinal()


def repeat(numbers: Sequence[int], gists: Sequence[Gist], families: Families) -> Iterator[tuple[int, int]]:
    """Statements of one kind by one speaker in much the same words within days, each with the earlier it repeats."""
    said: dict[tuple[str, str], list[int]] = {}
    for number in numbers:
        key = statement_key(gists[number], families)
        if key is None:
            continue
        earlier = said.setdefault(key, [])
        family = families.family(gists[number].kind)
        found = next((o for o in reversed(earlier[-_LAST:]) if _is_one(gists[o], gists[number], family)), None)
        if found is not None:
            yield number, found
        earlier.append(number)


def repeated(statement: int, earlier: int, gists: Sequence[Gist]) -> Attached:
    """A statement that is one with an earlier one, quoted twice."""
    gist = gists[statement]
    because = f"both {gist.kind} by {speaker_of(gist)} in much the same words"
    return Attached(statement, earlier, _ONE_STATEMENT / 100.0, because)


def statement_key(gist: Gist, families: Families) -> tuple[str, str] | None:
    """Kind and speaker of a statement: what one that repeats it has too. None where it can repeat nothing."""
    if families.family(gist.kind).sort is not Sort.STATEMENT:
        return None
    speaker = speaker_of(gist)
    return (gist.kind, speaker) if speaker else None


def speaker_of(gist: Gist) -> str:
    """Whose statement it is: the actor of a speech act, else the innermost voice; empty for nobody in particular."""
    if gist.klass is ClaimClass.SPEECH_ACT and gist.actors:
        return gist.actors[0].key
    return gist.speaker.key if gist.speaker is not None else ""


def _is_one(earlier: Gist, later: Gist, family: FamilyEntry) -> bool:
    if (later.known - earlier.known).days > family.days:
        return False
    return token_set_ratio(earlier.quote, later.quote, score_cutoff=_ONE_STATEMENT) >= _ONE_STATEMENT


def _by_place(numbers: Sequence[int], gists: Sequence[Gist]) -> Mapping[SpotDay, list[int]]:
    """Claims that name a town or less and a day, by both."""
    out: dict[SpotDay, list[int]] = {}
    for number in numbers:
        spot = found_at(gists[number])
        if spot is not None:
            out.setdefault(spot, []).append(number)
    return out


def _gap(one: Gist, other: Gist) -> int:
    """How many characters stand between two claims of one report; 0 where they overlap."""
    return max(0, max(one.span.start, other.span.start) - min(one.span.end, other.span.end))

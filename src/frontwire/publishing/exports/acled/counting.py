"""ACLED's one number of the dead: the most conservative that credible reports of the event give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frontwire.lexicon.acled import Vague
from frontwire.model.figure import Figure, Who
from frontwire.model.picture import Toll
from frontwire.publishing.exports.events.tolls import credible

#: Of whom a count is all the dead, and of whom parts of them that share nobody.
_ALL = frozenset({Who.MIXED, Who.UNKNOWN})
_PARTS = (Who.CIVILIAN, Who.COMBATANT)
#: "hundreds of thousands" begins with "hundreds" and is not a hundred: a number so many times larger is multiplied.
_MULTIPLIED = 10


@dataclass(frozen=True, slots=True)
class Fatalities:
    """The number, and the claims that give it; 0 and none where nobody gives one."""

    number: int
    claims: tuple[str, ...] = ()


def fatalities(tolls: Iterable[Toll], vague: Iterable[Vague]) -> Fatalities:
    """The lowest number of dead given by voices that are no party to the fight; by all where no such voice counts.

    Where nobody counts all the dead, or only fewer than there are civilians or fighters among them, those two
    are added; where nobody counts those either, the largest of the other counts (children, women, medics …) is taken,
    which may be of the same people.
    """
    words = tuple(vague)
    lowest = {toll.who: low for toll in tolls if (low := _lowest(toll, words)) is not None}
    whole = min((lowest[who] for who in lowest if who in _ALL), key=lambda held: held.number, default=None)
    parts = [lowest[who] for who in _PARTS if who in lowest]
    if whole is not None and all(part.number <= whole.number for part in parts):
        return whole
    if parts:
        return Fatalities(sum(one.number for one in parts), tuple(claim for one in parts for claim in one.claims))
    return max(lowest.values(), key=lambda held: held.number, default=Fatalities(0))


def conventional(figure: Figure, vague: Iterable[Vague]) -> int | None:
    """A figure's lower end; for a number that a word alone bounds what ACLED writes for that word."""
    number = figure.low if figure.low is not None else figure.high
    wording = figure.wording.lower()
    found = next((one.fatalities for one in vague if f"{wording} ".startswith(f"{one.word} ")), None)
    if found is None or number is None or figure.low == figure.high:
        return number
    return found if number < found * _MULTIPLIED else number


def _lowest(toll: Toll, vague: tuple[Vague, ...]) -> Fatalities | None:
    told = ((count.citation.id, conventional(count.figure, vague)) for count in credible(toll.counts))
    numbers = {claim: number for claim, number in told if number}
    if not numbers:
        return None
    least = min(numbers.values())
    return Fatalities(least, tuple(claim for claim, number in numbers.items() if number == least))

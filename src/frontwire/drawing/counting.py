"""Which figures stand: every count beside its claim, those that do not stand with the reason why.

A figure stands unless it is denied, only announced, a part of a larger one, or replaced:

- Of one origin the last word counts, of one day the largest; what a later claim corrects or brings up to date does not.
- In one claim the smaller of two counts of the same is a part. So is a count of civilians or fighters where the same
  origin gives a larger one of people in the same report, and one victim told of as "a" or "his": these stand only
  where nobody gives a count of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from frontwire.drawing.citing import is_announced, is_denied
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.picture import Citation, Count

#: Counts of people and of things lost; the others belong to facilities and supplies.
TOLLS = frozenset(What) - {What.OTHER, What.FACILITIES, What.BEDS_THEATRES}
#: Those who are mostly meant by all that were hurt, and so told of in part as well as in whole.
_WHOLES = frozenset({Who.CIVILIAN, Who.COMBATANT})
#: Determiners that count one without a number.
_ONE = frozenset({"a", "an", "his", "her", "its", "their"})
_PART = "a part of a larger count"

#: Why the words of an earlier version of a page do not stand.
CHANGED = "its page was changed since"

#: What is counted of whom, over what.
Key: TypeAlias = tuple[What, Who, Scope]
#: A figure with its claim's id.
Said: TypeAlias = tuple[str, Figure]


def counted(
    citations: Iterable[Citation], *, at: date = date.min, replaced: frozenset[Said] = frozenset()
) -> dict[Key, tuple[Count, ...]]:
    """The counts that `citations` give, by what is counted, in their order, as they stand on the day `at`.

    `replaced` ones do not stand, nor do those of a report that its page had changed by then.
    """
    held: dict[Key, list[Count]] = {}
    for citation in citations:
        if citation.gist.figures:
            for key, count in _counts(citation, replaced, at):
                held.setdefault(key, []).append(count)
    totals = _totals(held)
    return {key: tuple(_last_words(_wholes(key, counts, totals))) for key, counts in held.items()}


def _counts(citation: Citation, replaced: frozenset[Said], at: date) -> Iterator[tuple[Key, Count]]:
    largest: dict[Key, Figure] = {}
    figures = [figure for figure in citation.gist.figures if figure.what in TOLLS]
    for figure in figures:
        key = _key(figure)
        if key not in largest or size(largest[key]) < size(figure):
            largest[key] = figure
    why = _unfit(citation, at)
    for figure in figures:
        key = _key(figure)
        because = why
        if not because and (citation.id, figure) in replaced:
            because = "replaced by a later word"
        elif not because and largest[key] is not figure:
            because = f"{_PART} in the same claim"
        yield key, Count(figure, citation, not because, because)


def _key(figure: Figure) -> Key:
    """Whom a count is of, where nobody says, are people: "12 dead" and "12 people dead" count the same."""
    who = Who.MIXED if figure.who is Who.UNKNOWN else figure.who
    return figure.what, who, figure.scope


def size(figure: Figure) -> int:
    """The larger end of a figure."""
    return max(figure.low or 0, figure.high or 0)


def _unfit(citation: Citation, at: date) -> str:
    """Why no figure of a claim stands; empty where they may."""
    if not citation.gist.stands(at):
        return CHANGED
    if is_denied(citation.gist):
        return "denied"
    return "not said to have happened" if is_announced(citation.gist) else ""


Whole: TypeAlias = tuple[str, str, What, Scope]


def _whole(count: Count) -> Whole:
    """What counts of one origin in one report add to: people of one fate."""
    return count.citation.gist.report, count.citation.origin, count.figure.what, count.figure.scope


def _totals(held: dict[Key, list[Count]]) -> dict[Whole, int]:
    """The largest count of people of each whole."""
    totals: dict[Whole, int] = {}
    for (_, who, _), counts in held.items():
        for count in counts:
            if who is Who.MIXED and count.stands:
                whole = _whole(count)
                totals[whole] = max(totals.get(whole, 0), size(count.figure))
    return totals


def _wholes(key: Key, counts: list[Count], totals: dict[Whole, int]) -> list[Count]:
    """The counts, with mere parts marked so where another counts the whole."""
    _, who, _ = key

    def is_part(count: Count) -> bool:
        if count.figure.wording.lower() in _ONE:
            return True
        return who in _WHOLES and size(count.figure) < totals.get(_whole(count), 0)

    if not any(count.stands and not is_part(count) for count in counts):
        return counts
    because = f"{_PART}, or one victim told of"
    return [
        replace(count, stands=False, because=because) if count.stands and is_part(count) else count for count in counts
    ]


def _last_words(counts: list[Count]) -> Iterator[Count]:
    """The counts, those of an origin's earlier words marked as replaced where a later one differs, else as repeated."""
    last: dict[str, Count] = {}
    for count in counts:
        held = last.get(count.citation.origin)
        if count.stands and (held is None or _weight(held) <= _weight(count)):
            last[count.citation.origin] = count
    return (_replaced(count, last[count.citation.origin]) if count.stands else count for count in counts)


def _weight(count: Count) -> tuple[date, int]:
    return count.citation.gist.known, size(count.figure)


def _replaced(count: Count, last: Count) -> Count:
    if count is last:
        return count
    if (count.figure.low, count.figure.high) == (last.figure.low, last.figure.high):
        because = "the same origin says so again"
    elif count.citation.gist.known < last.citation.gist.known:
        because = "replaced by a later word of the same origin"
    else:
        because = "the same origin gives a larger count that day"
    return Count(count.figure, count.citation, stands=False, because=because)

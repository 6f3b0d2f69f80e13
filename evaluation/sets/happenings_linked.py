"""What reconciling made of a corpus, as the set of happenings asks it, and the bounds that no happening may cross."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from evaluation.sets.fakes_terms import UNKNOWN, terms
from evaluation.sets.happenings_terms import terms as asked
from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Gist
from frontwire.model.happening import Happening, Link
from frontwire.model.place import PlaceClass

#: Claims of one happening may be told of days that lie so many apart.
MOST_DAYS = 2
#: Places that lie in more than one division.
_WIDE = frozenset({PlaceClass.COUNTRY, PlaceClass.REGION, PlaceClass.RIVER, PlaceClass.ROAD, PlaceClass.SEA})


@dataclass(frozen=True, slots=True)
class Linked:
    """All claims of a corpus and the happenings they were put in; `names` gives the corpus' name of a report's id."""

    gists: Mapping[str, Gist]
    names: Mapping[str, str]
    happenings: tuple[Happening, ...]

    def members(self, happening: Happening) -> tuple[Gist, ...]:
        """The claims of a happening."""
        return tuple(self.gists[claim] for claim in happening.claims)

    def is_shared(self, happening: Happening) -> bool:
        """Does it join reports?"""
        return len({gist.report for gist in self.members(happening)}) > 1


class Dumb(NamedTuple):
    """What the dumb baseline calls one happening: violence in one governorate on one day."""

    governorate: str
    day: date


def dumb(gist: Gist) -> Dumb | str:
    """The baseline's happening of a claim; one of its own where governorate or day is not read."""
    governorate = governorate_of(gist)
    return gist.id if governorate is None or gist.first is None else Dumb(governorate, gist.first)


def governorate_of(gist: Gist) -> str | None:
    """The governorate that a claim is placed in, in the corpus' terms if it has one; None where wider or unplaced."""
    site = gist.site
    if site is None or site.admin1 is None or site.kind in _WIDE:
        return None
    label = terms().governorate_of(site.admin1)
    return site.admin1 if label == UNKNOWN else label


def governorates(gists: Iterable[Gist]) -> tuple[str, ...]:
    """All governorates of these claims, sorted."""
    return tuple(sorted({name for gist in gists if (name := governorate_of(gist)) is not None}))


def days_apart(gists: Iterable[Gist]) -> int:
    """How many days lie between the last day of the earliest claim and the first of the latest; 0 where they meet.

    Of deeds only: who holds or besieges a town is said again from week to week.
    """
    held = tuple(gist for gist in gists if gist.kind in asked().deeds and gist.klass is ClaimClass.EVENT)
    starts = [gist.first for gist in held if gist.first is not None]
    ends = [gist.last for gist in held if gist.last is not None]
    return max(0, (max(starts) - min(ends)).days) if starts and ends else 0


def reasons(happening: Happening, one: str, other: str) -> tuple[Link, ...]:
    """The fewest links that lead from one claim of a happening to another; empty where none do."""
    came_by: dict[str, tuple[Link, ...]] = {one: ()}
    waiting = [one]
    for claim in waiting:
        for link, next_claim in _from(happening.links, claim):
            if next_claim not in came_by:
                came_by[next_claim] = (*came_by[claim], link)
                waiting.append(next_claim)
    return came_by.get(other, ())


def _from(links: Iterable[Link], claim: str) -> Iterator[tuple[Link, str]]:
    for link in links:
        if claim in (link.older, link.newer):
            yield link, link.newer if claim == link.older else link.older

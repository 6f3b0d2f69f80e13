"""States as of any day: claims of who holds what, of sieges and of ceasefires, gathered once from all that was told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from frontwire.drawing import holding, lasting
from frontwire.drawing.gathering import Area, Material, Told, some
from frontwire.drawing.weighing import Weigher
from frontwire.lexicon.states import States
from frontwire.model.picture import Citation, Holding, Situation

#: A state is graded by what was said of it in so many days: older words neither bear it out nor speak against it.
HEARD = timedelta(days=7)


class Standing:
    """The claims on states within a place; grades only those that a picture shows, for there may be years of them."""

    __slots__ = ("_control", "_matters", "_states", "_told", "_weigher")

    def __init__(self, material: Material, *, states: States, weigher: Weigher) -> None:
        area = Area(material.frame.place)
        self._states = states
        self._weigher = weigher
        self._control: list[Citation] = []
        self._matters: list[Citation] = []
        self._told: dict[str, Told] = {}
        for told in material.told:
            for gist in told.gists:
                kept = self._kept(gist.kind)
                if kept is not None and area.holds(gist.site):
                    kept.append(weigher.cite(gist))
                    self._told[gist.id] = told

    def _kept(self, kind: str) -> list[Citation] | None:
        if kind in holding.KINDS:
            return self._control
        return self._matters if kind in self._states.kinds else None

    def holdings(self, at: date, *, graded: bool) -> tuple[Holding, ...]:
        """Who is said to hold what as of `at`, the newest words that stand graded where asked."""
        drawn = holding.holdings(_known_by(self._control, at), at=at)
        if not graded:
            return drawn
        newest = (holder.citations[-1] for held in drawn for holder in held.holders if holder.standing)
        grades = self._graded((*newest, *(held.last for held in drawn)))
        return tuple(holding.graded(held, grades) for held in drawn)

    def situations(self, at: date, *, graded: bool) -> tuple[Situation, ...]:
        """How sieges and ceasefires stand as of `at`, the last words graded where asked."""
        drawn = lasting.situations(_known_by(self._matters, at), states=self._states, at=at)
        if not graded:
            return drawn
        grades = self._graded(held.last for held in drawn)
        return tuple(lasting.graded(held, grades) for held in drawn)

    def _graded(self, citations: Iterable[Citation]) -> dict[str, Citation]:
        """The claims of the happenings that `citations` stand in, graded, by id; each with those of the days around."""
        newest: dict[str, date] = {}
        told: dict[str, Told] = {}
        for citation in citations:
            one = self._told[citation.id]
            told[one.id] = one
            newest[one.id] = max(newest.get(one.id, date.min), citation.gist.known)
        recent = (_between(one, newest[one.id] - HEARD, newest[one.id]) for one in told.values())
        return {citation.id: citation for one in recent for citation in self._weigher.weigh(one).citations}


def _between(told: Told, first: date, last: date) -> Told:
    """The happening with no more than what became known on those days."""
    held = tuple(gist for gist in told.gists if first <= gist.known <= last)
    return told if len(held) == len(told.gists) else some(told.family, held, told.links)


def _known_by(citations: Iterable[Citation], day: date) -> Iterable[Citation]:
    return (citation for citation in citations if citation.gist.known <= day and citation.gist.stands(day))

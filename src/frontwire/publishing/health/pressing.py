"""Pressing: what of a sheet is urgent. What runs out, what closed, what was refused, what is asked for in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from frontwire.model.health import Answer, Functioning, Level, Outcome
from frontwire.publishing.health.sheets import (
    Alert,
    AttackRow,
    FacilityRow,
    Matter,
    NeedRow,
    Point,
    Request,
    SupplyRow,
    Urgent,
)

_SHORT = (Level.EXHAUSTED.value, Level.DAYS_LEFT.value, Level.LOW.value)
#: A supply that lasts longer than so many days is not yet urgent.
SOON = 7
_CLOSED = (Functioning.NON_FUNCTIONING.value, Functioning.PARTIALLY_FUNCTIONING.value)
_REFUSED = (Answer.DENIED.value, Answer.SILENCE.value, Answer.NONE.value, Answer.CONDITIONAL.value)


def urgent(
    facilities: Iterable[FacilityRow],
    supplies: Iterable[SupplyRow],
    needs: Iterable[NeedRow],
    ledger: Iterable[Request],
    attacks: Iterable[AttackRow],
) -> tuple[Urgent, ...]:
    """The matters with something urgent in them; of each, what is known lately stands before what is stale."""
    matters = (
        Urgent(Matter.SUPPLY, _supplies(supplies)),
        Urgent(Matter.CLOSED, _sorted(chain(chain.from_iterable(map(_closed, facilities)), *map(_hit, attacks)))),
        Urgent(Matter.REFUSED, _sorted(chain.from_iterable(map(_refused, ledger)))),
        Urgent(Matter.ASKED, _sorted(_asked(one) for one in needs if one.is_open)),
    )
    return tuple(matter for matter in matters if matter.alerts)


def _supplies(rows: Iterable[SupplyRow]) -> tuple[Alert, ...]:
    """One alert for each item and level, with every place it is told of; what has run out first."""
    groups: dict[tuple[str, str], list[SupplyRow]] = {}
    for row in rows:
        if row.state in _SHORT and (row.left is None or row.left <= SOON):
            groups.setdefault((row.state, row.item), []).append(row)
    held = sorted(groups.items(), key=lambda group: _press(group[1]))
    return tuple(_supply(group) for _, group in held)


def _press(group: Sequence[SupplyRow]) -> tuple[bool, int, int, int, str]:
    return (
        all(row.last.stale for row in group),
        _SHORT.index(group[0].state),
        min((row.left for row in group if row.left is not None), default=0),
        min(row.last.age for row in group),
        group[0].item,
    )


def _supply(group: Sequence[SupplyRow]) -> Alert:
    newest = sorted(group, key=lambda row: (row.last.age, row.where))
    points = tuple(Point(row.where, row.facility, row.last, row.ends) for row in newest)
    return Alert(group[0].item, group[0].level, group[0].state, points)


def _closed(row: FacilityRow) -> Iterator[Alert]:
    is_doubted = bool(row.disputes)
    if row.state in _CLOSED or (row.status and row.state == Functioning.UNKNOWN) or is_doubted:
        state = "disputed" if is_doubted else row.state
        yield Alert(row.name, row.status, state, (Point(row.place, row.id, row.last),))


def _hit(row: AttackRow) -> Iterator[Alert]:
    """An attack of the last days."""
    if row.words[0].age <= SOON:
        yield Alert(row.hit or row.effects, "", "attacked", (Point(row.place, None, row.words[0]),))


def _refused(row: Request) -> Iterator[Alert]:
    """The last answer where it lets nobody in, and promises that were not kept."""
    answers = [outcome for outcome in row.outcomes if not outcome.is_promise]
    who = _to(row.asked_by, row.asked_of)
    last = answers[-1].cite if answers else row.ask
    if row.state in _REFUSED and last is not None:
        yield Alert(who or row.place, row.answer, row.state, (Point(row.place if who else "", None, last),))
    for outcome in row.outcomes:
        if outcome.is_promise and outcome.state == Outcome.NOT_KEPT:
            yield Alert(outcome.by or row.place, "", outcome.state, (Point(row.place, None, outcome.cite),))


def _asked(row: NeedRow) -> Alert:
    return Alert(_to(row.wanted, row.of), "", "open", (Point(row.where or row.by, None, row.last),))


def _to(who: str, whom: str) -> str:
    return " → ".join(part for part in (who, whom) if part)


def _sorted(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """What is said of one thing together; fresh words before stale ones, then by age."""
    groups: dict[tuple[str, str, str], list[Alert]] = {}
    for alert in sorted(alerts, key=lambda one: (one.points[0].cite.stale, one.points[0].cite.age)):
        groups.setdefault((alert.head.lower(), alert.tag, alert.state), []).append(alert)
    return tuple(
        replace(held[0], points=tuple(point for one in held for point in one.points)) for held in groups.values()
    )

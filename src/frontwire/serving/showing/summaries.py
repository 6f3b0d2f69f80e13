"""The sentences on top of the picture: how much there is, how far it agrees, what became of it since a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from frontwire.browsing.snapshot import LIMIT, Snapshot
from frontwire.browsing.state import State
from frontwire.browsing.summing import changed, new_since, sum_up
from frontwire.model.happening import Difference
from frontwire.model.picture import ChangeKind
from frontwire.model.place import Place
from frontwire.serving.addresses import address


@dataclass(frozen=True, slots=True)
class Summary:
    """`changes` are counted exactly where all rows are drawn, else only what was told for the first time.

    `later` is the last day on which anything was known, where that is after `at`; `now` leads there.
    """

    place: str
    at: date
    since: date
    total: int
    claims: int
    reports: int
    outlets: int
    origins: int
    agreed: int
    disputed: int
    disputed_at: str
    single: int
    differences: tuple[tuple[Difference, int], ...]
    changes: tuple[tuple[ChangeKind, int], ...]
    changes_at: str
    later: date | None
    now: str


def summary(snapshot: Snapshot, state: State, *, root: str, place: Place | None) -> Summary:
    """The summary of what a state admits."""
    choice = snapshot.choose(state)
    counts, held, since = choice.counts, sum_up(choice.accounts), snapshot.since(state)
    last = None if snapshot.days is None else snapshot.days[1]
    return Summary(
        place="" if place is None else place.name,
        at=snapshot.at,
        since=since,
        total=held.total,
        claims=counts.claims,
        reports=counts.reports,
        outlets=held.outlets,
        origins=held.origins,
        agreed=held.agreed,
        disputed=held.disputed,
        disputed_at=address(f"{root}/", replace(state, disputed=True)),
        single=held.single,
        differences=held.differences,
        changes=_changes(snapshot, state, since),
        changes_at=address(f"{root}/changes", State(at=state.at, since=state.since, place=state.place)),
        later=last if last is not None and last > snapshot.at else None,
        now=address(f"{root}/", replace(state, at=None)),
    )


def _changes(snapshot: Snapshot, state: State, since: date) -> tuple[tuple[ChangeKind, int], ...]:
    accounts = snapshot.choose(state).accounts
    if len(accounts) > LIMIT:
        new = new_since(accounts, since)
        return ((ChangeKind.NEW, new),) if new else ()
    return changed(accounts, (snapshot.row(account, since=since).change for account in accounts))

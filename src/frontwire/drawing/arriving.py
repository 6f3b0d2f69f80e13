"""Arriving: what some reports changed, whatever days they are of: the store with them against the store without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from frontwire.drawing.accounting import Accountant, is_event
from frontwire.drawing.comparing import arrived
from frontwire.drawing.gathering import Material, Told, gather, some
from frontwire.drawing.tables import Tables
from frontwire.drawing.weighing import Weigher
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.happening import Reconciled
from frontwire.model.picture import Account, Basis, Change, Frame, Picture
from frontwire.model.ports import View
from frontwire.resting import resting_collector


@resting_collector()
def arrivals(view: View, reconciled: Reconciled, *, reports: frozenset[str], at: date, tables: Tables) -> Picture:
    """A picture of the happenings that `reports` (by id) tell of or change, as known by `at`, and what they changed.

    It compares what is known with what would be known without them; so a report of last year that came in just now is
    told of. Of states, and of what people decided, nothing is told.
    """
    frame = Frame(at, date.min)
    material = gather(view, reconciled, frame=frame)
    replaced = frozenset(_replaced(view.filings(), reports))
    touched = [one for one in material.told if is_event(one) and any(g.report in reports | replaced for g in one.gists)]
    earlier = _without(material, reports, replaced)
    now, then = (Accountant(frame, Weigher(one, tables)) for one in (material, earlier))
    accounts: list[Account] = []
    changes: list[Change] = []
    for told in touched:
        account = now.account(told)
        before = _before(told, earlier.gists)
        old = None if before is None else then.account(before)
        accounts.append(account)
        changes += arrived(old, account, reports=reports)
    held = [gist for told in touched for gist in told.gists]
    basis = Basis(len({gist.report for gist in held}), len(held))
    return Picture(frame, basis, accounts=tuple(accounts), changes=tuple(changes))


def _replaced(filings: Iterable[Filing], reports: frozenset[str]) -> Iterator[str]:
    """The earlier versions of pages that some reports stand in place of."""
    return (filing.id for filing in filings if filing.version.after in reports and filing.id not in reports)


def _without(material: Material, reports: frozenset[str], replaced: frozenset[str]) -> Material:
    """The material as it would be without some reports: what they stand in place of still stands."""
    gists = {
        key: replace(gist, until=None) if gist.report in replaced else gist
        for key, gist in material.gists.items()
        if gist.report not in reports
    }
    return replace(material, gists=gists)


def _before(told: Told, gists: Mapping[str, Gist]) -> Told | None:
    held = tuple(gists[gist.id] for gist in told.gists if gist.id in gists)
    return some(told.family, held, told.links) if held else None

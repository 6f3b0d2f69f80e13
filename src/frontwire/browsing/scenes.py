"""Scenes: all that map, timeline and filters draw for one state, and no more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from frontwire.browsing import shapes
from frontwire.browsing.binning import Lanes, bins, cells, lanes_of
from frontwire.browsing.choosing import Choice
from frontwire.browsing.columns import EARLIEST, LATEST
from frontwire.browsing.control import control
from frontwire.browsing.facets import facets
from frontwire.browsing.state import State
from frontwire.model.area import lies_in
from frontwire.model.picture import Holding

if TYPE_CHECKING:
    from frontwire.browsing.snapshot import Snapshot


def draw(snapshot: Snapshot, state: State, *, limit: int, lanes: Lanes) -> shapes.Scene:
    """The scene of a state: every row of it where they are no more than `limit`, else cells and bins."""
    choice = snapshot.choose(state)
    whole = len(choice) <= limit
    since = snapshot.since(state)
    tables = snapshot.stock.tables
    laned = lanes_of(choice, lanes, tables)
    return shapes.Scene(
        revision=snapshot.revision,
        at=snapshot.at,
        since=since,
        counts=choice.counts,
        whole=whole,
        rows=tuple(snapshot.row(account, since=since) for account in choice.accounts) if whole else (),
        cells=() if whole else cells(choice, tables),
        lanes=laned.lanes,
        bins=() if whole else bins(choice, laned),
        control=control(_held(snapshot, state), snapshot.stock),
        facets=facets(choice, tables),
        span=_span(choice),
        days=snapshot.days,
    )


def _held(snapshot: Snapshot, state: State) -> Iterable[Holding]:
    """Who holds what within the state's place, box and countries; its other conditions say nothing of that."""
    place = None if state.place is None else snapshot.place(state.place)
    for holding in snapshot.holdings:
        site = holding.site
        if state.place is not None and (place is None or not lies_in(site, place)):
            continue
        if state.countries and site.country not in state.countries:
            continue
        if state.box is None or state.box.holds(site.lat, site.lon):
            yield holding


def _span(choice: Choice) -> tuple[date, date] | None:
    """The first and the last day told of; a side that is left open counts for the day on its other side."""
    spread, held = choice.grounds.accounts, choice.positions
    held = held[spread.dated[held]]
    if not len(held):
        return None
    first, last = spread.first[held], spread.last[held]
    low = np.where(first == EARLIEST, last, first).min()
    high = np.where(last == LATEST, first, last).max()
    return date.fromordinal(int(low)), date.fromordinal(int(high))

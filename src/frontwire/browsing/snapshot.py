"""A snapshot: a store as of a day, looked at from every side. Immutable; safe for threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeAlias

import numpy as np

from frontwire.browsing import control, rows, shapes
from frontwire.browsing.binning import Lanes
from frontwire.browsing.choosing import Asking, Choice, choose
from frontwire.browsing.columns import Mask
from frontwire.browsing.grounds import Grounds, lay
from frontwire.browsing.keeping import Kept
from frontwire.browsing.scenes import draw
from frontwire.browsing.state import State
from frontwire.browsing.stock import Leaf, Stock
from frontwire.drawing.comparing import account_changes
from frontwire.drawing.picturing import WINDOW
from frontwire.model.area import lies_in
from frontwire.model.picture import Account, ChangeKind, Holding
from frontwire.model.place import Place
from frontwire.resting import resting_collector

#: Rows a scene holds; where there are more happenings, cells and bins stand for them.
LIMIT = 1500
#: Choices kept of a snapshot: a page asks for its scene and its list with one state.
_CHOICES = 16

#: The ids of claims whose words hold all of these.
Search: TypeAlias = Callable[[str], frozenset[str]]
#: The place of an id; None where nobody knows it.
FindPlace: TypeAlias = Callable[[str], Place | None]


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """What was known of everything by `at`; made by `Shelf.snapshot`.

    `leaves` are all happenings, states and sayings among them, the newest first; `days` are the first and the last day
    on which anything was known, later than `at` too.
    """

    at: date
    stock: Stock
    days: tuple[date, date] | None
    leaves: tuple[Leaf, ...]
    grounds: Grounds
    _find: Search
    _place: FindPlace
    _position: dict[str, int]
    _choices: Kept[State, Choice] = field(default_factory=lambda: Kept(_CHOICES))
    _holdings: Kept[None, tuple[Holding, ...]] = field(default_factory=lambda: Kept(1))
    _rows: dict[tuple[str, date | None], shapes.Row] = field(default_factory=dict)

    @property
    def revision(self) -> int:
        """The revision of the store that it was made of."""
        return self.stock.revision

    @property
    def accounts(self) -> tuple[Account, ...]:
        """All accounts, the newest first, the undated last."""
        return tuple(leaf.account for leaf in self.leaves)

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """Who is said to hold what, the newest word first; its claims are not graded."""
        return self._holdings.get(None, partial(control.held_by, self.stock, self.at))

    def account(self, happening: str) -> Account | None:
        """The account of a happening, by its id or that of any of its claims; None where it was not known yet."""
        return self.account_of(happening)

    def account_of(self, claim: str) -> Account | None:
        """The account that a claim stands in; None where it was not known by the snapshot's day."""
        leaf = self.leaf_of(claim)
        return None if leaf is None else leaf.account

    def leaf_of(self, claim: str) -> Leaf | None:
        """The leaf that a claim stands in; None where it was not known by the snapshot's day."""
        row = self.stock.columns.row.get(claim)
        if row is None or row >= len(self.grounds.account):
            return None
        position = int(self.grounds.account[row])
        return None if position < 0 else self.leaves[position]

    def since(self, state: State) -> date:
        """The day that changes are counted from: a week before the snapshot's where the state names none."""
        return self.at - WINDOW if state.since is None else state.since

    def row(self, account: Account, *, since: date | None = None) -> shapes.Row:
        """An account as list, map and timeline draw it, with what became of it since a day where one is given."""
        key = account.id, since
        held = self._rows.get(key)
        if held is None:
            leaf = self.leaves[self._position[account.id]]
            change = None if since is None else self.change(account, since=since)
            held = self._rows[key] = rows.row(leaf, self.stock.tables, change=change)
        return held

    def change(self, account: Account, *, since: date) -> ChangeKind | None:
        """What became of a happening since a day; None where nothing new was said, or nothing that changes it."""
        group = int(self.stock.group_of[self.stock.columns.row[account.lead.id]])
        before = self.stock.known_of(group, since)
        if before == 0:
            return ChangeKind.NEW
        if before == len(account.citations):
            return None
        earlier = self.stock.leaf(group, before).account
        changes = account_changes(earlier, account, since=since)
        return next((change.kind for change in changes), None)

    def place(self, place_id: str) -> Place | None:
        """The place of an id, as the gazetteer or else a claim has it; None where nobody knows it."""
        return self._place(place_id)

    def choose(self, state: State) -> Choice:
        """The happenings that a state admits, the newest first."""
        return self._choices.get(state, partial(self._choose, state))

    def scene(self, state: State, *, limit: int = LIMIT, lanes: Lanes = Lanes.PLACE) -> shapes.Scene:
        """All that map, timeline and filters draw for a state; every row of it where they are no more than `limit`."""
        return draw(self, state, limit=limit, lanes=lanes)

    def _choose(self, state: State) -> Choice:
        place = None if state.place is None else self.place(state.place)
        within = None if state.place is None else (lambda site: place is not None and lies_in(site, place))
        found = None if not state.words.strip() else self._rows_of(self._find(state.words))
        return choose(state, self.grounds, self.leaves, Asking(within, found))

    def _rows_of(self, claims: frozenset[str]) -> Mask:
        rows_of = self.stock.columns.row
        held = np.zeros(len(self.stock.columns.gists), dtype=np.bool_)
        held[[rows_of[claim] for claim in claims if claim in rows_of]] = True
        return held[: len(self.grounds.account)]


def snap(stock: Stock, day: date, *, find: Search, place: FindPlace, days: tuple[date, date] | None) -> Snapshot:
    """The snapshot of a stock as of a day."""
    held = [(number, known) for number in range(len(stock.groups)) if (known := stock.known_of(number, day))]
    with resting_collector():
        leaves = [(stock.leaf(number, known), number) for number, known in held]
    leaves.sort(key=lambda pair: pair[0].key)
    order = np.full(len(stock.groups) + 1, -1, dtype=np.int64)
    order[[number for _, number in leaves]] = np.arange(len(leaves))
    only = tuple(leaf for leaf, _ in leaves)
    return Snapshot(
        at=day,
        stock=stock,
        days=days,
        leaves=only,
        grounds=lay(stock, only, order[stock.group_of[: stock.columns.known_by(day)]]),
        _find=find,
        _place=place,
        _position={leaf.account.id: position for position, leaf in enumerate(only)},
    )

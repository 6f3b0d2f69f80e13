"""A stock: one revision of a store made ready for browsing.

An account drawn for one day serves every other day on which the same of its claims were known: it is a function of
its claims, the links between them and their origins. So stepping along the days draws only what changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import TypeAlias

import numpy as np

from frontwire.browsing.columns import Columns, Numbers, is_party
from frontwire.browsing.tables import Tables
from frontwire.drawing.accounting import Accountant
from frontwire.drawing.gathering import Material, Told, some
from frontwire.drawing.weighing import Weigher
from frontwire.model.gist import Gist, Site
from frontwire.model.happening import Happening, Reconciled
from frontwire.model.picture import Account, Frame
from frontwire.publishing.guarding import Guard
from frontwire.resting import resting_collector

#: Called with how many accounts are drawn and how many there are.
Progress: TypeAlias = Callable[[int, int], None]
#: Accounts kept of days gone by: as many as a few weeks of the busiest store change.
MOST_EARLIER = 20_000
#: Whether an account is new depends on a page's window, not on the store: browsing compares with `since` instead.
_NEVER = Frame(date.max, date.max)


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """One account, the site shown for it, who takes part in it.

    `key` sorts a list of them: the newest first, the undated last.
    """

    account: Account
    site: Site | None
    actors: tuple[str, ...]
    key: tuple[bool, int, str, str]

    @classmethod
    def of(cls, account: Account, site: Site | None) -> Leaf:
        """The leaf of an account."""
        day = account.last or account.first
        name = site.name if site is not None else account.place_text or ""
        parties = (p for c in account.citations for p in (*c.gist.actors, *c.gist.targets) if is_party(p))
        actors = tuple(dict.fromkeys(party.key for party in parties))
        return cls(account, site, actors, (day is None, -day.toordinal() if day is not None else 0, name, account.id))


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A happening with the rows of its claims in the columns, in the order in which they were known."""

    happening: Happening
    rows: tuple[int, ...]
    known: tuple[int, ...]
    origins: tuple[str | None, ...]


@dataclass(slots=True, eq=False)
class Stock:
    """All of one revision. `whole` holds the accounts with all claims, by the number of their group."""

    revision: int
    columns: Columns
    groups: tuple[Group, ...]
    guard: Guard
    linked: Reconciled
    tables: Tables
    #: The group of each row of the columns.
    group_of: Numbers
    whole: list[Leaf | None]
    earlier: OrderedDict[tuple[int, int], Leaf] = field(default_factory=OrderedDict)
    _accountant: Accountant = field(init=False)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        gists = {gist.id: gist for gist in self.columns.gists}
        material = Material(_NEVER, gists, (), self.linked.origins)
        self._accountant = Accountant(_NEVER, Weigher(material, self.tables.drawing))

    def known_of(self, group: int, day: date) -> int:
        """How many claims of a group were known by a day: the first ones."""
        return bisect_right(self.groups[group].known, day.toordinal())

    def leaf(self, group: int, known: int) -> Leaf:
        """The account of a group when the first `known` (one or more) of its claims were known."""
        if known == len(self.groups[group].rows):
            held = self.whole[group]
            if held is None:
                held = self.whole[group] = self._drawn(group, known)
            return held
        with self._lock:
            found = self.earlier.get((group, known))
        if found is None:
            found = self._drawn(group, known)
            with self._lock:
                self.earlier[group, known] = found
                while len(self.earlier) > MOST_EARLIER:
                    self.earlier.popitem(last=False)
        return found

    def told(self, group: int, known: int) -> Told:
        """A group as it was told when its first `known` claims were known."""
        held, happening = self.groups[group], self.groups[group].happening
        gists = tuple(self.columns.gists[row] for row in held.rows[:known])
        if known == len(happening.claims):
            return Told(happening.id, happening.family, gists, happening.links)
        return some(happening.family, gists, happening.links)

    def _drawn(self, group: int, known: int) -> Leaf:
        told = self.told(group, known)
        account = self._accountant.account(told)
        return Leaf.of(account, self.guard.place(account.site, told.gists))

    def warm(self, progress: Progress | None = None) -> None:
        """Draws the accounts with all claims that are not there yet."""
        with resting_collector():
            for group, held in enumerate(self.groups):
                if held.rows:
                    self.leaf(group, len(held.rows))
                if progress is not None and group % 100 == 0:
                    progress(group, len(self.groups))
        if progress is not None:
            progress(len(self.groups), len(self.groups))


def stocked(  # noqa: PLR0913 - what a stock is made of
    gists: Sequence[Gist],
    linked: Reconciled,
    *,
    revision: int,
    tables: Tables,
    exact: bool,
    before: Stock | None = None,
) -> Stock:
    """The stock of a revision. Accounts that cannot have changed since the one `before` are taken over from it."""
    held = tuple({gist.id: gist for gist in reversed(gists)}.values())[::-1]  # one in two reports counts in the first
    guard = Guard(held, names=tables.sheltered, exact=exact)
    columns = Columns.of(held, [guard.shown(gist) for gist in held])
    groups = tuple(_group(happening, columns, linked) for happening in linked.happenings)
    group_of = np.full(len(held), -1, dtype=np.int64)
    for number, group in enumerate(groups):
        group_of[list(group.rows)] = number
    stock = Stock(revision, columns, groups, guard, linked, tables, group_of, [None] * len(groups))
    if before is not None:
        _take_over(stock, before)
    return stock


def _group(happening: Happening, columns: Columns, linked: Reconciled) -> Group:
    rows = tuple(columns.row[claim] for claim in happening.claims if claim in columns.row)
    known = tuple(columns.gists[row].known.toordinal() for row in rows)
    return Group(happening, rows, known, tuple(linked.origins.get(columns.gists[row].id) for row in rows))


def _take_over(stock: Stock, before: Stock) -> None:
    """Accounts of happenings of which nothing changed: the same claims, links and origins."""
    old = {group.happening.id: number for number, group in enumerate(before.groups)}
    for number, group in enumerate(stock.groups):
        was = old.get(group.happening.id)
        leaf = None if was is None else before.whole[was]
        if was is None or leaf is None or not _is_same(stock, group, before, before.groups[was]):
            continue
        if stock.guard.place(leaf.account.site, stock.told(number, len(group.rows)).gists) == leaf.site:
            stock.whole[number] = leaf


def _is_same(stock: Stock, group: Group, before: Stock, other: Group) -> bool:
    if group.happening != other.happening or group.origins != other.origins or len(group.rows) != len(other.rows):
        return False
    pairs = zip(group.rows, other.rows, strict=True)
    return all(stock.columns.gists[row] == before.columns.gists[was] for row, was in pairs)

"""Entries: happenings as lists show them, each with its colour, what became of it, and where it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from frontwire.browsing.listing import page
from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.state import State
from frontwire.model.picture import Account, ChangeKind
from frontwire.publishing.picture.words import Vocabulary
from frontwire.publishing.sheets.lines import Line, line

#: Happenings on one page of the list, and in a lane of what no map or timeline can show.
PAGE = 30
LANE = 25


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening in a list: `change` is what became of it since the page's day, None where nothing did."""

    line: Line
    family: str
    change: ChangeKind | None
    href: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list; `more` is the address of the next one, `left` how many are behind it."""

    items: tuple[Entry, ...]
    total: int
    more: str | None
    left: int


@dataclass(frozen=True, slots=True)
class Lane:
    """What cannot be drawn: "unplaced" or "undated"."""

    name: str
    items: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes entries of accounts of a snapshot. `since` None marks no changes; `leads` gives where each leads, by id."""

    snapshot: Snapshot
    words: Vocabulary
    since: date | None
    leads: Callable[[str], str]

    def entry(self, account: Account) -> Entry:
        """The entry of one account."""
        return Entry(
            line=line(account, self.words),
            family=self.snapshot.stock.tables.palette.family(account.lead.gist.kind),
            change=None if self.since is None else self.snapshot.change(account, since=self.since),
            href=self.leads(account.id),
        )

    def listing(self, state: State, *, cursor: str | None, more: Callable[[str], str]) -> Listing:
        """A page of what the state admits; raises InputError for a cursor that no page gave."""
        choice = self.snapshot.choose(state)
        held = page(choice, cursor=cursor, size=PAGE)
        last = held.accounts[-1].id if held.accounts else None
        ids = [leaf.account.id for leaf in choice.chosen]
        shown = len(ids) if last is None else ids.index(last) + 1
        return Listing(
            items=tuple(map(self.entry, held.accounts)),
            total=held.total,
            more=None if held.next is None else more(held.next),
            left=held.total - shown,
        )

    def lanes(self, state: State) -> tuple[Lane, ...]:
        """What the state admits and neither map nor timeline can show."""
        leaves = self.snapshot.choose(state).chosen
        unplaced = [leaf.account for leaf in leaves if leaf.site is None]
        undated = [account for leaf in leaves if (account := leaf.account).first is None and account.last is None]
        return tuple(self._lane(name, held) for name, held in (("unplaced", unplaced), ("undated", undated)) if held)

    def _lane(self, name: str, accounts: Iterable[Account]) -> Lane:
        held = tuple(accounts)
        return Lane(name, tuple(map(self.entry, held[:LANE])), len(held))

"""The shelf: snapshots of a store, made once for a revision and a day and kept for whoever asks next."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from frontwire.browsing.keeping import Kept
from frontwire.browsing.snapshot import Snapshot, snap
from frontwire.browsing.stock import Progress, Stock, stocked
from frontwire.browsing.tables import Tables
from frontwire.corpus import Corpus
from frontwire.errors import InputError
from frontwire.model.place import Place
from frontwire.resting import resting_collector

#: Days kept of the store, and revisions: those who still look at the one before must not wait.
_DAYS = 12
_REVISIONS = 2
_SEARCHES = 64


class Shelf:
    """Snapshots of a corpus by day; safe for threads. `exact` shows points of care and shelter as they are."""

    def __init__(self, corpus: Corpus, *, exact: bool = False) -> None:
        self._corpus = corpus
        self._exact = exact
        self._tables = Tables.load(Path(corpus.settings.lexicons))
        self._stocks: Kept[int, Stock] = Kept(_REVISIONS)
        self._snapshots: Kept[tuple[int, date], Snapshot] = Kept(_DAYS)
        self._searches: Kept[tuple[int, str], frozenset[str]] = Kept(_SEARCHES)

    @property
    def tables(self) -> Tables:
        """What kinds, places and voices are called, and which family a kind is of."""
        return self._tables

    def snapshot(self, at: date | None = None) -> Snapshot:
        """The store as of a day, its last where None. Raises StoreError, LexiconError."""
        with self._corpus.view() as view:
            revision, last = view.revision, view.last_known()
        day = at or last or datetime.now(UTC).date()
        return self._snapshots.get((revision, day), partial(self._snapped, revision, day, last))

    def warm(self, progress: Progress | None = None) -> Snapshot:
        """Makes the snapshot of the last day; `progress` is called with how many accounts are drawn and of how many."""
        with self._corpus.view() as view:
            revision = view.revision
        self._stock(revision).warm(progress)
        return self.snapshot()

    def _snapped(self, revision: int, day: date, last: date | None) -> Snapshot:
        stock = self._stock(revision)
        gists = stock.columns.gists
        days = None if last is None else (gists[0].known if gists else last, last)
        return snap(stock, day, find=partial(self._find, revision), place=self._place, days=days)

    def _stock(self, revision: int) -> Stock:
        return self._stocks.get(revision, self._stocked)

    def _stocked(self) -> Stock:
        before = self._stocks.newest()
        with self._corpus.linked() as (view, linked), resting_collector():
            gists = tuple(view.gists())
            return stocked(gists, linked, revision=view.revision, tables=self._tables, exact=self._exact, before=before)

    def _find(self, revision: int, words: str) -> frozenset[str]:
        return self._searches.get((revision, words), partial(self._searched, words))

    def _searched(self, words: str) -> frozenset[str]:
        with self._corpus.view() as view:
            return view.found(words)

    def _place(self, place_id: str) -> Place | None:
        try:
            return self._corpus.entry(place_id)
        except InputError:
            return None

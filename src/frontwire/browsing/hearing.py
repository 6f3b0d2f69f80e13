"""Hearing: the voices of a snapshot, gathered once for a revision of the store and a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, partial

from frontwire.browsing.keeping import Kept
from frontwire.browsing.shelf import Shelf
from frontwire.browsing.snapshot import Snapshot
from frontwire.drawing.sourcing import Spoken, heard, source_of
from frontwire.model.source import Source
from frontwire.resting import resting_collector

#: Days kept.
_DAYS = 4


class Voices:
    """All voices of a snapshot: `claims` are those of each by its id."""

    def __init__(self, snapshot: Snapshot) -> None:
        with resting_collector():
            self.claims: Mapping[str, tuple[Spoken, ...]] = heard(snapshot.accounts)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Voices and outlets, those with most claims first."""
        found = (source_of(id_, spoken) for id_, spoken in self.claims.items())
        return tuple(sorted(found, key=lambda one: (-one.claims, one.name, one.is_outlet, one.type)))


class VoiceShelf:
    """The voices of a store by day; safe for threads."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._held: Kept[tuple[int, date], Voices] = Kept(_DAYS)

    def voices(self, at: date | None = None) -> Voices:
        """Who is heard by a day, the store's last where None. Raises StoreError, LexiconError."""
        snapshot = self._shelf.snapshot(at)
        return self._held.get((snapshot.revision, snapshot.at), partial(Voices, snapshot))

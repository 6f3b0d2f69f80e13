"""Rounds: what came of asking all that was due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from frontwire.model.parcel import Parcel, Trouble
from frontwire.store import Added


class Keeper(Protocol):
    """Reads what comes in, and keeps it."""

    def take(self, parcel: Parcel, *, fetched: datetime) -> Added | Trouble:
        """Reads and keeps a report; gives a Trouble, kept on record, where it cannot be read."""
        ...

    def refuse(self, trouble: Trouble, *, fetched: datetime) -> None:
        """Keeps on record that something is not read."""
        ...


@dataclass(frozen=True, slots=True)
class Took:
    """A report that was read: of which feed (by name), and what came of adding it."""

    feed: str
    added: Added


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that was not got or not read, and why; when it will be asked for `again`, None where it will not."""

    feed: str
    address: str
    because: str
    again: datetime | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A feed that has another address now, by what its server says."""

    feed: str
    to: str


@dataclass(frozen=True, slots=True)
class Round:
    """One round: how many feeds were `asked`, how many of them had nothing new, what came of them.

    `waiting` reports are left for the next round; `then` is when something is due next, None where nothing ever is.
    """

    started: datetime
    asked: int
    unchanged: int
    took: tuple[Took, ...]
    missed: tuple[Missed, ...]
    moved: tuple[Moved, ...] = ()
    waiting: int = 0
    then: datetime | None = None

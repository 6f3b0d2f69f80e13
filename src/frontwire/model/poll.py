"""Polls: what is remembered of the addresses that are asked again and again, and of the servers they are at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from frontwire.model.parcel import Format, Told


@dataclass(frozen=True, slots=True)
class Poll:
    """An address that is asked: that of a feed, or of what one names.

    `feed` is the address of the feed that it belongs to, its own for a feed; `depth` counts the lists between the two.
    It is asked when it is `due`, never where that is None.
    `stamp` is a digest of what the feed says of it (of a feed: of its last answer): another one means that there is
    something new. `etag` and `last_modified` are of the last answer. `failures` counts attempts in a row that failed,
    `because` says why the last did.

    `told` is what the feed tells of it, `words` what it has of the report itself, in the `format` given.
    """

    feed: str
    address: str
    depth: int = 0
    due: datetime | None = None
    stamp: str = ""
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    because: str = ""
    told: Told = field(default=Told())
    words: str | None = None
    format: Format | None = None

    @property
    def is_feed(self) -> bool:
        """Is it the feed itself, rather than what one names?"""
        return self.address == self.feed


@dataclass(frozen=True, slots=True)
class Host:
    """A server, by scheme, name and port: its rules for robots, and from when on it may be asked again.

    `robots` is the text of robots.txt as it was `read` last (empty where there is none), None where it could not be
    read. `free` is set where it asked to be left alone, `failures` says how often in a row it did.
    """

    name: str
    robots: str | None = None
    read: datetime | None = None
    free: datetime | None = None
    failures: int = 0

"""Polling: what watching remembers of addresses and servers; each change is kept at once, so that a kill loses none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Table, and_, delete, func, insert, select
from sqlalchemy.engine import Engine

from frontwire.model.poll import Host, Poll
from frontwire.store.failing import told
from frontwire.store.locking import writing
from frontwire.store.packing import pack, unpacker
from frontwire.store.tables import hosts, polls

#: Rows asked for or written at a time.
_ROWS = 500

Row = dict[str, Any]
Item = TypeVar("Item")

_unpack_poll = unpacker(Poll)
_unpack_host = unpacker(Host)


class Polls:
    """What is remembered of polls and hosts; made by `Store.polls`. Every method raises StoreError."""

    __slots__ = ("_engine",)

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def feed(self, address: str) -> Poll | None:
        """The feed at an address; None where it was never asked."""
        return self.known(address, (address,)).get(address)

    def known(self, feed: str, addresses: Iterable[str]) -> dict[str, Poll]:
        """Of some addresses that a feed names those that are remembered."""
        keys = sorted({_key(feed, address) for address in addresses})
        found: dict[str, Poll] = {}
        with told(self._engine.url), self._engine.connect() as connection:
            for some in _batched(keys):
                rows = connection.execute(select(polls.c.body).where(polls.c.key.in_(some))).scalars()
                found.update((poll.address, poll) for poll in map(_unpack_poll, rows))
        return found

    def due(self, feed: str, *, now: datetime, limit: int) -> tuple[Poll, ...]:
        """What a feed named and is due by `now`: the first so many, in the order in which they came due."""
        chosen = select(polls.c.body).where(_is_due(feed, now)).order_by(polls.c.due, polls.c.key).limit(limit)
        with told(self._engine.url), self._engine.connect() as connection:
            return tuple(_unpack_poll(blob) for blob in connection.execute(chosen).scalars())

    def waiting(self, feed: str, *, now: datetime) -> int:
        """How much of what a feed named is due by `now`."""
        counted = select(func.count()).select_from(polls).where(_is_due(feed, now))
        with told(self._engine.url), self._engine.connect() as connection:
            return int(connection.execute(counted).scalar_one())

    def next_due(self, feeds: Iterable[str]) -> datetime | None:
        """When the next of what belongs to any of `feeds` is due; None where nothing is."""
        chosen = select(polls.c.due).where(polls.c.feed.in_(sorted(feeds)), polls.c.due.is_not(None))
        with told(self._engine.url), self._engine.connect() as connection:
            first = connection.execute(chosen.order_by(polls.c.due).limit(1)).scalar_one_or_none()
        return None if first is None else _utc(first)

    def keep(self, *changed: Poll) -> None:
        """Keeps polls in place of what was remembered of their addresses; all of them or none."""
        rows = {_key(poll.feed, poll.address): poll for poll in changed}
        self._put(polls, polls.c.key, [(key, _row(key, poll)) for key, poll in rows.items()])

    def host(self, name: str) -> Host | None:
        """What is remembered of a server; None where that is nothing."""
        with told(self._engine.url), self._engine.connect() as connection:
            blob = connection.execute(select(hosts.c.body).where(hosts.c.name == name)).scalar_one_or_none()
        return None if blob is None else _unpack_host(blob)

    def keep_host(self, host: Host) -> None:
        """Keeps a server in place of what was remembered of it."""
        self._put(hosts, hosts.c.name, [(host.name, {"name": host.name, "body": pack(host)})])

    def _put(self, table: Table, key: Any, rows: Sequence[tuple[str, Row]]) -> None:
        with told(self._engine.url), writing(self._engine) as connection:
            for some in _batched(rows):
                connection.execute(delete(table).where(key.in_([name for name, _ in some])))
                connection.execute(insert(table), [row for _, row in some])


def _is_due(feed: str, now: datetime) -> ColumnElement[bool]:
    return and_(polls.c.feed == feed, polls.c.address != feed, polls.c.due <= _utc(now))


def _batched(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[at : at + _ROWS] for at in range(0, len(items), _ROWS))


def _row(key: str, poll: Poll) -> Row:
    due = None if poll.due is None else _utc(poll.due)
    return {"key": key, "feed": poll.feed, "address": poll.address, "due": due, "body": pack(poll)}


def _key(feed: str, address: str) -> str:
    return hashlib.blake2b(f"{feed}\n{address}".encode("utf-8", "replace"), digest_size=16).hexdigest()


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

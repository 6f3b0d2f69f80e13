"""A store: where claims are kept. Reading goes through a view, writing through a writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Engine

from frontwire.store.failing import shown, told
from frontwire.store.locking import writing
from frontwire.store.overlaying import Overlays
from frontwire.store.polling import Polls
from frontwire.store.tables import revision
from frontwire.store.viewing import StoreView
from frontwire.store.writing import Writer


class Store:
    """A store that is open; made by `store.open`.

    Safe with any number of readers and writers in threads and processes; a process that is forked opens its own.
    """

    __slots__ = ("_engine", "_overlays")

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._overlays = Overlays()

    @property
    def _reading(self) -> dict[str, Any]:
        """How a transaction is begun that only reads. On SQLite any is at one moment from its first statement on."""
        if self._engine.dialect.name == "sqlite":
            return {}
        return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

    @property
    def name(self) -> str:
        """Its path, or its address without the password."""
        return shown(self._engine.url)

    def close(self) -> None:
        """Closes all connections that are not in use."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def polls(self) -> Polls:
        """What watching remembers."""
        return Polls(self._engine)

    @contextmanager
    def view(self) -> Iterator[StoreView]:
        """The store as it stands now: what others write meanwhile is not seen. Raises StoreError."""
        with told(self._engine.url), self._engine.connect().execution_options(**self._reading) as connection:
            # The first statement fixes the moment.
            now = connection.execute(select(revision.c.number)).scalar_one()
            yield StoreView(connection, now, self._overlays)

    @contextmanager
    def writer(self, *, now: datetime | None = None) -> Iterator[Writer]:
        """One transaction: all that is written in it is kept at the end, or none where anything is raised.

        Writers take turns: hold one no longer than it takes to write. `now` is the moment that judgements are dated
        with, the clock's where not given. Raises StoreError.
        """
        with told(self._engine.url), writing(self._engine) as connection:
            writer = Writer(connection, datetime.now(UTC) if now is None else now)
            yield writer
            if writer.has_written:
                connection.execute(update(revision).values(number=revision.c.number + 1))

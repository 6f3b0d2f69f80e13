"""Locking: one writer at a time, the others wait; readers wait for nobody."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from frontwire.store.failing import is_busy

#: The execution option that makes a transaction on SQLite take the write lock at its beginning: one that only takes it
#: at its first write can find that it has read what is no longer so.
IMMEDIATE = "frontwire_immediate"
#: PostgreSQL's advisory lock of our writers: any number, the same for all.
_LOCK = 0x46725772
#: Seconds that a writer waits for others before it gives up.
WAIT_SECONDS = 60.0
#: SQLite does not wait for some locks (those of a file that is just made): seconds between attempts.
_PAUSE_SECONDS = 0.02

Outcome = TypeVar("Outcome")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that alone may write; committed at the end, undone where anything is raised."""
    with engine.connect().execution_options(**{IMMEDIATE: True}) as connection, insist(connection.begin):
        if engine.dialect.name != "sqlite":
            connection.execute(text(f"SET LOCAL lock_timeout = {int(WAIT_SECONDS * 1000)}"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def insist(attempt: Callable[[], Outcome]) -> Outcome:
    """What `attempt` gives, tried again while another process holds the file, for as long as a writer waits."""
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            return attempt()
        except OperationalError as error:
            if not is_busy(error) or time.monotonic() >= deadline:
                raise
        time.sleep(_PAUSE_SECONDS)

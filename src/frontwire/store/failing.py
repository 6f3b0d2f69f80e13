"""Failing: what a database says when it cannot, in one line that names the store and gives no password away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from frontwire.errors import StoreError

_BUSY = "another process has been writing to it for too long: try again"
#: What SQLite and PostgreSQL say -> what it means to the user.
_MEANINGS = (
    ("file is not a database", "it is no store"),
    ("database disk image is malformed", "the file is damaged: restore a copy of it"),
    ("database is locked", _BUSY),
    ("canceling statement due to lock timeout", _BUSY),
    ("unable to open database file", "the file cannot be opened or made"),
    ("attempt to write a readonly database", "it may only be read"),
    ("disk is full", "the disk is full"),
)


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turns what a driver raises into a StoreError about the store at `url`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{shown(url)}: {_reason(url, error)}") from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{shown(url)}: half characters (lone surrogates) cannot be kept") from error


def shown(url: URL) -> str:
    """The store's name for people: a file's path, or a server's address without the password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def is_busy(error: SQLAlchemyError) -> bool:
    """Did SQLite give up waiting for another process?"""
    return isinstance(error, DBAPIError) and "database is locked" in str(error.orig)


def _reason(url: URL, error: SQLAlchemyError) -> str:
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    for words, meaning in _MEANINGS:
        if words in said:
            return meaning
    line = next((line.strip() for line in said.splitlines() if line.strip()), type(error).__name__)
    password = url.password
    return line.replace(str(password), "***") if password else line

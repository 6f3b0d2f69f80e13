"""Needing: libraries that only some formats need, and the sentence where one is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from frontwire.errors import LibraryError


@contextmanager
def needing(format_name: str, extra: str) -> Iterator[None]:
    """Imports within it may fail. Raises LibraryError that says what to install."""
    try:
        yield
    except ImportError as error:
        raise LibraryError(f"{format_name} needs {error.name}: pip install 'frontwire[{extra}]'") from error

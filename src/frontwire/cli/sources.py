"""Sources as the command line takes them: a file, an address, or `-` for standard input."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from frontwire.cli.output import waiting

if TYPE_CHECKING:
    from frontwire.api import Reader
    from frontwire.publishing.reading import Reading

STDIN = "-"
_SCHEME = "://"


def reader(*, quiet: bool = False) -> Reader:
    """A reader by the settings of the environment; says on a terminal that loading takes a moment."""
    with waiting("Loading lexicons, gazetteer and language pipeline …", quiet=quiet):
        from frontwire.api import Reader  # noqa: PLC0415 - `--help` and `--version` stay fast

        return Reader()


def read_source(source: str, reader: Reader, *, published: datetime | None, outlet: str | None) -> Reading:
    """One source read. Raises InputError, FetchError."""
    day = None if published is None else published.date()
    if source == STDIN:
        return reader.read_bytes(sys.stdin.buffer.read(), name="standard input", published=day, outlet=outlet)
    named = source if _SCHEME in source else Path(source)
    return reader.read(named, published=day, outlet=outlet)

"""Sources as the command line takes them: a file, an address, or `-` for standard input."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frontwire.cli.output import waiting
from frontwire.errors import InputError

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


def is_source(name: str) -> bool:
    """Is it standard input, an address, a file, or what looks like a file's name?"""
    path = Path(name)
    return name == STDIN or _SCHEME in name or bool(path.suffix) or path.name != name or path.is_file()


def read_source(source: str, reader: Reader, *, published: date | None, outlet: str | None) -> Reading:
    """One source read. Raises InputError, FetchError, with the name of the source in the message."""
    try:
        return _read(source, reader, published, outlet)
    except InputError as error:
        if source == STDIN or source in str(error):
            raise
        raise type(error)(f"{source}: {error}") from error


def _read(source: str, reader: Reader, published: date | None, outlet: str | None) -> Reading:
    if source == STDIN:
        return reader.read_bytes(sys.stdin.buffer.read(), name="standard input", published=published, outlet=outlet)
    return reader.read(source if _SCHEME in source else Path(source), published=published, outlet=outlet)

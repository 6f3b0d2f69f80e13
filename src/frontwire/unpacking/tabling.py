"""Tables: rows by column, wherever they came from (CSV, JSON, JSON Lines, Parquet)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from frontwire.errors import InputError
from frontwire.model.parcel import Format, Told, Trouble
from frontwire.unpacking.unpacker import BROKEN, Piece, Unpacker

#: So many rows are looked at before it is decided what a table is.
HEAD = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One row or record; `number` counts from 1, the header not. A cell is text in CSV, any JSON value elsewhere."""

    number: int
    cells: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it streams by: `head` are its first rows (`HEAD` or fewer), `rows` all of them, those too, once.

    A row that cannot be read stands in `rows` as Trouble. `name` is that of the file: a row is called "name#17".
    The columns of a table without header are called "1", "2" …, and `headless` says so.
    """

    name: str
    header: tuple[str, ...]
    head: tuple[Row, ...]
    rows: Iterator[Row | Trouble]
    told: Told = field(default=Told())
    headless: bool = False


def look_ahead(rows: Iterator[Row | Trouble]) -> tuple[tuple[Row, ...], Iterator[Row | Trouble]]:
    """The first rows, and all of them; what goes wrong amid the first goes wrong when that place is come to."""
    looked: list[Row | Trouble] = []
    rest = rows
    try:
        looked.extend(islice(rows, HEAD))
    except (InputError, *BROKEN) as error:
        rest = _raising(error)
    return tuple(row for row in looked if isinstance(row, Row)), chain(looked, rest)


def _raising(error: Exception) -> Iterator[Row | Trouble]:
    yield from ()
    raise error


@dataclass(frozen=True, slots=True)
class TableReader:
    """How tables of one sort are known, by their header and first rows, and read; `read` may raise InputError."""

    format: Format | None
    knows: Callable[[Table, Unpacker], bool]
    read: Callable[[Table, Unpacker], Iterator[Piece]]

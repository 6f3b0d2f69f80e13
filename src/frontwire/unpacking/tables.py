"""CSV and TSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from frontwire.errors import InputError
from frontwire.model.parcel import Format, Trouble
from frontwire.unpacking.bounds import LimitError
from frontwire.unpacking.heads import Head
from frontwire.unpacking.lines import encoding_of, lines
from frontwire.unpacking.readers import read_rows
from frontwire.unpacking.tabling import Row
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

_DELIMITERS = ",\t;|"
#: Rows that are looked at to find the delimiter.
_LOOKED_AT = 20
#: What stands in data and in no header: a number, an address, a day.
_DATA = re.compile(r"[+-]?\d+(?:[.,]\d+)?|https?://\S+|\d{4}-\d\d-\d\d.*|\d\d?[/.]\d\d?[/.]\d{2,4}.*", re.DOTALL)

#: … and what is a name.
_NAME = re.compile(r"[^\W\d][\w .:#/()+-]{0,39}(?<!\.)")
_WORDS = 3

# The module's own limit on cells stands in the way of long texts; `_Feed` bounds rows instead.
csv.field_size_limit(2**31 - 1)


def knows(head: Head) -> bool:
    """A table by its name or content type; where neither says anything, by a header and rows that fit it."""
    if head.start.startswith(("<", "{", "[")):
        return False
    if head.named is Format.CSV or head.typed("text/csv", "tab-separated"):
        return True
    return not head.ending and not head.typed("text/", "application/") and _looks_like_one(head)


def open_table(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """The rows of a table, whose first is its header unless it holds data."""
    settings = unpacker.settings
    encoding, skip = encoding_of(box.head, unpacker.layout.encoding)
    dialect = _Dialect.of(box.head.data[skip:].decode(encoding, errors="ignore"), whole=box.head.whole)
    feed = _Feed(lines(box.stream, encoding=encoding, skip=skip, most=settings.max_bytes), settings.max_bytes)
    rows = csv.reader(feed, delimiter=dialect.delimiter, quoting=dialect.quoting)
    first = next((row for row in rows if any(cell.strip() for cell in row)), None)
    if first is None:
        raise InputError("the table is empty: there is nothing to read")
    if len(first) > settings.max_columns:
        raise LimitError(
            f"the table has {len(first):,} columns, more than the {settings.max_columns:,} allowed (max_columns)"
        )
    headless = any(_DATA.fullmatch(cell.strip()) for cell in first)
    header = tuple(str(place) for place in range(1, len(first) + 1)) if headless else _unique(first)
    taken = chain([first] if headless else [], _parsed(rows, feed, box.name))
    yield from read_rows(
        _rows(taken, header, box.name, settings.max_cell_chars),
        header=header,
        box=box,
        unpacker=unpacker,
        headless=headless,
    )


@dataclass(frozen=True, slots=True)
class _Dialect:
    delimiter: str
    quoting: Literal[0, 3]

    @classmethod
    def of(cls, sample: str, *, whole: bool) -> _Dialect:
        """How cells are kept apart: by the delimiter that gives most rows as many cells as the first."""
        looked = sample.splitlines(keepends=True)[: _LOOKED_AT + 1]
        looked = looked if whole or len(looked) < 2 else looked[:-1]
        best = max(_DELIMITERS, key=lambda one: (_fitting(looked, one), -_DELIMITERS.index(one)))
        quoted = any(cell.startswith('"') for line in looked for cell in line.split(best))
        return cls(best, csv.QUOTE_MINIMAL if quoted or best != "\t" else csv.QUOTE_NONE)


def _fitting(looked: Sequence[str], delimiter: str) -> tuple[int, int]:
    widths = [len(row) for row in csv.reader(iter(looked), delimiter=delimiter) if row]
    width = widths[0] if widths else 0
    return (0, 0) if width < 2 else (sum(one == width for one in widths), width)


def _looks_like_one(head: Head) -> bool:
    """At least three rows of as many cells as the first, which holds short names."""
    looked = head.start.splitlines(keepends=True)[: _LOOKED_AT + 1]
    looked = looked if head.whole else looked[:-1]
    if len(looked) < 3:
        return False
    dialect = _Dialect.of("".join(looked), whole=True)
    rows = list(csv.reader(iter(looked), delimiter=dialect.delimiter, quoting=dialect.quoting))
    names = [cell.strip() for cell in rows[0]]
    return (
        len(names) > (1 if dialect.delimiter == "\t" else 2)
        and len(set(names)) == len(names)
        and all(_NAME.fullmatch(name) and len(name.split()) <= _WORDS for name in names)
        and all(len(row) == len(names) for row in rows[1:-1])
    )


class _Feed:
    """Lines for the parser; counts how much goes into one row, as a quotation mark left open takes all that follows."""

    __slots__ = ("_lines", "_most", "_taken")

    def __init__(self, held: Iterator[str], most: int) -> None:
        self._lines = held
        self._most = most
        self._taken = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._taken += len(line)
        if self._taken > self._most:
            raise LimitError(
                f"a row has more than {self._most:,} characters (max_bytes; is a quotation mark left open?): "
                "it and the rest are not read"
            )
        return line

    def begin(self) -> None:
        """A new row begins."""
        self._taken = 0


def _parsed(rows: Iterator[list[str]], feed: _Feed, name: str) -> Iterator[list[str] | Trouble]:
    """The rows with something in them; one that cannot be parsed as Trouble."""
    while True:
        feed.begin()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Trouble(name, f"a row cannot be parsed: {error}")
            continue
        if any(row):
            yield row


def _rows(
    taken: Iterable[list[str] | Trouble], header: tuple[str, ...], name: str, most: int
) -> Iterator[Row | Trouble]:
    for number, row in enumerate(taken, start=1):
        if isinstance(row, Trouble):
            yield row
        elif (because := _refused(row, header, most)) is not None:
            yield Trouble(f"{name}#{number}", because)
        else:
            yield Row(number, dict(zip(header, row, strict=False)))


def _refused(row: list[str], header: tuple[str, ...], most: int) -> str | None:
    if any(row[len(header) :]):
        return f"the row has {len(row):,} cells, more than the header's {len(header):,}: what is in which is not known"
    if any(len(cell) > most for cell in row):
        return f"the row has a cell of more than {most:,} characters (max_cell_chars)"
    if any("\x00" in cell for cell in row):
        return "the row holds NUL characters: it is broken"
    return None


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names of columns; one that stands there before gets its place beside it."""
    seen: set[str] = set()
    held = []
    for place, name in enumerate(names, start=1):
        plain = name.strip()
        held.append(f"{plain} ({place})" if plain in seen or not plain else plain)
        seen.add(plain)
    return tuple(held)


OPENER = Opener(Format.CSV, knows, open_table)

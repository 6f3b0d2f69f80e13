"""Writing out: the answers of a row as text, with the span of every label, value and option in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from frontwire.lexicon.forms import Column, Form, folded
from frontwire.model.parcel import Cell
from frontwire.model.span import Span

#: What stands between the options of a cell: a semicolon or a bar; blanks where neither does.
_APART = re.compile(r"\s*[;|]\s*")


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a cell: what the table holds, how it is written out, and where."""

    raw: str
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Line:
    """One answer as written out. Spans are None where it stands in no text."""

    cell: Cell
    options: tuple[Option, ...]
    label: str
    label_span: Span | None = None
    span: Span | None = None
    value_span: Span | None = None

    @property
    def value(self) -> str:
        """What is written for the value."""
        return "; ".join(option.text for option in self.options)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A row written out: its text, the title and the lines, those that are not written among them."""

    text: str
    title: Span | None
    body: Span
    lines: tuple[Line, ...]

    def line(self, column: str | None, turn: int = 0) -> Line | None:
        """The answer in a column, of one round of a repeated group; else the one that is asked once."""
        if column is None:
            return None
        held = [line for line in self.lines if line.cell.column == column and line.cell.turn in {turn, 0}]
        return max(held, key=lambda line: line.cell.turn, default=None)

    def value(self, column: str | None, turn: int = 0) -> str | None:
        """What is written in a column."""
        line = self.line(column, turn)
        return None if line is None else line.value


def write_out(cells: Iterable[Cell], form: Form, *, title: str) -> Sheet:
    """The row as text: the title, an empty line, then "Label: value" for each answer, in the order given."""
    lines: list[Line] = []
    parts = [f"{title}\n\n"] if title else []
    here = begin = sum(map(len, parts))
    for cell in cells:
        line = _line(cell, form, here)
        lines.append(line)
        if line.span is not None:
            parts.append(f"{line.label}: {line.value}\n")
            here += len(parts[-1])
    text = "".join(parts)
    body = Span(begin, max(begin + 1, len(text.rstrip("\n"))))
    return Sheet(text, Span(0, len(title)) if title else None, body, tuple(lines))


def read_options(cell: Cell, column: Column | None) -> tuple[tuple[str, str], ...]:
    """The options of a cell: as the table has them, and as they read."""
    if column is None:
        return ((cell.value, cell.value),)
    held = [cell.value]
    if column.several and folded(cell.value) not in {folded(choice) for choice in column.choices}:
        held = _parted(cell.value, column.choices)
    return tuple((raw, _read(raw, column)) for raw in held if raw)


def _line(cell: Cell, form: Form, here: int) -> Line:
    column = form.columns.get(cell.column)
    options = read_options(cell, column)
    label = cell.header if column is None else column.label
    if cell.turn:
        label = f"{label} ({cell.turn})"
    if column is not None and not column.written:
        return Line(cell, tuple(Option(raw, text, None) for raw, text in options), label)
    at = start = here + len(label) + 2
    placed = []
    for raw, text in options:
        placed.append(Option(raw, text, Span(at, at + len(text))))
        at += len(text) + 2
    end = at - 2
    return Line(cell, tuple(placed), label, Span(here, here + len(label)), Span(here, end), Span(start, end))


def _read(raw: str, column: Column) -> str:
    """An option as it reads: by the list of choices, a number by its pattern, anything else as it stands."""
    for choice, text in column.choices.items():
        if folded(choice) == folded(raw):
            return text
    if column.reads is not None and _is_number(raw):
        return column.reads.replace("{value}", raw)
    return raw


def _parted(value: str, choices: Mapping[str, str]) -> list[str]:
    """A cell's options: between semicolons; between blanks where each piece is a choice, as ODK writes them."""
    held: Sequence[str] = _APART.split(value)
    if len(held) == 1:
        known = {folded(choice) for choice in choices}
        pieces = value.split()
        if len(pieces) > 1 and all(folded(piece) in known for piece in pieces):
            return pieces
    return list(_once(held))


def _once(values: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(values))


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", ""))
    except ValueError:
        return False
    return True

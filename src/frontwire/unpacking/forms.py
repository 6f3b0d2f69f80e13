"""Answers of forms: tables whose columns a mapping knows (lexicons/forms): KoboToolbox, ODK, HeRAMS, HXL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path

from frontwire.errors import InputError
from frontwire.lexicon.forms import Column, Form, Forms, folded
from frontwire.model.parcel import Answers, Cell, Format, Parcel, Told, Trouble
from frontwire.unpacking.days import day_of, is_open, order_of
from frontwire.unpacking.layout import DayOrder
from frontwire.unpacking.tabling import Row, Table, TableReader
from frontwire.unpacking.unpacker import Piece, Unpacker

#: "stock[2]/item": the second round of a repeated group.
_TURN = re.compile(r"\[(\d{1,4})\](?=/)")
_TAG = re.compile(r"#[A-Za-z]\w*(?:\s*[+-]\s*[A-Za-z]\w*)*")
_PART = re.compile(r"([+-])\s*(\w+)")
#: What a ticked box of a question with several answers holds.
_TICKED = frozenset({"1", "1.0", "true", "yes"})
#: How many of the cells of a row must be hashtags for it to be HXL's.
_TAGGED = 0.3


@dataclass(frozen=True, slots=True)
class _Header:
    """One column of the table: its name, its hashtag where there is one, its round where it is repeated."""

    name: str
    tag: str | None
    turn: int
    path: str

    @property
    def last(self) -> str:
        """Its name without the groups that it lies in."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def group(self) -> str:
        """The name before its own: the question, where it is one of the boxes of a question."""
        parts = self.path.rsplit("/", 2)
        return parts[-2] if len(parts) > 1 else ""

    def is_called(self, name: str) -> bool:
        """Does a name of the mapping mean it?"""
        if name.startswith("#"):
            return self.tag is not None and _fits(name, self.tag)
        return folded(name) in {folded(self.path), folded(self.last)}


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one table are read: columns of the form, each with the headers that hold it, in its order.

    `boxes` are the single boxes of a question whose answers stand nowhere together; `rest` what the form does not know.
    """

    form: Form
    name: str
    columns: Mapping[str, tuple[_Header, ...]]
    boxes: Mapping[str, tuple[_Header, ...]]
    rest: tuple[_Header, ...]
    order: DayOrder | None
    tags: int | None

    @property
    def is_complete(self) -> bool:
        """Has the table all columns by which the form is known?"""
        held = {*self.columns, *self.boxes}
        return any(set(group) <= held for group in self.form.known_by)

    def cells(self, row: Row) -> Iterator[Cell]:
        """The answers of a row that are not empty: those the form knows first, in its order, round by round."""
        turns = sorted({header.turn for headers in self.columns.values() for header in headers})
        for turn in turns:
            for column, headers in self.columns.items():
                for header in headers:
                    if header.turn == turn and (value := _text(row.cells.get(header.name))):
                        yield Cell(column, header.path, value, turn)
        for column, headers in self.boxes.items():
            ticked = [header.last for header in headers if _text(row.cells.get(header.name)).lower() in _TICKED]
            if ticked:
                yield Cell(column, column, " ".join(ticked))
        for header in self.rest:
            if value := _text(row.cells.get(header.name)):
                yield Cell("", header.path, value, header.turn)


def knows(table: Table, unpacker: Unpacker) -> bool:
    """Is it a table of a form that there is a mapping for, or that the user gave one for?"""
    return _plan(table, unpacker) is not None


def read(table: Table, unpacker: Unpacker) -> Iterator[Piece]:
    """A parcel for each row, and one more for each column of free words."""
    plan = _plan(table, unpacker)
    if plan is None:
        known = ", ".join(loaded.entry.form for loaded in _forms(unpacker).entries)
        yield Trouble(table.name, f"no form is known that has its columns (there are {known}): give a mapping of yours")
        return
    if not plan.is_complete:
        wanted = " or ".join(", ".join(group) for group in plan.form.known_by)
        raise InputError(
            f"the form {plan.name} asks for columns that the table has not: {wanted}; "
            f"found are {', '.join(plan.columns) or 'none'}"
        )
    undecided = False
    for row in table.rows:
        if isinstance(row, Trouble):
            yield row
        elif row.number != plan.tags:
            if not undecided and (undecided := _is_undecided(row, plan)):
                because = "days in it can be read in two ways and are left open: say which (--day-order dmy or mdy)"
                yield Trouble(table.name, because, harmless=True)
            yield from _pieces(row, table, plan)


def _pieces(row: Row, table: Table, plan: Plan) -> Iterator[Piece]:
    name = f"{table.name}#{row.number}"
    cells = tuple(plan.cells(row))
    if not any(cell.column for cell in cells):
        yield Trouble(name, f"the row has no answer that the form {plan.form.form} knows", harmless=True)
        return
    days = plan.form.days
    first, last = _day(cells, days.first, plan), _day(cells, days.last, plan)
    reported = _day(cells, days.reported, plan) or last or first
    outlet = next((cell.value for cell in cells if cell.column == plan.form.outlet), None)
    told = Told(published=reported, outlet=outlet).over(table.told)
    kept = tuple(cell for cell in cells if cell.column not in plan.form.text)
    answers = Answers(plan.name, kept, first, last or first)
    yield Parcel(name, _words(kept), Format.FORMS, told=told, form=answers)
    for cell in cells:
        if cell.column in plan.form.text:
            remark = replace(answers, remark=cell)
            yield Parcel(f"{name}:{cell.column}", cell.value, Format.FORMS, told=told, form=remark)


def _words(cells: Sequence[Cell]) -> str:
    return "\n".join(f"{cell.header}: {cell.value}" for cell in cells)


def _day(cells: Sequence[Cell], column: str | None, plan: Plan) -> date | None:
    value = next((cell.value for cell in cells if cell.column == column), None)
    return None if value is None else day_of(value, plan.order)


def _is_undecided(row: Row, plan: Plan) -> bool:
    if plan.order is not None:
        return False
    return any(is_open(row.cells.get(header.name)) for header in _dated(plan.form, plan.columns))


def answers_of(row: Mapping[str, str], form: Form) -> Answers:
    """The answers of one row by its headers, as `read` would give them: how examples of forms are run."""
    held = Row(1, dict(row))
    plan = _planned(form, form.form, Table("row", tuple(row), (held,), iter((held,))), order=None)
    cells = tuple(plan.cells(held))
    first, last = _day(cells, form.days.first, plan), _day(cells, form.days.last, plan)
    return Answers(form.form, cells, first, last or first)


def _plan(table: Table, unpacker: Unpacker) -> Plan | None:
    """The form that knows most columns of the table; the user's own, where there is one, without asking more."""
    if table.headless:
        return None
    asked, forms, order = unpacker.layout.mapping, _forms(unpacker), unpacker.layout.day_order
    if asked is not None:
        return _planned(forms.named(asked), asked, table, order=order)
    plans = (_planned(one.entry, one.entry.form, table, order=order) for one in forms.entries)
    return max((plan for plan in plans if plan.is_complete), key=lambda plan: len(plan.columns), default=None)


def _planned(form: Form, name: str, table: Table, *, order: DayOrder | None) -> Plan:
    tags, number = _tags(table)
    headers = [_header(header, tags) for header in table.header]
    paths = {header.path for header in headers}
    ticks = [header for header in headers if _is_box(header, form, paths)]
    whole = [header for header in headers if header not in ticks]
    columns = {key: found for key, column in form.columns.items() if (found := _found(column, whole))}
    boxes = {
        key: found
        for key, column in form.columns.items()
        if column.several and key not in columns and (found := _boxes(column, ticks))
    }
    used = {header.name for held in columns.values() for header in held} | {header.name for header in ticks}
    rest = tuple(one for one in headers if one.name not in used and not _is_ignored(one, form))
    dated = tuple(_dated(form, columns))
    told = order or (None if form.days.order is None else DayOrder(form.days.order))
    told = told or order_of([_text(row.cells.get(header.name)) for row in table.head for header in dated])
    return Plan(form, name, columns, boxes, rest, told, number)


def _dated(form: Form, columns: Mapping[str, tuple[_Header, ...]]) -> Iterator[_Header]:
    """The headers that hold days."""
    for key in (form.days.first, form.days.last, form.days.reported):
        yield from columns.get(key or "", ())


def _found(column: Column, headers: Sequence[_Header]) -> tuple[_Header, ...]:
    """The headers that hold a column: the first that one of its names means, one a round where it is repeated."""
    for name in column.names:
        held: dict[int, _Header] = {}
        for header in headers:
            if header.is_called(name):
                held.setdefault(header.turn, header)
        if held:
            return tuple(held.values())
    return ()


def _boxes(column: Column, headers: Sequence[_Header]) -> tuple[_Header, ...]:
    names = {folded(name) for name in column.names}
    return tuple(header for header in headers if header.group and folded(header.group) in names)


def _is_box(header: _Header, form: Form, paths: set[str]) -> bool:
    """Is it one of the boxes of a question, whose answers may stand together in a column of their own?"""
    if not header.group:
        return False
    several = [column for column in form.columns.values() if column.several]
    if any(folded(header.group) == folded(name) for column in several for name in column.names):
        return True
    return header.path.rsplit("/", 1)[0] in paths


def _is_ignored(header: _Header, form: Form) -> bool:
    return any(fnmatchcase(name.lower(), one) for one in form.ignores for name in (header.last, header.path))


def _header(name: str, tags: Mapping[str, str]) -> _Header:
    turn = _TURN.search(name)
    return _Header(name, tags.get(name), 0 if turn is None else int(turn[1]), _TURN.sub("", name).strip())


def _tags(table: Table) -> tuple[Mapping[str, str], int | None]:
    """The hashtags by header, and the number of the row that they stand in: none where they are the header itself."""
    own = {name: name for name in table.header if _TAG.fullmatch(name.strip())}
    if len(own) >= _TAGGED * len(table.header):
        return own, None
    for row in table.head[:_LOOKED_AT]:
        held = {name: value.strip() for name, value in row.cells.items() if isinstance(value, str) and value.strip()}
        tags = {name: value for name, value in held.items() if _TAG.fullmatch(value)}
        if tags and len(tags) == len(held):
            return tags, row.number
    return {}, None


def _fits(pattern: str, tag: str) -> bool:
    """Does a tag have the pattern's hashtag, all its +attributes and none of its -attributes?"""
    base, attributes = _parts(tag)
    wanted, asked = _parts(pattern)
    return base == wanted and all((name in attributes) is (sign == "+") for name, sign in asked.items())


def _parts(tag: str) -> tuple[str, dict[str, str]]:
    base = re.split(r"\s*[+-]", tag, maxsplit=1)[0].strip().lower()
    return base, {name.lower(): sign for sign, name in _PART.findall(tag)}


def _text(value: object) -> str:
    """A cell as text on one line; empty for what is no text and no number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


#: The row of hashtags is among the first.
_LOOKED_AT = 3


@lru_cache(maxsize=8)
def _loaded(folder: str) -> Forms:
    return Forms.load(Path(folder))


def _forms(unpacker: Unpacker) -> Forms:
    return _loaded(str(Path(unpacker.settings.lexicons) / "forms"))


READER = TableReader(Format.FORMS, knows, read)

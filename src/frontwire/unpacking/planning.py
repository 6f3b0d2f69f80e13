"""Which columns of a table hold what: as the user says, as a preset has it, by the usual names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from frontwire.errors import InputError
from frontwire.lexicon.intake import Preset, Presets, folded
from frontwire.unpacking.days import order_of
from frontwire.unpacking.layout import Columns, DayOrder, Layout
from frontwire.unpacking.tabling import Table

#: Columns are named in an error up to so many characters.
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one table are read: `columns` holds names that the table has; `preset` is what knew them."""

    columns: Columns
    preset: str | None
    addresses_only: bool = False
    outlet: str | None = None
    day_order: DayOrder | None = None

    @property
    def line(self) -> str:
        """How the table is read, in one line for people."""
        parts = [(one.name, getattr(self.columns, one.name)) for one in fields(Columns)]
        if self.addresses_only:
            parts = [(part, names) for part, names in parts if part != "text"]
        told = ", ".join(f"{part} from {' or '.join(names)}" for part, names in parts if names)
        return f"table read as {self.preset}: {told}" if self.preset else f"table: {told}"

    def value(self, cells: Mapping[str, object], part: str) -> object:
        """What a row holds for that part of a report: the first of its columns that is not empty."""
        for name in getattr(self.columns, part):
            value = lookup(cells, name)
            if value is not None and value != "":
                return value
        return None

    def told(self, cells: Mapping[str, object], part: str) -> str | None:
        """The first of them that is text, or a number, and not blank; without blanks around it."""
        for name in getattr(self.columns, part):
            value = lookup(cells, name)
            if isinstance(value, (str, int, float)) and not isinstance(value, bool) and (held := str(value).strip()):
                return held
        return None


def plan(table: Table, *, layout: Layout, presets: Presets) -> Plan:
    """How to read a table. Raises InputError where no column holds texts or addresses, with the columns there are."""
    preset = presets.named(layout.preset) if layout.preset else presets.knowing(table.header, headless=table.headless)
    chosen = _found(_columns(preset), table)
    if preset is None and presets.usual is not None and not table.headless:
        chosen = _found(_columns(presets.usual), table)
    columns = _asked(layout.columns, table).over(chosen)
    only = preset is not None and preset.gives == "addresses" and not layout.columns.text
    if not (columns.url if only else columns.text):
        raise InputError(_unknown(table))
    return Plan(
        columns=columns,
        preset=None if preset is None else preset.name,
        addresses_only=only,
        outlet=None if preset is None else preset.outlet,
        day_order=layout.day_order or _order(preset) or _told_order(table, columns.date),
    )


def lookup(cells: Mapping[str, object], name: str) -> object:
    """What stands under a name, or along a path of names ("source.domain"); None where nothing does."""
    if name in cells:
        return cells[name]
    here: object = cells
    for part in name.split("."):
        if not isinstance(here, Mapping) or part not in here:
            return None
        here = here[part]
    return here


def _columns(preset: Preset | None) -> Columns:
    if preset is None:
        return Columns()
    return Columns(**{one.name: tuple(map(str, getattr(preset.columns, one.name))) for one in fields(Columns)})


def _found(columns: Columns, table: Table) -> Columns:
    """Of the names of a preset those that the table has, as the table writes them."""
    held = {folded(name): name for name in reversed(table.header)}
    return Columns(
        **{
            one.name: tuple(held[folded(name)] for name in getattr(columns, one.name) if folded(name) in held)
            for one in fields(Columns)
        }
    )


def _asked(columns: Columns, table: Table) -> Columns:
    """The names that the user gives, as the table writes them. Raises InputError for one that it has not."""
    held = {folded(name): name for name in reversed(table.header)}
    for one in fields(Columns):
        for name in getattr(columns, one.name):
            if folded(name) not in held:
                raise InputError(f"no column is called {name!r}: {_listed(table)}")
    return _found(columns, table)


def _unknown(table: Table) -> str:
    if table.headless:
        return f"the table has no header and {len(table.header)} columns: say which holds the text (--text-column 3)"
    return f"no column is known to hold the texts: name it (--text-column NAME); {_listed(table)}"


def _listed(table: Table) -> str:
    names = ", ".join(" ".join(name.split()) or "(no name)" for name in table.header)
    return f"the columns are {names if len(names) <= _SHOWN else names[:_SHOWN] + ' …'}"


def _order(preset: Preset | None) -> DayOrder | None:
    return None if preset is None or preset.days is None else DayOrder(preset.days)


def _told_order(table: Table, names: tuple[str, ...]) -> DayOrder | None:
    values = (lookup(row.cells, name) for row in table.head for name in names)
    return order_of([value for value in values if isinstance(value, str)])

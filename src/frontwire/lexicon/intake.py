"""How tables of reports by others are laid out: which of their columns holds the text, the day, the outlet …"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from frontwire.errors import InputError, LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file, read_folder

_LETTERS = re.compile(r"[^\w.]+|_+")


class PresetColumns(Entry, frozen=True, kw_only=True):
    """For each part of a report the names of its column, the likeliest first; a number is a column's place from 1."""

    text: tuple[str | int, ...] = ()
    title: tuple[str | int, ...] = ()
    date: tuple[str | int, ...] = ()
    modified: tuple[str | int, ...] = ()
    outlet: tuple[str | int, ...] = ()
    url: tuple[str | int, ...] = ()
    id: tuple[str | int, ...] = ()
    language: tuple[str | int, ...] = ()
    fetched: tuple[str | int, ...] = ()


class PresetExample(Entry, frozen=True, kw_only=True):
    """The columns of a table (or how many, where it has no header), and whether the preset knows it by them."""

    columns: tuple[str, ...] = ()
    width: int | None = None
    finds: bool


class Preset(Entry, frozen=True, kw_only=True):
    """One layout. It knows a table that has one column of each list in `needs`, or one without header by its `width`.

    `gives` says what a row is: a report with its text, or an address to fetch. `outlet` is who published all of them.
    In JSON the records may stand `inside` an object, under one of these names. `rank` is when it is tried, the least
    first.
    """

    name: str
    means: str
    needs: tuple[tuple[str, ...], ...] = ()
    width: int | None = None
    inside: tuple[str, ...] = ()
    gives: Literal["reports", "addresses"] = "reports"
    columns: PresetColumns
    outlet: str | None = None
    days: Literal["dmy", "mdy"] | None = None
    rank: int = 5
    examples: tuple[PresetExample, ...]

    def knows(self, header: Iterable[str], *, headless: bool = False) -> bool:
        """Does a table with these columns have this layout? Case, blanks and underlines in names do not matter."""
        names = {folded(name) for name in header}
        if headless:
            return self.width == len(names)
        return bool(self.needs) and all(any(folded(name) in names for name in either) for either in self.needs)


@dataclass(frozen=True, slots=True)
class Presets:
    """All presets, in the order in which they are tried."""

    entries: tuple[Loaded[Preset], ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Presets:
        """All presets of a folder (lexicons/intake); raises LexiconError."""
        entries = read_folder(folder, Preset)
        for loaded in entries:
            _check(loaded)
        return cls(tuple(sorted(entries, key=lambda loaded: (loaded.entry.rank, loaded.entry.name))))

    def named(self, name: str) -> Preset:
        """The preset of that name, or in the file at that path. Raises InputError, LexiconError."""
        found = {loaded.entry.name: loaded.entry for loaded in self.entries}
        if name in found:
            return found[name]
        path = Path(name)
        if path.suffix in {".yml", ".yaml"}:
            if not path.is_file():
                raise InputError(f"{name}: no such file; a preset is a name or a YAML file")
            loaded = read_file(path, Preset)
            _check(loaded)
            return loaded.entry
        near = difflib.get_close_matches(name, found, n=1)
        meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(found))}"
        raise InputError(f"{name!r} is no preset: {meant}")

    def knowing(self, header: Iterable[str], *, headless: bool = False) -> Preset | None:
        """The first preset that knows a table with these columns."""
        held = tuple(header)
        return next((one.entry for one in self.entries if one.entry.knows(held, headless=headless)), None)

    @property
    def usual(self) -> Preset | None:
        """The one for reports that is tried last: what columns are called where nobody tells."""
        return next((one.entry for one in reversed(self.entries) if one.entry.gives == "reports"), None)

    @property
    def inside(self) -> tuple[str, ...]:
        """All names under which records stand in an object."""
        return tuple(dict.fromkeys(name for loaded in self.entries for name in loaded.entry.inside))


def folded(name: str) -> str:
    """A column's name as names are compared: lower case, blanks, hyphens and underlines all the same."""
    return _LETTERS.sub(" ", name).strip().casefold()


def _check(loaded: Loaded[Preset]) -> None:
    """A preset can know tables, can read them, and shows both; raises LexiconError."""
    preset = loaded.entry
    part = "text" if preset.gives == "reports" else "url"
    if not getattr(preset.columns, part):
        raise LexiconError(f"{loaded.path}: columns: {part}: say which column holds it")
    if not preset.needs and preset.width is None:
        raise LexiconError(f"{loaded.path}: needs: say by which columns such a table is known")
    if {example.finds for example in preset.examples} != {True, False}:
        raise LexiconError(f"{loaded.path}: examples: give the columns of a table it knows and of one it does not")
    for number, example in enumerate(preset.examples, start=1):
        headless = example.width is not None
        columns = [str(place) for place in range(1, (example.width or 0) + 1)] if headless else example.columns
        if preset.knows(columns, headless=headless) is not example.finds:
            raise LexiconError(f"{loaded.path}: examples: the {number}. is not what it says")

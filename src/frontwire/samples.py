"""The sample set: invented reports and messages on one front, shipped so that a store can be filled and looked at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import msgspec
import yaml

from frontwire.errors import InputError

_PACKAGED = Path(__file__).parent / "_samples"
_CHECKOUT = Path(__file__).parents[2] / "samples"
_MANIFEST = "manifest.yml"


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    file: str
    fetched: datetime
    outlet: str | None = None
    published: date | None = None
    voice: str | None = None
    place: str | None = None


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    notice: str
    items: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One report, or one field message where `voice` says who sent it (and `place` from where).

    `name` is the file's name without its ending, unlike any other of the set. `published` is None where nothing
    tells the day; `fetched` knows its time zone.
    """

    name: str
    path: Path
    fetched: datetime
    outlet: str | None = None
    published: date | None = None
    voice: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A set of items in the order in which they came in; `notice` says what they are (invented)."""

    notice: str
    items: tuple[Item, ...]

    def __getitem__(self, name: str) -> Item:
        """The item of that name; raises KeyError."""
        for item in self.items:
            if item.name == name:
                return item
        raise KeyError(name)


def load_sample(name: str = "front") -> Sample:
    """The set of that name that is shipped with Frontwire; raises InputError where it is absent or damaged."""
    return load_folder((_PACKAGED if _PACKAGED.is_dir() else _CHECKOUT) / name)


def load_folder(folder: Path) -> Sample:
    """The set in `folder`, by its manifest.yml; raises InputError saying which entry is wrong and why."""
    path = folder / _MANIFEST
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        manifest = msgspec.convert(data, _Manifest, strict=True)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise InputError(f"{folder.name}/{_MANIFEST}: {' '.join(str(error).split())}") from error
    items = tuple(_item(folder, entry) for entry in manifest.items)
    twice = [name for name, times in Counter(item.name for item in items).items() if times > 1]
    if twice:
        raise InputError(f"{folder.name}/{_MANIFEST}: two items are called {twice[0]}")
    return Sample(" ".join(manifest.notice.split()), tuple(sorted(items, key=lambda item: (item.fetched, item.name))))


def _item(folder: Path, entry: _Entry) -> Item:
    path = folder / entry.file
    problem = _problem(path, entry)
    if problem:
        raise InputError(f"{folder.name}/{_MANIFEST}: {entry.file}: {problem}")
    return Item(path.stem, path, entry.fetched, entry.outlet, entry.published, entry.voice, entry.place)


def _problem(path: Path, entry: _Entry) -> str | None:
    """What is wrong with an entry, in words; None where nothing is."""
    if not path.is_file():
        return "there is no such file"
    if entry.fetched.tzinfo is None:
        return "the time of fetching has no zone: write it as 2024-03-06T10:05:00Z"
    if entry.published and entry.fetched < datetime.combine(entry.published, time(), entry.fetched.tzinfo):
        return "it was fetched before it was published"
    if entry.place and not entry.voice:
        return "a place is given, but no voice that speaks from there"
    return None

"""PLOVER's tables: types, modes, quads and scores, and by which signs a claim is put in a context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec import field

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file
from frontwire.model.actor import Sector
from frontwire.model.figure import What, Who
from frontwire.model.place import PlaceClass
from frontwire.model.voice import Certainty, Polarity

#: Scores lie between minus this and this.
_HIGHEST = 10
_ANY_ENDING = "*"
#: The name under which a pattern keeps what it found.
_FOUND = "found"


class EventType(Entry, frozen=True):
    """One event type; `modes` gives each mode its score, None where the type's holds."""

    quad: int
    scale: float | None
    recipient: bool = False
    modes: dict[str, float | None] = field(default_factory=dict)


class ForeignCode(Entry, frozen=True):
    """A code of lexicons/kinds that names no mode of the manual, and what it is in the manual's terms."""

    code: str
    mode: str | None = None
    context: str | None = None
    swap: bool = False


class Auxiliary(Entry, frozen=True):
    """A context that tells of a stance: any of what is listed is enough."""

    context: str
    polarity: tuple[Polarity, ...] = ()
    certainty: tuple[Certainty, ...] = ()
    background: bool = False

    def holds(self, polarity: Polarity, certainty: Certainty, *, background: bool) -> bool:
        """Is a claim of this stance of it?"""
        return polarity in self.polarity or certainty in self.certainty or (self.background and background)


class PlaceLevel(Entry, frozen=True):
    """How exactly a class of places is known, 5 (part of a town) to 1 (country), and GeoNames' feature class."""

    feature: str
    level: int | None = None


class PloverFile(Entry, frozen=True):
    """`lexicons/exports/plover.yml`."""

    means: str
    version: str
    quads: dict[int, str]
    international: tuple[Sector, ...]
    types: dict[str, EventType]
    foreign: tuple[ForeignCode, ...]
    auxiliary: tuple[Auxiliary, ...]
    classes: dict[PlaceClass, PlaceLevel]


class ContextExample(Entry, frozen=True):
    """A sentence, and whether the words of the context are found in it."""

    text: str
    found: bool


class Context(Entry, frozen=True):
    """One context and its signs, any of which is enough (the fields are explained at the head of the file)."""

    context: str
    means: str
    kinds: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    sectors: tuple[Sector, ...] = ()
    targets: tuple[Sector, ...] = ()
    what: tuple[What, ...] = ()
    who: tuple[Who, ...] = ()
    words: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()
    examples: tuple[ContextExample, ...] = ()


class ContextFile(Entry, frozen=True):
    """`lexicons/exports/plover_contexts.yml`."""

    means: str
    contexts: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """A context with its words made ready for looking up; None where it has none."""

    entry: Context
    pattern: re.Pattern[str] | None

    def found_in(self, text: str) -> bool:
        """Does one of its words stand in `text`?"""
        return self.pattern is not None and any(found[_FOUND] for found in self.pattern.finditer(text))


@dataclass(frozen=True, slots=True)
class Plover:
    """PLOVER as far as a record needs it. Immutable once loaded."""

    version: str
    quads: Mapping[int, str]
    international: tuple[Sector, ...]
    types: Mapping[str, EventType]
    foreign: Mapping[str, ForeignCode]
    auxiliary: tuple[Auxiliary, ...]
    classes: Mapping[PlaceClass, PlaceLevel]
    contexts: tuple[Worded, ...]

    @classmethod
    def load(cls, folder: Path) -> Plover:
        """Reads `plover.yml` and `plover_contexts.yml` of a folder; raises LexiconError naming file and key."""
        held = read_file(folder / "plover.yml", PloverFile)
        _check_types(held)
        contexts = tuple(_worded(read_file(folder / "plover_contexts.yml", ContextFile)))
        _check_foreign(held, {context.entry.context for context in contexts})
        missing = [kind.value for kind in PlaceClass if kind not in held.entry.classes]
        if missing:
            raise LexiconError(f"{held.path}: classes: none for {', '.join(missing)}")
        file = held.entry
        return cls(
            version=file.version,
            quads=file.quads,
            international=file.international,
            types=file.types,
            foreign={entry.code: entry for entry in file.foreign},
            auxiliary=file.auxiliary,
            classes=file.classes,
            contexts=contexts,
        )


def _check_types(held: Loaded[PloverFile]) -> None:
    for name, kind in held.entry.types.items():
        scores = [score for score in (kind.scale, *kind.modes.values()) if score is not None]
        if kind.quad not in held.entry.quads:
            raise LexiconError(f"{held.path}: {name}: quad: none of {', '.join(map(str, held.entry.quads))}")
        if any(abs(score) > _HIGHEST for score in scores):
            raise LexiconError(f"{held.path}: {name}: scores lie between -{_HIGHEST} and {_HIGHEST}")


def _check_foreign(held: Loaded[PloverFile], contexts: set[str]) -> None:
    for entry in held.entry.foreign:
        name, _, mode = entry.code.partition("/")
        kind = held.entry.types.get(name)
        if kind is None or mode in kind.modes:
            raise LexiconError(f"{held.path}: foreign: {entry.code}: of a type there is, and no mode of it")
        if entry.mode is not None and entry.mode not in kind.modes:
            raise LexiconError(f"{held.path}: foreign: {entry.code}: {name} has no mode {entry.mode}")
        if entry.context is not None and entry.context not in contexts:
            raise LexiconError(f"{held.path}: foreign: {entry.code}: no context {entry.context}")


def _worded(held: Loaded[ContextFile]) -> Iterable[Worded]:
    seen: set[str] = set()
    for entry in held.entry.contexts:
        where = f"{held.path}: {entry.context}"
        if entry.context in seen:
            raise LexiconError(f"{where}: stands there twice")
        seen.add(entry.context)
        worded = Worded(entry, _pattern(entry) if entry.words else None)
        for example in entry.examples:
            if worded.found_in(example.text) is not example.found:
                told = "are not found" if example.found else "are found"
                raise LexiconError(f"{where}: {example.text!r}: its words {told}")
        if bool(entry.words) != ({example.found for example in entry.examples} == {True, False}):
            raise LexiconError(f"{where}: examples: one that is found and one that is not, where there are words")
        yield worded


def _pattern(entry: Context) -> re.Pattern[str]:
    """What is ignored is taken first, so that no word is found in it; only words are kept under a name."""
    words = rf"(?P<{_FOUND}>{_either(entry.words)})"
    taken = f"{_either(entry.ignores)}|{words}" if entry.ignores else words
    return re.compile(rf"(?<!\w)(?:{taken})(?!\w)", re.IGNORECASE)


def _either(words: tuple[str, ...]) -> str:
    """Any of some words, the longest first; an asterisk at the end stands for any ending."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word.removesuffix(_ANY_ENDING)) + (r"\w*" if word.endswith(_ANY_ENDING) else "") for word in ordered
    )

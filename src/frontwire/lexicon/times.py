"""The words of time: weekdays, months, units, parts of the day, numbers, directions, festivals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_folder


class Category(StrEnum):
    """What a word of time does in a phrase; the grammar's patterns name these in capitals."""

    WEEKDAY = "weekday"
    MONTH = "month"
    UNIT = "unit"
    PART_OF_DAY = "part_of_day"
    SEASON = "season"
    DECADE = "decade"
    NUMBER = "number"
    ORDINAL = "ordinal"
    DEICTIC = "deictic"
    REFERENCE = "reference"
    FREQUENCY = "frequency"
    DIRECTION = "direction"
    EDGE = "edge"
    APPROXIMATION = "approximation"
    FESTIVAL = "festival"
    RELATION = "relation"
    PLAN = "plan"


class Origin(StrEnum):
    """Where a phrase counts from: the day of writing, or the time last spoken of."""

    HERE = "here"
    THERE = "there"


class Term(Entry, frozen=True):
    """Words that share one meaning. Which fields are used depends on the category: see each file's header."""

    words: tuple[str, ...]
    value: int | str | None = None
    ambiguous: bool = False
    vague: bool = False
    alone: bool = False
    times: int = 1
    part: str | None = None
    first: int | None = None
    last: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    origin: Origin = msgspec.field(name="from", default=Origin.HERE)


class Example(Entry, frozen=True):
    """A sentence published on Wednesday 5 June 2013 and the TIMEX3 values found in it, in order."""

    text: str
    finds: tuple[str, ...]


class TimeWords(Entry, frozen=True):
    """One file: the words of one category."""

    category: Category
    means: str
    terms: tuple[Term, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term in place: its category and the rule that names it."""

    category: Category
    term: Term
    length: int
    rule: str


@dataclass(frozen=True, slots=True)
class Times:
    """All words of time, found by their first word; longest first."""

    files: tuple[Loaded[TimeWords], ...]
    first: Mapping[str, tuple[tuple[tuple[str, ...], TermHit], ...]]

    @classmethod
    def load(cls, folder: Path) -> Times:
        """The words in `folder`/*.yml; raises LexiconError naming the file and the key."""
        files = read_folder(folder, TimeWords)
        index: dict[str, list[tuple[tuple[str, ...], TermHit]]] = {}
        for file in files:
            _check(file)
            for number, term in enumerate(file.entry.terms, start=1):
                for words in term.words:
                    parts = tuple(words.lower().split())
                    rule = f"{file.path}#terms-{number}"
                    index.setdefault(parts[0], []).append((parts, TermHit(file.entry.category, term, len(parts), rule)))
        return cls(files, {key: tuple(sorted(held, key=_longest_first)) for key, held in index.items()})

    def at(self, words: Sequence[str], position: int) -> tuple[TermHit, ...]:
        """All terms that begin at `position` of the lower-case `words`, longest first."""
        held = self.first.get(words[position], ())
        return tuple(found for parts, found in held if tuple(words[position : position + found.length]) == parts)


def _longest_first(pair: tuple[tuple[str, ...], TermHit]) -> tuple[int, str]:
    return -pair[1].length, pair[1].rule


def _check(file: Loaded[TimeWords]) -> None:
    """Both sorts of example, and no empty word."""
    finds = {bool(example.finds) for example in file.entry.examples}
    if finds != {True, False}:
        raise LexiconError(f"{file.path}: examples: one that finds something and one that finds nothing are needed")
    for number, term in enumerate(file.entry.terms, start=1):
        if not term.words or not all(word.strip() for word in term.words):
            raise LexiconError(f"{file.path}: terms-{number}: words: an empty word")

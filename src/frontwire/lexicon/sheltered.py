"""Sheltered places: words that name where people are treated or take shelter; their points are not published."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file


class ShelteredExample(Entry, frozen=True):
    """A name, and the word of the file that is found in it."""

    text: str
    finds: str | Literal["nothing"]


class ShelteredFile(Entry, frozen=True):
    """`lexicons/publishing/sheltered.yml`."""

    means: str
    beginnings: tuple[str, ...]
    examples: tuple[ShelteredExample, ...]


@dataclass(frozen=True, slots=True)
class Sheltered:
    """Looks names up; each is looked at once."""

    pattern: re.Pattern[str]
    _known: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, path: Path) -> Sheltered:
        """The words of one file, tried on its examples; raises LexiconError."""
        held = read_file(path, ShelteredFile)
        pattern = _pattern(held)
        for example in held.entry.examples:
            match = pattern.search(example.text)
            found = "nothing" if match is None else match[1].lower()
            if found != example.finds:
                raise LexiconError(f"{held.path}: {example.text!r}: finds {found}, not {example.finds}")
        if {example.finds == "nothing" for example in held.entry.examples} != {True, False}:
            raise LexiconError(f"{held.path}: examples: one that is found and one that finds nothing are needed")
        return cls(pattern)

    def found_in(self, name: str) -> bool:
        """Does a name tell of care or shelter?"""
        held = self._known.get(name)
        if held is None:
            held = self._known[name] = self.pattern.search(name) is not None
        return held


def _pattern(held: Loaded[ShelteredFile]) -> re.Pattern[str]:
    words = sorted(held.entry.beginnings, key=lambda word: (-len(word), word))
    if not words or not all(word.strip() for word in words):
        raise LexiconError(f"{held.path}: beginnings: at least one, none of them empty")
    return re.compile(rf"\b({'|'.join(re.escape(word) for word in words)})", re.IGNORECASE)

"""The schema of lexicons/skimming: by which words a report shows what it is on, before it is parsed."""

from __future__ import annotations

from pathlib import Path

import msgspec

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file

_FILE = "signs.yml"


class SignEntry(Entry, frozen=True):
    """Words (lemmas) that give so many points each."""

    points: int
    words: tuple[str, ...]


class SignExample(Entry, frozen=True):
    """A text, and whether its words give points enough."""

    text: str
    finds: bool


class Signs(Entry, frozen=True):
    """`lexicons/skimming/signs.yml`; its head says what the fields mean."""

    means: str
    enough: int
    stretch: int
    signs: tuple[SignEntry, ...]
    examples: tuple[SignExample, ...] = msgspec.field(default_factory=tuple)

    @classmethod
    def load(cls, folder: Path) -> Signs:
        """From lexicons/skimming; raises LexiconError naming what cannot work."""
        held = read_file(folder / _FILE, cls)
        seen: set[str] = set()
        for word in (word for sign in held.entry.signs for word in sign.words):
            if word in seen or word != word.lower() or not word.replace("-", "").isalpha():
                raise LexiconError(f"{held.path}: signs: {word!r} is given twice, or is no word in lower case")
            seen.add(word)
        if min(held.entry.enough, held.entry.stretch) < 1:
            raise LexiconError(f"{held.path}: enough and stretch must be 1 or more")
        if {example.finds for example in held.entry.examples} != {True, False}:
            raise LexiconError(f"{held.path}: examples: one with points enough and one without are needed")
        return held.entry

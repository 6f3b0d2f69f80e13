"""Addresses: what does not tell one page from another, and is left out before two are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file


class AddressExample(Entry, frozen=True):
    """An address, and what is left of it."""

    text: str
    becomes: str


class TrackingFile(Entry, frozen=True):
    """`lexicons/addresses/tracking.yml`."""

    means: str
    parameters: tuple[str, ...]
    examples: tuple[AddressExample, ...]


@dataclass(frozen=True, slots=True)
class Tracking:
    """Which parameters of an address only track readers."""

    examples: tuple[AddressExample, ...]
    _pattern: re.Pattern[str]

    @classmethod
    def load(cls, path: Path) -> Tracking:
        """The file at `path`; raises LexiconError."""
        held = read_file(path, TrackingFile)
        if not held.entry.parameters or not held.entry.examples:
            raise LexiconError(f"{path}: parameters and examples cannot be empty")
        pattern = "|".join(translate(name.lower()) for name in held.entry.parameters)
        return cls(held.entry.examples, re.compile(pattern))

    def is_one(self, parameter: str) -> bool:
        """Is it a parameter that only tracks?"""
        return self._pattern.match(parameter.lower()) is not None


@cache
def load_tracking(folder: str) -> Tracking:
    """That of a folder of lexicons, read once; raises LexiconError."""
    return Tracking.load(Path(folder) / "addresses" / "tracking.yml")

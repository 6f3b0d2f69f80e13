"""The schema of lexicons/exports/events.yml: what formats of event data have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.agents import COUNTRIES, CountryFile
from frontwire.lexicon.load import Entry, read_file


class Example(Entry, frozen=True):
    """A sentence, and whether its number is of a war."""

    text: str
    war: bool


class EventsFile(Entry, frozen=True):
    """`lexicons/exports/events.yml`; its head says what the fields mean."""

    means: str
    army: tuple[str, ...]
    large: int
    words: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words of a country's own army; the names and adjectives of each country (ISO 3166-1 alpha-2); from which
    number on a sentence is looked at, and the words looked for.
    """

    army: frozenset[str]
    homes: Mapping[str, frozenset[str]]
    large: int
    pattern: re.Pattern[str]

    @classmethod
    def load(cls, folder: Path) -> EventWords:
        """From a folder of lexicons, tried on its examples; raises LexiconError."""
        held = read_file(folder / "exports" / "events.yml", EventsFile)
        words = "|".join(re.escape(word) for word in held.entry.words)
        loaded = cls(
            frozenset(held.entry.army), _homes(folder), held.entry.large, re.compile(rf"\b({words})\b", re.IGNORECASE)
        )
        for example in held.entry.examples:
            if loaded.speaks_of_one(example.text) is not example.war:
                raise LexiconError(f"{held.path}: {example.text!r}: war is {not example.war}, not {example.war}")
        if {example.war for example in held.entry.examples} != {True, False}:
            raise LexiconError(f"{held.path}: examples: one that speaks of a war and one that does not are needed")
        return loaded

    def is_own_army(self, text: str) -> bool:
        """Do words tell nothing but an army ("the army", "troops")?"""
        return all(word in self.army for word in text.lower().replace("-", " ").split())

    def is_home(self, text: str, country: str) -> bool:
        """Are words nothing but the country's name or adjective? In the country itself they tell where, not who."""
        return text.lower() in self.homes.get(country, frozenset())

    def speaks_of_one(self, sentence: str) -> bool:
        """Does a sentence tell of a war as a whole?"""
        return self.pattern.search(sentence) is not None


def _homes(folder: Path) -> dict[str, frozenset[str]]:
    countries = read_file(folder / "agents" / COUNTRIES, CountryFile).entry.countries
    return {one.iso2: frozenset(name.lower() for name in (*one.names, *one.adjectives)) for one in countries}

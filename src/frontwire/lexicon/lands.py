"""Lands: the codes and the name of each country, for formats that write neither ours nor each other's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.agents import COUNTRIES, CountryFile
from frontwire.lexicon.load import Entry, read_file

_ISO2 = re.compile(r"[A-Z]{2}")


class CowFile(Entry, frozen=True):
    """`lexicons/exports/cow.yml`: numbers of the Correlates of War by ISO 3166-1 alpha-2 code."""

    means: str
    states: dict[str, int]


@dataclass(frozen=True, slots=True)
class Land:
    """A country: ISO 3166-1 codes, the name shown, the Correlates of War's number where it is a state of theirs."""

    iso2: str
    iso3: str
    name: str
    cow: int | None


@dataclass(frozen=True, slots=True)
class Lands:
    """All countries by ISO 3166-1 alpha-2 code."""

    by_iso2: Mapping[str, Land]

    @classmethod
    def load(cls, lexicons: Path) -> Lands:
        """Reads the lexicon of countries and the table of numbers; raises LexiconError naming file and key."""
        countries = read_file(lexicons / "agents" / COUNTRIES, CountryFile).entry.countries
        held = read_file(lexicons / "exports" / "cow.yml", CowFile)
        numbers = held.entry.states
        unknown = sorted(set(numbers) - {country.iso2 for country in countries})
        if unknown or not all(_ISO2.fullmatch(code) for code in numbers):
            raise LexiconError(f"{held.path}: states: {', '.join(unknown) or 'a code'} is no country of ours")
        if len(set(numbers.values())) < len(numbers):
            raise LexiconError(f"{held.path}: states: a number stands there twice")
        lands = (Land(one.iso2, one.iso3, one.names[0], numbers.get(one.iso2)) for one in countries)
        return cls({land.iso2: land for land in lands})

    def get(self, iso2: str | None) -> Land | None:
        """The country of a code; None where there is none."""
        return self.by_iso2.get(iso2 or "")

    def iso3(self, iso2: str | None) -> str | None:
        """Its alpha-3 code; None where there is none."""
        held = self.get(iso2)
        return None if held is None else held.iso3

"""Cells that several tables on care have in common: where, who says it, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frontwire.lexicon.care_tables import Values
from frontwire.model.gist import Site
from frontwire.model.health import Word
from frontwire.model.picture import Citation
from frontwire.publishing.coarsening import coarsen
from frontwire.publishing.words import flat

#: A row by the fields of its table; what is not in it is empty.
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Terms:
    """How things are put: values in the terms of others, countries by name, points exact or coarse."""

    values: Values
    countries: Mapping[str, str]
    exact: bool

    def place(self, site: Site | None) -> Cells:
        """Where it is."""
        if site is None:
            return {}
        shown = site if self.exact else coarsen(site)
        return {
            "country": self.countries.get(site.country or "", ""),
            "iso": site.country or "",
            "admin1": site.admin1 or "",
            "place": site.name,
            "lat": str(shown.lat),
            "lon": str(shown.lon),
            "precision": f"{shown.radius_km:g}",
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """The claims that were asked for, as the accounts of happenings cite them."""

    by_claim: Mapping[str, Citation]

    def has_any(self, words: Iterable[Word]) -> bool:
        """Is one of the words a claim asked for?"""
        return any(word.claim in self.by_claim for word in words)


def of_word(word: Word) -> Cells:
    """Who says it, how firmly, in which words."""
    return {
        "day": word.day.isoformat(),
        "voices": word.voice,
        "voice_type": word.voice_type.value,
        "outlets": word.outlet or "",
        "certainty": word.certainty.value,
        "polarity": word.polarity.value,
        "claims": word.claim,
        "words": word.quote,
    }


def of_words(words: Iterable[Word]) -> Cells:
    """All who say it, in which words: each account once."""
    held = list(words)
    return {
        "voices": joined(word.voice for word in held),
        "outlets": joined(word.outlet or "" for word in held),
        "claims": joined(word.claim for word in held),
        "words": joined(f"{word.voice}: “{flat(word.quote)}”" for word in held),
    }


def joined(values: Iterable[str]) -> str:
    """Values, each once, none of them empty."""
    return "; ".join(dict.fromkeys(flat(value) for value in values if value))


def day(value: date | None) -> str:
    """A day as ISO 8601 has it; empty where there is none."""
    return "" if value is None else value.isoformat()

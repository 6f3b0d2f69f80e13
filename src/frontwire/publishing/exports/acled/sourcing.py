"""Columns `source` and `source_scale`: who published it, and how far from the event they sit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from frontwire.lexicon.acled import Acled
from frontwire.lexicon.actors import ActorFile
from frontwire.lexicon.load import read_folder
from frontwire.publishing.exports.events.saying import outlet
from frontwire.publishing.exports.shipment import Entry

_UNDISCLOSED = "Undisclosed Source"
_PARTNER, _NATIONAL, _REGIONAL, _INTERNATIONAL = "Local partner", "National", "Regional", "International"


def lands(folder: Path) -> Mapping[str, str]:
    """The country (ISO 3166-1 alpha-2) of every named actor that has one, by id; raises LexiconError."""
    files = read_folder(folder / "actors", ActorFile)
    return {actor.id: actor.country for file in files for actor in file.entry.actors if actor.country is not None}


@dataclass(frozen=True, slots=True)
class Sources:
    """The outlets of a row and their scales; `lands` gives the country of outlets by id."""

    tables: Acled
    lands: Mapping[str, str]

    def names(self, entries: Iterable[Entry]) -> str:
        """The outlets, each once, in the order in which they were known."""
        return "; ".join(dict.fromkeys(outlet(entry) or _UNDISCLOSED for entry in entries))

    def scale(self, entries: Iterable[Entry], country: str) -> str:
        """ACLED's scale, two of them joined by a hyphen: it knows no rows of three. Empty where no outlet is known."""
        held = {scale for entry in entries if (scale := self._scale(entry, country))}
        return "-".join([scale for scale in self.tables.scales if scale in held][:2])

    def _scale(self, entry: Entry, country: str) -> str:
        if entry.filing.voucher is not None:
            return _PARTNER
        key = entry.filing.publisher or ""
        if key in self.tables.outlets:
            return self.tables.outlets[key]
        home = self.lands.get(key)
        if home is None:
            return ""
        if home == country:
            return _NATIONAL
        return _REGIONAL if self._region(home) == self._region(country) else _INTERNATIONAL

    def _region(self, country: str) -> str:
        held = self.tables.countries.get(country)
        return country if held is None else held.region

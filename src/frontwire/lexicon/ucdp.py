"""The schema of lexicons/exports/ucdp*.yml: names and codes of the Uppsala Conflict Data Program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file
from frontwire.model.actor import Sector


class UcdpActor(Entry, frozen=True):
    """How UCDP calls an actor of lexicons/actors."""

    id: str
    name: str


class Group(Entry, frozen=True):
    """The name under which UCDP takes those of one camp together."""

    side: str
    name: str
    country: str | None = None


class Conflict(Entry, frozen=True):
    """The name of a state-based conflict."""

    country: str
    side_b: str
    name: str


class UcdpFile(Entry, frozen=True):
    """`lexicons/exports/ucdp.yml`; its head says what the fields mean."""

    means: str
    begins: date
    actors: tuple[UcdpActor, ...]
    groups: tuple[Group, ...]
    states: tuple[Sector, ...]
    organised: tuple[Sector, ...]
    civilians: tuple[Sector, ...]
    conflicts: tuple[Conflict, ...]


class Country(Entry, frozen=True):
    """A country: Gleditsch and Ward's number, or the country that a territory is filed under (`within`)."""

    iso2: str
    name: str
    region: str
    gw: int | None = None
    within: str | None = None


class CountriesFile(Entry, frozen=True):
    """`lexicons/exports/ucdp_countries.yml`."""

    means: str
    countries: tuple[Country, ...]


@dataclass(frozen=True, slots=True)
class Ucdp:
    """The tables, found by what they tell of."""

    begins: date
    actors: Mapping[str, str]
    groups: tuple[Group, ...]
    states: frozenset[str]
    organised: frozenset[str]
    civilians: frozenset[str]
    conflicts: Mapping[tuple[str, str], str]
    countries: Mapping[str, Country]

    @classmethod
    def load(cls, folder: Path) -> Ucdp:
        """Reads a folder of lexicons; raises LexiconError."""
        held = read_file(folder / "exports" / "ucdp.yml", UcdpFile).entry
        lands = read_file(folder / "exports" / "ucdp_countries.yml", CountriesFile)
        _check(lands)
        return cls(
            begins=held.begins,
            actors={one.id: one.name for one in held.actors},
            groups=held.groups,
            states=frozenset(sector.value for sector in held.states),
            organised=frozenset(sector.value for sector in held.organised),
            civilians=frozenset(sector.value for sector in held.civilians),
            conflicts={(one.country, one.side_b): one.name for one in held.conflicts},
            countries={one.iso2: one for one in lands.entry.countries},
        )

    def filed(self, country: str) -> Country | None:
        """The country that events in a country or territory (ISO 3166-1 alpha-2) are filed under; None if unknown."""
        held = self.countries.get(country)
        return self.countries[held.within] if held is not None and held.within is not None else held


def _check(lands: Loaded[CountriesFile]) -> None:
    held = {one.iso2: one for one in lands.entry.countries}
    if len(held) != len(lands.entry.countries):
        raise LexiconError(f"{lands.path}: a country is given twice")
    for one in held.values():
        if (one.gw is None) is (one.within is None):
            raise LexiconError(f"{lands.path}: {one.iso2}: either gw or within is needed")
        if one.within is not None and (one.within not in held or held[one.within].gw is None):
            raise LexiconError(f"{lands.path}: {one.iso2}: within: {one.within} has no number")

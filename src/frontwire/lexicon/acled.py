"""The schema of lexicons/exports/acled*.yml: ACLED's codes, names and conventions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file
from frontwire.model.actor import Sector
from frontwire.model.figure import Who

#: ACLED's codes: state forces, rebels, political and identity militias, rioters, protesters, civilians, others.
INTERS = range(1, 9)


class Name(Entry, frozen=True):
    """How an actor is called and coded; {country} and {state} stand in `name`."""

    name: str
    inter: int


class SubType(Entry, frozen=True):
    """A sub-event type, and where it differs from its event type."""

    name: str
    disorder: str | None = None
    nobody: Name | None = None
    states_only: bool = False
    groups_only: bool = False


class EventType(Entry, frozen=True):
    """An event type with its sub-types, the more telling first."""

    event_type: str
    disorder: str
    sub_types: tuple[SubType, ...]
    nobody: Name | None = None


class Preferred(Entry, frozen=True):
    """The event type that goes first in happenings of a family."""

    family: str
    event_type: str


class Never(Entry, frozen=True):
    """A kind of claim that ACLED has no event for."""

    kind: str
    because: str


class State(Entry, frozen=True):
    """The years that stand behind a country's name under one government."""

    country: str
    years: str
    since: date
    until: date = date.max


class NamedActor(Entry, frozen=True):
    """How ACLED calls an actor of lexicons/actors."""

    id: str
    name: str
    inter: int


class SideName(Entry, frozen=True):
    """How those are called who are named by their camp alone."""

    side: str
    name: str
    inter: int
    sectors: tuple[Sector, ...]
    country: str | None = None


class SectorName(Entry, frozen=True):
    """How actors of a sector are called; `named` is the code of one with a name of its own."""

    sector: Sector
    violent: str
    inter: int
    calm: str | None = None
    named: int | None = None
    beside: str | None = None
    struck: bool = False


class Typing(Entry, frozen=True):
    """The type of a kind of claim under a condition."""

    kind: str
    code: str


class Coalition(Entry, frozen=True):
    """A coalition that goes before its members (ISO 3166-1 alpha-2) where both are named."""

    name: str
    countries: tuple[str, ...]


class Counted(Entry, frozen=True):
    """The associated actor of those who are counted."""

    who: Who
    name: str


class Vague(Entry, frozen=True):
    """What ACLED writes for a number that is bounded in words."""

    word: str
    fatalities: int


class Outlet(Entry, frozen=True):
    """The scale of one source."""

    id: str
    scale: str


class AcledFile(Entry, frozen=True):
    """`lexicons/exports/acled.yml`; its head says what the fields mean."""

    means: str
    begins: date
    types: tuple[EventType, ...]
    prefer: tuple[Preferred, ...]
    never: tuple[Never, ...]
    unopposed: tuple[Typing, ...]
    opposed: tuple[Typing, ...]
    states: tuple[State, ...]
    actors: tuple[NamedActor, ...]
    coalitions: tuple[Coalition, ...]
    sides: tuple[SideName, ...]
    sectors: tuple[SectorName, ...]
    counted: tuple[Counted, ...]
    vague: tuple[Vague, ...]
    scales: tuple[str, ...]
    outlets: tuple[Outlet, ...]


class Country(Entry, frozen=True):
    """A country as ACLED writes it; `iso` is ISO 3166-1's number, `the` for "Military Forces of the …"."""

    iso2: str
    iso3: str
    iso: int
    name: str
    region: str
    the: bool = False


class CountriesFile(Entry, frozen=True):
    """`lexicons/exports/acled_countries.yml`."""

    means: str
    countries: tuple[Country, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A sub-event type with all that follows from it; `rank` is less for the more telling."""

    event_type: str
    sub_event_type: str
    disorder: str
    nobody: Name | None
    states_only: bool
    groups_only: bool
    rank: int


@dataclass(frozen=True, slots=True)
class Acled:
    """The tables, found by what they tell of."""

    begins: date
    types: Mapping[str, Typed]
    prefer: Mapping[str, str]
    never: Mapping[str, str]
    unopposed: Mapping[str, str]
    opposed: Mapping[str, str]
    states: tuple[State, ...]
    actors: Mapping[str, NamedActor]
    coalitions: tuple[Coalition, ...]
    sides: tuple[SideName, ...]
    sectors: Mapping[str, SectorName]
    counted: Mapping[Who, str]
    vague: tuple[Vague, ...]
    scales: tuple[str, ...]
    outlets: Mapping[str, str]
    countries: Mapping[str, Country]

    @classmethod
    def load(cls, folder: Path) -> Acled:
        """Reads a folder of lexicons; raises LexiconError."""
        held = read_file(folder / "exports" / "acled.yml", AcledFile)
        lands = read_file(folder / "exports" / "acled_countries.yml", CountriesFile)
        _check(held, lands)
        file = held.entry
        return cls(
            begins=file.begins,
            types={f"{one.event_type}/{one.sub_event_type}": one for one in _typed(file.types)},
            prefer={one.family: one.event_type for one in file.prefer},
            never={one.kind: one.because for one in file.never},
            unopposed={one.kind: one.code for one in file.unopposed},
            opposed={one.kind: one.code for one in file.opposed},
            states=file.states,
            actors={one.id: one for one in file.actors},
            coalitions=file.coalitions,
            sides=file.sides,
            sectors={one.sector.value: one for one in file.sectors},
            counted={one.who: one.name for one in file.counted},
            vague=file.vague,
            scales=file.scales,
            outlets={one.id: one.scale for one in file.outlets},
            countries={one.iso2: one for one in lands.entry.countries},
        )

    def state(self, country: str, day: date) -> str:
        """A country's name with the years of the government it had on a day, where they are known."""
        held = self.countries.get(country)
        name = country if held is None else f"the {held.name}" if held.the else held.name
        years = (one.years for one in self.states if one.country == country and one.since <= day <= one.until)
        found = next(years, None)
        return name if found is None else f"{name} ({found})"


def _typed(types: Iterable[EventType]) -> tuple[Typed, ...]:
    pairs = [(one, sub) for one in types for sub in one.sub_types]
    return tuple(
        Typed(
            event_type=one.event_type,
            sub_event_type=sub.name,
            disorder=sub.disorder or one.disorder,
            nobody=sub.nobody or one.nobody,
            states_only=sub.states_only,
            groups_only=sub.groups_only,
            rank=rank,
        )
        for rank, (one, sub) in enumerate(pairs)
    )


def _check(held: Loaded[AcledFile], lands: Loaded[CountriesFile]) -> None:
    file = held.entry
    codes = [one.inter for one in file.actors]
    codes += [one.inter for one in file.sides] + [one.inter for one in file.sectors]
    codes += [one.nobody.inter for one in _typed(file.types) if one.nobody is not None]
    if any(code not in INTERS for code in codes):
        raise LexiconError(f"{held.path}: inter: a code from {INTERS.start} to {INTERS.stop - 1}")
    known = {one.iso2 for one in lands.entry.countries}
    strange = sorted({one.country for one in file.states} - known)
    if strange:
        raise LexiconError(f"{held.path}: states: {strange[0]} is no country of {lands.path}")
    scales = sorted({one.scale for one in file.outlets} - set(file.scales))
    if scales:
        raise LexiconError(f"{held.path}: outlets: {scales[0]} is none of the scales")
    if len(known) != len(lands.entry.countries):
        raise LexiconError(f"{lands.path}: a country is given twice")
    codes_known = {f"{one.event_type}/{one.sub_event_type}" for one in _typed(file.types)}
    if any(one.code not in codes_known for one in (*file.unopposed, *file.opposed)):
        raise LexiconError(f"{held.path}: unopposed and opposed: no such type and sub-type")
    names = {one.event_type for one in file.types}
    if any(one.event_type not in names for one in file.prefer):
        raise LexiconError(f"{held.path}: prefer: no such event type")

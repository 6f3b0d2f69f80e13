"""Basing: the base map of a file, cut to the part of the world that it tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from frontwire.model.gist import Site

#: West, south, east, north.
Extent: TypeAlias = tuple[float, float, float, float]

#: Degrees around what is told that are kept: enough to see what part of the world it is.
AROUND = 12.0
#: Degrees around it where neighbours are kept as finely, so that their borders fit.
NEAR = 2.0
_WHOLE = ("world", "borders", "labels")


def base_map(folder: Path, sites: Iterable[Site]) -> dict[str, Any]:
    """Files of the base map in `folder` (one policy's) by name, with the divisions of countries of and near `sites`.

    What lies further off is left out, and so is what was not built.
    """
    held = tuple(sites)
    extent = _extent(held, around=AROUND)
    cut = {name: _cut(file, extent) for name in _WHOLE if (file := _read(folder / f"{name}.json")) is not None}
    wanted = {site.country for site in held}
    features = cut.get("world", {"features": []})["features"]
    near = _extent(held, around=NEAR)
    fine = (f["properties"] for f in features if f["properties"].get("iso") in wanted or (held and _meets(f, near)))
    names = sorted({properties["file"] for properties in fine})
    divisions = ((name, _read(folder.parent / "divisions" / f"{name}.json")) for name in names)
    return cut | {f"divisions/{name}": file for name, file in divisions if file is not None}


def _read(path: Path) -> Any:
    return msgspec.json.decode(path.read_bytes()) if path.is_file() else None


def _extent(sites: tuple[Site, ...], *, around: float) -> Extent:
    """All of the world where nothing is placed."""
    if not sites:
        return -180.0, -90.0, 180.0, 90.0
    lats, lons = [site.lat for site in sites], [site.lon for site in sites]
    return min(lons) - around, min(lats) - around, max(lons) + around, max(lats) + around


def _cut(file: dict[str, Any], extent: Extent) -> dict[str, Any]:
    return {**file, "features": [feature for feature in file["features"] if _meets(feature, extent)]}


def _meets(feature: dict[str, Any], extent: Extent) -> bool:
    west, south, east, north = extent
    boxes = feature["properties"].get("boxes") or [_box(feature["geometry"]["coordinates"])]
    return any(box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south for box in boxes)


def _box(coordinates: Any) -> Extent:
    points = list(_points(coordinates))
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def _points(coordinates: Any) -> Iterator[Any]:
    if coordinates and isinstance(coordinates[0], int | float):
        yield coordinates
    else:
        for inner in coordinates:
            yield from _points(inner)

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from frontwire.serving.filing.basing import base_map
from reconciling_support import make_site


def _square(west: float, south: float) -> list[list[list[float]]]:
    east, north = west + 2, south + 2
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def _country(iso: str, west: float, south: float) -> dict[str, Any]:
    boxes = [[west, south, west + 2, south + 2]]
    geometry = {"type": "Polygon", "coordinates": _square(west, south)}
    return {"type": "Feature", "properties": {"iso": iso, "file": iso, "boxes": boxes}, "geometry": geometry}


def _write(path: Path, features: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def _folder(tmp_path: Path) -> Path:
    point = {"type": "Feature", "properties": {"iso": "BB"}, "geometry": {"type": "Point", "coordinates": [100, 10]}}
    _write(tmp_path / "un" / "world.json", [_country("AA", 36, 34), _country("CC", 40, 34), _country("BB", 100, 10)])
    _write(tmp_path / "un" / "labels.json", [point])
    for iso in ("AA", "BB", "CC"):
        _write(tmp_path / "divisions" / f"{iso}.json", [])
    return tmp_path / "un"


def test_what_lies_far_off_is_cut_away(tmp_path: Path) -> None:
    held = base_map(_folder(tmp_path), [make_site("Kala", lat=35.0, lon=37.0, country="AA")])
    assert [feature["properties"]["iso"] for feature in held["world"]["features"]] == ["AA", "CC"]
    assert held["labels"]["features"] == []
    assert sorted(held) == ["divisions/AA", "labels", "world"]


def test_all_of_the_world_stays_where_nothing_is_placed(tmp_path: Path) -> None:
    assert len(base_map(_folder(tmp_path), [])["world"]["features"]) == 3


def test_a_map_that_is_not_built_is_none(tmp_path: Path) -> None:
    assert base_map(tmp_path / "un", [make_site("Kala")]) == {}

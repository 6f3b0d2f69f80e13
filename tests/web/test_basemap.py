"""The base map: whole, small, the same each time, and of the policy that is asked for."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from frontwire.lexicon.disputed import Borders, Disputed
from tests_support import LEXICONS, ROOT
from web.basemap.__main__ import LEXICON, SOURCE, is_fresh, main, make
from web.basemap.bordering import find_borders
from web.basemap.pieces import boxes_of
from web.basemap.slimming import slim

#: Bytes, packed: what the wheel ships of it.
LARGEST = 4_000_000
#: Square degrees that two neighbours of Syria may overlap by, after rounding: some hundred metres along a border.
SLIVER = 0.001


@pytest.fixture(scope="module")
def built() -> Path:
    """The base map as `make setup` made it; made here where it is not."""
    if not (SOURCE / "states" / "admin1.json").is_file():
        pytest.skip("the page's libraries are not installed: make web")
    main()
    return ROOT / "web" / "dist" / "basemap"


def features(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_bytes())["features"])


def pieces(built: Path, policy: str) -> dict[str, dict[str, Any]]:
    return {held["properties"]["file"]: held for held in features(built / policy / "world.json")}


class TestPolicies:
    def test_crimea_is_of_the_country_that_the_policy_says(self, built: Path) -> None:
        for policy, country in (("un", "UA"), ("administered", "RU")):
            held = pieces(built, policy)["crimea"]["properties"]
            assert (held["iso"], held["disputed"]) == (country, "crimea")

    def test_no_country_draws_crimea_beside_it(self, built: Path) -> None:
        yalta = shapely.Point(34.16, 44.52)
        drawn = [name for name, held in pieces(built, "un").items() if shape(held["geometry"]).contains(yalta)]
        assert drawn == ["crimea"]

    @pytest.mark.parametrize(("policy", "kind"), [("un", "line"), ("administered", "disputed")])
    def test_its_border_in_the_north_is_dashed_under_either_policy(self, built: Path, policy: str, kind: str) -> None:
        north = shapely.Point(33.7, 46.1).buffer(0.3)
        kinds = {
            held["properties"]["kind"]
            for held in features(built / policy / "borders.json")
            if shape(held["geometry"]).intersects(north)
        }
        assert kinds == {kind}

    @pytest.mark.parametrize(
        ("lon", "lat", "piece"),
        [
            (35.77, 33.27, "golan"),
            (35.60, 32.97, "IL"),
            (36.1, 32.62, "SY"),
            (28.4, 9.6, "abyei"),
            (-14, 25, "western-sahara-west"),
        ],
    )
    def test_what_the_source_has_not_apart_is_cut_out(self, built: Path, lon: float, lat: float, piece: str) -> None:
        drawn = [
            name
            for name, held in pieces(built, "un").items()
            if shape(held["geometry"]).contains(shapely.Point(lon, lat))
        ]
        assert drawn == [piece]

    def test_a_label_says_whose_an_area_is_where_policies_differ(self, built: Path) -> None:
        labels = {
            held["properties"].get("disputed"): held["properties"] for held in features(built / "un" / "labels.json")
        }
        assert labels["crimea"]["name"] == "Crimea (Ukraine)"
        assert labels["palestine"]["name"] == "Palestine"

    def test_every_area_of_the_lexicon_is_drawn(self, built: Path) -> None:
        areas = {area.area for area in Disputed.load(LEXICON).areas}
        for policy in Borders:
            assert areas <= set(pieces(built, policy))


class TestShapes:
    def test_neighbours_keep_their_sides_in_common(self, built: Path) -> None:
        by_name = {
            held["properties"]["name"]: shape(held["geometry"])
            for piece in ("SY", "IQ", "JO", "LB", "TR", "golan")
            for held in features(built / "divisions" / f"{piece}.json")
            if "name" in held["properties"]
        }
        shapes = list(by_name.values())
        left, right = shapely.STRtree(shapes).query(shapes, predicate="overlaps")
        wide = [shapes[i].intersection(shapes[j]).area for i, j in zip(left, right, strict=True) if i < j]
        assert all(area < SLIVER for area in wide)
        land = shapely.union_all(shapely.set_precision(shapes, 1e-3))
        holes = [shapely.Polygon(ring).area for part in shapely.get_parts(land) for ring in part.interiors]
        assert sum(holes) < SLIVER

    def test_a_border_lies_on_both_sides_of_it(self, built: Path) -> None:
        lines = [held for held in features(built / "divisions" / "JO.json") if "un" in held["properties"]]
        jordan = shapely.union_all([shape(held["geometry"]) for held in features(built / "divisions" / "JO.json")])
        assert lines
        for line in lines:
            assert shape(line["geometry"]).difference(jordan.buffer(0.005)).length < 0.01

    def test_labels_stand_in_what_they_name(self, built: Path) -> None:
        for held in features(built / "divisions" / "SY.json"):
            if "at" in held["properties"]:
                assert shape(held["geometry"]).buffer(0.01).contains(shapely.Point(held["properties"]["at"]))

    def test_every_country_that_places_can_be_in_is_there(self, built: Path) -> None:
        drawn = {held["properties"]["iso"] for held in features(built / "administered" / "world.json")}
        told = {path.stem.upper() for path in (LEXICONS / "places").glob("??.yml")}
        assert told - drawn == set()

    def test_names_are_there_in_arabic(self, built: Path) -> None:
        names = {
            held["properties"].get("code"): held["properties"].get("names")
            for held in features(built / "divisions" / "SY.json")
        }
        assert "ar" in names["SY-DR"]

    def test_countries_and_divisions_are_called_what_the_page_calls_them(self, built: Path) -> None:
        assert {held["properties"].get("name") for held in features(built / "divisions" / "SY.json")} >= {"Daraa"}
        labels = [held["properties"] for held in features(built / "un" / "labels.json")]
        names = {label["iso"]: label["name"] for label in labels if label.get("disputed") in {None, "palestine"}}
        assert (names["SY"], names["PS"], names["CY"]) == ("Syria", "Palestine", "Cyprus")

    def test_it_is_small(self, built: Path) -> None:
        packed = {path: len(gzip.compress(path.read_bytes())) for path in built.rglob("*.json")}
        assert sum(packed.values()) < LARGEST
        assert packed[built / "divisions" / "SY.json"] < 30_000
        assert packed[built / "un" / "world.json"] < 400_000


class TestMaking:
    def test_the_same_source_gives_the_same_bytes(self, tmp_path: Path) -> None:
        source, lexicon = _toy(tmp_path)
        for name in ("one", "two"):
            make(source, lexicon, tmp_path / name)
        one = {path.relative_to(tmp_path / "one"): path.read_bytes() for path in (tmp_path / "one").rglob("*.json")}
        two = {path.relative_to(tmp_path / "two"): path.read_bytes() for path in (tmp_path / "two").rglob("*.json")}
        assert one == two
        assert {path.as_posix() for path in one} >= {"un/world.json", "divisions/AA.json", "divisions/strip.json"}

    def test_a_cut_leaves_neighbours_joined(self, tmp_path: Path) -> None:
        source, lexicon = _toy(tmp_path)
        make(source, lexicon, tmp_path / "made")
        strip = features(tmp_path / "made" / "divisions" / "strip.json")
        assert shape(strip[0]["geometry"]).area == pytest.approx(1.0)
        kinds = [held["properties"]["kind"] for held in features(tmp_path / "made" / "un" / "borders.json")]
        assert sorted(kinds) == ["disputed", "line"]

    def test_the_country_is_that_of_the_code_not_of_who_runs_it(self, tmp_path: Path) -> None:
        source, lexicon = _toy(tmp_path)
        make(source, lexicon, tmp_path / "made")
        assert {
            held["properties"]["iso"]
            for held in features(tmp_path / "made" / "divisions" / "BB.json")
            if "iso" in held["properties"]
        } == {"BB"}

    def test_it_is_made_again_when_a_source_changed(self, tmp_path: Path) -> None:
        source = tmp_path / "source"
        source.touch()
        assert not is_fresh(tmp_path, source)
        (tmp_path / ".made").touch()
        assert is_fresh(tmp_path, source)


def test_a_side_is_border_where_two_pieces_share_it() -> None:
    squares = [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(2, 0, 3, 1)]
    found = find_borders(squares, ["b", "a", "a"])
    assert [(held.left, held.right, held.line.wkt) for held in found] == [("a", "b", "LINESTRING (1 0, 1 1)")]


def test_far_islands_have_a_box_of_their_own() -> None:
    land = shapely.MultiPolygon([shapely.box(0, 0, 5, 5), shapely.box(6, 0, 7, 1), shapely.box(-170, 60, -160, 65)])
    assert boxes_of(land) == ((-170, 60, -160, 65), (0, 0, 7, 5))


def test_what_rounding_leaves_nothing_of_is_left_out() -> None:
    assert slim(shapely.box(0, 0, 0.001, 0.001), 2) is None
    assert slim(shapely.LineString([(0, 0), (0.001, 0.001)]), 2) is None
    assert slim(shapely.box(0, 0, 1, 1), 2) == {
        "type": "Polygon",
        "coordinates": [[[1, 0], [1, 1], [0, 1], [0, 0], [1, 0]]],
    }


def _toy(folder: Path) -> tuple[Path, Path]:
    """Two countries side by side; of the first an eastern strip, run by the second, is disputed."""
    source = folder / "source"
    for name in ("states", "countries"):
        (source / name).mkdir(parents=True)
    divisions = [
        _division("AA-1", shapely.box(0, 0, 4, 1), "Aaland"),
        _division("BB-1", shapely.box(4, 0, 8, 1), "Aaland"),
    ]
    divisions.append(_division("AA-2", shapely.box(0, 1, 4, 2), "Aaland"))
    (source / "states" / "admin1.json").write_text(json.dumps({"features": divisions}))
    names = [{"country_a2": code, "country_name": code, "i18n": {}} for code in ("AA", "BB")]
    (source / "countries" / "countries.json").write_text(json.dumps(names))
    lexicon = folder / "disputed.yml"
    outline = "[[3, -1], [5, -1], [5, 3], [3, 3]]"
    area = f"{{area: strip, name: Strip, cut: [AA-1], outline: {outline}, un: AA, administered: BB, means: A strip.}}"
    lexicon.write_text(f"means: Areas.\nareas: [{area}]\n", encoding="utf-8")
    return source, lexicon


def _division(code: str, box: shapely.Polygon, admin: str) -> dict[str, Any]:
    about = {"iso_3166_2": code, "iso_a2": code[:2], "name": code, "name_en": code, "admin": admin}
    return {"type": "Feature", "properties": about, "geometry": json.loads(shapely.to_geojson(box))}

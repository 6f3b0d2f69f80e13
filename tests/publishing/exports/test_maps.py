"""Formats for maps, read back by geopandas, pyogrio and lxml."""

from __future__ import annotations

import io
import json
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio
import pytest
from lxml import etree
from shapely.geometry import Point, shape

from frontwire.corpus import Corpus
from frontwire.lexicon.colouring import load_colours
from frontwire.lexicon.palette import Palette
from frontwire.model.globe import apart_km
from frontwire.model.place import PlaceClass
from frontwire.publishing.coarsening import coarsen
from frontwire.publishing.exports import Entry, Shipment, Tally, Unit, format_of
from frontwire.publishing.exports.maps.circling import circle
from tests_support import LEXICONS, ROOT

_KML = {"k": "http://www.opengis.net/kml/2.2"}


def _written(name: str, unit: Unit, shipment: Shipment) -> tuple[bytes, Tally]:
    out = io.BytesIO()
    tally = format_of(name).write(shipment, unit, out)
    return out.getvalue(), tally


def _frame(name: str, unit: Unit, shipment: Shipment, tmp_path: Path) -> gpd.GeoDataFrame:
    path = tmp_path / f"front.{format_of(name).ending}"
    path.write_bytes(_written(name, unit, shipment)[0])
    return gpd.read_parquet(path) if name == "geoparquet" else gpd.read_file(path)


@pytest.fixture(scope="session")
def entries(shipment: Shipment) -> dict[str, Entry]:
    return {entry.id: entry for entry in shipment.entries()}


@pytest.mark.parametrize("name", ["geojson", "gpkg", "geoparquet"])
def test_points_stand_where_the_claims_are_placed(
    name: str, shipment: Shipment, entries: dict[str, Entry], tmp_path: Path
) -> None:
    frame = _frame(name, Unit.CLAIMS, shipment, tmp_path)
    assert frame.crs.equals("EPSG:4326", ignore_axis_order=True)
    placed = [entry for entry in entries.values() if entry.gist.site is not None]
    assert frame["claim"].tolist() == [entry.id for entry in placed]
    for (_, row), entry in zip(frame.iterrows(), placed, strict=True):
        site = entry.gist.site
        assert site is not None
        assert (row.geometry.x, row.geometry.y) == (site.lon, site.lat)
        assert row["radius_km"] == site.radius_km
        assert row["sentence"] == entry.sentence or name == "gpkg"


@pytest.mark.parametrize("name", ["geojson", "geojson-areas", "kml", "gpkg", "geoparquet"])
@pytest.mark.parametrize("unit", [Unit.CLAIMS, Unit.HAPPENINGS])
def test_what_has_no_place_is_counted(name: str, unit: Unit, shipment: Shipment) -> None:
    _, tally = _written(name, unit, shipment)
    every = list(shipment.entries() if unit is Unit.CLAIMS else shipment.bundles())
    assert tally.written + tally.left_out["no place is known"] == len(every)
    assert tally.left_out["no place is known"] > 0


def test_geojson_is_as_its_standard_has_it(shipment: Shipment) -> None:
    written, tally = _written("geojson", Unit.HAPPENINGS, shipment)
    held = json.loads(written)
    assert held["type"] == "FeatureCollection"
    assert "crs" not in held
    assert held["frontwire"]["at"] == shipment.at.isoformat()
    assert len(held["features"]) == tally.written
    for feature in held["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["id"] == feature["properties"]["happening"]
        assert isinstance(feature["properties"]["tolls"], list)
    assert written.decode().count("\n") == tally.written + 2


def test_nothing_placed_is_a_collection_of_nothing(corpus: Corpus, tmp_path: Path) -> None:
    with corpus.shipment(chosen=frozenset()) as nothing:
        assert json.loads(_written("geojson", Unit.CLAIMS, nothing)[0])["features"] == []
        for name in ("gpkg", "geoparquet"):
            assert len(_frame(name, Unit.CLAIMS, nothing, tmp_path)) == 0


def test_areas_reach_as_far_as_the_radius(shipment: Shipment) -> None:
    written, _ = _written("geojson-areas", Unit.HAPPENINGS, shipment)
    sites = {one.account.id: one.account.site for one in shipment.bundles()}
    for feature in json.loads(written)["features"]:
        area, site = shape(feature["geometry"]), sites[feature["id"]]
        assert site is not None
        assert area.is_valid
        assert area.exterior.is_ccw
        assert area.contains(Point(site.lon, site.lat))
        for lon, lat in area.exterior.coords:
            assert apart_km(site.lat, site.lon, lat, lon) == pytest.approx(site.radius_km, rel=0.02, abs=0.02)


@pytest.mark.parametrize("lon", [179.95, -179.95])
def test_a_circle_over_the_180th_meridian_is_two_rings(lon: float) -> None:
    rings = circle(-16.8, lon, 20.0)
    assert len(rings) == 2
    assert sorted(max(abs(x) for x, _ in ring) for ring in rings) == [180.0, 180.0]
    east, west = sorted(rings, key=lambda ring: -ring[0][0])
    assert all(x > 179 for x, _ in east)
    assert all(x < -179 for x, _ in west)
    for ring in rings:
        assert ring[0] == ring[-1]
        assert shape({"type": "Polygon", "coordinates": [ring]}).is_valid


def test_a_circle_by_a_pole_stays_on_the_map() -> None:
    (ring,) = circle(89.0, 0.0, 50.0)
    assert all(abs(lat) <= 90 and abs(lon) <= 180 for lon, lat in ring)


def test_geoparquet_says_what_it_is(shipment: Shipment, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    written, _ = _written("geoparquet", Unit.CLAIMS, shipment)
    geo = json.loads(pq.ParquetFile(io.BytesIO(written)).metadata.metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    frame = _frame("geoparquet", Unit.CLAIMS, shipment, tmp_path)
    assert geo["columns"]["geometry"] == {
        "encoding": "WKB",
        "geometry_types": ["Point"],
        "bbox": list(frame.total_bounds),
    }


def test_a_geopackage_has_a_layer_of_typed_columns(shipment: Shipment, tmp_path: Path) -> None:
    path = tmp_path / "front.gpkg"
    path.write_bytes(_written("gpkg", Unit.HAPPENINGS, shipment)[0])
    assert pyogrio.list_layers(path).tolist() == [["happenings", "Point"]]
    told = pyogrio.read_info(path)
    kinds = dict(zip(told["fields"], told["ogr_types"], strict=True))
    assert (kinds["first"], kinds["new"], kinds["claims"]) == ("OFTDate", "OFTInteger", "OFTInteger64")
    assert kinds["tolls"] == "OFTString"


def _placemarks(written: bytes) -> list[Any]:
    found: list[Any] = etree.fromstring(written).xpath("//k:Placemark", namespaces=_KML)
    return found


def _of(mark: Any, path: str) -> str:
    return str(mark.xpath(f"string({path})", namespaces=_KML))


def test_kml_has_days_styles_and_the_words(corpus: Corpus, shipment: Shipment) -> None:
    written, tally = _written("kml", Unit.CLAIMS, shipment)
    root = etree.fromstring(written)
    styles = {f"#{name}" for name in root.xpath("//k:Style/@id", namespaces=_KML)}
    marks = _placemarks(written)
    assert len(marks) == tally.written
    order = ["name", "description", "TimeSpan", "styleUrl", "ExtendedData", "Point"]
    with corpus.view() as view:
        for mark in marks:
            names = [etree.QName(child).localname for child in mark]
            assert names == [name for name in order if name in names]
            assert _of(mark, "k:styleUrl") in styles
            claim = view.claim(_of(mark, "k:ExtendedData/k:Data[@name='claim']/k:value"))
            assert claim is not None
            assert " ".join(claim.evidence.quote.split()) in _html(_of(mark, "k:description"))
            begin, end = _of(mark, "k:TimeSpan/k:begin"), _of(mark, "k:TimeSpan/k:end")
            assert not begin or not end or begin <= end


def _html(words: str) -> str:
    return " ".join(etree.HTML(words).itertext())


def test_kml_opens_in_gdal(shipment: Shipment, tmp_path: Path) -> None:
    path = tmp_path / "front.kml"
    written, tally = _written("kml", Unit.HAPPENINGS, shipment)
    path.write_bytes(written)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = gpd.read_file(path)
    assert len(frame) == tally.written
    assert set(frame.geometry.geom_type) == {"Point"}


def test_what_a_report_holds_is_text_in_a_balloon(shipment: Shipment) -> None:
    entry = next(entry for entry in shipment.entries() if entry.gist.site is not None)
    evil = replace(entry, gist=replace(entry.gist, quote="<script>alert(1)</script> & \x00 \ufffe ]]>"))
    written, _ = _written("kml", Unit.CLAIMS, _One(shipment, evil))  # type: ignore[arg-type]
    (mark,) = _placemarks(written)
    assert etree.HTML(_of(mark, "k:description")).xpath("//script") == []
    assert "<script>alert(1)</script> & ]]>" in _html(_of(mark, "k:description"))


class _One:
    """A shipment of one claim."""

    def __init__(self, shipment: Shipment, entry: Entry) -> None:
        self._shipment, self._entry = shipment, entry

    def __getattr__(self, name: str) -> Any:
        return getattr(self._shipment, name)

    def entries(self) -> Any:
        return iter((self._entry,))


def test_colours_are_those_of_the_page() -> None:
    palette = Palette.load(LEXICONS / "publishing" / "families.yml")
    css = (ROOT / "web" / "css" / "colours.css").read_text("utf-8")
    for family, colour in load_colours(LEXICONS / "exports" / "kml.yml", palette).items():
        assert f"--family-{family}: light-dark({colour}," in css


@pytest.mark.parametrize("name", ["geojson", "gpkg", "geoparquet", "kml"])
def test_points_of_care_and_shelter_are_coarse_unless_exact_ones_are_asked_for(name: str, corpus: Corpus) -> None:
    with corpus.shipment(exact_sites=True) as exact, corpus.shipment() as coarse:
        spots = {
            entry.gist.site
            for entry in exact.entries()
            if entry.gist.site is not None and entry.gist.site.kind in {PlaceClass.CAMP, PlaceClass.SITE}
        }
        given = {entry.gist.site.id: entry.gist.site for entry in coarse.entries() if entry.gist.site is not None}
        for spot in spots:
            if given[spot.id] != spot:
                assert (given[spot.id].lat, given[spot.id].lon) == (coarsen(spot).lat, coarsen(spot).lon)
        assert _written(name, Unit.CLAIMS, coarse)[1].written == _written(name, Unit.CLAIMS, exact)[1].written

"""GeoParquet 1.1: the typed columns with a point as WKB, for geopandas, DuckDB and GDAL; written by groups of rows."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from frontwire.publishing.exports.arrow import arranged, notes_of
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.maps.placing import UNITS, columns, placed
from frontwire.publishing.exports.shipment import Shipment

VERSION = "1.1.0"
_COLUMN = "geometry"


@dataclass(slots=True)
class Extent:
    """The stretch of the map that points lie in, as they come."""

    west: float = 180.0
    south: float = 90.0
    east: float = -180.0
    north: float = -90.0

    def add(self, lon: float, lat: float) -> None:
        """Makes it hold one more point."""
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.south, self.north = min(self.south, lat), max(self.north, lat)

    def box(self) -> list[float]:
        """West, south, east, north."""
        return [self.west, self.south, self.east, self.north]


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A row a happening or a claim that has a place."""
    tally, extent = Tally(), Extent()
    with arranged(columns(unit), out, notes=notes_of(unit, shipment), more=((_COLUMN, "binary"),)) as writer:
        for one in placed(shipment, unit, tally):
            extent.add(one.site.lon, one.site.lat)
            writer.add(one.row, {_COLUMN: point(one.site.lon, one.site.lat)})
        box = extent.box() if tally.written else None
        writer.note({"geo": msgspec.json.encode(_notes(box)).decode()})
    return tally


def point(lon: float, lat: float) -> bytes:
    """A point as well-known binary (OGC 06-103r4, 8.2): byte order, type, longitude, latitude."""
    return struct.pack("<BIdd", 1, 1, lon, lat)


def _notes(box: list[float] | None) -> dict[str, object]:
    """The file's metadata as the specification has it; without `crs` it is longitude and latitude on WGS 84."""
    column = {"encoding": "WKB", "geometry_types": ["Point"], **({} if box is None else {"bbox": box})}
    return {"version": VERSION, "primary_column": _COLUMN, "columns": {_COLUMN: column}}


FORMAT = Format(
    name="geoparquet",
    title="Points with typed columns (GeoParquet 1.1), for geopandas, DuckDB and GDAL",
    units=UNITS,
    ending="geo.parquet",
    media_type="application/vnd.apache.parquet",
    write=write,
    extra="parquet",
)

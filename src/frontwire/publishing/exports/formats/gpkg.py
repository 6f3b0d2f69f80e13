"""GeoPackage: a layer of points with its columns in one SQLite file, for QGIS, ArcGIS and GDAL."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

from frontwire.publishing.exports.arrow import array_table
from frontwire.publishing.exports.cells import stamp
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.formats.geoparquet import point
from frontwire.publishing.exports.maps.placing import UNITS, Placed, columns, placed
from frontwire.publishing.exports.needing import needing
from frontwire.publishing.exports.shipment import Shipment

#: Rows handed to the library at a time.
_GROUP = 4_000
#: The library takes the moment that it writes into the file from a setting of the whole process.
_SETTING = "OGR_CURRENT_DATE"
_lock = Lock()


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A layer by the name of the unit. Raises FrontwireError where the libraries of the extra are not installed."""
    tally = Tally()
    with needing("gpkg", "geo"):
        import pyogrio  # noqa: PLC0415 - an extra
    with tempfile.TemporaryDirectory(prefix="frontwire-") as folder, _as_of(shipment, pyogrio):
        path = Path(folder) / "front.gpkg"
        for rows in _groups(placed(shipment, unit, tally)):
            made = array_table(
                columns(unit),
                [one.row for one in rows],
                {"geometry": ("binary", [point(one.site.lon, one.site.lat) for one in rows])},
            )
            pyogrio.write_arrow(
                made,
                path,
                layer=unit.value,
                driver="GPKG",
                geometry_name="geometry",
                geometry_type="Point",
                crs="EPSG:4326",
                append=path.exists(),
                layer_options={"GEOMETRY_NAME": "geom", "FID": "fid"},
            )
        with path.open("rb") as held:
            shutil.copyfileobj(held, out)
    return tally


def _groups(rows: Iterator[Placed]) -> Iterator[list[Placed]]:
    """Rows so many at a time; one empty group where there is none, so that there is a layer."""
    group: list[Placed] = []
    written = False
    for row in rows:
        group.append(row)
        if len(group) == _GROUP:
            yield group
            group, written = [], True
    if group or not written:
        yield group


@contextmanager
def _as_of(shipment: Shipment, library: Any) -> Iterator[None]:
    """The moment of the last report stands in the file as that of its making: the same store gives the same bytes."""
    with _lock:
        library.set_gdal_config_options({_SETTING: stamp(shipment.moment)})
        try:
            yield
        finally:
            library.set_gdal_config_options({_SETTING: None})


FORMAT = Format(
    name="gpkg",
    title="A layer of points with its columns in one GeoPackage, for QGIS and ArcGIS",
    units=UNITS,
    ending="gpkg",
    media_type="application/geopackage+sqlite3",
    write=write,
    extra="geo",
)

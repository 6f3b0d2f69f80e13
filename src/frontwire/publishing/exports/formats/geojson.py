"""GeoJSON (RFC 7946): a point for every happening or claim that has a place, with all columns as its properties."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.model.gist import Site
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.maps.features import Geometry, write_features
from frontwire.publishing.exports.maps.placing import UNITS
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A feature a happening or a claim; `radius_km` says how far around the point it may be."""
    return write_features(shipment, unit, out, geometry=_point)


def _point(site: Site) -> Geometry:
    return {"type": "Point", "coordinates": (site.lon, site.lat)}


FORMAT = Format(
    name="geojson",
    title="Points on a map with all columns, for web maps, QGIS and geopandas",
    units=UNITS,
    ending="geojson",
    media_type="application/geo+json",
    write=write,
)

"""GeoJSON with areas: not a point but the circle within which the thing is told to be."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.model.gist import Site
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.maps.circling import circle
from frontwire.publishing.exports.maps.features import Geometry, write_features
from frontwire.publishing.exports.maps.placing import UNITS
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A feature a happening or a claim: a polygon, or two where it crosses the 180th meridian."""
    return write_features(shipment, unit, out, geometry=_area)


def _area(site: Site) -> Geometry:
    rings = circle(site.lat, site.lon, site.radius_km)
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": rings}
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}


FORMAT = Format(
    name="geojson-areas",
    title="The circles within which things are told to be, as polygons",
    units=UNITS,
    ending="areas.geojson",
    media_type="application/geo+json",
    write=write,
)

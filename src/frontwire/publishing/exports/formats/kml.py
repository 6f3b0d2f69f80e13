"""KML 2.2 for Google Earth and its like: a placemark for every happening or claim that has a place, in its days."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.maps.placemarks import Placemarks
from frontwire.publishing.exports.maps.placing import UNITS, placed
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A placemark a happening or a claim, coloured by its family, with the voices and their words."""
    tally = Tally()
    with Placemarks.document(shipment, out) as document:
        for one in placed(shipment, unit, tally):
            document.add(one)
    return tally


FORMAT = Format(
    name="kml",
    title="Placemarks with days, colours and quotes, for Google Earth",
    units=UNITS,
    ending="kml",
    media_type="application/vnd.google-earth.kml+xml",
    write=write,
)

"""Features: GeoJSON (RFC 7946), one a line, written as they come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO

import msgspec

from frontwire.model.gist import Site
from frontwire.publishing.exports.cells import stamp
from frontwire.publishing.exports.format import Tally, Unit
from frontwire.publishing.exports.maps.placing import columns, placed
from frontwire.publishing.exports.shipment import Shipment

Geometry = dict[str, Any]
_encode = msgspec.json.Encoder().encode


def write_features(shipment: Shipment, unit: Unit, out: BinaryIO, *, geometry: Callable[[Site], Geometry]) -> Tally:
    """A feature for each row that has a place, with `geometry` made of its site."""
    tally = Tally()
    held = columns(unit)
    out.write(b'{"type":"FeatureCollection","frontwire":' + _encode(_header(shipment, unit)) + b',"features":[')
    for one in placed(shipment, unit, tally):
        feature = {
            "type": "Feature",
            "id": one.id,
            "geometry": geometry(one.site),
            "properties": {column.name: column.of(one.row) for column in held},
        }
        out.write(b"\n" if tally.written == 1 else b",\n")
        out.write(_encode(feature))
    out.write(b"\n]}\n")
    return tally


def _header(shipment: Shipment, unit: Unit) -> dict[str, str | bool]:
    return {
        "rows": unit.value,
        "at": shipment.at.isoformat(),
        "moment": stamp(shipment.moment),
        "exact_sites": shipment.is_exact,
        "software": shipment.software,
    }

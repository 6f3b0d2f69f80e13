"""FollowTheMoney: reports, actors, places, happenings and claims as entities, one a line."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.ftm import Maker, encode
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A line an entity; happenings, or claims by themselves, are what the rest hangs on."""
    tally, maker, moment = Tally(), Maker.load(shipment.lexicons), shipment.moment
    for thing in maker.things(shipment, unit):
        out.write(encode(thing, maker.tables, moment))
        tally.written += 1
    return tally


FORMAT = Format(
    name="ftm",
    title="FollowTheMoney entities, for Aleph, OpenAleph and other tools of investigation",
    units=(Unit.HAPPENINGS, Unit.CLAIMS),
    ending="ftm.json",
    media_type="application/x-ndjson",
    write=write,
)

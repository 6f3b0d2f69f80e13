"""PLOVER: event records of the manual's version 2.0, one a line."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.plover import Recorder, encode
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A record a claim, or one for each type that a happening's claims are coded by."""
    tally, recorder = Tally(), Recorder.load(shipment.lexicons)
    for event, _ in recorder.records(shipment, unit, tally):
        out.write(encode(event))
        tally.written += 1
    return tally


FORMAT = Format(
    name="plover",
    title="PLOVER event records (manual 2.0) with contexts, sizes and places, for event data",
    units=(Unit.CLAIMS, Unit.HAPPENINGS),
    ending="jsonl",
    media_type="application/x-ndjson",
    write=write,
)

"""JSON Lines: one claim a line, in the JSON contract's shape, with its report's header."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.publishing.contract import kept_line
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """A line a claim."""
    tally = Tally()
    for entry in shipment.entries():
        out.write(kept_line(entry.claim, entry.filing).encode())
        tally.written += 1
    return tally


FORMAT = Format(
    name="jsonl",
    title="Every claim whole, one a line, for programs",
    units=(Unit.CLAIMS,),
    ending="jsonl",
    media_type="application/x-ndjson",
    write=write,
)

"""The situation report as Markdown."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """The report, by places; what it has no room for is counted."""
    from frontwire.publishing.exports.brief import markdown  # noqa: PLC0415 - heavy
    from frontwire.publishing.exports.brief.laying import lay_out  # noqa: PLC0415

    brief, tally = lay_out(shipment)
    out.write(markdown.write(brief))
    return tally


FORMAT = Format(
    name="brief",
    title="A situation report for people, as Markdown",
    units=(Unit.HAPPENINGS,),
    ending="md",
    media_type="text/markdown",
    write=write,
)

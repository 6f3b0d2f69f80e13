"""The situation report as PDF."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """The report, by places; what it has no room for is counted."""
    from frontwire.publishing.exports.brief import pdf  # noqa: PLC0415 - heavy
    from frontwire.publishing.exports.brief.laying import lay_out  # noqa: PLC0415

    brief, tally = lay_out(shipment)
    out.write(pdf.write(brief))
    return tally


FORMAT = Format(
    name="brief-pdf",
    title="A situation report for people, as PDF",
    units=(Unit.HAPPENINGS,),
    ending="pdf",
    media_type="application/pdf",
    write=write,
    extra="brief",
)

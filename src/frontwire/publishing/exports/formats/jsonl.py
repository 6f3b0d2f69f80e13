"""JSON Lines: one claim or one happening a line, in the shapes of the JSON contracts, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from frontwire.publishing.contract import shipped_line
from frontwire.publishing.dossier.contract import happenings_jsonl
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.picture.words import Vocabulary


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A line a claim, with its report's header, or a line a happening, with its claims."""
    tally = Tally()
    for line in _claims(shipment) if unit is Unit.CLAIMS else _happenings(shipment):
        out.write(line.encode())
        tally.written += 1
    return tally


def _claims(shipment: Shipment) -> Iterator[str]:
    for entry in shipment.entries():
        yield shipped_line(
            entry.claim,
            entry.filing,
            happening=entry.happening,
            origin=entry.origin,
            sentence=entry.sentence,
            corrected=entry.gist.corrected,
        )


def _happenings(shipment: Shipment) -> Iterator[str]:
    words = Vocabulary.load(shipment.lexicons, at=shipment.at)
    for bundle in shipment.bundles():
        yield happenings_jsonl((bundle.account,), words)


FORMAT = Format(
    name="jsonl",
    title="Every claim or happening whole, one a line, for programs",
    units=(Unit.CLAIMS, Unit.HAPPENINGS),
    ending="jsonl",
    media_type="application/x-ndjson",
    write=write,
)

"""UCDP: the 49 columns of the Georeferenced Event Dataset, a deadly happening a row."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from frontwire.lexicon.events import EventWords
from frontwire.lexicon.families import Families
from frontwire.lexicon.ucdp import Ucdp
from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.exports.ucdp.rows import COLUMNS, Rows


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """A row for each happening in which somebody was killed and both sides are known; the others are counted."""
    families = Families.load(shipment.lexicons / "linking")
    rows = Rows(Ucdp.load(shipment.lexicons), EventWords.load(shipment.lexicons), families)
    tally = Tally()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, fieldnames=COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for bundle in shipment.bundles():
        row = rows.row(bundle)
        if isinstance(row, str):
            tally.leave(row)
            continue
        writer.writerow({name: safe(held) if isinstance(held, str) else held for name, held in row.items()})
        tally.written += 1
    text.detach()
    return tally


FORMAT = Format(
    name="ucdp",
    title="Deadly events in the 49 columns of UCDP's Georeferenced Event Dataset",
    units=(Unit.HAPPENINGS,),
    ending="csv",
    media_type="text/csv",
    write=write,
)

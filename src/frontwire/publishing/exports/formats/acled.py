"""ACLED: the 31 columns of the Armed Conflict Location and Event Data Project, a happening a row."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from frontwire.lexicon.acled import Acled
from frontwire.lexicon.events import EventWords
from frontwire.lexicon.families import Families
from frontwire.lexicon.labels import Labels
from frontwire.publishing.exports.acled.rows import COLUMNS, Rows
from frontwire.publishing.exports.acled.sourcing import Sources, lands
from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """A row for each happening that ACLED has a place for; the others are counted by the reason."""
    tables = Acled.load(shipment.lexicons)
    labels = Labels.load(shipment.lexicons / "publishing" / "labels.yml")
    families = Families.load(shipment.lexicons / "linking")
    rows = Rows(tables, Sources(tables, lands(shipment.lexicons)), labels, EventWords.load(shipment.lexicons), families)
    tally = Tally()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, fieldnames=COLUMNS, lineterminator="\n")
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
    name="acled",
    title="Political violence and demonstrations in ACLED's 31 columns",
    units=(Unit.HAPPENINGS,),
    ending="csv",
    media_type="text/csv",
    write=write,
)

"""POLECAT: event records of PLOVER as a table of 40 columns, separated by tabs."""

from __future__ import annotations

from typing import BinaryIO

from frontwire.lexicon.persons import Persons
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.plover import Recorder
from frontwire.publishing.exports.plover.stories import Story, gather
from frontwire.publishing.exports.plover.tabling import COLUMNS, Tabler
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.exports.tabs import line


def write(shipment: Shipment, unit: Unit, out: BinaryIO) -> Tally:
    """A row a record. The claims are read twice: a row tells whom and what its whole report names."""
    tally, recorder = Tally(), Recorder.load(shipment.lexicons)
    stories = gather(shipment.entries(), Persons.load(shipment.lexicons / "actors").people)
    tabler = Tabler.of(recorder.plover.quads, recorder.lands)
    out.write(line(COLUMNS))
    for event, entry in recorder.records(shipment, unit, tally):
        out.write(line(tabler.row(event, entry.filing, stories.get(entry.filing.id) or Story())))
        tally.written += 1
    return tally


FORMAT = Format(
    name="polecat",
    title="POLECAT's 40 columns of PLOVER events, for studies that use its files",
    units=(Unit.CLAIMS, Unit.HAPPENINGS),
    ending="tsv",
    media_type="text/tab-separated-values",
    write=write,
)

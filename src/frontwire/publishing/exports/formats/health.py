"""Health: attacks on health care, facilities and supplies, in the columns of those who keep such tables by hand.

One archive, as one sheet cannot hold all: `attacks.csv` (Insecurity Insight), `ssa.csv` (WHO's SSA), `facilities.csv`
(HeRAMS), `supplies.csv`, each with a row of HXL hashtags under its header, and `README`, which says what is in
every column.
"""

from __future__ import annotations

import csv
import io
import textwrap
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO, BinaryIO

from frontwire.lexicon.care_tables import CareTables, Column, Table, TableName
from frontwire.model.health import Facility, HealthAttack, HealthPicture
from frontwire.publishing.exports.care.attacks import AttackWriter, is_denied_by_all
from frontwire.publishing.exports.care.cells import Asked, Cells, Terms
from frontwire.publishing.exports.care.facilities import of_facility, of_supply
from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.format import Format, Tally, Unit
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.words import country_names

#: Days before this one cannot be written in an archive.
_EARLIEST = 1980
#: What may begin with a minus and stays a number.
_NUMBERS = frozenset({"lat", "lon"})
#: Characters on a line of the README.
_WIDTH = 100
_NO_COLUMN = "no table of this format has a column for {}: see the health view"


def write(shipment: Shipment, _: Unit, out: BinaryIO) -> Tally:
    """The archive."""
    tables = CareTables.load(shipment.lexicons / "exports" / "health.yml")
    asked = Asked({one.id: one for bundle in shipment.bundles() for one in bundle.account.citations})
    terms = Terms(tables.values, country_names(shipment.lexicons), shipment.is_exact)
    picture, tally = shipment.health(), Tally()
    rows = _Rows(picture, asked, terms, tables.tables[TableName.ATTACKS].columns, tally)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in TableName:
            with archive.open(_member(f"{name}.csv", shipment.moment), "w") as stream:
                tally.written += _write_sheet(tables.tables[name], rows.of(name), stream)
        with archive.open(_member("README", shipment.moment), "w") as stream:
            stream.write(_readme(tables, shipment).encode())
    rows.leave_rest()
    return tally


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of each table, of what was asked for."""

    picture: HealthPicture
    asked: Asked
    terms: Terms
    columns: tuple[Column, ...]
    tally: Tally

    def of(self, name: TableName) -> Iterator[Cells]:
        match name:
            case TableName.ATTACKS:
                return (self._writer.incident(attack) for attack in self._attacks())
            case TableName.SSA:
                return (self._writer.ssa(attack) for attack in self._attacks())
            case TableName.FACILITIES:
                told = (row for facility in self.picture.facilities for row in of_facility(facility, self.terms))
            case TableName.SUPPLIES:
                held = self._facilities
                told = (row for supply in self.picture.supplies for row in of_supply(supply, self.terms, held))
        return (cells for word, cells in told if self.asked.has_any((word,)))

    def leave_rest(self) -> None:
        """Counts what was asked for and stands in none of the tables."""
        held = self.picture
        for attack in held.attacks:
            if self.asked.has_any(attack.words) and is_denied_by_all(attack):
                self.tally.leave("attacks that nobody says happened")
        for arrival in held.arrivals:
            if self.asked.has_any((arrival.word,)):
                self.tally.leave(_NO_COLUMN.format("arrivals of wounded"))
        for need in held.needs:
            if self.asked.has_any(need.words):
                self.tally.leave(_NO_COLUMN.format("needs"))
        for entry in held.ledger:
            told = (*(one.word for one in entry.answers), *(one.word for one in entry.promises))
            if self.asked.has_any((*entry.asks, *told)):
                self.tally.leave(_NO_COLUMN.format("access asked for and granted"))

    def _attacks(self) -> Iterator[HealthAttack]:
        return (
            attack
            for attack in self.picture.attacks
            if self.asked.has_any(attack.words) and not is_denied_by_all(attack)
        )

    @property
    def _writer(self) -> AttackWriter:
        return AttackWriter(self.terms, self.asked, self._facilities, self.columns)

    @property
    def _facilities(self) -> Mapping[str, Facility]:
        return {facility.id: facility for facility in self.picture.facilities}


def _member(name: str, moment: datetime) -> zipfile.ZipInfo:
    """A file of the archive, dated when the last report came in: the same store gives the same bytes."""
    year, month, day, hour, minute, second = moment.timetuple()[:6]
    held = zipfile.ZipInfo(name, (max(year, _EARLIEST), month, day, hour, minute, second))
    held.compress_type = zipfile.ZIP_DEFLATED
    held.external_attr = 0o644 << 16
    return held


def _write_sheet(table: Table, rows: Iterable[Cells], out: IO[bytes]) -> int:
    """Header, hashtags and rows; gives how many rows."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(column.column for column in table.columns)
    sheet.writerow(column.tag for column in table.columns)
    written = 0
    for cells in rows:
        sheet.writerow(_cell(column.field, cells) for column in table.columns)
        written += 1
    text.detach()
    return written


def _cell(field: str, cells: Cells) -> str:
    value = cells.get(field, "")
    return value if field in _NUMBERS else safe(value)


def _readme(tables: CareTables, shipment: Shipment) -> str:
    """What each file and column holds, for whoever is sent the archive."""
    points = "as they are" if shipment.is_exact else "made coarse: to a tenth of a degree"
    lines = [
        "Health care in conflict: attacks, facilities, supplies",
        "",
        f"As known on {shipment.at.isoformat()}. Points are {points}.",
        "Everything stands as somebody said it; nothing is verified. Numbers are the lowest that an account affirms.",
        "Each file has a row of HXL hashtags under its header. What is not told is empty.",
    ]
    for name in TableName:
        table = tables.tables[name]
        lines += ["", f"{name}.csv", *textwrap.wrap(table.means, _WIDTH), ""]
        for column in table.columns:
            told = f"{column.column} ({column.tag}): {column.means}"
            lines += textwrap.wrap(told, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    return "\n".join(lines) + "\n"


FORMAT = Format(
    name="health",
    title="Attacks on health care, facilities and supplies in the columns of Insecurity Insight, WHO's SSA and HeRAMS",
    units=(Unit.HAPPENINGS,),
    ending="zip",
    media_type="application/zip",
    write=write,
)

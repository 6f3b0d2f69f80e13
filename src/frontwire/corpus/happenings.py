"""Happenings in a row, as accounts, and as tables for pandas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, overload

from frontwire.errors import FrontwireError
from frontwire.model.picture import Account, Citation, Count
from frontwire.publishing.exports.cells import safe

if TYPE_CHECKING:
    import pandas as pd


class Rows(StrEnum):
    """What a row of a table is."""

    HAPPENINGS = "happenings"
    CLAIMS = "claims"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Happenings(Sequence[Account]):
    """Accounts of happenings, by day. A sequence: it has a length, is indexed, cut and gone through."""

    accounts: tuple[Account, ...]

    def __len__(self) -> int:
        return len(self.accounts)

    @overload
    def __getitem__(self, index: int) -> Account: ...
    @overload
    def __getitem__(self, index: slice) -> Happenings: ...
    def __getitem__(self, index: int | slice) -> Account | Happenings:
        if isinstance(index, slice):
            return Happenings(self.accounts[index])
        return self.accounts[index]

    def to_dataframe(self, rows: Rows | str = Rows.HAPPENINGS) -> pd.DataFrame:
        """A table of them: one row a happening, one a claim ("claims"), or one a figure with who gives it ("figures").

        Figures stand as they were given, never added up. Raises FrontwireError where pandas is not installed,
        ValueError for other rows.
        """
        columns, held = self._table(rows)
        try:
            import pandas as pd  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise FrontwireError("tables need pandas: pip install 'frontwire[frames]'") from error
        # Counts with gaps stay whole numbers: without this pandas would make them 9.0.
        return pd.DataFrame(held, columns=columns).convert_dtypes()

    def to_csv(self, rows: Rows | str = Rows.HAPPENINGS) -> str:
        """The same rows as CSV (RFC 4180) under a header; no cell begins as a spreadsheet's formula does.

        Raises ValueError for other rows.
        """
        columns, held = self._table(rows)
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(columns)
        writer.writerows([_cell(getattr(row, column)) for column in columns] for row in held)
        return out.getvalue()

    def _table(self, rows: Rows | str) -> tuple[list[str], list[object]]:
        row, make = _TABLES[Rows(rows)]
        columns = [field.name for field in fields(row)]
        return columns, [made for account in self.accounts for made in make(account)]


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """One happening; degrees are WGS 84, `disputes` what its accounts differ in, `quote` the words of its lead."""

    happening: str
    family: str
    kind: str
    first: date | None
    last: date | None
    place: str | None
    part: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    status: str
    grade: str | None
    disputes: str
    claims: int
    origins: int
    outlets: int
    quote: str

    @classmethod
    def of(cls, account: Account) -> Iterator[HappeningRow]:
        """Its one row."""
        site = account.site
        yield cls(
            happening=account.id,
            family=account.family,
            kind=account.lead.gist.kind,
            first=account.first,
            last=account.last,
            place=account.place_text if site is None else site.name,
            part=account.part,
            admin1=None if site is None else site.admin1,
            country=None if site is None else site.country,
            lat=None if site is None else site.lat,
            lon=None if site is None else site.lon,
            radius_km=None if site is None else site.radius_km,
            status=account.status.value,
            grade=None if account.grade is None else account.grade.code,
            disputes=", ".join(dict.fromkeys(dispute.difference.value for dispute in account.disputes)),
            claims=len(account.citations),
            origins=len(account.origins),
            outlets=len(account.outlets),
            quote=account.lead.gist.quote,
        )


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim of a happening, with who says it; no voice is the outlet itself."""

    happening: str
    claim: str
    report: str
    known: date
    outlet: str | None
    voice: str | None
    voice_type: str | None
    origin: str
    grade: str | None
    kind: str
    first: date | None
    last: date | None
    place: str | None
    polarity: str
    certainty: str
    repeats: bool
    quote: str

    @classmethod
    def of(cls, account: Account) -> Iterator[ClaimRow]:
        """A row for each claim, in the order in which they were known."""
        return (cls._of(account, citation) for citation in account.citations)

    @classmethod
    def _of(cls, account: Account, citation: Citation) -> ClaimRow:
        gist = citation.gist
        return cls(
            happening=account.id,
            claim=gist.id,
            report=gist.report,
            known=gist.known,
            outlet=gist.outlet,
            voice=None if gist.speaker is None else gist.speaker.text,
            voice_type=None if gist.speaker is None else gist.speaker.type.value,
            origin=citation.origin,
            grade=None if citation.grade is None else citation.grade.code,
            kind=gist.kind,
            first=gist.first,
            last=gist.last,
            place=gist.place_text if gist.site is None else gist.site.name,
            polarity=gist.polarity.value,
            certainty=gist.certainty.value,
            repeats=citation.repeats,
            quote=gist.quote,
        )


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure as one claim gives it; where it does not `stand` (replaced, denied …), `because` says why."""

    happening: str
    claim: str
    known: date
    outlet: str | None
    voice: str | None
    what: str
    who: str
    low: int | None
    high: int | None
    wording: str
    scope: str
    stands: bool
    because: str

    @classmethod
    def of(cls, account: Account) -> Iterator[FigureRow]:
        """A row for each figure of each toll."""
        return (cls._of(account, count) for toll in account.tolls for count in toll.counts)

    @classmethod
    def _of(cls, account: Account, count: Count) -> FigureRow:
        gist, figure = count.citation.gist, count.figure
        return cls(
            happening=account.id,
            claim=gist.id,
            known=gist.known,
            outlet=gist.outlet,
            voice=None if gist.speaker is None else gist.speaker.text,
            what=figure.what.value,
            who=figure.who.value,
            low=figure.low,
            high=figure.high,
            wording=figure.wording,
            scope=figure.scope.value,
            stands=count.stands,
            because=count.because,
        )


def _cell(value: object) -> str:
    """A value as a cell: nothing for None, "true" and "false"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return safe(value) if isinstance(value, str) else str(value)


_TABLES = {
    Rows.HAPPENINGS: (HappeningRow, HappeningRow.of),
    Rows.CLAIMS: (ClaimRow, ClaimRow.of),
    Rows.FIGURES: (FigureRow, FigureRow.of),
}

"""The tables that a run writes: claims and refusals for whoever counts them, reports whole for a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from frontwire.corpus.receiving import legible
from frontwire.model.filing import Deposit, Filing
from frontwire.model.parcel import Trouble
from frontwire.model.report import Refusal
from frontwire.publishing.exports import Entry
from frontwire.publishing.exports.format import Unit
from frontwire.publishing.exports.tables import Column, Kind, table_of
from frontwire.publishing.exports.tables.column import day, text, whole

#: Raised whenever a column changes its meaning or goes away; new columns do not raise it.
VERSION = 1

CLAIMS_FILE = "claims.parquet"
REPORTS_FILE = "reports.parquet"
REFUSALS_FILE = "refusals.parquet"
#: The column of reports that holds all that a store keeps of one, packed.
DEPOSIT = "deposit"
#: The stage of what could not even be read.
_READING = "reading"

#: What linking tells of a claim, and people: none of it is known where claims are only read.
_LATER = frozenset({"happening", "origin", "corrected"})
#: The columns of exported claims, but for those.
CLAIMS = tuple(column for column in table_of(Unit.CLAIMS).columns if column.name not in _LATER)

_HEADER = (
    text("report", lambda filing: filing.id, "The report's id: a digest of outlet, day and text.", "a3a6aff73bc4a2f3"),
    text("source", lambda filing: filing.source, "Its address or file name.", "dump.jsonl#17"),
    text("title", lambda filing: filing.title, "Its headline.", "Market shelled"),
    text("outlet", lambda filing: filing.outlet, "Who published it.", "Free South Network"),
    text("publisher", lambda filing: filing.publisher, "The outlet's key.", "free south network"),
    text("agency", lambda filing: filing.agency, "The news agency that its credit names.", "meridian wire"),
    text("language", lambda filing: filing.language, "Its language, ISO 639-1.", "en"),
    day("published", lambda filing: filing.published, "The day it was published, where told.", "2024-03-04"),
    Column("fetched", Kind.MOMENT, "When it came in (UTC).", "2024-03-04T16:10:00Z", lambda filing: filing.fetched),
    text("address", lambda filing: filing.address, "Where it was published.", "https://example.org/news/12"),
    whole("claims", lambda filing: filing.claims, "How many claims were read in it.", "7"),
    whole("refusals", lambda filing: filing.refusals, "How much of it was refused.", "1"),
)


def _of_deposit(column: Column) -> Column:
    take = column.take
    return replace(column, take=lambda deposit: take(deposit.filing))


#: The header of each report; its deposit stands beside.
REPORTS = tuple(map(_of_deposit, _HEADER))


@dataclass(frozen=True, slots=True)
class Refused:
    """What of a report was not read, or the whole of a source: then there is no `filing`."""

    source: str
    stage: str
    because: str
    filing: Filing | None = None
    refusal: Refusal | None = None

    @property
    def report(self) -> str | None:
        """The report's id."""
        return None if self.filing is None else self.filing.id

    @property
    def quote(self) -> str | None:
        """The words that were refused."""
        return None if self.refusal is None else self.refusal.quote


REFUSALS = (
    text("source", lambda one: one.source, "The report's address or file name.", "dump.jsonl#17"),
    text("report", lambda one: one.report, "Its id; empty where nothing of it was read.", "a3a6aff73bc4a2f3"),
    text("stage", lambda one: one.stage, "Where it was refused.", "placing"),
    text("because", lambda one: one.because, "Why.", "no place of that name is known"),
    text("quote", lambda one: one.quote, "The words that were refused.", "Tell Qata"),
)


def entries_of(deposit: Deposit) -> Iterator[Entry]:
    """The claims of a report as rows of CLAIMS; nothing is linked yet, and points are as they were read."""
    held = deposit.report.text
    for claim, gist in zip(deposit.claims, deposit.gists, strict=True):
        yield Entry.of(claim, gist, deposit.filing, held, happening=gist.id, origin="")


def refused_of(deposit: Deposit) -> Iterator[Refused]:
    """What was refused in a report that was read."""
    for refusal in deposit.refusals:
        yield Refused(deposit.filing.source, refusal.stage, refusal.because, deposit.filing, refusal)


def unread(trouble: Trouble) -> Refused:
    """What could not be read at all."""
    return Refused(legible(trouble.name), _READING, legible(trouble.because))

"""The table of figures: one row a number that one claim gives, beside who gives it."""

from __future__ import annotations

from dataclasses import dataclass

from frontwire.model.gist import Gist
from frontwire.model.picture import Count
from frontwire.publishing.exports.shipment import Bundle, Entry
from frontwire.publishing.exports.tables.column import day, text, truth
from frontwire.publishing.exports.tables.shared import figure_columns, placed, stated, voiced


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, the happening that it is of, and the claim that gives it."""

    bundle: Bundle
    count: Count

    @property
    def entry(self) -> Entry:
        """The claim."""
        return self.bundle.of(self.count.citation)


def _gist(row: Counted) -> Gist:
    return row.entry.gist


COLUMNS = (
    text("happening", lambda row: row.bundle.account.id, "The happening that is counted.", "0a4f1fa1ce9b3498"),
    text("claim", lambda row: row.entry.id, "The claim that gives the number.", "0a4f1fa1ce9b3498"),
    text("report", lambda row: _gist(row).report, "Its report.", "a3a6aff73bc4a2f3"),
    day("known", lambda row: _gist(row).known, "Known from.", "2024-03-04"),
    *figure_columns(lambda row: row.count.figure),
    truth("stands", lambda row: row.count.stands, "Does it stand, or was it replaced, denied, only possible?", "true"),
    text("because", lambda row: row.count.because or None, "Why it does not stand.", "replaced by a later word"),
    *stated(_gist),
    *voiced(_gist),
    text("origin", lambda row: row.entry.origin, "Whom it goes back to.", "voice:clinic 4 nawa"),
    text("outlet", lambda row: _gist(row).outlet, "Who published the report.", "Meridian Wire"),
    day("first", lambda row: _gist(row).first, "First day of the thing told.", "2024-03-04"),
    day("last", lambda row: _gist(row).last, "Last day, included.", "2024-03-04"),
    *placed(lambda row: _gist(row).site),
    text("quote", lambda row: _gist(row).quote, "The words that the claim rests on.", "26 wounded in"),
    text("sentence", lambda row: row.entry.sentence, "Their sentence.", "9 dead, 26 wounded in since noon."),
)

"""What a time phrase is settled in: when it was said, what was told before, the tense of its clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontwire.model.time import Basis, Interval, Precision

NO_PUBLICATION = "the report's own date is not known"


class Tense(StrEnum):
    """Where a clause lies, as far as its verb tells."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Context:
    """When a phrase was said (`here`), the time last spoken of (`there`), and the tense of its clause.

    `story` is the date of a story of long ago that is being told: days without a year are of its year.
    `quarter` is the quarter of a year told last. `is_history` is true of an undated text that tells of many years.
    """

    here: date | None
    there: Interval | None = None
    tense: Tense = Tense.PAST
    story: date | None = None
    quarter: Interval | None = None
    is_history: bool = False

    @property
    def now(self) -> date | None:
        """The day that "this year" and "next summer" count from: in a history that of the story."""
        return self.story if self.here is None and self.is_history else self.here


@dataclass(frozen=True, slots=True)
class Settled:
    """The days a phrase means. `kind` is TIMEX3's type; `because` is filled where `interval` is None."""

    interval: Interval | None
    precision: Precision
    basis: Basis
    kind: str
    value: str | None
    because: str = ""


def unsettled(value: str | None, because: str, kind: str = "DATE") -> Settled:
    """A phrase whose days are not known, and why."""
    return Settled(None, Precision.NONE, Basis.NONE, kind, value, because)


def timed(settled: Settled, part: str | None, clock: str | None) -> Settled:
    """With a part of the day or a clock time put to a day."""
    is_day = settled.precision in (Precision.DAY, Precision.NONE)
    if settled.value is None or (part is None and clock is None) or not is_day:
        return settled
    value = f"{settled.value}T{clock or part}"
    return Settled(settled.interval, settled.precision, settled.basis, "TIME", value, settled.because)

"""Dating: the days of a record, which PLOVER and POLECAT do not let be unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontwire.model.filing import Filing

#: Why a day stands that the text does not give.
_BEFORE = "on that day or before"
_REPORTED = "the text gives no day: that of the report"


@dataclass(frozen=True, slots=True)
class Days:
    """The first day, the last where there are several, and what has to be said of them."""

    first: date
    last: date | None = None
    because: str = ""


def days_of(first: date | None, last: date | None, filing: Filing) -> Days | None:
    """The days told, both included; else the day of publication, as POLECAT's coder does; None where there is none."""
    if first is not None:
        return Days(first, last if last is not None and last > first else None)
    if last is not None:
        return Days(last, because=_BEFORE)
    return None if filing.published is None else Days(filing.published, because=_REPORTED)

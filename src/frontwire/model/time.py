"""When: intervals that are never more precise than the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from frontwire.model.span import Span, Stretch


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` up to, not including, `end`; None where that side is open or unknown."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"an interval ends after it starts: {self.start}..{self.end}")

    @classmethod
    def day(cls, day: date) -> Interval:
        """One day."""
        return cls(day, day + timedelta(days=1))

    @classmethod
    def days(cls, first: date | None, last: date | None) -> Interval:
        """From the first to the last day, both included."""
        return cls(first, None if last is None else last + timedelta(days=1))

    @property
    def last(self) -> date | None:
        """The last day in it."""
        return None if self.end is None else self.end - timedelta(days=1)


class Precision(StrEnum):
    """How exactly the words date a thing."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    YEARS = "years"
    VAGUE = "vague"
    NONE = "none"


class Basis(StrEnum):
    """What a date rests on."""

    STATED = "stated"
    RELATIVE = "relative"
    DATELINE = "dateline"
    PUBLICATION = "publication"
    INHERITED = "inherited"
    NONE = "none"


class TimeRole(StrEnum):
    """What a time phrase does: dates the event, bounds it, or dates only the saying."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    DURATION = "duration"
    FREQUENCY = "frequency"
    SAYING = "saying"


@dataclass(frozen=True, slots=True)
class TimeEnd:
    """One end of a span of time: its words and its value."""

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class TimeNote:
    """One time phrase: its tokens, the days it means, on what basis.

    `value` is the ISO 8601 / TIMEX3 value ("2013-06-04", "P2M", "PRESENT_REF"), None where unsettled,
    then `because` says why. `mod` is TIMEX3's: LESS_THAN ("nearly a week"), MORE_THAN, APPROX, START, END …
    `ends` are the two dates of a span ("3-4 June"), which TIMEX3 takes for two expressions; else empty.
    """

    text: str
    span: Span
    stretch: Stretch
    interval: Interval | None
    precision: Precision
    basis: Basis
    role: TimeRole = TimeRole.AT
    kind: str = "DATE"
    value: str | None = None
    because: str = ""
    mod: str | None = None
    ends: tuple[TimeEnd, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """The time of one claim."""

    interval: Interval | None
    precision: Precision
    basis: Basis
    text: str | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """The report's own date, why, and the other readings that were considered.

    `news_day` is the day the report tells of: the lead's own day where it gives one (a page put
    online at 00:37 on Wednesday tells Tuesday's news), else the publication date.
    """

    day: date | None
    because: str
    alternatives: tuple[date, ...] = ()
    news_day: date | None = None

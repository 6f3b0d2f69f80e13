"""What a time phrase means before it is known when it was said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontwire.lexicon.times import Origin


class Hold(StrEnum):
    """Where a length of time lies: nowhere in particular, ending now, or beginning now."""

    FREE = "free"
    PAST = "past"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Named:
    """A date by its names, as far as they are given: "Tuesday", "19 May", "last October", "2012".

    `of_year` is the year counted from this one, or from the one told last ("July last year": -1).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    season_months: tuple[int, int] | None = None
    nth_weekday: int | None = None
    decade: int | None = None
    century: int | None = None
    direction: int | None = None
    origin: Origin = Origin.HERE
    edge: str | None = None
    part: str | None = None
    clock: str | None = None
    of_year: int | None = None
    before_christ: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """So many units from the day of writing or from the time last spoken of: "yesterday", "two weeks ago".

    `count` is signed, None where vague ("days later", then `sign` tells the way). `near`: the time spoken of
    counts only within the same paragraph ("at dawn"), else the day of writing does. `mod` is "about", "over" …
    """

    unit: str
    count: int | None
    sign: int = -1
    origin: Origin = Origin.HERE
    edge: str | None = None
    part: str | None = None
    clock: str | None = None
    near: bool = False
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """The quarter told last, so many years off: "a year earlier" is then that quarter of the year before.

    `other` is meant where no such stretch is told; None where the words then mean nothing. `year` is the year it
    is of, where that is given.
    """

    years: int
    other: Step | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """So long: "two months", "24 hours", "weeks" (count None), "two and a half years"."""

    unit: str
    count: int | None
    mod: str | None = None
    hold: Hold = Hold.FREE
    and_a_half: bool = False


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Every:
    """Again and again: a TIMEX3 SET with its value."""

    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """From the first to the last, both included: "3-4 June".

    `gap`: which tokens of the phrase, counted from its first, only link the two.
    """

    first: Named
    last: Named
    gap: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Written:
    """A date all in figures ("06.05.13"): its readings depend on the order of day and month."""

    text: str
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A phrase that is one of time but cannot be computed, and why."""

    because: str
    value: str | None = None


Meaning = Named | Step | Again | Length | Vague | Every | Between | Written | Unknown

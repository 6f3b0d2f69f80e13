"""From what a phrase means to the days it means, given when it was said and what was spoken of before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta, weekday

from frontwire.dating.almanac import holding, precision_of, step, value_of
from frontwire.dating.figures import read_figures
from frontwire.dating.grammar import duration
from frontwire.dating.meanings import Between, Every, Hold, Length, Meaning, Named, Step, Unknown, Vague, Written
from frontwire.lexicon.times import Origin
from frontwire.model.time import Basis, Interval, Precision

_NO_PUBLICATION = "the report's own date is not known"
_NOTHING_BEFORE = "no date spoken of before to count from"
_MONTHS_A_QUARTER = 3


class Tense(StrEnum):
    """Where a clause lies, as far as its verb tells."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Context:
    """When a phrase was said (`here`), the time last spoken of (`there`), and the tense of its clause.

    `story` is the date of a story of long ago that is being told: days without a year are of its year.
    """

    here: date | None
    there: Interval | None = None
    tense: Tense = Tense.PAST
    story: date | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """The days a phrase means. `kind` is TIMEX3's type; `because` is filled where `interval` is None."""

    interval: Interval | None
    precision: Precision
    basis: Basis
    kind: str
    value: str | None
    because: str = ""


def settle(meaning: Meaning, context: Context) -> Settled:
    """The days that `meaning` means in `context`; never more precise than the words."""
    match meaning:
        case Named():
            settled = _named(meaning, context)
        case Step():
            settled = _step(meaning, context)
        case Length():
            settled = _length(meaning, context)
        case Between():
            settled = _between(meaning, context)
        case Written():
            settled = _written(meaning, context)
        case Vague(value):
            settled = Settled(None, Precision.VAGUE, Basis.NONE, "DATE", value, "the words give no date")
        case Every(value):
            settled = _unsettled(value, "it recurs", "SET")
        case Unknown(because, value):
            settled = _unsettled(value, because)
    return settled


def _unsettled(value: str | None, because: str, kind: str = "DATE") -> Settled:
    return Settled(None, Precision.NONE, Basis.NONE, kind, value, because)


def _timed(settled: Settled, part: str | None, clock: str | None) -> Settled:
    """With a part of the day or a clock time put to a day."""
    is_day = settled.precision in (Precision.DAY, Precision.NONE)
    if settled.value is None or (part is None and clock is None) or not is_day:
        return settled
    value = f"{settled.value}T{clock or part}"
    return Settled(settled.interval, settled.precision, settled.basis, "TIME", value, settled.because)


# --- dates by their names ---------------------------------------------------------------------------


def _named(named: Named, context: Context) -> Settled:
    if context.story is not None and named.year is None and named.direction is None and named.month is not None:
        return _named(replace(named, year=_story_year(named.month, context.story)), context)
    if named.day is not None or named.nth_weekday is not None:
        settled = _timed(_day_of_month(named, context), named.part, named.clock)
    elif named.weekday is not None:
        settled = _timed(_weekday(named, context), named.part, named.clock)
    elif named.month is not None:
        settled = _month(named, context)
    elif named.decade is not None or named.century is not None:
        settled = _long(named)
    elif named.season is not None or named.quarter is not None:
        settled = _part_of_year(named, context)
    elif named.year is not None:
        first = date(named.year, 1, 1)
        settled = Settled(holding(first, "year"), Precision.YEAR, Basis.STATED, "DATE", f"{named.year:04}")
    else:
        settled = _unsettled(None, "the words name no date")
    return settled


#: A story goes on into the next year where its next month would lie so many months back.
_TURN_MONTHS = 6


def _story_year(month: int, story: date) -> int:
    return story.year + 1 if story.month - month > _TURN_MONTHS else story.year


def _long(named: Named) -> Settled:
    if named.decade is not None:
        first = date(named.decade, 1, 1)
        return Settled(holding(first, "decade"), Precision.YEARS, Basis.STATED, "DATE", value_of(first, "decade"))
    first = date(max(((named.century or 1) - 1) * 100, 1), 1, 1)
    return Settled(holding(first, "century"), Precision.YEARS, Basis.STATED, "DATE", f"{(named.century or 1) - 1:02}")


def _in_year(named: Named, year: int) -> date | None:
    """The day of that name in `year`; None where the year has none (29 February)."""
    try:
        if named.nth_weekday is not None:
            nth = weekday((named.weekday or 1) - 1)(named.nth_weekday)
            return date(year, named.month or 1, 1) + relativedelta(weekday=nth)
        return date(year, named.month or 1, named.day or 1)
    except ValueError:
        return None


def _day_of_month(named: Named, context: Context) -> Settled:
    if named.year is not None:
        day = _in_year(named, named.year)
        if day is None:
            return _unsettled(None, "the calendar has no such day")
        return Settled(Interval.day(day), Precision.DAY, Basis.STATED, "DATE", day.isoformat())
    pattern = f"XXXX-{named.month or 0:02}-{named.day or 0:02}"
    if context.here is None:
        return _unsettled(pattern, _NO_PUBLICATION)
    day = _nearest(named, context.here, context.tense)
    if day is None:
        return _unsettled(pattern, "the calendar has no such day near the report's date")
    return Settled(Interval.day(day), Precision.DAY, Basis.RELATIVE, "DATE", day.isoformat())


#: A day a little after the report's date is more likely a day soon to come than one almost a year ago.
_SOON_DAYS = 45


def _nearest(named: Named, here: date, tense: Tense) -> date | None:
    """The last such day up to `here`, or the next from it on where the clause tells of the future."""
    days = [day for year in (here.year - 1, here.year, here.year + 1) if (day := _in_year(named, year)) is not None]
    if named.weekday is not None and named.nth_weekday is None:
        days = [day for day in days if day.isoweekday() == named.weekday] or days
    past = [day for day in days if day <= here]
    coming = [day for day in days if day >= here]
    if coming and (tense is Tense.FUTURE or not past):
        return coming[0]
    if coming and past and (coming[0] - here).days <= _SOON_DAYS < (here - past[-1]).days:
        return coming[0] if named.direction != -1 else past[-1]
    return past[-1] if past else None


def _weekday(named: Named, context: Context) -> Settled:
    base = context.here
    if named.origin is Origin.THERE and context.there is not None:
        base = context.there.start
    if base is None:
        return _unsettled(f"XXXX-WXX-{named.weekday}", _NO_PUBLICATION)
    name = weekday((named.weekday or 1) - 1)
    if named.direction == 1 or (named.direction is None and context.tense is Tense.FUTURE):
        start = base + relativedelta(days=1) if named.direction == 1 else base
        day = start + relativedelta(weekday=name(1))
    elif named.direction == -1:
        day = base + relativedelta(days=-1) + relativedelta(weekday=name(-1))
    else:
        day = base + relativedelta(weekday=name(-1))
    return Settled(Interval.day(day), Precision.DAY, Basis.RELATIVE, "DATE", day.isoformat())


def _month(named: Named, context: Context) -> Settled:
    year = named.year
    if year is None:
        if context.here is None:
            return _unsettled(f"XXXX-{named.month:02}", _NO_PUBLICATION)
        year = _year_of_month(named, context.here, context.tense)
    first = date(year, named.month or 1, 1)
    basis = Basis.STATED if named.year is not None else Basis.RELATIVE
    return Settled(holding(first, "month"), Precision.MONTH, basis, "DATE", value_of(first, "month"))


def _year_of_month(named: Named, here: date, tense: Tense) -> int:
    month = named.month or 1
    if named.direction == -1:
        return here.year if month < here.month else here.year - 1
    if named.direction == 1 or tense is Tense.FUTURE:
        return here.year if month >= here.month + (named.direction == 1) else here.year + 1
    return here.year if month <= here.month else here.year - 1


def _part_of_year(named: Named, context: Context) -> Settled:
    code = named.season or f"Q{named.quarter}"
    if named.season_months is not None:
        months = named.season_months
    else:
        months = (_MONTHS_A_QUARTER * (named.quarter or 1) - 2, _MONTHS_A_QUARTER * (named.quarter or 1))
    year = named.year
    if year is None:
        if context.here is None:
            return _unsettled(f"XXXX-{code}", _NO_PUBLICATION)
        year = _year_of_part(months, named.direction, context.here, context.tense)
    first = date(year, months[0], 1)
    interval = Interval(first, first + relativedelta(months=_MONTHS_A_QUARTER))
    basis = Basis.STATED if named.year is not None else Basis.RELATIVE
    return Settled(interval, Precision.SEASON, basis, "DATE", f"{year:04}-{code}")


def _year_of_part(months: tuple[int, int], direction: int | None, here: date, tense: Tense) -> int:
    """The year in which the season or quarter meant begins."""
    if direction == -1:
        begins = date(here.year, months[0], 1)
        return here.year if begins + relativedelta(months=_MONTHS_A_QUARTER) <= here else here.year - 1
    if direction == 1:
        return here.year if months[0] > here.month else here.year + 1
    if tense is Tense.FUTURE or direction == 0:
        return here.year
    return here.year if months[0] <= here.month else here.year - 1


# --- so many units from here or there ---------------------------------------------------------------


def _step(move: Step, context: Context) -> Settled:
    value = None if move.count is None else f"{duration(move.unit, abs(move.count))}"
    if move.origin is Origin.HERE:
        base, missing = context.here, _NO_PUBLICATION
    else:
        base, missing = _base_there(move, context), _NOTHING_BEFORE
    if move.count is None:
        reference = "PAST_REF" if move.sign < 0 else "FUTURE_REF"
        return Settled(None, Precision.VAGUE, Basis.NONE, "DATE", reference, "how many is not said")
    if base is None:
        return _unsettled(value, missing)
    day = step(base, move.unit, move.count)
    if day is None:
        return _unsettled(value, "the calendar does not reach so far")
    if move.unit == "weekend" and move.count == 0:
        day = _weekend(day, context.tense)
    return _timed(_stepped(move, day, context), move.part, move.clock)


def _weekend(day: date, tense: Tense) -> date:
    """ "The weekend" is the last one until the next begins, unless the clause tells of the future."""
    saturday = 6
    if day.isoweekday() >= saturday or tense is Tense.FUTURE:
        return day
    return day + relativedelta(weeks=-1)


def _base_there(move: Step, context: Context) -> date | None:
    if context.there is not None:
        return context.there.start if move.count is None or move.count <= 0 else context.there.last
    return context.here if move.count == 0 else None


def _stepped(move: Step, day: date, context: Context) -> Settled:
    """The unit that holds the day reached, cut at the day of writing by "earlier" and "later"."""
    interval = holding(day, move.unit)
    here = context.here
    if here is not None and move.edge in ("BEFORE", "AFTER"):
        interval = _cut(interval, here, before=move.edge == "BEFORE")
    return Settled(interval, precision_of(move.unit), Basis.RELATIVE, "DATE", value_of(day, move.unit))


def _cut(interval: Interval, here: date, *, before: bool) -> Interval:
    """The part of the interval up to, or from, the day `here` where that lies inside."""
    if interval.start is None or interval.end is None or not interval.start < here < interval.end:
        return interval
    return Interval(interval.start, here + relativedelta(days=1)) if before else Interval(here, interval.end)


def _length(length: Length, context: Context) -> Settled:
    value = duration(length.unit, length.count)
    if length.hold is Hold.FREE or context.here is None:
        because = _NO_PUBLICATION if length.hold is not Hold.FREE else "a length of time, not a date"
        return Settled(None, precision_of(length.unit), Basis.NONE, "DURATION", value, because)
    here = context.here
    if length.count is None:
        past = length.hold is Hold.PAST
        interval = Interval(None, here + relativedelta(days=1)) if past else Interval(here, None)
        return Settled(interval, Precision.VAGUE, Basis.RELATIVE, "DURATION", value)
    sign = -1 if length.hold is Hold.PAST else 1
    other = step(here, length.unit, sign * length.count)
    if other is None:
        return Settled(None, Precision.NONE, Basis.NONE, "DURATION", value, "the calendar does not reach so far")
    interval = Interval.days(min(here, other), max(here, other))
    return Settled(interval, Precision.DAYS, Basis.RELATIVE, "DURATION", value)


# --- spans and figures ------------------------------------------------------------------------------


def _between(span: Between, context: Context) -> Settled:
    last = settle(span.last, context)
    held = last.interval
    start_context = context
    if held is not None and held.last is not None:
        start_context = Context(held.last, context.there, Tense.PAST)
    first = settle(span.first, start_context)
    if first.interval is None or held is None or first.interval.start is None or held.end is None:
        return _unsettled(None, last.because or first.because)
    if first.interval.start >= held.end:
        return _unsettled(None, "the span ends before it begins")
    interval = Interval(first.interval.start, held.end)
    precision = Precision.YEARS if last.precision is Precision.YEAR else Precision.DAYS
    return Settled(interval, precision, last.basis, "DATE", f"{first.value}/{last.value}")


def _written(written: Written, context: Context) -> Settled:
    readings = read_figures(written.text)
    if not readings:
        return _unsettled(None, "the figures are no date")
    here = context.here
    day = readings[0] if here is None else min(readings, key=lambda reading: abs((reading - here).days))
    if here is None and len(readings) > 1:
        return _unsettled(None, "day and month could be either way round")
    settled = Settled(Interval.day(day), Precision.DAY, Basis.STATED, "DATE", day.isoformat())
    return _timed(settled, None, written.clock)

"""Dates by their names pinned to days: "Tuesday", "19 May", "last October", "the third quarter"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta, weekday

from frontwire.dating.almanac import holding, value_of
from frontwire.dating.contexts import NO_PUBLICATION, Context, Settled, Tense, timed, unsettled
from frontwire.dating.meanings import Named
from frontwire.lexicon.times import Origin
from frontwire.model.time import Basis, Interval, Precision

_MONTHS_A_QUARTER = 3
_MONTHS_A_HALF = 6


def pin(named: Named, context: Context) -> Settled:
    """The days that a date by its names means."""
    if named.before_christ:
        return _before_christ(named)
    if named.of_year is not None:
        base = _year_there(named, context)
        if base is None:
            return unsettled(None, NO_PUBLICATION)
        return pin(replace(named, year=base + named.of_year, of_year=None), context)
    month = named.month or (named.season_months[0] if named.season_months else None)
    if context.story is not None and named.year is None and named.direction is None and month is not None:
        return pin(replace(named, year=_story_year(month, context.story)), context)
    return _pin_finest(named, context)


def _pin_finest(named: Named, context: Context) -> Settled:
    """By the finest of the units that are named."""
    if named.day is not None or named.nth_weekday is not None:
        return timed(_day_of_month(named, context), named.part, named.clock)
    if named.weekday is not None:
        return timed(_weekday(named, context), named.part, named.clock)
    if named.month is not None:
        return _month(named, context)
    if named.half is not None and named.year is not None:
        return _half_of_year(named.year, named.half)
    if named.season is not None or named.quarter is not None:
        return _part_of_year(named, context)
    return _long(named)


def _year_there(named: Named, context: Context) -> int | None:
    """The year that "last year" and "the same year" count from."""
    if named.origin is Origin.THERE:
        return context.story.year if context.story is not None else context.here.year if context.here else None
    return context.here.year if context.here is not None else None


def _before_christ(named: Named) -> Settled:
    """A date that the calendar of the computer does not reach: it has a value and no days."""
    if named.century is not None:
        value = f"BC{named.century - 1:02}"
    elif named.decade is not None:
        value = f"BC{named.decade // 10:03}"
    else:
        month = None if named.month is None else f"{named.month:02}"
        value = "-".join(part for part in (f"BC{named.year or 0:04}", named.season, month) if part)
    return Settled(None, Precision.YEARS, Basis.STATED, "DATE", value, "the calendar does not reach so far")


#: A story goes on into the next year where its next month would lie more than so many months back (November, February).
_TURN_MONTHS = 8


def _story_year(month: int, story: date) -> int:
    return story.year + 1 if story.month - month > _TURN_MONTHS else story.year


def _long(named: Named) -> Settled:
    """A year, or what is longer."""
    if named.decade is not None:
        first = date(named.decade, 1, 1)
        return Settled(holding(first, "decade"), Precision.YEARS, Basis.STATED, "DATE", value_of(first, "decade"))
    if named.century is not None:
        first = date(max((named.century - 1) * 100, 1), 1, 1)
        value = f"{named.century - 1:02}"
        return Settled(holding(first, "century"), Precision.YEARS, Basis.STATED, "DATE", value)
    if named.year is not None:
        first = date(named.year, 1, 1)
        return Settled(holding(first, "year"), Precision.YEAR, Basis.STATED, "DATE", f"{named.year:04}")
    return unsettled(None, "the words name no date")


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
            return unsettled(None, "the calendar has no such day")
        return Settled(Interval.day(day), Precision.DAY, Basis.STATED, "DATE", day.isoformat())
    pattern = f"XXXX-{named.month or 0:02}-{named.day or 0:02}"
    if context.here is None:
        return unsettled(pattern, NO_PUBLICATION)
    day = _nearest(named, context.here, context.tense)
    if day is None:
        return unsettled(pattern, "the calendar has no such day near the report's date")
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
        return unsettled(f"XXXX-WXX-{named.weekday}", NO_PUBLICATION)
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
        base = context.story if named.origin is Origin.THERE and context.story is not None else context.now
        if base is None:
            return unsettled(f"XXXX-{named.month:02}", NO_PUBLICATION)
        year = _year_of_month(named, base, context.tense)
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
    if year is None and named.origin is Origin.THERE and context.story is not None:
        year = context.story.year
    if year is None:
        if context.now is None:
            return unsettled(f"XXXX-{code}", NO_PUBLICATION)
        year = _year_of_part(months, named.direction, context.now, context.tense)
    first = date(year, months[0], 1)
    interval = Interval(first, first + relativedelta(months=_MONTHS_A_QUARTER))
    basis = Basis.STATED if named.year is not None else Basis.RELATIVE
    return Settled(interval, Precision.SEASON, basis, "DATE", f"{year:04}-{code}")


def _half_of_year(year: int, half: int) -> Settled:
    first = date(year, _MONTHS_A_HALF * (half - 1) + 1, 1)
    interval = Interval(first, first + relativedelta(months=_MONTHS_A_HALF))
    return Settled(interval, Precision.SEASON, Basis.STATED, "DATE", f"{year:04}-H{half}")


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

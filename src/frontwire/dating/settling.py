"""From what a phrase means to the days it means, given when it was said and what was spoken of before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from frontwire.dating.almanac import holding, precision_of, step, value_of
from frontwire.dating.contexts import NO_PUBLICATION, Context, Settled, Tense, timed, unsettled
from frontwire.dating.figures import read_figures
from frontwire.dating.meanings import (
    Again,
    Between,
    Every,
    Hold,
    Length,
    Meaning,
    Named,
    Step,
    Unknown,
    Vague,
    Written,
)
from frontwire.dating.measuring import duration
from frontwire.dating.pinning import pin
from frontwire.lexicon.times import Origin
from frontwire.model.time import Basis, Interval, Precision

_NOTHING_BEFORE = "no date spoken of before to count from"


def settle(meaning: Meaning, context: Context) -> Settled:
    """The days that `meaning` means in `context`; never more precise than the words."""
    match meaning:
        case Named():
            settled = pin(meaning, context)
        case Step():
            settled = _step(meaning, context)
        case Again():
            settled = _again(meaning, context)
        case Length():
            settled = _length(meaning, context)
        case Between():
            settled = _between(meaning, context)
        case Written():
            settled = _written(meaning, context)
        case Vague(value):
            settled = Settled(None, Precision.VAGUE, Basis.NONE, "DATE", value, "the words give no date")
        case Every(value):
            settled = unsettled(value, "it recurs", "SET")
        case Unknown(because, value):
            settled = unsettled(value, because)
    return settled


# --- so many units from here or there ---------------------------------------------------------------


#: Units that even a history counts from the day of writing.
_OF_THE_DAY = frozenset({"day", "hour", "minute", "second"})


def _step(move: Step, context: Context) -> Settled:
    value = None if move.count is None else f"{duration(move.unit, abs(move.count))}"
    if move.origin is Origin.HERE:
        base, missing = context.here if move.unit in _OF_THE_DAY else context.now, NO_PUBLICATION
    else:
        base, missing = _base_there(move, context), _NOTHING_BEFORE
    if move.count is None:
        reference = "PAST_REF" if move.sign < 0 else "FUTURE_REF"
        return Settled(None, Precision.VAGUE, Basis.NONE, "DATE", reference, "how many is not said")
    if base is None:
        return unsettled(value if move.count else None, missing)
    day = step(base, move.unit, move.count)
    if day is None:
        return unsettled(value, "the calendar does not reach so far")
    if move.unit == "weekend" and move.count == 0:
        day = _weekend(day, context.tense)
    return timed(_stepped(move, day, context), move.part, move.clock)


def _again(again: Again, context: Context) -> Settled:
    """The quarter told last, in another year; else what the words mean without one."""
    base = None if context.quarter is None else context.quarter.start
    if base is not None:
        day = step(base, "year", again.years if again.year is None else again.year - base.year)
        if day is not None:
            value = value_of(day, "quarter")
            return Settled(holding(day, "quarter"), Precision.SEASON, Basis.RELATIVE, "DATE", value)
    if again.other is not None:
        return _step(again.other, context)
    if again.year is not None:
        return pin(Named(year=again.year), context)
    return unsettled(None if context.here is None else f"{context.here.year + again.years}-QX", _NOTHING_BEFORE)


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
    value = duration(length.unit, length.count, and_a_half=length.and_a_half)
    if length.hold is Hold.FREE or context.here is None:
        because = NO_PUBLICATION if length.hold is not Hold.FREE else "a length of time, not a date"
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
    if span.first.before_christ:
        return replace(last, value=f"{settle(span.first, context).value}/{last.value}")
    held = last.interval
    start_context = context
    if held is not None and held.last is not None:
        start_context = Context(held.last, context.there, Tense.PAST)
    first = settle(span.first, start_context)
    if first.interval is None or held is None or first.interval.start is None or held.end is None:
        return unsettled(None, last.because or first.because)
    if first.interval.start >= held.end:
        return unsettled(None, "the span ends before it begins")
    interval = Interval(first.interval.start, held.end)
    precision = Precision.YEARS if last.precision is Precision.YEAR else Precision.DAYS
    return Settled(interval, precision, last.basis, "DATE", f"{first.value}/{last.value}")


def _written(written: Written, context: Context) -> Settled:
    readings = read_figures(written.text)
    if not readings:
        return unsettled(None, "the figures are no date")
    here = context.here
    day = readings[0] if here is None else min(readings, key=lambda reading: abs((reading - here).days))
    if here is None and len(readings) > 1:
        return unsettled(None, "day and month could be either way round")
    settled = Settled(Interval.day(day), Precision.DAY, Basis.STATED, "DATE", day.isoformat())
    return timed(settled, None, written.clock)

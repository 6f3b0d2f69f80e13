"""Calendar units: the unit that holds a day, steps between units, and their ISO 8601 values.

All arithmetic is python-dateutil's and the standard library's.
"""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import MO, relativedelta

from frontwire.model.time import Interval, Precision

_MONTHS_A_QUARTER = 3
_YEARS = {"year": 1, "decade": 10, "century": 100}
_DELTAS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "weekend": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
    "century": relativedelta(years=100),
}
_PRECISION = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "weekend": Precision.DAYS,
    "month": Precision.MONTH,
    "quarter": Precision.SEASON,
    "year": Precision.YEAR,
    "decade": Precision.YEARS,
    "century": Precision.YEARS,
}
_HOURS_A_DAY = 24


def precision_of(unit: str) -> Precision:
    """How precise a date given in that unit is; a day for what is shorter than a day."""
    return _PRECISION.get(unit, Precision.DAY)


def step(day: date, unit: str, count: int) -> date | None:
    """The day `count` units later (earlier where negative); None where the calendar ends first."""
    if unit not in _DELTAS:
        hours = count if unit == "hour" else count / 60 if unit == "minute" else count / 3600
        delta = relativedelta(days=int(hours / _HOURS_A_DAY))
        return _moved(day, delta)
    return _moved(day, _DELTAS[unit] * count)


def _moved(day: date, delta: relativedelta) -> date | None:
    try:
        return day + delta
    except (OverflowError, ValueError):
        return None


def holding(day: date, unit: str) -> Interval:
    """The unit of the calendar that holds `day`; weeks begin on Monday (ISO 8601)."""
    if unit == "week":
        first = day + relativedelta(weekday=MO(-1))
    elif unit == "weekend":
        first = day + relativedelta(weekday=MO(-1), days=0) + relativedelta(days=5)
        return Interval(first, first + relativedelta(days=2))
    elif unit == "month":
        first = day.replace(day=1)
    elif unit == "quarter":
        first = day.replace(month=day.month - (day.month - 1) % _MONTHS_A_QUARTER, day=1)
    elif unit in _YEARS:
        first = date(max(day.year - day.year % _YEARS[unit], 1), 1, 1)
    else:
        first = day
    return Interval(first, first + _DELTAS.get(unit, _DELTAS["day"]))


def value_of(day: date, unit: str) -> str:
    """The ISO 8601 value, as TIMEX3 writes it, of the unit that holds `day`."""
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}{'-WE' if unit == 'weekend' else ''}"
    if unit == "month":
        return f"{day:%Y-%m}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month - 1) // _MONTHS_A_QUARTER + 1}"
    digits = {"year": 4, "decade": 3, "century": 2}.get(unit)
    return day.isoformat() if digits is None else f"{day.year:04}"[:digits]

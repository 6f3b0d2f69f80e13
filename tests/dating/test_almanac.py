from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.dating.almanac import holding, step, value_of

UNITS = ("day", "week", "month", "quarter", "year", "decade", "century")
DAYS = st.dates(date(1200, 1, 1), date(2800, 12, 31))


@given(DAYS, st.sampled_from(UNITS))
def test_a_unit_holds_its_day(day: date, unit: str) -> None:
    interval = holding(day, unit)
    assert interval.start is not None
    assert interval.end is not None
    assert interval.start <= day < interval.end


@given(DAYS, st.sampled_from(UNITS))
def test_all_days_of_a_unit_have_one_value(day: date, unit: str) -> None:
    start, last = holding(day, unit).start, holding(day, unit).last
    assert start is not None
    assert last is not None
    assert value_of(start, unit) == value_of(day, unit) == value_of(last, unit)


@given(DAYS, st.sampled_from(("day", "week")), st.integers(-5000, 5000))
def test_steps_can_be_taken_back(day: date, unit: str, count: int) -> None:
    there = step(day, unit, count)
    assert there is not None
    assert step(there, unit, -count) == day


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("day", "2013-06-05"),
        ("week", "2013-W23"),
        ("weekend", "2013-W23-WE"),
        ("month", "2013-06"),
        ("quarter", "2013-Q2"),
        ("year", "2013"),
        ("decade", "201"),
        ("century", "20"),
    ],
)
def test_values_are_those_of_timex3(unit: str, value: str) -> None:
    assert value_of(date(2013, 6, 5), unit) == value


def test_the_calendar_has_an_end() -> None:
    assert step(date(2013, 6, 5), "century", 100) is None


def test_hours_reach_over_days() -> None:
    assert step(date(2013, 6, 5), "hour", -24) == date(2013, 6, 4)
    assert step(date(2013, 6, 5), "minute", -30) == date(2013, 6, 5)

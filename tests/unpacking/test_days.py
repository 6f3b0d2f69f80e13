from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from frontwire.unpacking import DayOrder
from frontwire.unpacking.days import day_of, moment_of, order_of

JUNE = date(2013, 6, 5)


@pytest.mark.parametrize(
    "value",
    [
        "2013-06-05", "2013-06-05T23:30:00+02:00", "2013-06-05 10:00:00", "20130605", "20130605T101500Z",
        "2013/06/05", "5 June 2013", "June 5, 2013", "05 Jun 2013", "Wed, 05 Jun 2013 10:00:00 GMT",
        "1370426400", 1370426400, JUNE, datetime(2013, 6, 5, tzinfo=UTC),
    ],
)  # fmt: skip
def test_days_in_any_usual_writing(value: object) -> None:
    assert day_of(value) == JUNE


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("05/06/2013", DayOrder.DMY, JUNE),
        ("6/5/13", DayOrder.MDY, JUNE),
        ("05.06.2013", None, None),
        ("13/06/2013", None, date(2013, 6, 13)),
        ("06/13/2013", DayOrder.DMY, date(2013, 6, 13)),
        ("06/06/2013", None, date(2013, 6, 6)),
        ("31/02/2013", None, None),
    ],
)
def test_days_with_two_readings_need_an_order(text: str, order: DayOrder | None, day: date | None) -> None:
    assert day_of(text, order) == day


@pytest.mark.parametrize("value", [None, "", "yesterday", "99999999", "5" * 100, True, 1e30, [], "2013-13-45"])
def test_what_is_no_day_is_none(value: object) -> None:
    assert day_of(value) is None
    assert moment_of(value) is None


def test_the_order_shows_where_a_number_is_no_month() -> None:
    assert order_of(["05/06/2013", "13/06/2013"]) is DayOrder.DMY
    assert order_of(["05/06/2013", "06/13/2013"]) is DayOrder.MDY
    assert order_of(["05/06/2013"]) is None
    assert order_of(["13/06/2013", "06/13/2013"]) is None

from __future__ import annotations

from datetime import date

import pytest

from frontwire.lexicon.pages import Pages
from frontwire.reading import days


@pytest.mark.parametrize(
    ("line", "readings"),
    [
        ("06.05.13, 00:37", (date(2013, 5, 6), date(2013, 6, 5))),
        ("5/6/13", (date(2013, 5, 6), date(2013, 6, 5))),
        ("21.02.2015", (date(2015, 2, 21),)),
        ("05-05-2015", (date(2015, 5, 5),)),
        ("2013-06-05T00:37:00+03:00", (date(2013, 6, 5),)),
        ("12 JAN 90", (date(1990, 1, 12),)),
        ("Updated Jul 012016 by staff", (date(2016, 7, 1),)),
        ("Wed 05 Apr 2017", (date(2017, 4, 5),)),
        ("May 6th, 2013", (date(2013, 5, 6),)),
        ("6 mai 2013", (date(2013, 5, 6),)),
        ("6 de mayo de 2013", (date(2013, 5, 6),)),
        ("6 мая 2013", (date(2013, 5, 6),)),
        ("6 травня 2013", (date(2013, 5, 6),)),
        ("6 במאי 2013", (date(2013, 5, 6),)),
        ("6 مايو 2013", (date(2013, 5, 6),)),
        ("٦ أيار ٢٠١٣", (date(2013, 5, 6),)),
        ("۶ مه ۲۰۱۳", (date(2013, 5, 6),)),
        ("6. Mai 2013", (date(2013, 5, 6),)),
        ("6 Mayıs 2013", (date(2013, 5, 6),)),
    ],
)
def test_a_date_is_read_with_all_its_readings(line: str, readings: tuple[date, ...], pages: Pages) -> None:
    (found,) = days.find(line, months=pages.months)
    assert found.readings == readings
    assert line[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "line",
    [
        "killed 12 2014",
        "40 people 2013",
        "31.31.2013",
        "version 1.2.3.4",
        "room 5/6",
        "3 March",
        "15.03.1392",
        "02.30.13.4",
    ],
)
def test_numbers_that_are_no_full_date_are_left(line: str, pages: Pages) -> None:
    assert days.find(line, months=pages.months) == ()

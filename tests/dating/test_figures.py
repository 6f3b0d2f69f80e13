from __future__ import annotations

from datetime import date

import pytest

from frontwire.dating.figures import read_figures


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("06.05.13", [(2013, 6, 5), (2013, 5, 6)]),
        ("31/12/2012", [(2012, 12, 31)]),
        ("2013-06-05", [(2013, 6, 5)]),
        ("20130605", [(2013, 6, 5)]),
        ("99.99.99", []),
        ("20139905", []),
    ],
)
def test_all_readings(text: str, days: list[tuple[int, int, int]]) -> None:
    assert read_figures(text) == tuple(date(*day) for day in days)

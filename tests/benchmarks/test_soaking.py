"""A long run is judged by what memory and time do once it is warm."""

from __future__ import annotations

import pytest

from benchmarks.soaking import Sample, Soaked, rows


def soaked(growth: float, *, warm: float = 300.0, late: float = 1.0) -> Soaked:
    """40 samples of 100 reports: memory jumps at first, then grows by so many MiB in a thousand reports."""
    made, seconds = [], 0.0
    for number in range(1, 41):
        seconds += late if number > 21 else 1.0
        made.append(Sample(number * 100, 100.0 if number < 5 else warm + growth * number / 10, seconds))
    return Soaked(tuple(made))


@pytest.mark.parametrize("growth", [0.0, 2.5, -1.0])
def test_growth_is_that_after_warming_up(growth: float) -> None:
    assert soaked(growth).growth == pytest.approx(growth)


def test_it_tells_whether_reading_slows_down() -> None:
    assert soaked(0).slowing == pytest.approx(1.0)
    assert soaked(0, late=3.0).slowing == pytest.approx(3.0)


def test_the_table_ends_with_the_last_sample() -> None:
    lines = "".join(rows(soaked(2.5))).splitlines()
    assert lines[-3].startswith("| 4,000 | 310 |")
    assert "2.50 MiB in a thousand" in lines[-1]

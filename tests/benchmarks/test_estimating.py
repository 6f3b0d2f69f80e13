"""What other corpora take follows from the rate of a run."""

from __future__ import annotations

import pytest

from benchmarks.estimating import estimates, rows
from benchmarks.running import How, Ran
from benchmarks.watching import Watched
from frontwire.running.shard import Counts

#: 36,000 reports in an hour on 2 workers: 5 a second and worker.
RAN = Ran(How(workers=2), Counts(reports=36_000, chars=36_000_000), 36.0, "d", Watched(3600.0, 7000.0, ()))


def test_core_hours_do_not_depend_on_workers_and_hours_do() -> None:
    million = [one for one in estimates(RAN, price=0.5) if one.reports == 1_000_000]
    for one in million:
        assert one.core_hours == pytest.approx(1_000_000 / 5 / 3600)
        assert one.hours * one.workers == pytest.approx(one.core_hours)
        assert one.cost == pytest.approx(one.core_hours * 0.5)
        assert one.gib == pytest.approx(1_000_000 / 1000 / 1024)
    assert len(million) > 1


def test_a_hundred_times_as_much_takes_a_hundred_times_as_long() -> None:
    hours = {one.reports: one.core_hours for one in estimates(RAN, price=0)}
    assert hours[100_000_000] == pytest.approx(100 * hours[1_000_000])


def test_the_table_tells_what_it_rests_on() -> None:
    table = "".join(rows(RAN, price=0.04, conflict=0.1))
    assert "At 5.0 reports a second and worker: 36,000 made-up reports of 1,000 characters" in table
    assert "10% of them on armed conflict" in table

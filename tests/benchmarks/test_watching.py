"""A command is watched to its end, with the processes that it starts."""

from __future__ import annotations

import sys

import pytest

from benchmarks.watching import Sample, Watched, watch
from frontwire.errors import InputError

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "held = bytearray(60_000_000); input()"], stdin=subprocess.PIPE)
time.sleep(0.6)
child.communicate(b"\\n")
"""


def samples(*seconds: float) -> tuple[Sample, ...]:
    return tuple(Sample(one, one * 10, (one * 20, one)) for one in seconds)


def test_memory_is_that_of_the_process_and_of_what_it_starts() -> None:
    watched = watch([sys.executable, "-c", PARENT], every=0.02)
    assert watched.other_peak > 57
    assert 0 < watched.own_peak < watched.other_peak
    assert watched.cpu > 0


@pytest.mark.parametrize("code", [0, 1])
def test_a_run_that_met_what_cannot_be_read_did_its_work(code: int) -> None:
    assert watch([sys.executable, "-c", f"raise SystemExit({code})"], every=0.02).seconds > 0


def test_one_that_fails_says_why() -> None:
    with pytest.raises(InputError, match="no such thing"):
        watch([sys.executable, "-c", "import sys; sys.stderr.write('no such thing'); sys.exit(2)"], every=0.02)


def test_samples_are_spread_over_the_time_with_the_last() -> None:
    watched = Watched(9.0, 9.0, samples(*range(1, 10)))
    assert [one.seconds for one in watched.spread(4)] == [3, 5, 7, 9]
    assert watched.spread(100) == watched.samples
    assert Watched(0.0, 0.0, ()).spread(4) == ()


def test_peaks_are_the_most_of_all_samples() -> None:
    watched = Watched(3.0, 3.0, samples(1, 3, 2))
    assert (watched.own_peak, watched.other_peak) == (30, 60)

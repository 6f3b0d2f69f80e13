"""Estimating: what corpora of other sizes take on other numbers of processors, at the rate of a run that was measured.

Shards are coded one by one and share nothing, so that twice the workers do twice as much for as long as there are more
shards than workers; what does not grow with workers (cutting, keeping, merging) is in the measured rate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.running import Ran

#: Reports of a corpus, and workers that each has; a worker has a processor of its own.
CASES = ((1_000_000, (2, 8, 32)), (100_000_000, (32, 128, 512)))
_HOUR = 3_600
_GIB = 1024


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a corpus takes: hours by the clock and of processors, what these cost, and the size of OUT/ in GiB."""

    reports: int
    workers: int
    hours: float
    core_hours: float
    cost: float
    gib: float


def estimates(ran: Ran, *, price: float) -> Iterator[Estimate]:
    """Each case at the rate of a worker in that run; `price` is that of an hour of one processor."""
    rate = ran.rate / ran.how.workers
    for reports, numbers in CASES:
        core_hours = reports / rate / _HOUR
        gib = ran.mib / ran.counts.reports * reports / _GIB
        for workers in numbers:
            yield Estimate(reports, workers, core_hours / workers, core_hours, core_hours * price, gib)


def rows(ran: Ran, *, price: float, conflict: float) -> Iterator[str]:
    """The lines of the table, and below it what it rests on."""
    yield f"| reports | workers | hours | core hours | cost at {price:.2f} $ a core hour | size of OUT/ (GiB) |\n"
    yield "|---:|---:|---:|---:|---:|---:|\n"
    for one in estimates(ran, price=price):
        yield (
            f"| {one.reports:,} | {one.workers} | {one.hours:,.1f} | {one.core_hours:,.0f} | "
            f"{one.cost:,.2f} | {one.gib:,.1f} |\n"
        )
    chars = ran.counts.chars / ran.counts.reports
    yield (
        f"\nAt {ran.rate / ran.how.workers:.1f} reports a second and worker: {ran.counts.reports:,} made-up reports of "
        f"{chars:,.0f} characters on average, {conflict:.0%} of them on armed conflict, with {ran.how.workers} workers"
        f"{', all parsed (`--thorough`)' if ran.how.thorough else ''}.\n"
    )

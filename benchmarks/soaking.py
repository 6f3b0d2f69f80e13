"""Soaking: one coder reads report after report in one process; its memory, and how fast that grows once it is warm."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

import psutil

from benchmarks.measuring import apart
from benchmarks.newsmaking import Mix, NewsReport, news
from frontwire.model.parcel import Format, Parcel, Told
from frontwire.running.coder import Coder
from frontwire.running.shard import Shard
from frontwire.settings import Settings, load

_MIB = 1024**2
#: Reports of a shard.
_SHARD = 100
#: The share of a run after which caches are warm: what memory does before that says nothing of what it will do.
_WARM = 0.25
#: Lines of the table.
_TIMES = 12


@dataclass(frozen=True, slots=True)
class Sample:
    """Memory (RSS, MiB) after so many reports, and seconds of processor time until then."""

    reports: int
    mib: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Soaked:
    """A long run in one process: samples, one a shard, in their order."""

    samples: tuple[Sample, ...]

    @property
    def growth(self) -> float:
        """MiB that a thousand reports more take, by a line of least squares through the samples after warming up."""
        warm = self.samples[int(len(self.samples) * _WARM) :]
        reports = [sample.reports / 1000 for sample in warm]
        return statistics.linear_regression(reports, [sample.mib for sample in warm]).slope if len(warm) > 1 else 0.0

    @property
    def slowing(self) -> float:
        """Processor time a report in the second half of the run, divided by that in the first."""
        first, middle, last = self.samples[0], self.samples[len(self.samples) // 2], self.samples[-1]
        return _pace(middle, last) / _pace(first, middle)


def soak(number: int, *, seed: int, mix: Mix) -> Soaked:
    """So many reports through one coder, in a process of its own."""
    return apart(_soaked, number, seed, mix)


def _soaked(number: int, seed: int, mix: Mix) -> Soaked:
    return Soaked(tuple(_samples(load(), number, seed=seed, mix=mix)))


def _samples(settings: Settings, number: int, *, seed: int, mix: Mix) -> Iterator[Sample]:
    coder, process, spent, done = Coder(settings), psutil.Process(), 0.0, 0
    stream = news(number, seed=seed, mix=mix)
    while some := tuple(islice(stream, _SHARD)):
        shard = Shard(done // _SHARD, tuple(map(_parcel, some)))
        begun = time.process_time()
        coder.code(shard, spared={}, begun=lambda _position: None)
        spent += time.process_time() - begun
        done += len(some)
        # What waits to be collected is no growth.
        gc.collect()
        yield Sample(done, process.memory_info().rss / _MIB, spent)


def _parcel(report: NewsReport) -> Parcel:
    told = Told(published=date.fromisoformat(report.date), outlet=report.outlet, title=report.title)
    return Parcel(report.id, report.text, Format.TEXT, told=told)


def _pace(before: Sample, after: Sample) -> float:
    return (after.seconds - before.seconds) / max(1, after.reports - before.reports)


def rows(soaked: Soaked) -> Iterator[str]:
    """The lines of a table, and below it how fast memory grows."""
    yield "| reports | memory (MiB) | CPU ms a report so far |\n|---:|---:|---:|\n"
    samples = soaked.samples
    for step in range(1, _TIMES + 1):
        sample = samples[max(0, round(len(samples) * step / _TIMES) - 1)]
        yield f"| {sample.reports:,} | {sample.mib:,.0f} | {sample.seconds / sample.reports * 1000:.1f} |\n"
    yield (
        f"\nAfter the first quarter memory grows by {soaked.growth:.2f} MiB in a thousand reports; "
        f"the second half takes {soaked.slowing:.2f} times the CPU time a report of the first.\n"
    )

"""Running: `frontwire run` over made-up news as anybody would start it, its speed, its memory and what it writes."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.watching import Watched, watch
from frontwire.errors import InputError
from frontwire.running.folder import MANIFEST, Manifest, shards
from frontwire.running.shard import Counts

_MIB = 1024**2
#: Lines of the table of memory over a run.
_TIMES = 10


@dataclass(frozen=True, slots=True)
class How:
    """How a run is started."""

    engine: str = "local"
    workers: int = 2
    thorough: bool = False

    @property
    def options(self) -> tuple[str, ...]:
        """As on the command line."""
        chosen = ("--engine", self.engine, "--workers", str(self.workers), "--quiet")
        return (*chosen, "--thorough") if self.thorough else chosen


@dataclass(frozen=True, slots=True)
class Ran:
    """A run that ended: what came of it, how large its folder is, and a digest of all that its shards hold."""

    how: How
    counts: Counts
    mib: float
    digest: str
    watched: Watched

    @property
    def rate(self) -> float:
        """Reports a second, the start of workers included."""
        return self.counts.reports / self.watched.seconds


def run(source: Path, out: Path, how: How) -> Ran:
    """Runs `frontwire run` on a source into a folder that is not there yet. Raises InputError where it fails."""
    command = (sys.executable, "-m", "frontwire.cli", "run", str(source), "--output", str(out), *how.options)
    watched = watch(command)
    counts, held = Counts(), hashlib.blake2b(digest_size=16)
    for shard in shards(out):
        manifest = msgspec.json.decode((shard / MANIFEST).read_bytes(), type=Manifest)
        counts += manifest.counts
        held.update(msgspec.json.encode(sorted(manifest.files.items())))
    if not counts.reports:
        raise InputError(f"{' '.join(command)} read nothing")
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    return Ran(how, counts, size / _MIB, held.hexdigest(), watched)


def compare(source: Path, folder: Path, ways: Iterable[How]) -> Iterator[Ran]:
    """The same source run in each way, one after the other. Raises InputError where they do not give the same."""
    first: Ran | None = None
    for number, how in enumerate(ways):
        ran = run(source, folder / f"out{number}", how)
        shutil.rmtree(folder / f"out{number}")
        first = first or ran
        if ran.digest != first.digest:
            raise InputError(f"a run with {' '.join(how.options)} gives other bytes than one with {first.how.options}")
        yield ran


def rows_of_ways(runs: Iterable[Ran]) -> Iterator[str]:
    """The lines of a table of ways to run, each as soon as it is known."""
    yield "| engine | workers | reports a second | to the first | CPU ms a report | driver (MiB) | worker (MiB) |\n"
    yield "|---|---:|---:|---:|---:|---:|---:|\n"
    first: Ran | None = None
    for ran in runs:
        first, watched = first or ran, ran.watched
        spent = watched.cpu / ran.counts.reports * 1000
        yield (
            f"| {ran.how.engine} | {ran.how.workers} | {ran.rate:.1f} | {ran.rate / first.rate:.2f} | {spent:.1f} | "
            f"{watched.own_peak:,.0f} | {watched.other_peak:,.0f} |\n"
        )


def rows_of_run(ran: Ran) -> Iterator[str]:
    """What came of one run, and its memory over time, as two tables."""
    counts, watched = ran.counts, ran.watched
    yield "| what | value |\n|---|---:|\n"
    told = (
        ("reports", f"{counts.reports:,}"),
        ("… of which the first look passed over", f"{counts.passed:,}"),
        ("characters", f"{counts.chars:,}"),
        ("claims", f"{counts.claims:,}"),
        ("refusals in reports", f"{counts.refusals:,}"),
        ("reports that could not be read", f"{counts.unread:,}"),
        ("workers", f"{ran.how.workers}"),
        ("minutes", f"{watched.seconds / 60:,.1f}"),
        ("reports a second", f"{ran.rate:,.1f}"),
        ("claims a second", f"{counts.claims / watched.seconds:,.1f}"),
        ("CPU ms a report, all processes", f"{watched.cpu / counts.reports * 1000:.1f}"),
        ("size of OUT/ (MiB)", f"{ran.mib:,.1f}"),
        ("bytes of OUT/ a report", f"{ran.mib * _MIB / counts.reports:,.0f}"),
        ("peak memory of the driver (MiB)", f"{watched.own_peak:,.0f}"),
        ("peak memory of a worker (MiB)", f"{watched.other_peak:,.0f}"),
    )
    yield from (f"| {what} | {value} |\n" for what, value in told)
    yield "\nMemory (RSS) over the run:\n\n"
    yield "| minutes | driver (MiB) | largest worker (MiB) | all processes (MiB) |\n|---:|---:|---:|---:|\n"
    for sample in watched.spread(_TIMES):
        most = max(sample.others, default=0.0)
        together = sample.own + sum(sample.others)
        yield f"| {sample.seconds / 60:.1f} | {sample.own:,.0f} | {most:,.0f} | {together:,.0f} |\n"

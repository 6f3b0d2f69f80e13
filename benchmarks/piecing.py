"""Piecing: made-up claims reconciled in parts, by some processes, beside reconciling in one piece."""

from __future__ import annotations

import hashlib
import os
import resource
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.generating import make, make_reports
from benchmarks.measuring import apart, peak_mib
from benchmarks.shapes import Shape
from benchmarks.viewing import MadeView
from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.happening import Copy, Happening
from frontwire.model.judgement import Judgement
from frontwire.reconciling import reconcile
from frontwire.reconciling.parts import Work, reconcile_in_parts
from frontwire.running.mapping import local
from frontwire.settings import load

_KIB = 1024


@dataclass(frozen=True, slots=True)
class Pieced:
    """One size done one way: no `workers` is in one piece. Seconds by the clock, and of all processors together.

    Memory is the peak of the process that was started (in one piece: claims included) and of the largest worker.
    `digest` is of all that came of it.
    """

    claims: int
    workers: int
    seconds: float
    cpu: float
    peak_mib: float
    worker_mib: float
    digest: str


class Streamed:
    """Claims that are made as they are asked for, so that they take no memory. Fills `Linkable`."""

    __slots__ = ("_claims", "_seed", "_shape", "_texts", "cpu", "seconds")

    def __init__(self, claims: int, *, seed: int, shape: Shape) -> None:
        self._claims = claims
        self._seed = seed
        self._shape = shape
        self._texts: dict[str, str] = {}
        #: How long they took to make, by the clock and of the processor.
        self.seconds = self.cpu = 0.0

    def filings(self) -> Iterator[Filing]:
        """All reports."""
        for _, filing, text in self._reports():
            self._texts[filing.id] = text
            yield filing

    def gists(self) -> Iterator[Gist]:
        """All claims."""
        for gists, _, _ in self._reports():
            yield from gists

    def running_text(self, report_id: str) -> str | None:
        """A report's words."""
        return self._texts.get(report_id)

    def judgements(self) -> tuple[Judgement, ...]:
        """Nobody judged."""
        return ()

    def corrections(self) -> tuple[Correction, ...]:
        """Nobody corrected."""
        return ()

    def _reports(self) -> Iterator[tuple[list[Gist], Filing, str]]:
        start, cpu = time.perf_counter(), time.process_time()
        for report in make_reports(self._claims, seed=self._seed, shape=self._shape):
            self.seconds += time.perf_counter() - start
            self.cpu += time.process_time() - cpu
            yield report
            start, cpu = time.perf_counter(), time.process_time()


def measure(sizes: Iterable[int], workers: Iterable[int], *, shape: Shape, seed: int) -> Iterator[Pieced]:
    """Each size in one piece, then with each number of workers. Raises ValueError where these differ in the outcome."""
    ways = (0, *workers)
    for size in sizes:
        first: Pieced | None = None
        for number in ways:
            one = apart(_in_parts if number else _in_one, size, number, shape, seed)
            first = first or one
            if one.digest != first.digest:
                raise ValueError(f"{number} workers gave other links than one piece")
            yield one


def rows(measures: Iterable[Pieced]) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield "| claims | how | seconds | CPU seconds | claims a second | memory (MiB) | of a worker (MiB) |\n"
    yield "|---:|---|---:|---:|---:|---:|---:|\n"
    for one in measures:
        how = f"in parts, {one.workers} worker{'s' * (one.workers > 1)}" if one.workers else "in one piece"
        worker = f"{one.worker_mib:,.0f}" if one.workers else ""
        rate = one.claims / one.seconds
        yield (
            f"| {one.claims:,} | {how} | {one.seconds:.1f} | {one.cpu:.1f} | {rate:,.0f} | {one.peak_mib:,.0f} "
            f"| {worker} |\n"
        )


def _in_one(size: int, _workers: int, shape: Shape, seed: int) -> Pieced:
    view = MadeView(make(size, seed=seed, shape=shape))
    work = Work.load(Path(load().lexicons))
    start, cpu = time.perf_counter(), _cpu()
    made = reconcile(view, families=work.families, deeds=work.deeds)
    seconds, spent = time.perf_counter() - start, _cpu() - cpu
    digest = _digest(made.happenings, made.copies, made.origins)
    return Pieced(len(made.origins), 0, seconds, spent, peak_mib(), 0.0, digest)


def _in_parts(size: int, workers: int, shape: Shape, seed: int) -> Pieced:
    view = Streamed(size, seed=seed, shape=shape)
    work = Work.load(Path(load().lexicons))
    start, cpu = time.perf_counter(), _cpu()
    with local(workers) as through:
        made = reconcile_in_parts(view, work=work, through=through)
    seconds, spent = time.perf_counter() - start - view.seconds, _cpu() - cpu - view.cpu
    digest = _digest(made.happenings(), made.copies, made.origins)
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _KIB
    return Pieced(len(made.origins), workers, seconds, spent, peak_mib(), worker, digest)


def _cpu() -> float:
    """Seconds of all processors for this process and those of its children that have ended."""
    return sum(os.times()[:4])


def _digest(happenings: Iterable[Happening], copies: tuple[Copy, ...], origins: dict[str, str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for one in happenings:
        digest.update(msgspec.msgpack.encode(one))
    digest.update(msgspec.msgpack.encode((copies, origins)))
    return digest.hexdigest()

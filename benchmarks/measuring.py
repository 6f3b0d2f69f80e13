"""Measuring: one job on corpora of growing size, each in a process of its own, so that its peak memory is its own."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from benchmarks.generating import Made, make
from benchmarks.shapes import Shape

#: Prepares a job on a corpus and gives what is then timed.
Job = Callable[[Made], Callable[[], object]]
_KIB = 1024
_Asked = ParamSpec("_Asked")
_Given = TypeVar("_Given")


@dataclass(frozen=True, slots=True)
class Measure:
    """One size: claims, seconds of one core for the job alone, peak memory of its process in MiB, claims included."""

    claims: int
    seconds: float
    peak_mib: float

    @property
    def rate(self) -> float:
        """Claims a second."""
        return self.claims / self.seconds


def measure(job: Job, sizes: Iterable[int], *, shape: Shape, seed: int) -> Iterator[Measure]:
    """The job on each size, one after the other."""
    for size in sizes:
        yield apart(_once, job, size, shape, seed)


def apart(work: Callable[_Asked, _Given], *args: _Asked.args, **kwargs: _Asked.kwargs) -> _Given:
    """What `work`, a function of a module, gives in a process of its own: nothing before it counts as its memory."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *args, **kwargs).result()


def peak_mib() -> float:
    """The most memory that this process ever had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIB


def _once(job: Job, size: int, shape: Shape, seed: int) -> Measure:
    made = make(size, seed=seed, shape=shape)
    work = job(made)
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    return Measure(len(made.gists), seconds, peak_mib())

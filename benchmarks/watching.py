"""Watching: a command run to its end, with the memory and time of its process and of all that it starts."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from frontwire.errors import InputError

_MIB = 1024**2
#: A run that met something it could not read ends with 1: it did its work.
_FINISHED = frozenset({0, 1})


@dataclass(frozen=True, slots=True)
class Sample:
    """Memory (RSS, MiB) so many seconds after the start: of the process itself, and of what it started, most first."""

    seconds: float
    own: float
    others: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """A command that ended: seconds by the clock and of processors, and the samples taken in between."""

    seconds: float
    cpu: float
    samples: tuple[Sample, ...]

    @property
    def own_peak(self) -> float:
        """The most memory that the process itself had in a sample, in MiB."""
        return max((sample.own for sample in self.samples), default=0.0)

    @property
    def other_peak(self) -> float:
        """The most memory that one of those it started had in a sample, in MiB."""
        return max((mib for sample in self.samples for mib in sample.others[:1]), default=0.0)

    def spread(self, number: int) -> tuple[Sample, ...]:
        """So many samples, evenly over the time, the last one among them."""
        last = len(self.samples) - 1
        picked = sorted({round(last * step / number) for step in range(1, number + 1)} if last >= 0 else ())
        return tuple(self.samples[one] for one in picked)


@dataclass(slots=True)
class _Glances:
    """What was seen of a process and its descendants so far; processor time by process, the last that was seen."""

    begun: float
    samples: list[Sample] = field(default_factory=list)
    cpu: dict[int, float] = field(default_factory=dict)

    def look(self, process: psutil.Process) -> None:
        mib: dict[int, float] = {}
        for one in _family(process):
            try:
                with one.oneshot():
                    times = one.cpu_times()
                    mib[one.pid] = one.memory_info().rss / _MIB
            except psutil.NoSuchProcess:
                continue
            self.cpu[one.pid] = times.user + times.system
        own = mib.pop(process.pid, 0.0)
        if own:
            self.samples.append(Sample(time.monotonic() - self.begun, own, tuple(sorted(mib.values(), reverse=True))))


def watch(command: Sequence[str], *, every: float = 1.0, folder: Path | None = None) -> Watched:
    """Runs a command, in `folder` where given, and looks at it every so many seconds.

    Raises InputError, with what it said, where it fails.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        running = psutil.Popen(list(command), cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
        glances = _Glances(begun)
        while True:
            glances.look(running)
            try:
                code = running.wait(timeout=every)
                break
            except psutil.TimeoutExpired:
                continue
        seconds = time.monotonic() - begun
        said.seek(0)
        if code not in _FINISHED:
            raise InputError(f"{' '.join(command)} ended with {code}: {said.read().decode(errors='replace')}")
    return Watched(seconds, sum(glances.cpu.values()), tuple(glances.samples))


def _family(process: psutil.Process) -> tuple[psutil.Process, ...]:
    try:
        return (process, *process.children(recursive=True))
    except psutil.NoSuchProcess:
        return ()

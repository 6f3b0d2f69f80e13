"""Attending: a coder in a process of its own, watched, so that no report can stop or starve a run.

Whoever attends knows which report is being read. A coder that takes too long over it or too much memory is ended, one
that dies is noticed; another is started and the shard done again. A report that is read when this happens for the
second time is refused with the reason. A first time may be anybody's fault: a process may be killed from outside.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

import psutil

from frontwire.errors import EngineError, FrontwireError
from frontwire.running.engines import MakeCoder
from frontwire.running.shard import Coded, Shard

#: After so many ends of a coder at one report that report is to blame, and after so many at none nobody can work.
_PATIENCE = 2
_STARTS = 3
#: Seconds between looks at a coder's memory.
_GLANCE = 0.5
_MIB = 1024 * 1024
#: Several coders share the processors: none is to spread over all of them.
_ALONE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one report may take: seconds, and MiB of memory of the coder's process, all that it has loaded included.

    `start_seconds` is how long loading may take.
    """

    seconds: float = 120.0
    mib: int = 4_000
    start_seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class _Ready:
    """Said by a coder that has loaded everything."""


@dataclass(frozen=True, slots=True)
class _Begun:
    position: int


@dataclass(frozen=True, slots=True)
class _Failed:
    """Said by a coder that cannot work at all, with the reason."""

    because: str


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a coder ended over a shard, and at which report; None: before the first."""

    position: int | None
    because: str


_Said = _Ready | _Begun | _Failed | Coded


@dataclass(slots=True)
class Attended:
    """A coder that is started when first needed, and again whenever it ends."""

    make: MakeCoder
    limits: Limits = field(default_factory=Limits)
    _process: SpawnProcess | None = field(default=None, init=False)
    _line: Connection | None = field(default=None, init=False)
    _is_closed: bool = field(default=False, init=False)

    def code(self, shard: Shard) -> Coded:
        """What comes of a shard. Raises EngineError where no coder can work at all."""
        spared: dict[int, str] = {}
        ends: Counter[int | None] = Counter()
        while True:
            outcome = self._attempt(shard, spared)
            if isinstance(outcome, Coded):
                self._rest()
                return outcome
            ends[outcome.position] += 1
            if outcome.position is None:
                if ends[None] >= _STARTS:
                    raise EngineError(f"no worker can be started: {outcome.because}; --workers 1 may show why")
            elif ends[outcome.position] >= _PATIENCE:
                spared[outcome.position] = outcome.because

    def close(self) -> None:
        """Ends the coder for good, whatever it is at."""
        self._is_closed = True
        self._stop()

    def _stop(self) -> None:
        process, line, self._process, self._line = self._process, self._line, None, None
        if line is not None:
            line.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()

    @property
    def pid(self) -> int | None:
        """The process that the coder is in, where one is running."""
        return None if self._process is None else self._process.pid

    def _attempt(self, shard: Shard, spared: Mapping[int, str]) -> Coded | _Ended:
        position: int | None = None
        try:
            line = self._reached()
            line.send((shard, dict(spared)))
            for said in self._heard(line):
                match said:
                    case Coded():
                        return said
                    case _Begun(position):
                        pass
                    case _Failed(because):
                        raise EngineError(because)
        except (_OverrunError, EOFError, BrokenPipeError, ConnectionResetError) as error:
            because = str(error) if isinstance(error, _OverrunError) else self._death()
            self._stop()
            return _Ended(position, because)
        raise AssertionError("a line ends by an error")

    def _reached(self) -> Connection:
        """The line to a coder that has loaded everything."""
        if self._is_closed:
            raise EngineError("the coder was closed")
        if self._line is None:
            context = multiprocessing.get_context("spawn")
            self._line, theirs = context.Pipe()
            # Pickled here, so that it can free itself of what it inherits before anything is loaded.
            self._process = context.Process(target=_serve, args=(theirs, pickle.dumps(self.make)), daemon=True)
            self._process.start()
            theirs.close()
            match next(self._heard(self._line, seconds=self.limits.start_seconds)):
                case _Failed(because):
                    raise EngineError(because)
        return self._line

    def _heard(self, line: Connection, *, seconds: float | None = None) -> Iterator[_Said]:
        """What the coder says, each within the seconds it has. Raises _OverrunError, and EOFError where it died."""
        allowed = self.limits.seconds if seconds is None else seconds
        while True:
            deadline = time.monotonic() + allowed
            while not line.poll(min(_GLANCE, max(0.0, deadline - time.monotonic()))):
                if time.monotonic() >= deadline:
                    raise _OverrunError(f"reading it took longer than {allowed:g} seconds")
                if self._mib() > self.limits.mib:
                    raise _OverrunError(f"reading it took more than {self.limits.mib:,} MiB of memory")
            yield line.recv()

    def _mib(self) -> int:
        if self._process is None or self._process.pid is None:
            return 0
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss) // _MIB
        except psutil.NoSuchProcess:
            return 0

    def _rest(self) -> None:
        """Starts anew, for the next shard, where memory has grown to the half of what one report may take."""
        if self._mib() > self.limits.mib // 2:
            self._stop()

    def _death(self) -> str:
        """How the coder's process ended, in words."""
        process = self._process
        if process is None:
            return "the process that read it ended"
        process.join(timeout=10)
        code = process.exitcode
        if code is None:
            return "the process that read it no longer answered"
        return f"the process that read it died ({signal.Signals(-code).name if code < 0 else f'exit code {code}'})"


class _OverrunError(Exception):
    """A coder took more than it may."""


def _serve(line: Connection, made: bytes) -> None:
    """What a coder's process does: codes shards until nobody gives it any."""
    # An interrupt from the keyboard reaches all processes: whoever attends ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(_ALONE, "1"))
    try:
        make: MakeCoder = pickle.loads(made)  # noqa: S301 - made by the process that started this one
        coder = make()
        line.send(_Ready())
        while True:
            shard, spared = line.recv()
            line.send(coder.code(shard, spared=spared, begun=lambda position: line.send(_Begun(position))))
    except FrontwireError as error:
        line.send(_Failed(str(error)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return

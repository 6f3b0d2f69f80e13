"""Attending: a coder in a process of its own, watched, so that no report can stop or starve a run.

Whoever attends knows which reports are being read. A coder that takes too long over them or too much memory is ended,
one that dies is noticed; another is started and the shard done again: just as before after a first time, which may be
anybody's fault (a process may be killed from outside), one report at a time after a second, to tell which it is. The
report at which that happens again is refused with the reason.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from threading import Lock, Thread

import psutil

from frontwire.errors import EngineError, FrontwireError, unexpected
from frontwire.resting import keep_for_good
from frontwire.running.engines import MakeCoder
from frontwire.running.shard import Coded, Shard

#: After so many ends of a coder at one report that report is to blame, and after so many at none nobody can work.
_PATIENCE = 2
_STARTS = 3
#: Seconds between looks at a coder's memory: it can take no more beyond its limit than it gets in that time.
_GLANCE = 0.1
_MIB = 1024 * 1024
#: Several coders share the processors: none is to spread over all of them.
_ALONE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_NONE = range(0)


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
    """Said by a coder that begins to read the reports at these positions."""

    reports: range


@dataclass(frozen=True, slots=True)
class _Failed:
    """Said by a coder that cannot work at all, with the reason."""

    because: str


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a coder ended over a shard, and at which reports; at none before the first."""

    reports: range
    because: str


_Said = _Ready | _Begun | _Failed | Coded


@dataclass(slots=True)
class _Suspicions:
    """What is known of the ends of coders over one shard: whom to spare, and whether to be careful."""

    spared: dict[int, str] = field(default_factory=dict)
    is_careful: bool = False
    _ends: Counter[int] = field(default_factory=Counter)
    _starts: int = 0

    def note(self, end: _Ended) -> None:
        """Takes an end into account. Raises EngineError where coders end before they read anything."""
        if not end.reports:
            self._starts += 1
            if self._starts >= _STARTS:
                raise EngineError(f"no worker can be started: {end.because}; --workers 1 may show why")
            return
        self._ends.update(end.reports)
        if max(self._ends[position] for position in end.reports) < _PATIENCE:
            return
        if len(end.reports) == 1:
            self.spared[end.reports[0]] = end.because
        else:
            self.is_careful = True


@dataclass(slots=True)
class Attended:
    """A coder that is started when first needed, and again whenever it ends. One thread at a time has it code."""

    make: MakeCoder
    limits: Limits = field(default_factory=Limits)
    _process: SpawnProcess | None = field(default=None, init=False)
    _line: Connection | None = field(default=None, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)
    _is_at_work: bool = field(default=False, init=False)
    _is_closed: bool = field(default=False, init=False)

    def code(self, shard: Shard) -> Coded:
        """What comes of a shard. Raises EngineError where no coder can work at all, and when it was closed."""
        self._is_at_work = True
        try:
            return self._code(shard)
        finally:
            with self._lock:
                self._is_at_work = False
                if self._is_closed:
                    self._stop()

    def close(self) -> None:
        """Ends the coder for good, whatever it is at: any thread may do so."""
        with self._lock:
            self._is_closed = True
            if not self._is_at_work:
                self._stop()
            elif self._process is not None:
                # Whoever is waiting for it notices, and clears up.
                self._process.kill()

    @property
    def pid(self) -> int | None:
        """The process that the coder is in, where one is running."""
        return None if self._process is None else self._process.pid

    def _code(self, shard: Shard) -> Coded:
        suspicions = _Suspicions()
        while True:
            outcome = self._attempt(shard, suspicions)
            if isinstance(outcome, Coded):
                self._rest()
                return outcome
            suspicions.note(outcome)

    def _attempt(self, shard: Shard, suspicions: _Suspicions) -> Coded | _Ended:
        reports = _NONE
        try:
            line = self._reached()
            line.send((shard, suspicions.spared, suspicions.is_careful))
            for said in self._heard(line):
                match said:
                    case Coded():
                        return said
                    case _Begun(reports):
                        pass
                    case _Failed(because):
                        raise EngineError(because)
        except (_OverrunError, EOFError, BrokenPipeError, ConnectionResetError) as error:
            because = str(error) if isinstance(error, _OverrunError) else self._death()
            self._stop()
            return _Ended(reports, because)
        raise AssertionError("a line ends by an error")

    def _reached(self) -> Connection:
        """The line to a coder that has loaded everything."""
        with self._lock:
            if self._is_closed:
                raise EngineError("the coder was closed")
            if self._line is not None:
                return self._line
            line = self._started()
        match next(self._heard(line, seconds=self.limits.start_seconds)):
            case _Failed(because):
                raise EngineError(because)
        return line

    def _started(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        # Pickled here, so that it can free itself of what it inherits before anything is loaded.
        self._process = context.Process(target=_serve, args=(theirs, pickle.dumps(self.make)), daemon=True)
        self._process.start()
        theirs.close()
        return self._line

    def _stop(self) -> None:
        process, line, self._process, self._line = self._process, self._line, None, None
        if line is not None:
            line.close()
        if process is not None:
            process.kill()
            process.join()
            process.close()

    def _heard(self, line: Connection, *, seconds: float | None = None) -> Iterator[_Said]:
        """What the coder says, each within the seconds it has. Raises _OverrunError, and EOFError where it died."""
        allowed = self.limits.seconds if seconds is None else seconds
        while True:
            deadline = time.monotonic() + allowed
            while not line.poll(min(_GLANCE, max(0.0, deadline - time.monotonic()))):
                if self._mib() > self.limits.mib:
                    raise _OverrunError(f"reading it took more than {self.limits.mib:,} MiB of memory")
                if time.monotonic() >= deadline:
                    raise _OverrunError(f"reading it took longer than {allowed:g} seconds")
            yield line.recv()

    def _mib(self) -> int:
        if self._process is None or self._process.pid is None:
            return 0
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss) // _MIB
        except psutil.NoSuchProcess:
            return 0

    def _rest(self) -> None:
        """Ends a coder that has grown to the half of what one report may take: the next shard starts another."""
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
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        make: MakeCoder = pickle.loads(made)  # noqa: S301 - made by the process that started this one
        coder = make()
        keep_for_good()
        line.send(_Ready())
        while True:
            shard, spared, careful = line.recv()
            begun = partial(_tell, line)
            line.send(coder.code(shard, spared=spared, begun=begun, careful=careful))
    except FrontwireError as error:
        line.send(_Failed(str(error)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:
        # No report's fault: a coder refuses those that it cannot bear.
        line.send(_Failed(f"a bug: {unexpected(error)} (please report it)"))
        raise


def _tell(line: Connection, reports: range) -> None:
    line.send(_Begun(reports))


def _end_with_parent() -> None:
    """Ends this process when the one that started it is gone, killed perhaps, whatever report is being read."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

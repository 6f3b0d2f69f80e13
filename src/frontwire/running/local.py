"""The local engine: attended coders in processes of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from queue import SimpleQueue
from types import TracebackType
from typing import Self

import psutil

from frontwire.running.attending import Attended, Limits
from frontwire.running.engines import MakeCoder
from frontwire.running.shard import Coded, Shard

#: MiB of memory to reckon with for each worker: three times what it has loaded, a few reports, and the system's share.
_WORKER_MIB = 1_500
_MIB = 1024 * 1024
#: Shards taken for each worker: one it is at, and one that waits.
_AHEAD = 2


@dataclass(slots=True)
class LocalEngine:
    """So many coders, each in a process of its own. Fills `Engine`."""

    make: MakeCoder
    workers: int
    limits: Limits = field(default_factory=Limits)
    _idle: SimpleQueue[Attended] = field(default_factory=SimpleQueue, init=False)
    _coders: tuple[Attended, ...] = field(default=(), init=False)
    _threads: ThreadPoolExecutor | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        """Makes ready; processes are started by their first shards."""
        self._coders = tuple(Attended(self.make, self.limits) for _ in range(self.workers))
        for coder in self._coders:
            self._idle.put(coder)
        self._threads = ThreadPoolExecutor(self.workers, thread_name_prefix="attending")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends all processes."""
        with ExitStack() as left:
            if self._threads is not None:
                left.callback(self._threads.shutdown, cancel_futures=True)
            for coder in self._coders:
                left.callback(coder.close)

    def code(self, shards: Iterable[Shard]) -> Iterator[Coded]:
        """What comes of each shard, as it is finished; see `Engine`."""
        if self._threads is None:
            raise RuntimeError("an engine is entered before it is used")
        waiting = iter(shards)
        at_work: set[Future[Coded]] = set()
        while True:
            for shard in islice(waiting, self.workers * _AHEAD - len(at_work)):
                at_work.add(self._threads.submit(self._code, shard))
            if not at_work:
                return
            done, at_work = wait(at_work, return_when=FIRST_COMPLETED)
            for one in done:
                yield one.result()

    def _code(self, shard: Shard) -> Coded:
        coder = self._idle.get()
        try:
            return coder.code(shard)
        finally:
            self._idle.put(coder)


def room() -> int:
    """How many workers this machine has room for: one for each processor that may be used, so far as memory reaches."""
    ours = psutil.Process()
    processors = len(ours.cpu_affinity()) if hasattr(ours, "cpu_affinity") else os.cpu_count() or 1
    return max(1, min(processors, psutil.virtual_memory().total // _MIB // _WORKER_MIB))

"""Mapping: parts of reconciling given to processes of this machine. What comes of them comes in their order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from frontwire.errors import EngineError
from frontwire.reconciling.parts import Map, Work

#: Parts taken for each worker: one it is at, and one that waits.
_AHEAD = 2
#: How often workers may die before any of them has finished a part.
_PATIENCE = 3


@contextmanager
def local(workers: int) -> Iterator[Map]:
    """Has parts worked on by so many processes; a part whose process dies is given out again.

    Raises EngineError, from what goes through it, where processes keep dying.
    """
    pool = _Pool(workers)
    try:
        yield pool.map
    finally:
        pool.close()


@dataclass(slots=True)
class _Pool:
    workers: int
    _executor: ProcessPoolExecutor | None = field(default=None, init=False)

    def map(self, work: Work, parts: Iterable[bytes]) -> Iterator[bytes]:
        waiting = iter(parts)
        sent: deque[tuple[bytes, Future[bytes]]] = deque()
        deaths = 0
        while True:
            sent.extend(
                (part, self._pool().submit(work, part)) for part in islice(waiting, self.workers * _AHEAD - len(sent))
            )
            if not sent:
                return
            try:
                made = sent[0][1].result()
            except BrokenProcessPool as error:
                deaths += 1
                if deaths == _PATIENCE:
                    raise EngineError(
                        "the processes that link claims keep dying: is there memory for as many? Give fewer --workers"
                    ) from error
                self.close()
                sent = deque((part, self._pool().submit(work, part)) for part, _ in sent)
                continue
            deaths = 0
            sent.popleft()
            yield made

    def _pool(self) -> ProcessPoolExecutor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn"))
        return self._executor

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

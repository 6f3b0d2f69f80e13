"""Dask mapping: parts of reconciling given to the workers of a Dask cluster. They need no disk and no lexicons."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice

from distributed import Client, Future, KilledWorker
from distributed.comm.core import CommClosedError

from frontwire import __version__
from frontwire.errors import EngineError
from frontwire.reconciling.parts import Map, Work
from frontwire.running.cluster import reached

#: Parts at the scheduler for each thread of the workers.
_AHEAD = 2
#: How often a part is given out anew when the scheduler has given it up, because all workers who had it died.
_PATIENCE = 2


@contextmanager
def on_dask(*, scheduler: str | None = None, workers: int | None = None) -> Iterator[Map]:
    """Has parts worked on by the cluster of a scheduler, or by one of so many workers started here.

    Raises EngineError where it cannot be reached, or its workers have another Frontwire.
    """
    with reached(scheduler, workers=workers) as client:
        _check(client)

        def through(work: Work, parts: Iterable[bytes]) -> Iterator[bytes]:
            try:
                yield from _mapped(client, work, parts)
            except (CommClosedError, CancelledError, OSError) as error:
                raise EngineError(f"the Dask scheduler was lost ({type(error).__name__})") from error

        yield through


def _mapped(client: Client, work: Work, parts: Iterable[bytes]) -> Iterator[bytes]:
    waiting = iter(parts)
    sent: deque[tuple[bytes, Future[bytes]]] = deque()
    while True:
        room = _AHEAD * max(1, sum(client.nthreads().values()))
        sent.extend((part, _send(client, work, part)) for part in islice(waiting, max(0, room - len(sent))))
        if not sent:
            return
        yield _result(client, work, *sent.popleft())


def _send(client: Client, work: Work, part: bytes) -> Future[bytes]:
    return client.submit(_done, work, part, pure=False)


def _done(work: Work, part: bytes) -> bytes:
    return work(part)


def _result(client: Client, work: Work, part: bytes, future: Future[bytes]) -> bytes:
    """What came of a part, given out anew where each worker that had it died."""
    for _ in range(_PATIENCE):
        try:
            return future.result()
        except KilledWorker:
            future = _send(client, work, part)
    try:
        return future.result()
    except KilledWorker as error:
        raise EngineError(
            "each worker of the Dask cluster that had one part of the claims died: have they memory enough?"
        ) from error


def _version() -> str:
    return __version__


def _check(client: Client) -> None:
    """Raises EngineError where a worker has another Frontwire: it might link otherwise."""
    try:
        held = client.run(_version)
    except ImportError as error:
        raise EngineError(f"a worker of the Dask cluster has no {error.name}: install there what is here") from error
    others = sorted({version for version in held.values() if version != __version__})
    if others:
        raise EngineError(f"workers of the Dask cluster have Frontwire {', '.join(others)}; here is {__version__}")

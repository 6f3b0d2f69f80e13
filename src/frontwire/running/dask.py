"""The Dask engine: shards go to a cluster's workers as arguments and come back as bytes. No disk is shared.

A worker that dies takes nothing with it: the scheduler gives its shards to others. What a killed driver leaves on the
workers they get rid of by themselves (`hosting`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType
from typing import Self

from distributed import Client, Future, KilledWorker
from distributed.comm.core import CommClosedError

from frontwire.errors import EngineError, unexpected
from frontwire.running import hosting
from frontwire.running.attending import Limits
from frontwire.running.cluster import reached
from frontwire.running.coder import refused
from frontwire.running.engines import MakeCoder
from frontwire.running.hosting import Order
from frontwire.running.shard import Coded, Shard
from frontwire.running.travelling import Kit, Travelling

#: Shards at the scheduler for each thread of the workers: one being coded, and one that waits.
_AHEAD = 2
#: How often a worker's trouble that is no report's fault (a full disk, no memory for a process) is met by another try.
_RETRIES = 2
#: Seconds between looks at whether there are any workers, while nothing is finished.
_GLANCE = 5.0


@dataclass(slots=True)
class _Sent:
    """A shard on its way."""

    shard: Shard
    future: Future[Coded]
    is_alone: bool = False


@dataclass(slots=True)
class DaskEngine:
    """The workers of a Dask cluster: that of a `scheduler`, or one of so many `workers` on this machine.

    `make` makes a coder in a child of each worker, by the same `limits` as on one machine. `patience` is how many
    seconds to wait when all workers are gone: others may come.
    """

    make: MakeCoder
    workers: int | None = None
    scheduler: str | None = None
    limits: Limits = field(default_factory=Limits)
    patience: float = 600.0
    _client: Client | None = field(default=None, init=False)
    _order: Order | None = field(default=None, init=False)
    _is_lost: bool = field(default=False, init=False)
    _left: ExitStack = field(default_factory=ExitStack, init=False)
    _done: SimpleQueue[Future[Coded]] = field(default_factory=SimpleQueue, init=False)

    def __enter__(self) -> Self:
        """Starts or reaches the cluster, and compares what its workers read with. Raises EngineError."""
        with ExitStack() as left:
            client = left.enter_context(reached(self.scheduler, workers=self.workers, worker_seconds=self.patience))
            self._order = Order.of(_fitted(self.make, client), self.limits)
            left.callback(self._release, client, self._order)
            self._client = client
            self._left = left.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Takes back what is not finished, ends the coders, and the cluster if it was started here."""
        self._client = None
        self._left.close()

    def code(self, shards: Iterable[Shard]) -> Iterator[Coded]:
        """What comes of each shard, as it is finished; see `Engine`.

        A shard over which workers died waits until nothing else is at the cluster, and is done again alone.
        """
        waiting = iter(shards)
        sent: dict[Hashable, _Sent] = {}
        suspects: list[Shard] = []
        # A new one: nobody is told of what was sent before.
        self._done = SimpleQueue()
        try:
            while True:
                if not suspects:
                    for shard in islice(waiting, max(0, self._room() - len(sent))):
                        self._send(shard, sent)
                elif not sent:
                    self._send(suspects.pop(), sent, is_alone=True)
                if not sent:
                    return
                one = sent.pop(self._next().key)
                coded = self._outcome(one)
                if coded is None:
                    suspects.append(one.shard)
                else:
                    yield coded
        finally:
            for one in sent.values():
                one.future.release()

    def _entered(self) -> Client:
        if self._client is None:
            raise RuntimeError("an engine is entered before it is used")
        return self._client

    def _room(self) -> int:
        """How many shards may be at the scheduler: workers come and go."""
        return _AHEAD * max(1, self._threads())

    def _threads(self) -> int:
        """Those of all workers that are there now."""
        with self._connected():
            return sum(self._entered().nthreads().values())

    def _send(self, shard: Shard, sent: dict[Hashable, _Sent], *, is_alone: bool = False) -> None:
        with self._connected():
            future = self._entered().submit(hosting.code, self._order, shard, pure=False, retries=_RETRIES)
        sent[future.key] = _Sent(shard, future, is_alone)
        future.add_done_callback(self._done.put)

    def _next(self) -> Future[Coded]:
        """The next that is finished. Raises EngineError where there have been no workers for too long."""
        deadline = monotonic() + self.patience
        while True:
            try:
                return self._done.get(timeout=min(_GLANCE, self.patience))
            except Empty:
                if self._threads():
                    deadline = monotonic() + self.patience
                elif monotonic() > deadline:
                    raise EngineError(
                        f"all workers of the Dask cluster are gone, and none came in {self.patience:g} seconds: start "
                        "some and run again, what is finished is passed over"
                    ) from None

    def _outcome(self, one: _Sent) -> Coded | None:
        """What came of a shard that was sent; None where workers died over it while they had others as well.

        The scheduler suspects all that a worker had when it died. Which shard is to blame shows when it is sent alone.
        """
        try:
            with self._connected():
                error = one.future.exception()
                if error is None:
                    return one.future.result()
        finally:
            one.future.release()
        if isinstance(error, KilledWorker):
            return refused(one.shard, "every worker that it was sent to died") if one.is_alone else None
        if isinstance(error, EngineError):
            raise error
        raise EngineError(f"a worker failed over shard {one.shard.number}: {unexpected(error)}") from error

    def _release(self, client: Client, order: Order) -> None:
        """Ends the coders on all workers. Where the scheduler is gone, the next run that reaches them does."""
        if not self._is_lost:
            with self._connected():
                client.run(hosting.release, order, on_error="ignore")

    @contextmanager
    def _connected(self) -> Iterator[None]:
        """The scheduler is asked within it. Raises EngineError where it is gone."""
        try:
            yield
        except (CommClosedError, CancelledError, OSError) as error:
            self._is_lost = True
            raise EngineError(
                f"the Dask scheduler was lost ({type(error).__name__}): run again, what is finished is passed over"
            ) from error


def _fitted(make: MakeCoder, client: Client) -> MakeCoder:
    """What makes coders, fitted to what the workers have. Raises EngineError where they cannot give the same bytes."""
    if not isinstance(make, Travelling):
        return make
    try:
        kits = client.run(Kit.here, make.settings.pipeline)
    except ImportError as error:
        raise EngineError(
            f"a worker of the Dask cluster has no {error.name}: install there what is installed here, by one lock file "
            "or image"
        ) from error
    return make.among(kits)

"""Hosting: the coders of a cluster's worker, kept from one shard to the next as children of its process.

A Dask worker cannot itself be stopped over one report; a coder beside it can, by the same limits as on one machine.
There are as many as the worker codes shards at a time: one for each of its threads.
"""

from __future__ import annotations

import multiprocessing
import pickle
import platform
from dataclasses import dataclass, field
from threading import Lock

from frontwire.errors import EngineError
from frontwire.running.attending import Attended, Limits
from frontwire.running.engines import MakeCoder
from frontwire.running.shard import Coded, Shard


@dataclass(frozen=True, slots=True)
class Order:
    """How shards are to be coded. Two of the same bytes share coders."""

    made: bytes

    @classmethod
    def of(cls, make: MakeCoder, limits: Limits) -> Order:
        """What is sent along with each shard."""
        return cls(pickle.dumps((make, limits)))

    def coder(self) -> Attended:
        """A coder that is not started yet."""
        make, limits = pickle.loads(self.made)  # noqa: S301 - made by `of`, where the run was begun
        return Attended(make, limits)


@dataclass(slots=True)
class Host:
    """Coders that are idle, by what they were ordered for."""

    _idle: dict[Order, list[Attended]] = field(default_factory=dict, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def code(self, order: Order, shard: Shard) -> Coded:
        """What comes of a shard. Raises EngineError where no coder can work here."""
        coder = self._taken(order)
        try:
            coded = coder.code(shard)
        except BaseException:
            coder.close()
            raise
        with self._lock:
            self._idle.setdefault(order, []).append(coder)
        return coded

    def release(self, order: Order) -> None:
        """Ends the coders of an order that are idle; one at work ends when its order is over and another comes."""
        with self._lock:
            released = self._idle.pop(order, [])
        for coder in released:
            coder.close()

    def _taken(self, order: Order) -> Attended:
        with self._lock:
            # A run that was killed could release nothing: its coders go when the next run comes.
            others = [other for other in self._idle if other != order]
            idle = self._idle.get(order)
            coder = idle.pop() if idle else None
        for other in others:
            self.release(other)
        return order.coder() if coder is None else coder


#: A worker's process is all that lasts from shard to shard on a cluster.
_HOST = Host()


def code(order: Order, shard: Shard) -> Coded:
    """Codes a shard in the worker whose process this is. Raises EngineError that names the machine."""
    # Dask starts its workers as daemons, which may have no children. Ours end when their line to the worker does.
    multiprocessing.current_process().daemon = False
    try:
        return _HOST.code(order, shard)
    except EngineError as error:
        raise EngineError(f"{error} (worker on {platform.node()})") from error


def release(order: Order) -> None:
    """Ends what the worker whose process this is keeps for an order."""
    _HOST.release(order)

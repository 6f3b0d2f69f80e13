"""Engines: who has shards coded, on how many workers and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Protocol, Self

from frontwire.running.shard import Coded, Shard

#: Told the positions in their shard of the reports that are begun: one, or several that are read together.
Begun = Callable[[range], None]


class Codes(Protocol):
    """What codes shards in a worker."""

    def code(self, shard: Shard, *, spared: Mapping[int, str], begun: Begun, careful: bool = False) -> Coded:
        """What comes of a shard.

        Reports at positions in `spared` are refused for the reason there and not read. `begun` is told positions
        before they are read, so that whoever watches knows what a worker is at: where it is to be `careful`, one by
        one. That changes nothing in what comes of them.
        """
        ...


#: Makes what codes, in the worker's own process: a function that can be sent there.
MakeCoder = Callable[[], Codes]


class Engine(Protocol):
    """Has shards coded. Entered before use; what it started ends with it."""

    def __enter__(self) -> Self:
        """Starts workers, or reaches them; raises EngineError where it cannot."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends them."""
        ...

    def code(self, shards: Iterable[Shard]) -> Iterator[Coded]:
        """What comes of each shard, as it is finished, in no fixed order.

        So many shards are taken from `shards` as are being coded, and a few more: never all. A worker that dies takes
        nothing with it: its shards are done again.
        """
        ...

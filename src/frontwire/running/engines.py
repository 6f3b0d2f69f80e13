"""Engines: who has shards coded, on how many workers and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Protocol, Self

from frontwire.running.shard import Coded, Shard

#: Told the position in its shard of the report that is begun.
Begun = Callable[[int], None]


class Codes(Protocol):
    """What codes shards in a worker."""

    def code(self, shard: Shard, *, spared: Mapping[int, str], begun: Begun) -> Coded:
        """What comes of a shard.

        Reports at positions in `spared` are refused for the reason there and not read. `begun` is told each position
        before it is read, so that whoever watches knows which report a worker is at.
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

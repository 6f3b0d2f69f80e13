"""A run: what is found is cut into shards, those that are not finished are coded, each is kept as it is finished."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from frontwire.model.parcel import Parcel, Trouble
from frontwire.running.cutting import BYTES, REPORTS, cut
from frontwire.running.engines import Engine
from frontwire.running.folder import Folder
from frontwire.running.shard import Counts, Shard


@dataclass(slots=True)
class Tally:
    """How far a run is: what came of the shards coded now, and of those that were finished before it began.

    `done` is how much of the source they make, as `run` is told to measure it; of that `done_before` were finished.
    """

    now: Counts = field(default_factory=Counts)
    before: Counts = field(default_factory=Counts)
    shards: int = 0
    finished: int = 0
    done: int = 0
    done_before: int = 0

    @property
    def counts(self) -> Counts:
        """All together."""
        return self.now + self.before


def run(  # noqa: PLR0913 - what, where to, by whom, in what sizes
    found: Iterable[Parcel | Trouble],
    folder: Folder,
    engine: Engine,
    *,
    bytes_: int = BYTES,
    reports: int = REPORTS,
    progress: Callable[[Tally], None] = lambda _tally: None,
    measured: Callable[[], int] = lambda: 0,
) -> Tally:
    """Codes all that is found with an engine that is entered, and keeps it in a folder; gives what came of it.

    `progress` is told after each shard; `measured` tells how much of the source has been taken. Killed at any moment
    and run again, it gives the same bytes: what is finished is passed over. Raises EngineError where nobody can code,
    InputError where the folder cannot be written, or another run writes to it.
    """
    tally = Tally()
    waiting = _Waiting(cut(found, bytes_=bytes_, reports=reports), folder, tally, measured)
    with folder.alone():
        for coded in engine.code(waiting.shards()):
            tally.now += folder.keep(coded).counts
            tally.finished += 1
            tally.done += waiting.sizes.pop(coded.number)
            progress(tally)
        folder.drop_from(tally.shards)
    return tally


@dataclass(slots=True)
class _Waiting:
    """The shards of a source, and how much of it each of those makes that are being coded."""

    cut: Iterable[Shard]
    folder: Folder
    tally: Tally
    measured: Callable[[], int]
    sizes: dict[int, int] = field(default_factory=dict)

    def shards(self) -> Iterator[Shard]:
        """Those that are still to be coded; those that are finished are counted."""
        tally, taken = self.tally, 0
        for shard in self.cut:
            size, taken = self.measured() - taken, self.measured()
            tally.shards = shard.number + 1
            held = self.folder.manifest(shard.number)
            if held is not None and held.digest == shard.digest:
                tally.before += held.counts
                tally.finished += 1
                tally.done += size
                tally.done_before += size
            else:
                self.sizes[shard.number] = size
                yield shard

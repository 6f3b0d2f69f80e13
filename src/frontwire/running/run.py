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
    """How far a run is: what came of the shards coded now, and of those that were finished before it began."""

    now: Counts = field(default_factory=Counts)
    before: Counts = field(default_factory=Counts)
    shards: int = 0
    finished: int = 0

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
) -> Tally:
    """Codes all that is found with an engine that is entered, and keeps it in a folder; gives what came of it.

    `progress` is told after each shard. Killed at any moment and run again, it gives the same bytes: what is finished
    is passed over. Raises EngineError where nobody can code, InputError where the folder cannot be written.
    """
    tally = Tally()
    for coded in engine.code(_unfinished(cut(found, bytes_=bytes_, reports=reports), folder, tally)):
        tally.now += folder.keep(coded).counts
        tally.finished += 1
        progress(tally)
    folder.drop_from(tally.shards)
    return tally


def _unfinished(shards: Iterable[Shard], folder: Folder, tally: Tally) -> Iterator[Shard]:
    """The shards that are still to be coded; those that are finished are counted."""
    for shard in shards:
        tally.shards = shard.number + 1
        held = folder.manifest(shard.number)
        if held is not None and held.digest == shard.digest:
            tally.before += held.counts
            tally.finished += 1
        else:
            yield shard

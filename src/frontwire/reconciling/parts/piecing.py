"""Piecing: a store reconciled in parts, which come together to what `reconcile` gives in one piece, byte for byte."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

from frontwire.model.correction import Correction
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.happening import Copy, Happening, Reconciled
from frontwire.model.judgement import Judgement
from frontwire.reconciling import copying, originating
from frontwire.reconciling.judging import Decided, decide
from frontwire.reconciling.originating import NOBODY
from frontwire.reconciling.parts import messages
from frontwire.reconciling.parts.cutting import Cut, Ground
from frontwire.reconciling.parts.messages import ZonePart, pack
from frontwire.reconciling.parts.ranking import Ranked
from frontwire.reconciling.parts.reprinting import copies_in_parts, held_filings
from frontwire.reconciling.parts.shelf import Shelf
from frontwire.reconciling.parts.tasking import Task, run, together
from frontwire.reconciling.parts.working import Work
from frontwire.reconciling.reconcile import Progress
from frontwire.reconciling.zoning import Digests, rules, zone
from frontwire.resting import resting_collector

#: Has parts worked on, wherever: gives what comes of each, in the order of the parts, which it takes as it needs them.
Map = Callable[[Work, Iterable[bytes]], Iterator[bytes]]
#: Claims of a part: some seconds of work and, as measured, less than 300 MiB.
SIZE = 40_000


class Linkable(Protocol):
    """What linking asks of a view, in any order."""

    def filings(self) -> Iterator[Filing]:
        """All reports."""
        ...

    def gists(self) -> Iterator[Gist]:
        """The gists of all claims."""
        ...

    def running_text(self, report_id: str) -> str | None:
        """`Report.running_text` of a report."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order of deciding."""
        ...

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections in the order of deciding."""
        ...


def here(work: Work, parts: Iterable[bytes]) -> Iterator[bytes]:
    """Works on parts one after the other, in this process."""
    return map(work, parts)


@dataclass(frozen=True, slots=True)
class Pieced:
    """What came of all parts. `happenings` makes them one by one, so that a million need not be in memory together."""

    copies: tuple[Copy, ...]
    origins: dict[str, str]
    zones: dict[str, str]
    _order: tuple[int, ...]
    _shelf: Shelf

    def happenings(self) -> Iterator[Happening]:
        """The happenings in the order in which they were known."""
        return (messages.unpack_happening(self._shelf[place]) for place in self._order)

    def whole(self) -> Reconciled:
        """All of it in memory."""
        return Reconciled(tuple(self.happenings()), self.copies, self.origins, self.zones)


@resting_collector()
def reconcile_in_parts(  # noqa: PLR0913 - what it goes by, how it is cut and how it is followed
    view: Linkable,
    *,
    work: Work,
    through: Map = here,
    size: int = SIZE,
    speaking_for: Mapping[str, str] = NOBODY,
    progress: Progress | None = None,
) -> Pieced:
    """Which claims of a store tell of the same happening: as `reconcile`, in parts of about `size` claims.

    `through` has the parts worked on. This process keeps of a claim its head in memory, and the rest on disk.
    """

    def going(parts: Iterable[bytes]) -> Iterator[bytes]:
        return through(work, parts)

    filings, signed = held_filings(view.filings())
    copies = copies_in_parts(signed, view.running_text, going=going, size=size)
    ranked = Ranked.of(view.gists())
    roots = copying.families(copies)
    decided = decide(view.judgements(), ranked.heads, corrections=view.corrections())
    bare = tuple(map(sys.intern, originating.bare_origins(ranked, filings, copies, speaking_for=speaking_for)))
    digests = Digests(ranked.heads, filings, roots, decided, rules(work.families, work.deeds))
    pieces = _Pieces(Ground(ranked, roots, bare, work.families, size), decided, progress)
    zones = zone(ranked.heads, (*decided.joined, *decided.parted))
    for tasks in pieces.rounds(zones):
        run(tasks, going)
    return pieces.pieced(copies, {name: digests.digest(numbers) for name, numbers in zones.items()})


@dataclass(slots=True)
class _Pieces:
    """The zones of a store on their way through parts, and what came of them."""

    ground: Ground
    decided: Decided
    progress: Progress | None
    _happenings: list[str] = field(default_factory=list, init=False)
    _changed: dict[str, str] = field(default_factory=dict, init=False)
    _shelf: Shelf = field(default_factory=Shelf, init=False)
    _done: int = field(default=0, init=False)

    def rounds(self, zones: Mapping[str, Sequence[int]]) -> Iterator[Iterator[Task]]:
        """Rounds of parts: those of one need what came of those before."""
        small = {name: numbers for name, numbers in zones.items() if len(numbers) <= self.ground.size}
        cuts = [
            Cut(name, numbers, self.decided, self.ground, self._take)
            for name, numbers in zones.items()
            if name not in small
        ]
        yield chain(chain.from_iterable(cut.tell() for cut in cuts), self._whole(small))
        yield chain.from_iterable(cut.meet() for cut in cuts)
        yield chain.from_iterable(cut.join() for cut in cuts)

    def _whole(self, zones: Mapping[str, Sequence[int]]) -> Iterator[Task]:
        """Zones that need no cutting, several in a part."""
        for some in together(zones.items(), self.ground.size, lambda zone: len(zone[1])):
            held = (
                (name, self.ground.claims(numbers, self.decided), self.ground.lineage(numbers))
                for name, numbers in some
            )
            yield pack(ZonePart(tuple(held))), self._take

    def _take(self, data: bytes) -> None:
        joined = messages.unpack_joined(data)
        for first, happening in joined.happenings:
            self._happenings.append(first)
            self._shelf.put(happening)
        self._changed.update(joined.origins)
        self._done += joined.claims
        if self.progress is not None:
            self.progress(self._done, len(self.ground.ranked))

    def pieced(self, copies: tuple[Copy, ...], zones: dict[str, str]) -> Pieced:
        """All of it, in order."""
        ids = [head.id for head in self.ground.ranked.heads]
        rank = {claim: number for number, claim in enumerate(ids)}
        order = sorted(range(len(self._happenings)), key=lambda place: rank[self._happenings[place]])
        origins = {claim: self._changed.get(claim, bare) for claim, bare in zip(ids, self.ground.origins, strict=True)}
        return Pieced(copies, origins, zones, tuple(order), self._shelf)

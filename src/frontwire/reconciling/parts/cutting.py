"""Cutting: one zone that is too large for one part, told, met and joined in many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from frontwire.lexicon.families import Families
from frontwire.reconciling.judging import Decided
from frontwire.reconciling.parts import messages
from frontwire.reconciling.parts.messages import Claims, JoinPart, Lineage, MeetPart, RepeatPart, TellPart, pack
from frontwire.reconciling.parts.ranking import Ranked
from frontwire.reconciling.parts.shelf import Shelf
from frontwire.reconciling.parts.tasking import Task, together
from frontwire.reconciling.parts.uniting import Sets


@dataclass(frozen=True, slots=True)
class Ground:
    """What all parts are made from: the claims in order, the roots of reports that are copies, bare origins.

    A part holds about `size` claims, or one thing that cannot be cut.
    """

    ranked: Ranked
    roots: Mapping[str, str]
    origins: Sequence[str]
    families: Families
    size: int

    def claims(self, numbers: Sequence[int], decided: Decided) -> Claims:
        """Claims by number, with what was decided on any two of them."""
        within = decided.within(numbers)
        return Claims(tuple(map(self.ranked.gist, numbers)), within.joined, within.parted)

    def lineage(self, numbers: Sequence[int]) -> Lineage:
        """What is known of these besides."""
        return Lineage(self.roots_of(numbers), tuple(self.origins[number] for number in numbers))

    def roots_of(self, numbers: Iterable[int]) -> dict[str, str]:
        """The roots of their reports that are copies."""
        reports = {self.ranked.heads[number].report for number in numbers}
        return {report: self.roots[report] for report in sorted(reports) if report in self.roots}


@dataclass(frozen=True, slots=True)
class _Thing:
    """What a report tells of one thing: its first claim, the days it looks for others on, where the rest of it is."""

    first: int
    start: int
    stop: int
    telling: int
    links: int


@dataclass(slots=True)
class Cut:
    """A zone by its claims' `numbers`, done in three rounds: `tell`, then `meet`, then `join`."""

    name: str
    numbers: Sequence[int]
    decided: Decided
    ground: Ground
    take: Callable[[bytes], None]
    _sets: Sets = field(init=False)
    _places: dict[int, int] = field(init=False)
    _shelf: Shelf = field(default_factory=Shelf, init=False)
    _things: list[_Thing] = field(default_factory=list, init=False)
    _threads: dict[tuple[str, ...], list[tuple[int, int, int]]] = field(default_factory=dict, init=False)
    _statements: dict[tuple[str, str], list[int]] = field(default_factory=dict, init=False)
    _found: dict[tuple[str, int], list[tuple[int, str]]] = field(default_factory=dict, init=False)
    _sought: list[tuple[int, str, tuple[tuple[str, int], ...]]] = field(default_factory=list, init=False)
    _met: dict[tuple[int, int], float] = field(default_factory=dict, init=False)
    _repeats: list[tuple[int, int]] = field(default_factory=list, init=False)
    _alone: list[int] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self._places = {number: place for place, number in enumerate(self.numbers)}
        self._sets = Sets(len(self.numbers))
        joined, parted = (
            tuple(bond for bond in bonds if bond.left in self._places)
            for bonds in (self.decided.joined, self.decided.parted)
        )
        self.decided = Decided(joined, parted)

    # -- what each report tells --------------------------------------------------------------------------------------

    def tell(self) -> Iterator[Task]:
        """Whole reports; those that a person's word ties together in one part."""
        for bond in (*self.decided.joined, *self.decided.parted):
            self._unite((bond.left, bond.right))
        for numbers in map(sorted, _bins(self._tied_reports(), self.ground.size)):
            part = TellPart(tuple(numbers), self.ground.claims(numbers, self.decided))
            yield pack(part), self._take_told

    def _tied_reports(self) -> Iterator[list[int]]:
        heads = self.ground.ranked.heads
        ends = {end for bond in (*self.decided.joined, *self.decided.parted) for end in (bond.left, bond.right)}
        tied: dict[str, str] = {}
        for root in sorted({self._root(end) for end in ends}):
            reports = sorted({heads[end].report for end in ends if self._root(end) == root})
            _tie(tied, reports)
        sets: dict[str, list[int]] = {}
        for number in self.numbers:
            sets.setdefault(_top(tied, heads[number].report), []).append(number)
        yield from sets.values()

    def _take_told(self, data: bytes) -> None:
        told = messages.unpack_told(data)
        for thing in told.things:
            self._unite(thing.claims)
            telling, links = self._shelf.put(thing.telling), self._shelf.put(thing.links)
            self._things.append(_Thing(thing.claims[0], thing.start, thing.stop, telling, links))
        for pair in told.beside:
            self._unite(pair)
        for thread, day, number, days in told.states:
            self._threads.setdefault(thread, []).append((day, number, days))
        for kind, speaker, number in told.statements:
            self._statements.setdefault((kind, speaker), []).append(number)
        for spot, number, kind in told.found:
            self._found.setdefault(spot, []).append((number, kind))
        self._sought += told.sought

    # -- what meets across reports -----------------------------------------------------------------------------------

    def meet(self) -> Iterator[Task]:
        """Tellings by stretches of days, and statements by who makes them."""
        for start, stop, things in self._stretches():
            tellings = tuple(self._shelf[thing.telling] for thing in things)
            roots = self.ground.roots_of(thing.first for thing in things)
            yield pack(MeetPart(start, stop, tellings, roots)), self._take_met
        several = (sorted(numbers) for numbers in self._statements.values() if len(numbers) > 1)
        for numbers in map(sorted, _bins(several, self.ground.size)):
            gists = tuple(map(self.ground.ranked.gist, numbers))
            yield pack(RepeatPart(tuple(numbers), gists)), self._take_repeats

    def _stretches(self) -> Iterator[tuple[int, int, list[_Thing]]]:
        """Stretches of days, each with all that looks for others on any of them: one day, or as many as fill a part."""
        by_start: dict[int, list[_Thing]] = {}
        for thing in self._things:
            if thing.start < thing.stop:
                by_start.setdefault(thing.start, []).append(thing)
        days = sorted(by_start)
        held: list[_Thing] = []
        start = days[0] if days else 0
        for day in days:
            if held and len(held) + len(by_start[day]) > self.ground.size:
                yield start, day, held
                # What looks for others on the days that follow too stands in the next stretch as well.
                held, start = [thing for thing in held if thing.stop > day], day
            held += by_start[day]
        if held:
            yield start, max(thing.stop for thing in held), held

    def _take_met(self, data: bytes) -> None:
        for points, left, right in messages.unpack_met(data):
            self._met[left, right] = points
            self._unite((left, right))

    def _take_repeats(self, data: bytes) -> None:
        for pair in messages.unpack_pairs(data):
            self._repeats.append(pair)
            self._unite(pair)

    # -- what is joined ----------------------------------------------------------------------------------------------

    def join(self) -> Iterator[Task]:
        """Claims that nothing joins to any others, many such sets in one part."""
        self._unite_threads()
        self._unite_alone()
        sets = [[self.numbers[place] for place in places] for places in self._sets.all().values()]
        home: dict[int, int] = {}
        bins = [sorted(numbers) for numbers in _bins(sets, self.ground.size)]
        for at, numbers in enumerate(bins):
            home.update(dict.fromkeys(numbers, at))
        things: list[list[_Thing]] = [[] for _ in bins]
        met: list[list[tuple[float, int, int]]] = [[] for _ in bins]
        repeats: list[list[tuple[int, int]]] = [[] for _ in bins]
        alone: list[list[int]] = [[] for _ in bins]
        for thing in self._things:
            things[home[thing.first]].append(thing)
        for (left, right), points in self._met.items():
            met[home[left]].append((points, left, right))
        for statement, earlier in sorted(self._repeats):
            repeats[home[statement]].append((statement, earlier))
        for number in self._alone:
            alone[home[number]].append(number)
        for at, numbers in enumerate(bins):
            part = JoinPart(
                self.name,
                tuple(numbers),
                self.ground.claims(numbers, self.decided),
                self.ground.lineage(numbers),
                tuple(self._shelf[thing.telling] for thing in things[at]),
                tuple(self._shelf[thing.links] for thing in things[at]),
                tuple(met[at]),
                tuple(repeats[at]),
                tuple(alone[at]),
            )
            yield pack(part), self.take

    def _unite_threads(self) -> None:
        """Words on one state that follow one another before a new state begins."""
        for words in self._threads.values():
            for (day, number, days), (later, other, _) in pairwise(sorted(words)):
                if later - day <= days:
                    self._unite((number, other))

    def _unite_alone(self) -> None:
        """Statements with what they can speak of at their place, where that can be one thing: it is in one set."""
        meant: list[tuple[int, int]] = []
        families = self.ground.families
        for number, kind, spots in self._sought:
            about = families.family(kind).about
            there = [
                other
                for spot in spots
                for other, told in self._found.get(spot, ())
                if families.family(told).family in about
            ]
            if len({self._root(other) for other in there}) == 1:
                meant.append((number, min(there)))
        for number, other in meant:
            self._unite((number, other))
            self._alone.append(number)

    def _root(self, number: int) -> int:
        return self._sets.find(self._places[number])

    def _unite(self, numbers: Iterable[int]) -> None:
        self._sets.join(self._places[number] for number in numbers)


def _tie(tied: dict[str, str], reports: Sequence[str]) -> None:
    """Notes that these reports go together."""
    top = min(_top(tied, report) for report in reports)
    for report in reports:
        tied[_top(tied, report)] = top


def _top(tied: Mapping[str, str], report: str) -> str:
    while tied.get(report, report) != report:
        report = tied[report]
    return report


def _bins(sets: Iterable[list[int]], size: int) -> Iterator[list[int]]:
    return (list(chain.from_iterable(some)) for some in together(sets, size, len))

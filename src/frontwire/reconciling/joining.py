"""Joining the claims of one zone: within each report, across reports, states along time, statements to their events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from frontwire.lexicon.linking import Sort
from frontwire.model.gist import Gist
from frontwire.model.happening import Happening, Link, Relation
from frontwire.model.judgement import Verdict
from frontwire.reconciling.attaching import Attached, attach, attach_by_place, repeat
from frontwire.reconciling.companying import Company
from frontwire.reconciling.following import follow
from frontwire.reconciling.gathering import Found, gather
from frontwire.reconciling.grouping import Groups, extent
from frontwire.reconciling.judging import Bond, Decided
from frontwire.reconciling.pairing import Meetings, known_order
from frontwire.reconciling.relating import join, relate, without_doubles
from frontwire.reconciling.tellings import Telling, merge, tell
from frontwire.reconciling.weighing import Scale
from frontwire.reconciling.wording import because

_STATE_SCORE = 0.9


class Joining:
    """The claims of one zone, by their places in `numbers`, and the groups they come to stand in."""

    __slots__ = ("_claims", "_families", "_gists", "_groups", "_links", "_name", "_numbers", "_scale")

    def __init__(self, name: str, gists: Sequence[Gist], numbers: Sequence[int], scale: Scale) -> None:
        """The zone `name`: of `gists` those `numbers`, weighed by a scale of its own."""
        self._name = name
        self._numbers = numbers
        self._gists = tuple(gists[number] for number in numbers)
        self._scale = scale
        self._families = families = scale.families
        spots = scale.spots
        self._groups = Groups(len(self._gists), spots)
        self._claims: dict[int, Telling] = {}
        for place, gist in enumerate(self._gists):
            if families.family(gist.kind).sort is Sort.EVENT:
                self._claims[place] = tell(place, gist, spots=spots, families=families)
                self._groups.reach(place, extent(self._claims[place], families.family(gist.kind).days))
        self._links: list[Link] = []

    def happenings(self, decided: Decided) -> Iterator[Happening]:
        """Every claim of the zone in one happening."""
        self._judge(decided)
        reports = self._by_report()
        self._meet([telling for places in reports.values() for telling in self._gather(places)])
        self._follow()
        for places in reports.values():
            self._attach(attach(places, self._gists, self._families))
        self._repeat()
        self._attach_alone()
        yield from self._told()

    def _judge(self, decided: Decided) -> None:
        places = {number: place for place, number in enumerate(self._numbers)}
        parted = [_placed(bond, places) for bond in decided.parted if bond.left in places]
        self._groups.part(parted)
        for bond in decided.joined:
            if bond.left in places:
                placed = _placed(bond, places)
                self._groups.join(placed.left, placed.right)
                self._links.append(self._judged(placed))

    def _judged(self, bond: Bond) -> Link:
        judgement = bond.judgement
        reasons = (judgement.because,) if judgement.because else (f"decided by {judgement.by}",)
        if judgement.verdict is Verdict.LATER:
            older, newer = self._gists[bond.left].id, self._gists[bond.right].id
            return Link(older, newer, Relation.UPDATES, 1.0, reasons, judgement.by)
        first, second = sorted((bond.left, bond.right))
        return join(self._gists[first], self._gists[second], 1.0, reasons, families=self._families, by=judgement.by)

    def _by_report(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        for place, gist in enumerate(self._gists):
            out.setdefault(gist.report, []).append(place)
        return out

    def _gather(self, places: Sequence[int]) -> tuple[Telling, ...]:
        """What one report tells of each thing."""
        gists = self._gists
        events = [place for place in places if place in self._claims]
        events.sort(key=lambda place: (gists[place].span.start, gists[place].span.end, gists[place].id))
        gathered = gather([self._claims[place] for place in events], self._groups, self._scale)
        for found in gathered.found:
            self._link(found)
        return gathered.tellings

    def _meet(self, told: Iterable[Telling]) -> None:
        """Link the tellings of differing reports, the surest first."""
        tellings = known_order(self._joined(told))
        found: list[tuple[float, Found]] = []
        for one, other in Meetings(self._families, self._scale.spots).pairs(tellings):
            weight = self._scale.weigh(tellings[one], tellings[other])
            if weight is not None and weight.points >= self._families.enough:
                found.append((-weight.points, Found(tellings[one], tellings[other], weight)))
        found.sort(key=lambda pair: (pair[0], pair[1].left.claims, pair[1].right.claims))
        company = Company(tellings, self._groups, self._scale)
        for _, pair in found:
            left, right = pair.left.claims[0], pair.right.claims[0]
            if self._groups.may_join(left, right) and company.agrees(left, right) and company.join(left, right):
                self._link(pair)

    def _joined(self, told: Iterable[Telling]) -> Iterator[Telling]:
        """Tellings, those of one report that a person joined as one."""
        parts: dict[tuple[int, str], list[Telling]] = {}
        for telling in told:
            parts.setdefault((self._groups.find(telling.claims[0]), telling.report), []).append(telling)
        for held in parts.values():
            yield merge(held, spots=self._scale.spots, families=self._families)

    def _follow(self) -> None:
        """Link the words on each state in the order of their days."""
        for earlier, later, reason in follow(range(len(self._gists)), self._gists, self._families):
            if self._groups.may_join(earlier, later) and self._groups.join(earlier, later):
                link = join(self._gists[earlier], self._gists[later], _STATE_SCORE, (reason,), families=self._families)
                if link.relation is Relation.SAME and self._gists[earlier].known < self._gists[later].known:
                    link = replace(link, relation=Relation.UPDATES)
                self._links.append(link)

    def _attach(self, found: Iterable[Attached]) -> None:
        for one in found:
            if self._groups.may_join(one.statement, one.claim) and self._groups.join(one.statement, one.claim):
                self._add(one.statement, one.claim, one.score, (one.because,))

    def _repeat(self) -> None:
        """Bring statements quoted twice together, unless each speaks of something already."""
        found = repeat(range(len(self._gists)), self._gists, self._families)
        self._attach(one for one in found if not self._speaks(one.statement) or not self._speaks(one.claim))

    def _attach_alone(self) -> None:
        """Bring statements that stand by themselves to the one thing at their place that they can speak of."""
        alone = [place for place in range(len(self._gists)) if place not in self._claims and not self._speaks(place)]
        found = attach_by_place(alone, tuple(self._claims), self._gists, self._families, self._groups.find)
        self._attach(tuple(found))

    def _speaks(self, place: int) -> bool:
        """Does a statement stand with something that it speaks of?"""
        return self._groups.is_bound(place)

    def _link(self, found: Found) -> None:
        left, right = _ends(found.left, found.right, self._gists)
        self._add(left, right, found.weight.score, because(found, self._scale, self._gists))

    def _add(self, left: int, right: int, score: float, reasons: tuple[str, ...]) -> None:
        older, newer = sorted((left, right))
        self._links.append(join(self._gists[older], self._gists[newer], score, reasons, families=self._families))

    def _told(self) -> Iterator[Happening]:
        places = {gist.id: place for place, gist in enumerate(self._gists)}
        links: dict[int, list[Link]] = {}
        for link in self._links:
            links.setdefault(self._groups.find(places[link.older]), []).append(link)
        for root in sorted({self._groups.find(place) for place in range(len(self._gists))}):
            claims = [self._gists[place] for place in self._groups.members(root)]
            held = sorted(
                without_doubles((*links.get(root, ()), *relate(claims, self._families))),
                key=lambda link: (places[link.newer], places[link.older], link.relation, link.by),
            )
            yield Happening(
                id=claims[0].id,
                family=self._families.first(claim.kind for claim in claims),
                claims=tuple(claim.id for claim in claims),
                links=tuple(held),
                zone=self._name,
            )


def _placed(bond: Bond, places: dict[int, int]) -> Bond:
    return Bond(places[bond.left], places[bond.right], bond.judgement)


def _ends(left: Telling, right: Telling, gists: Sequence[Gist]) -> tuple[int, int]:
    """The claims that a link between two tellings is drawn between: the first two of one kind, else the first two."""
    kinds = {gists[place].kind: place for place in reversed(left.claims)}
    for place in right.claims:
        if gists[place].kind in kinds:
            return kinds[gists[place].kind], place
    return left.claims[0], right.claims[0]

"""Joining the claims of one zone: within each report, across reports, states along time, statements to their events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from frontwire.lexicon.linking import Sort
from frontwire.model.gist import Gist
from frontwire.model.happening import Happening, Link, Relation
from frontwire.model.judgement import Verdict
from frontwire.reconciling.attaching import Attached, attach, attach_by_place, repeat, repeated
from frontwire.reconciling.companying import Company
from frontwire.reconciling.following import follow
from frontwire.reconciling.gathering import Found, gather
from frontwire.reconciling.grouping import Groups, extent
from frontwire.reconciling.judging import UNDECIDED, Bond, Decided
from frontwire.reconciling.meeting import Met, meet
from frontwire.reconciling.pairing import known_order
from frontwire.reconciling.relating import join, relate, without_doubles
from frontwire.reconciling.tellings import Telling, merge, tell
from frontwire.reconciling.weighing import Scale
from frontwire.reconciling.wording import because

_STATE_SCORE = 0.9


@dataclass(frozen=True, slots=True)
class Begun:
    """What of a zone, or of claims that nothing joins to others of it, is known before they are joined.

    `tellings` are what reports tell of each thing, as they were known; `links` those that made them; `met` the pairs of
    them that may be one thing; `repeats` statements with the earlier one that each repeats, by their places. Statements
    that are `alone` may be brought to the one thing at their place; None: all that speak of nothing.
    """

    tellings: tuple[Telling, ...]
    links: tuple[Link, ...]
    met: tuple[Met, ...]
    repeats: tuple[tuple[int, int], ...]
    alone: frozenset[int] | None = None


class Joining:
    """The claims of one zone, by their places in `gists`, and the groups they come to stand in.

    It goes in two steps, of which each may be done for a part of the zone by itself: what each report tells of each
    thing (`tell`), and what is joined across reports (`join`), for which `meet` says what may be.
    """

    __slots__ = ("_claims", "_decided", "_families", "_gists", "_groups", "_links", "_scale")

    def __init__(self, gists: Sequence[Gist], scale: Scale, *, decided: Decided = UNDECIDED) -> None:
        """Claims as they were known, weighed by a scale of their own; `decided` are bonds between their places."""
        self._gists = tuple(gists)
        self._scale = scale
        self._decided = decided
        self._families = families = scale.families
        self._groups = Groups(len(self._gists), scale.spots)
        self._claims: dict[int, Telling] = {}
        for place, gist in enumerate(self._gists):
            if families.family(gist.kind).sort is Sort.EVENT:
                self._claims[place] = tell(place, gist, spots=scale.spots, families=families)
                self._groups.reach(place, extent(self._claims[place], families.family(gist.kind).days))
        self._groups.part(decided.parted)
        for bond in decided.joined:
            self._groups.join(bond.left, bond.right)
        self._links: list[Link] = []

    def happenings(self, name: str) -> Iterator[Happening]:
        """Every claim in one happening of the zone `name`: both steps at once."""
        tellings = self.tell()
        met = tuple(meet(tellings, self._scale))
        repeats = tuple(repeat(range(len(self._gists)), self._gists, self._families))
        return self._joined_on(Begun(tellings, (), met, repeats), name)

    def tell(self) -> tuple[Telling, ...]:
        """What each report tells of each thing, as it was known; `links` has what holds it together."""
        told = [telling for places in self._by_report().values() for telling in self._gather(places)]
        return tuple(known_order(self._merged(told)))

    @property
    def links(self) -> tuple[Link, ...]:
        """The links by rule made so far."""
        return tuple(self._links)

    def join(self, begun: Begun, name: str) -> Iterator[Happening]:
        """Every claim in one happening of the zone `name`, where what its reports tell is known already."""
        for telling in begun.tellings:
            for place in telling.claims[1:]:
                self._groups.join(telling.claims[0], place)
        self._links += begun.links
        return self._joined_on(begun, name)

    def _joined_on(self, begun: Begun, name: str) -> Iterator[Happening]:
        self._bring(begun)
        self._follow()
        for places in self._by_report().values():
            self._attach(attach(places, self._gists, self._families))
        self._repeat(begun.repeats)
        self._attach_alone(begun.alone)
        return self._told(name)

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

    def _merged(self, told: Iterable[Telling]) -> Iterator[Telling]:
        """Tellings, those of one report that a person joined as one."""
        parts: dict[tuple[int, str], list[Telling]] = {}
        for telling in told:
            parts.setdefault((self._groups.find(telling.claims[0]), telling.report), []).append(telling)
        for held in parts.values():
            yield merge(held, spots=self._scale.spots, families=self._families)

    def _bring(self, begun: Begun) -> None:
        """Bring tellings of differing reports together, the surest first."""
        company = Company(begun.tellings, self._groups, self._scale)
        for met in sorted(begun.met, key=lambda met: (-met.points, met.left.claims, met.right.claims)):
            left, right = met.left.claims[0], met.right.claims[0]
            if self._groups.may_join(left, right) and company.agrees(left, right) and company.join(left, right):
                weight = self._scale.weigh(met.left, met.right)
                if weight is not None:
                    self._link(Found(met.left, met.right, weight))

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

    def _repeat(self, repeats: Iterable[tuple[int, int]]) -> None:
        """Bring statements quoted twice together, unless each speaks of something already."""
        found = (repeated(statement, earlier, self._gists) for statement, earlier in repeats)
        self._attach(one for one in found if not self._speaks(one.statement) or not self._speaks(one.claim))

    def _attach_alone(self, some: frozenset[int] | None) -> None:
        """Bring statements that stand by themselves to the one thing at their place that they can speak of."""
        among = range(len(self._gists)) if some is None else sorted(some)
        alone = [place for place in among if place not in self._claims and not self._speaks(place)]
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

    def _told(self, name: str) -> Iterator[Happening]:
        places = {gist.id: place for place, gist in enumerate(self._gists)}
        links: dict[int, list[Link]] = {}
        for link in (*map(self._judged, self._decided.joined), *self._links):
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
                zone=name,
            )


def _ends(left: Telling, right: Telling, gists: Sequence[Gist]) -> tuple[int, int]:
    """The claims that a link between two tellings is drawn between: the first two of one kind, else the first two."""
    kinds = {gists[place].kind: place for place in reversed(left.claims)}
    for place in right.claims:
        if gists[place].kind in kinds:
            return kinds[gists[place].kind], place
    return left.claims[0], right.claims[0]

"""Doubting: the links that a person should decide, because the rules only just made them or only just did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.families import Families
from frontwire.lexicon.linking import Sort
from frontwire.model.correction import Correction
from frontwire.model.gist import Gist
from frontwire.model.happening import Happening, Link, Reconciled, Relation
from frontwire.model.judgement import Judgement
from frontwire.reconciling import copying
from frontwire.reconciling.gathering import Found
from frontwire.reconciling.judging import Bond, decide
from frontwire.reconciling.pairing import Meetings, known_order
from frontwire.reconciling.spots import Spots
from frontwire.reconciling.tellings import Telling, merge, tell
from frontwire.reconciling.weighing import Scale
from frontwire.reconciling.wording import because

#: How many points from `enough` a pair may lie and still be in doubt.
BAND = 0.75
_RULE = "rule"


class Known(Protocol):
    """What doubting asks of a view: claims, and what people decided of pairs of them."""

    def gists(self) -> Iterator[Gist]:
        """The gists of the claims that `linked` holds, others may be among them."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order of deciding, those undone included."""
        ...

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections in the order of deciding, those undone included."""
        ...


def doubtful(view: Known, linked: Reconciled, *, families: Families, deeds: Deeds) -> tuple[Link, ...]:
    """Pairs of claims of different reports whose points lie within `BAND` of what links them, nearest to it first.

    Some are linked in `linked` (what reconciling made of the view), others are not; the score tells which, for those
    that no judgement keeps apart. What a judgement that stands has settled is left out. Of two happenings that were
    nearly linked the pair that speaks most for it is given. Cost grows as that of reconciling.
    """
    gists = {gist.id: gist for gist in view.gists()}
    ordered = sorted(gists.values(), key=lambda gist: (gist.known, gist.id))
    decided = decide(view.judgements(), ordered, corrections=view.corrections())
    settled = _Settled(_pairs(decided.joined, ordered), _pairs(decided.parted, ordered))
    threshold = 1.0 / (1.0 + exp(-families.enough))
    found = [*_only_just_made(linked.happenings, gists, settled, families)]
    roots = copying.families(linked.copies)
    for happenings in _zones(linked.happenings).values():
        scale = Scale(families, Spots(), deeds=deeds, roots=roots)
        found += _Zone(happenings, gists, scale).nearly_made(settled)
    return tuple(sorted(found, key=lambda link: (abs(link.score - threshold), link.older, link.newer)))


@dataclass(frozen=True, slots=True)
class _Settled:
    """Pairs of claims that people decided: of one happening, or of two."""

    joined: frozenset[frozenset[str]]
    parted: frozenset[frozenset[str]]


def _pairs(bonds: Sequence[Bond], gists: Sequence[Gist]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset((gists[bond.left].id, gists[bond.right].id)) for bond in bonds)


def _zones(happenings: Sequence[Happening]) -> Mapping[str, list[Happening]]:
    out: dict[str, list[Happening]] = {}
    for happening in happenings:
        out.setdefault(happening.zone, []).append(happening)
    return out


def _only_just_made(
    happenings: Sequence[Happening], gists: Mapping[str, Gist], settled: _Settled, families: Families
) -> Iterator[Link]:
    """Links by rule whose points hardly reach, between claims of different reports."""
    most = 1.0 / (1.0 + exp(-(families.enough + BAND)))
    for happening in happenings:
        for link in happening.links:
            if link.by != _RULE or link.score >= most or frozenset((link.older, link.newer)) in settled.joined:
                continue
            if gists[link.older].report != gists[link.newer].report:
                yield link


class _Zone:
    """The happenings of one zone, with what each report tells of each."""

    __slots__ = ("_gists", "_homes", "_scale", "_tellings")

    def __init__(self, happenings: Sequence[Happening], gists: Mapping[str, Gist], scale: Scale) -> None:
        self._gists: list[Gist] = []
        self._homes: list[Happening] = []
        self._scale = scale
        families = scale.families
        parts: dict[tuple[str, str], list[Telling]] = {}
        for happening in happenings:
            for claim in happening.claims:
                gist = gists[claim]
                if families.family(gist.kind).sort is Sort.EVENT:
                    told = tell(len(self._gists), gist, spots=self._scale.spots, families=families)
                    parts.setdefault((happening.id, gist.report), []).append(told)
                    self._gists.append(gist)
                    self._homes.append(happening)
        merged = (merge(held, spots=self._scale.spots, families=families) for held in parts.values())
        self._tellings = known_order(merged)

    def nearly_made(self, settled: _Settled) -> Iterator[Link]:
        """The best pair of any two happenings that were nearly linked."""
        best: dict[tuple[str, str], tuple[float, Found]] = {}
        families = self._scale.families
        for one, other in Meetings(families, self._scale.spots).pairs(self._tellings):
            left, right = self._tellings[one], self._tellings[other]
            ours, theirs = self._homes[left.claims[0]], self._homes[right.claims[0]]
            if ours.id == theirs.id:
                continue
            weight = self._scale.weigh(left, right)
            if weight is None or abs(weight.points - families.enough) > BAND:
                continue
            pair = (min(ours.id, theirs.id), max(ours.id, theirs.id))
            if pair not in best or weight.points > best[pair][0]:
                best[pair] = (weight.points, Found(left, right, weight))
        for _, found in best.values():
            if not self._are_parted(found, settled):
                yield self._link(found)

    def _are_parted(self, found: Found, settled: _Settled) -> bool:
        """Did a person say that a claim of the one happening is not the same as a claim of the other?"""
        ours, theirs = (frozenset(self._homes[end.claims[0]].claims) for end in (found.left, found.right))
        return any(len(pair & ours) == 1 and len(pair & theirs) == 1 for pair in settled.parted)

    def _link(self, found: Found) -> Link:
        ends = sorted(
            (self._gists[telling.claims[0]] for telling in (found.left, found.right)),
            key=lambda gist: (gist.known, gist.id),
        )
        reasons = because(found, self._scale, self._gists)
        return Link(ends[0].id, ends[1].id, Relation.SAME, round(found.weight.score, 3), reasons)

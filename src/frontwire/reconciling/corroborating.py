"""Corroborating: for each claim of a happening, which other origins tell the same and which say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from frontwire.lexicon.grading import Grading
from frontwire.model.actor import ARMED
from frontwire.model.gist import Gist
from frontwire.model.happening import Difference, Dispute, Link, Relation
from frontwire.model.voice import Certainty, Polarity
from frontwire.reconciling.counting import Key, Total, counts_apart, totals
from frontwire.reconciling.opposing import doer_of, origin_of
from frontwire.reconciling.voicing import identified

_STATE_OR_ARMED = frozenset(sector.value for sector in ARMED) | {"GOV"}
_ANNOUNCED = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that is known of one happening: its claims, what they dispute, how they are linked."""

    gists: tuple[Gist, ...]
    disputes: tuple[Dispute, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """Who else tells of a claim, and what sort they are.

    `others` are the independent origins besides its own that tell the same, `against` those that say otherwise.
    `one_side`: its origin and all others speak for one party. `party`: its own origin is a party to the conflict.
    `by_parties`: all that say otherwise are. `withdrawn`: its own origin corrected it later.
    """

    others: frozenset[str]
    against: frozenset[str]
    one_side: bool = False
    party: bool = False
    by_parties: bool = False
    announced: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class _Content:
    """What a claim tells, as far as it can be confirmed by another."""

    kind: str
    polarity: Polarity
    tolls: frozenset[tuple[Key, Total]]


@dataclass(frozen=True, slots=True)
class _Side:
    """Whether an origin speaks for a party, and for which."""

    party: bool
    side: str | None


def supports(hearing: Hearing, *, grading: Grading, origins: Mapping[str, str]) -> tuple[Support, ...]:
    """The support of each claim of one happening, in their order.

    A claim that gives a toll is confirmed by whoever gives one that can be the same, any other by claims of its
    kind or of kinds that `grading` calls alike. What is only announced confirms nothing.
    """
    gists = hearing.gists
    origin = {gist.id: origin_of(gist, origins) for gist in gists}
    contents = {gist.id: _content(gist) for gist in gists if gist.certainty not in _ANNOUNCED}
    tellers: dict[_Content, set[str]] = {}
    for claim, content in contents.items():
        tellers.setdefault(content, set()).add(origin[claim])
    confirming = {content: _confirming(content, tellers, grading) for content in tellers}
    scales = _Scales(
        origin=origin,
        sides=_sides(gists, origin, grading),
        confirmed={claim: confirming[content] for claim, content in contents.items()},
        opposed=_opposed(gists, hearing.disputes, origin),
        withdrawn=frozenset(link.older for link in hearing.links if link.relation is Relation.CORRECTS),
    )
    return tuple(scales.support(gist) for gist in gists)


@dataclass(frozen=True, slots=True)
class _Scales:
    """What is known of a happening's claims by their ids; `confirmed` lacks what is only announced."""

    origin: Mapping[str, str]
    sides: Mapping[str, _Side]
    confirmed: Mapping[str, frozenset[str]]
    opposed: Mapping[str, set[str]]
    withdrawn: frozenset[str]

    def support(self, gist: Gist) -> Support:
        own = self.origin[gist.id]
        against = frozenset(self.opposed.get(gist.id, ())) - {own}
        others = self.confirmed.get(gist.id, frozenset()) - {own} - against
        return Support(
            others,
            against,
            one_side=bool(others) and _is_one_side(self.sides[one] for one in (own, *sorted(others))),
            party=self.sides[own].party,
            by_parties=bool(against) and all(self.sides[one].party for one in against),
            announced=gist.id not in self.confirmed,
            withdrawn=gist.id in self.withdrawn,
        )


def _content(gist: Gist) -> _Content:
    return _Content(gist.kind, gist.polarity, frozenset(totals(gist).items()))


def _confirming(content: _Content, tellers: Mapping[_Content, set[str]], grading: Grading) -> frozenset[str]:
    return frozenset(chain.from_iterable(who for other, who in tellers.items() if _confirms(other, content, grading)))


def _confirms(other: _Content, content: _Content, grading: Grading) -> bool:
    """Does what the one tells bear out the other?"""
    if other.polarity is not content.polarity:
        return False
    if not content.tolls:
        return grading.are_alike(content.kind, other.kind)
    theirs = dict(other.tolls)
    shared = [(given, theirs[key]) for key, given in content.tolls if key in theirs]
    return bool(shared) and not any(given.is_apart(counted) for given, counted in shared)


def _opposed(gists: Iterable[Gist], disputes: Iterable[Dispute], origin: Mapping[str, str]) -> dict[str, set[str]]:
    """By claim, the origins of the positions that stand against its own."""
    held = {gist.id: gist for gist in gists}
    out: dict[str, set[str]] = {}
    for dispute in disputes:
        for number, position in enumerate(dispute.positions):
            theirs = [
                held[claim]
                for other, against in enumerate(dispute.positions)
                if other != number
                for claim in against.claims
                if claim in held
            ]
            for claim in position.claims:
                if claim in held:
                    against_it = (one for one in theirs if _is_against(held[claim], one, dispute.difference))
                    out.setdefault(claim, set()).update(origin[one.id] for one in against_it)
    return out


def _is_against(gist: Gist, other: Gist, difference: Difference) -> bool:
    """Of a dispute over figures only ranges that do not meet are against each other."""
    return difference is not Difference.FIGURE or counts_apart(gist, other)


def _sides(gists: Iterable[Gist], origin: Mapping[str, str], grading: Grading) -> dict[str, _Side]:
    """What sort each origin is: by the table of sources, else by its voice, else by who performs its speech act."""
    out: dict[str, _Side] = {}
    for gist in gists:
        key = origin[gist.id]
        before = out.get(key, _Side(False, None))
        out[key] = _Side(
            before.party or _speaks_for_one(gist), min(filter(None, (before.side, _side(gist))), default=None)
        )
    for key, side in out.items():
        known = grading.sources.get(key.partition(":")[2])
        if known is not None and known.party is not None:
            out[key] = _Side(known.party, known.side or side.side)
    return out


def _speaks_for_one(gist: Gist) -> bool:
    """Does a party to the conflict say so?"""
    voice, doer = identified(gist) or gist.speaker, doer_of(gist)
    if voice is not None:
        return voice.party is True
    return doer is not None and (doer.side is not None or doer.sector in _STATE_OR_ARMED)


def _side(gist: Gist) -> str | None:
    voice, doer = identified(gist) or gist.speaker, doer_of(gist)
    if voice is not None:
        return voice.side
    return doer.side if doer is not None else None


def _is_one_side(sides: Iterable[_Side]) -> bool:
    held = list(sides)
    return all(one.party for one in held) and len({one.side for one in held}) == 1 and held[0].side is not None

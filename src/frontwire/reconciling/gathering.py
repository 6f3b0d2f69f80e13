"""Gathering: what one report tells of one thing. Its title, deck and body repeat and complete one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frontwire.reconciling.grouping import Groups
from frontwire.reconciling.tellings import Telling, merge
from frontwire.reconciling.weighing import Scale, Weight

#: A claim is weighed against so many of the last things told before it.
_LAST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """Two tellings found to be of one thing, with the weight that says so."""

    left: Telling
    right: Telling
    weight: Weight


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one report tells: its tellings in the order of its text, and the pairs that made them."""

    tellings: tuple[Telling, ...]
    found: tuple[Found, ...]


def gather(claims: Sequence[Telling], groups: Groups, scale: Scale) -> Gathered:
    """Join the claims of one report, given in the order of its text, each to the telling it fits best."""
    told: list[Telling] = []
    found: list[Found] = []
    for claim in claims:
        best: tuple[float, int, Weight] | None = None
        for place in range(max(0, len(told) - _LAST), len(told)):
            weight = scale.weigh(told[place], claim)
            if weight is None or weight.points < scale.families.enough:
                continue
            if (best is None or weight.points >= best[0]) and groups.may_join(told[place].claims[0], claim.claims[0]):
                best = (weight.points, place, weight)
        if best is None:
            told.append(claim)
            continue
        _, place, weight = best
        groups.join(told[place].claims[0], claim.claims[0])
        found.append(Found(told[place], claim, weight))
        told[place] = merge((told[place], claim), spots=scale.spots, families=scale.families)
    return Gathered(tuple(told), tuple(found))

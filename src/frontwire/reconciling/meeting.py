"""Meeting: the pairs of tellings of different reports that may be of one thing, with the points of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frontwire.reconciling.pairing import Meetings
from frontwire.reconciling.tellings import Telling
from frontwire.reconciling.weighing import Scale


@dataclass(frozen=True, slots=True)
class Met:
    """Two tellings whose points are enough for one thing. Their weight is not kept: it is weighed again where asked."""

    points: float
    left: Telling
    right: Telling


def meet(tellings: Sequence[Telling], scale: Scale, *, days: range | None = None) -> Iterator[Met]:
    """The pairs among tellings, given in `known_order`, that may be one thing; only those met on `days` where given.

    What meets on some days is found among the tellings that those days concern (`pairing.days_of`) just as among all.
    """
    enough = scale.families.enough
    for one, other in Meetings(scale.families, scale.spots, days=days).pairs(tellings):
        weight = scale.weigh(tellings[one], tellings[other])
        if weight is not None and weight.points >= enough:
            yield Met(weight.points, tellings[one], tellings[other])

"""Disputing: in what the accounts of one happening differ so that they cannot all be right. Nothing is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from frontwire.lexicon.deeds import Deeds
from frontwire.model.gist import Gist
from frontwire.model.happening import Dispute, Link, Relation
from frontwire.model.voice import Certainty
from frontwire.reconciling import blaming, counting, differing
from frontwire.reconciling.opposing import Stand, origin_of

#: What is only announced or made to depend on something says nothing of what happened.
_TOLD = frozenset({Certainty.STATED, Certainty.CLAIMED, Certainty.POSSIBLE})


def disputes(
    gists: Iterable[Gist], *, deeds: Deeds, links: Iterable[Link] = (), origins: Mapping[str, str] | None = None
) -> tuple[Dispute, ...]:
    """The disputes among the claims of one happening, in the order of `Difference`.

    `links` are the happening's: what a later word corrects no longer stands against others, nor do figures that it
    brings up to date.
    `origins` are those of `originating.origins`; claims of one origin never dispute each other. Positions stand in
    the order in which they were first known.
    """
    held_links = tuple(links)
    relations = {(link.older, link.relation) for link in held_links}
    told = [g for g in gists if g.certainty in _TOLD and (g.id, Relation.CORRECTS) not in relations]
    told.sort(key=lambda gist: (gist.known, gist.id))
    if len(told) < 2:
        return ()
    held = origins or {}
    stands = [Stand(None, "", gist, origin_of(gist, held)) for gist in told]
    if len({stand.origin for stand in stands}) < 2 and not any(gist.kind in deeds.blaming for gist in told):
        return ()
    counted = [stand for stand in stands if (stand.gist.id, Relation.UPDATES) not in relations]
    return (*counting.figures(counted, deeds), *_others(stands, held_links, deeds))


def _others(stands: Sequence[Stand], links: Iterable[Link], deeds: Deeds) -> Iterator[Dispute]:
    """Disputes over anything but figures."""
    found = (
        blaming.responsibility(stands, deeds),
        differing.causes(stands, deeds),
        differing.places(stands),
        differing.times(stands),
        differing.happened(stands, deeds, links),
        blaming.holders(stands, deeds),
    )
    return (dispute for dispute in found if dispute is not None)

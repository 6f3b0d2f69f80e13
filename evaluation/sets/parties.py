"""The parties to an event: whom the fillers of a claim's roles stand for.

Event data name an actor where a sentence often names what is his or what he did: "shelled rebel positions" is against
the rebels, "condemned the raid by the navy" against the navy. Shared by the sets that score coded dyads.
"""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.claims.join import actor_of
from frontwire.model.actor import Actor
from frontwire.model.document import Document


def parties_of(fillers: Iterable[Actor], document: Document) -> tuple[Actor, ...]:
    """The actors that fill a role, each filler that names none replaced by whom it stands for, if anybody."""
    return tuple(party for filler in fillers for party in _standing_for(filler, document))


def _standing_for(filler: Actor, document: Document) -> tuple[Actor, ...]:
    if filler.sector is not None or filler.country is not None:
        return (filler,)
    return _named_in(filler, document) or _behind(filler, document) or (filler,)


def _named_in(filler: Actor, document: Document) -> tuple[Actor, ...]:
    """The last actor named in the filler's own phrase: the rebels of "rebel positions"."""
    named = (
        mention.actor
        for _, mention in sorted(document.mentions.items())
        if mention.actor is not None and mention.span != filler.span and filler.span.contains(mention.span)
    )
    return tuple(named)[-1:]


def _behind(filler: Actor, document: Document) -> tuple[Actor, ...]:
    """Who is behind the event that the filler's phrase tells."""
    told = (c for c in document.codings if filler.span.contains(document.syntax[c.trigger].span) and c.actors)
    return next((tuple(actor_of(document, head) for head in coding.actors) for coding in told), ())

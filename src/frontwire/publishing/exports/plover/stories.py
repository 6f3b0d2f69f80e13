"""Stories: whom and which places a report as a whole names, for the columns that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from frontwire.model.actor import Actor
from frontwire.publishing.exports.shipment import Entry


@dataclass(slots=True)
class Story:
    """The names in the claims of one report, in the order in which they come; keys only, as sets that keep an order."""

    people: dict[str, None] = field(default_factory=dict)
    organizations: dict[str, None] = field(default_factory=dict)
    locations: dict[str, None] = field(default_factory=dict)


def gather(entries: Iterable[Entry], persons: frozenset[str]) -> dict[str, Story]:
    """The stories by report; `persons` are the ids of the actors of the lexicon who are persons."""
    held: dict[str, Story] = {}
    for entry in entries:
        story = held.setdefault(entry.gist.report, Story())
        for actor in _named(entry):
            kind = story.people if actor.entity in persons else story.organizations
            kind[actor.name or actor.text] = None
        if entry.gist.site is not None:
            story.locations[entry.gist.site.name] = None
    return held


def _named(entry: Entry) -> Iterator[Actor]:
    """Whoever is named in a role or as a voice, and is known to the lexicon."""
    claim = entry.claim
    voices = (voice.actor for voice in claim.said_by if voice.actor is not None)
    for actor in (*claim.actors, *claim.targets, *claim.facilities, *voices):
        if actor.entity is not None:
            yield actor

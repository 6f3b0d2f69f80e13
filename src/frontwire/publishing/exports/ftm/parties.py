"""Parties: actors of the lexicon as people, bodies and groups."""

from __future__ import annotations

from dataclasses import dataclass

from frontwire.lexicon.ftm import FtmFile
from frontwire.lexicon.persons import Persons
from frontwire.model.actor import Actor, Sector
from frontwire.publishing.exports.ftm.shapes import Source, Thing, identify


@dataclass(frozen=True, slots=True)
class Parties:
    """Makes entities of actors; `persons` tells how they are called and who of them are people."""

    tables: FtmFile
    persons: Persons

    def thing(self, actor: Actor, source: Source) -> Thing | None:
        """The entity of one actor; None for one whom the lexicon does not know: words name nobody in particular.

        What is known of it comes from the lexicon, whoever speaks of it.
        """
        if actor.entity is None:
            return None
        kind = self.tables.parties[actor.sector or Sector.UNK]
        is_person = actor.entity in self.persons.people
        known = Source(origin=actor.rule or "lexicon", seen=source.seen)
        held = Thing(identify("actor", actor.entity), self.tables.person if is_person else kind.schema, known)
        held.add("name", self.persons.names.get(actor.entity) or actor.name or actor.text)
        held.add("country", (actor.country or "").lower())
        for topic in () if is_person else kind.topics:
            held.add("topics", topic)
        return held

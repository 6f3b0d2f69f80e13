"""Making: the entities of a shipment, each once, in the order in which they are first needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from frontwire.lexicon.ftm import FtmFile
from frontwire.lexicon.labels import Labels
from frontwire.lexicon.lands import Lands
from frontwire.lexicon.persons import Persons
from frontwire.model.actor import Actor
from frontwire.model.voice import Polarity
from frontwire.publishing.exports.acts import polarity_of, read_denying
from frontwire.publishing.exports.format import Unit
from frontwire.publishing.exports.ftm.matters import Matter, of_bundle, of_entry
from frontwire.publishing.exports.ftm.parties import Parties
from frontwire.publishing.exports.ftm.places import place, reach, words
from frontwire.publishing.exports.ftm.reports import article, report_id, source_of
from frontwire.publishing.exports.ftm.shapes import Source, Thing, identify
from frontwire.publishing.exports.plover.telling import address, comment, outlet
from frontwire.publishing.exports.shipment import Entry, Shipment


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes entities; `_made` holds the ids of those that were, so that each is written once."""

    tables: FtmFile
    lands: Lands
    labels: Labels
    parties: Parties
    denying: frozenset[str]
    _made: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, lexicons: Path) -> Maker:
        """With the tables of a folder of lexicons; raises LexiconError."""
        tables = FtmFile.load(lexicons / "exports" / "ftm.yml")
        parties = Parties(tables, Persons.load(lexicons / "actors"))
        labels = Labels.load(lexicons / "publishing" / "labels.yml")
        return cls(tables, Lands.load(lexicons), labels, parties, read_denying(lexicons))

    def things(self, shipment: Shipment, unit: Unit) -> Iterator[Thing]:
        """All entities of a shipment, by its happenings or by its claims."""
        if unit is Unit.HAPPENINGS:
            matters = (of_bundle(bundle, shipment.at, self.denying) for bundle in shipment.bundles())
        else:
            matters = (of_entry(entry, shipment.at, self.denying) for entry in shipment.entries())
        for matter in matters:
            for thing in self._of(matter):
                if thing.id not in self._made:
                    self._made.add(thing.id)
                    yield thing

    def _of(self, matter: Matter) -> Iterator[Thing]:
        """What one matter is made of: its reports, its place, its parties, the event, the words, the links."""
        for entry in matter.entries:
            yield article(entry.filing, self.tables)
            yield from self._parties(entry)
        if matter.site is not None:
            yield place(matter.site, self._source(matter.lead), self.lands)
        if not matter.is_state:
            yield self._event(matter)
        for entry in matter.entries:
            yield from self._note(entry, matter)
        yield from self._links(matter)

    def _parties(self, entry: Entry) -> Iterator[Thing]:
        for _, actor in _roles(entry):
            thing = self.parties.thing(actor, self._source(entry))
            if thing is not None:
                yield thing

    def _event(self, matter: Matter) -> Thing:
        """A happening; who is said to have part in it is taken from the claims that stand and affirm it."""
        lead, source = matter.lead, self._source(matter.lead)
        held = Thing(_event_id(matter), "Event", source)
        held.add("name", self._name(matter)).add("summary", matter.standing).add("recordId", matter.id)
        self._place(held, matter)
        is_day = matter.first is not None and matter.first == matter.last
        held.add("date", matter.first if is_day else None)
        held.add("startDate", matter.first).add("endDate", matter.last)
        held.add("keywords", lead.claim.kind).add("keywords", lead.claim.codes.acled).add("keywords", matter.stance)
        for count in matter.counts:
            held.add("notes", count)
        for entry in matter.entries:
            own = self._source(entry)
            held.add("proof", report_id(entry.filing), own).add("publisher", outlet(entry.filing), own)
            held.add("sourceUrl", address(entry.filing), own)
            if entry.gist.stands(matter.at) and polarity_of(entry.claim, self.denying) is Polarity.AFFIRMED:
                for actor in (*entry.claim.actors, *entry.claim.targets):
                    held.add("involved", _party_id(actor), own)
        return held

    def _place(self, held: Thing, matter: Matter) -> None:
        held.quote("location", matter.place_text)
        if matter.site is not None:
            held.add("location", words(matter.site, self.lands)).add("country", (matter.site.country or "").lower())
            held.add("addressEntity", _place_id(matter, self.lands))

    def _name(self, matter: Matter) -> str:
        """A neutral name: what, where, when; how it is held where nobody simply affirms it."""
        label = self.labels.kind(matter.lead.claim.kind).label
        where = matter.place_text if matter.site is None else matter.site.name
        day = None if matter.first is None else matter.first.isoformat()
        name = ", ".join(part for part in (label, where, day) if part)
        return f"{name} ({matter.stance})" if matter.stance else name

    def _note(self, entry: Entry, matter: Matter) -> Iterator[Thing]:
        """The words of one claim: on the event, or on the place and the parties of a state."""
        source = self._source(entry)
        held = Thing(identify("claim", entry.id), "Note", source)
        stance, past = entry.claim.stance, "background" if entry.claim.background else None
        held.quote("description", entry.sentence).add("summary", comment(entry, reach(entry.gist.site)))
        gone = None if entry.gist.stands(matter.at) else "replaced by a later version"
        for word in (entry.claim.kind, stance.polarity.value, stance.certainty.value, past, gone):
            held.add("keywords", word)
        held.add("publisher", outlet(entry.filing)).add("sourceUrl", address(entry.filing))
        held.add("proof", report_id(entry.filing))
        if matter.is_state:
            held.add("entity", _place_id(matter, self.lands) if matter.site is not None else None)
            for actor in (*entry.claim.actors, *entry.claim.targets, *entry.claim.facilities):
                held.add("entity", _party_id(actor))
        else:
            held.add("entity", _event_id(matter))
        yield held

    def _links(self, matter: Matter) -> Iterator[Thing]:
        """Who is said to have which part in it, and who says it: a link for each role of each party."""
        held: dict[str, Thing] = {}
        for entry in matter.entries:
            target = identify("claim", entry.id) if matter.is_state else _event_id(matter)
            for role, actor in _roles(entry):
                party, source = _party_id(actor), self._source(entry)
                if party is None:
                    continue
                name = identify("link", target, role, party)
                link = held.setdefault(name, Thing(name, "UnknownLink", source))
                link.add("subject", party, source).add("object", target, source).add("role", role, source)
                link.quote("description", actor.text, source).add("proof", report_id(entry.filing), source)
                stance = entry.claim.stance
                link.add("status", f"{stance.polarity.value}, {stance.certainty.value}", source)
        yield from held.values()

    def _source(self, entry: Entry) -> Source:
        return source_of(entry.filing, f"claim:{entry.id}", self.tables)


def _roles(entry: Entry) -> Iterator[tuple[str, Actor]]:
    """Everybody in a claim with his part in it."""
    claim = entry.claim
    for role, actors in (("actor", claim.actors), ("target", claim.targets), ("facility", claim.facilities)):
        for actor in actors:
            yield role, actor
    for voice in claim.said_by:
        if voice.actor is not None:
            yield "voice", voice.actor


def _event_id(matter: Matter) -> str:
    return identify("event", matter.unit.value, matter.id)


def _party_id(actor: Actor) -> str | None:
    return None if actor.entity is None else identify("actor", actor.entity)


def _place_id(matter: Matter, lands: Lands) -> str | None:
    return None if matter.site is None else place(matter.site, Source("", matter.lead.filing.fetched), lands).id

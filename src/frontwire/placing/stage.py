"""The placing stage: every place phrase of a document becomes a note, or a refusal with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from frontwire.lexicon.places import Places
from frontwire.model.document import Document, Referent
from frontwire.model.place import Place, PlaceBasis, PlaceClass, PlaceNote, PlaceUse
from frontwire.model.ports import Gazetteer
from frontwire.model.report import Refusal, Role
from frontwire.model.span import Stretch
from frontwire.placing.addresses import ADDRESS_GAP
from frontwire.placing.choosing import choose
from frontwire.placing.context import Context, read_context
from frontwire.placing.named import Named
from frontwire.placing.names import key
from frontwire.placing.phrases import Finder, NamePhrase
from frontwire.placing.precision import precision_of
from frontwire.placing.references import Reference, Resolver
from frontwire.placing.relations import Relation, part_named, read_relation
from frontwire.placing.uses import is_metonym, use_of

#: A name that nothing calls a place needs at least this many people, or a place in the lexicon.
_WEAK_POPULATION = 15_000
#: A dateline's town stands among the first words ("Fri 01 Jul 2016 BEIRUT - …").
_DATELINE_REACH = 8


def place(document: Document, *, gazetteer: Gazetteer, words: Places) -> Document:
    """Adds a note for every place phrase, and a refusal for every name that could not be placed."""
    return _Placer(document, gazetteer, words).run()


@dataclass(frozen=True, slots=True)
class _Strong:
    """The names that their context calls places: how often each stands, and their keys."""

    names: Counter[str]
    keys: frozenset[str]

    @classmethod
    def of(cls, phrases: tuple[NamePhrase, ...]) -> _Strong:
        names = Counter(phrase.name for phrase in phrases if phrase.strong)
        return cls(names, frozenset(key(name) for name in names))


@dataclass(frozen=True, slots=True)
class _Placer:
    document: Document
    gazetteer: Gazetteer
    words: Places

    def run(self) -> Document:
        found = Finder(self.document, self.gazetteer, self.words).find()
        strong = _Strong.of(found)
        phrases = tuple(p for p in found if self._is_place(p, strong))
        context = read_context(self.document, phrases, gazetteer=self.gazetteer, words=self.words)
        notes: list[PlaceNote] = []
        refusals: list[Refusal] = []
        nouns: dict[int, str] = {}
        strong = _Strong.of(phrases)
        for phrase in phrases:
            if not phrase.strong and not self._is_supported(phrase, context, strong):
                continue
            note = self._note(phrase, context)
            if phrase.noun is not None:
                nouns[note.head] = phrase.noun
            notes.append(note)
        placed = self._by_neighbours(tuple(notes))
        refusals.extend(_refusal(n) for n in placed if n.place is None and n.lat is None and not self._speaks(n))
        kept = tuple(note for note in placed if note.place is not None)
        everything = (*kept, *self._references(kept, nouns, context))
        return replace(
            self.document,
            placements=tuple(sorted(everything, key=lambda note: (note.stretch, note.head))),
            refusals=(*self.document.refusals, *refusals),
        )

    def _speaks(self, note: PlaceNote) -> bool:
        """Is the unknown name a speaker's own ("Abu Noor said"), not where one speaks ("a doctor in Noor said")?"""
        head = self.document.syntax[note.head]
        if head.dep == "pobj":
            return False
        sources = (one.voice.span for one in self.document.attributions)
        return any(span is not None and span.overlaps(note.span) for span in sources)

    def _is_place(self, phrase: NamePhrase, strong: _Strong) -> bool:
        """Is the name meant as a place at all, as far as its own words tell?"""
        low = phrase.name.lower()
        if phrase.noun is None and low in self.words.directions:
            return False
        if low in self.words.not_places:
            return phrase.labelled and phrase.prepositioned and bool(phrase.places)
        if any(p.kind is PlaceClass.COUNTRY and p.score == 1.0 for p in phrase.places):
            return not self._in_name(phrase)
        if self._in_name(phrase) or self._is_outlet(phrase) or self._is_surname(phrase):
            return False
        labels = {self.document.syntax[i].entity for i in phrase.core}
        if "PERSON" in labels and not (phrase.prepositioned or phrase.noun or self._is_object(phrase)):
            again = strong.names[phrase.name] > int(phrase.strong)
            curated = any(p.score == 1.0 and p.id.startswith("fw:") for p in phrase.places)
            return again or ((curated or len(phrase.core) > 1) and not self._acts(phrase.head))
        return phrase.strong or bool(phrase.places)

    def _is_surname(self, phrase: NamePhrase) -> bool:
        """Does a single word stand for a person named in full elsewhere ("Brown" after "Anna Brown")?"""
        if len(phrase.core) > 1 or phrase.noun is not None:
            return False
        full = self.document.mentions.get(self.document.resolve(phrase.head))
        if full is None or full.referent is not Referent.PERSON or phrase.core.start in full.stretch:
            return False
        last = self.document.syntax[full.head].text
        return len(full.stretch) > 1 and last.lower() == phrase.name.lower()

    def _is_object(self, phrase: NamePhrase) -> bool:
        """Is a name alone the object of a verb whose objects are places ("shelled X"), of a place one knows of?"""
        token = self.document.syntax[phrase.head]
        governor = self.document.syntax[token.head]
        known = any(p.score == 1.0 and p.population >= _WEAK_POPULATION for p in phrase.places)
        return known and token.dep == "dobj" and governor.lemma in self.words.words.object_verbs

    def _is_outlet(self, phrase: NamePhrase) -> bool:
        """Does the name say whom a journalist works for ("an Al-X reporter")?"""
        token = self.document.syntax[phrase.head]
        governor = self.document.syntax[token.head]
        return token.dep in ("compound", "nmod") and governor.lemma in self.words.words.press_nouns

    def _acts(self, head: int) -> bool:
        """Is a name the subject of a verb that people, not places, are the subjects of?"""
        token = self.document.syntax[head]
        governor = self.document.syntax[token.head]
        return token.dep == "nsubj" and governor.lemma not in self.words.words.hosting_verbs

    def _in_name(self, phrase: NamePhrase) -> bool:
        """Is the phrase a piece of a longer name of an actor ("Aleppo Media Centre")?"""
        for index in phrase.core:
            governor = self.document.syntax[index].head
            for mention in (self.document.mentions.get(index), self.document.mentions.get(governor)):
                if mention is None or mention.actor is None or mention.actor.entity is None:
                    continue
                extra = [
                    i for i in mention.stretch if i not in phrase.stretch and self.document.syntax[i].pos == "PROPN"
                ]
                if index in mention.stretch and extra and mention.stretch.contains(phrase.core):
                    return True
        return False

    def _is_supported(self, phrase: NamePhrase, context: Context, strong: _Strong) -> bool:
        """May a bare capitalised word be the place of that name? Only where the report speaks of its country."""
        if key(phrase.name) in strong.keys:
            return True
        return any(
            place.score == 1.0
            and (place.kind is PlaceClass.COUNTRY or context.speaks_of(place.country))
            and (place.population >= _WEAK_POPULATION or place.id.startswith("fw:") or place.country is None)
            for place in phrase.places
        )

    def _note(self, phrase: NamePhrase, context: Context) -> PlaceNote:
        chosen, candidates, because = choose(phrase, context)
        relation = read_relation(self.document.syntax, phrase.stretch, phrase.head, chosen, words=self.words)
        note = self._made(phrase.stretch, phrase.head, chosen, relation, because=because)
        use = use_of(self.document, phrase.stretch, phrase.head, words=self.words)
        if self._is_dateline(phrase):
            use = PlaceUse.SPEAKER
        metonym = (
            chosen is not None
            and (chosen.kind is PlaceClass.COUNTRY or self._is_capital(chosen))
            and is_metonym(self.document, phrase.stretch, phrase.head, chosen, words=self.words)
        )
        return replace(note, use=use, metonym=metonym, candidates=candidates)

    def _is_dateline(self, phrase: NamePhrase) -> bool:
        """Is it the town a report is sent from: in capitals before the first words of the text?"""
        syntax = self.document.syntax
        sentence = syntax.sentence(phrase.head)
        text = self.document.report.text
        if (
            not syntax.span(phrase.core).of(text).isupper()
            or phrase.core.start - sentence.stretch.start > _DATELINE_REACH
        ):
            return False
        body = next((s.index for s in syntax.sentences if s.role is Role.BODY), None)
        return sentence.index == body and not sentence.span.of(text).isupper()

    def _is_capital(self, place: Place) -> bool:
        return (
            place.kind is PlaceClass.TOWN
            and place.country is not None
            and ((seat := self.gazetteer.capital(place.country)) is not None and seat.id == place.id)
        )

    def _made(
        self, stretch: Stretch, head: int, chosen: Place | None, relation: Relation, *, because: str
    ) -> PlaceNote:
        """A note from a place and what the words around it say."""
        start = stretch.start if relation.relation is None or relation.start is None else relation.start
        whole = Stretch(start, stretch.end)
        span = self.document.syntax.span(whole)
        text = " ".join(span.of(self.document.report.text).split())
        if chosen is None:
            return PlaceNote(text, span, whole, head, None, basis=PlaceBasis.NONE, because=because)
        radius = chosen.radius_km if relation.radius_km is None else relation.radius_km
        moved = relation.relation is not None
        acled, ucdp = precision_of(chosen.kind, radius_km=radius, moved=moved)
        return PlaceNote(
            text=text,
            span=span,
            stretch=whole,
            head=head,
            place=chosen,
            part=relation.part,
            relation=relation.relation,
            lat=chosen.lat if relation.lat is None else relation.lat,
            lon=chosen.lon if relation.lon is None else relation.lon,
            radius_km=round(radius, 1),
            acled_precision=acled,
            ucdp_precision=ucdp,
            basis=PlaceBasis.RELATION if moved else PlaceBasis.NAMED,
            because=because,
        )

    def _by_neighbours(self, notes: tuple[PlaceNote, ...]) -> tuple[PlaceNote, ...]:
        """Places that the gazetteer lacks, placed by the place they are said to lie in or near."""
        return tuple(
            self._by_neighbour(note, islice(notes, number + 1, None)) if note.place is None else note
            for number, note in enumerate(notes)
        )

    def _by_neighbour(self, note: PlaceNote, later: Iterable[PlaceNote]) -> PlaceNote:
        syntax = self.document.syntax
        sentence = syntax.sentence(note.head)
        following = (n for n in later if n.place is not None and n.stretch.start >= note.stretch.end)
        for other in islice(following, 1):
            between = range(note.stretch.end, other.stretch.start)
            if other.stretch.start not in sentence.stretch or len(between) > 2 * ADDRESS_GAP:
                continue
            if any(syntax[i].pos in ("VERB", "AUX") for i in between) or other.place is None:
                continue
            words = syntax.words(between).strip(" ,")
            relation = Relation(
                relation=other.relation or words or "in", lat=other.lat, lon=other.lon, radius_km=other.radius_km
            )
            made = self._made(
                note.stretch, note.head, other.place, relation, because=f"{note.because}; placed by {other.text}"
            )
            return replace(made, text=note.text, span=note.span, stretch=note.stretch, use=note.use)
        return note

    def _references(self, notes: tuple[PlaceNote, ...], nouns: dict[int, str], context: Context) -> list[PlaceNote]:
        capital = None if context.main is None else self.gazetteer.capital(context.main)
        names = {country.country: country.name for country in self.words.countries}
        country = None if context.main is None else self.gazetteer.country(names.get(context.main, context.main))
        resolver = Resolver(self.document, Named.of(self.document, notes, nouns), self.words, capital, country)
        return [self._referred(reference) for reference in resolver.resolve()]

    def _referred(self, reference: Reference) -> PlaceNote:
        """A note for a phrase without a name: its target's place, its own part and relation."""
        target = reference.target
        place = target.place
        relation = read_relation(self.document.syntax, reference.stretch, reference.head, place, words=self.words)
        if reference.part:
            relation = Relation(part=part_named(self.document.syntax, reference.head, words=self.words))
        made = self._made(reference.stretch, reference.head, place, relation, because=reference.because)
        if relation.relation is None:
            made = replace(made, basis=PlaceBasis.ANTECEDENT)
        return replace(made, use=use_of(self.document, reference.stretch, reference.head, words=self.words))


def _refusal(note: PlaceNote) -> Refusal:
    return Refusal("placing", note.text, note.because, note.span)

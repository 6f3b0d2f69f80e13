"""What Frontwire notes, told in re3d's types.

The corpus is flat: of words inside one another only one entity counts, the outermost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.sets.re3d_extents import Extents
from frontwire.lexicon.actors import Form, Known, Land
from frontwire.lexicon.lexicons import Lexicons
from frontwire.model.document import Document, Mention, MentionKind, Referent
from frontwire.model.ports import Gazetteer
from frontwire.model.span import Span, Stretch
from frontwire.model.syntax import Token
from frontwire.parsing.scene import Scene
from frontwire.placing.phrases import Finder, NamePhrase

#: The types that are scored.
TYPES = ("Organisation", "Location", "Person", "Weapon", "Quantity", "Temporal")
_ORGANISATION, _LOCATION, _PERSON, _WEAPON, _QUANTITY, _TEMPORAL = TYPES
#: Classes of lexicons/classes whose nouns are arms or their munitions; grounds and buildings; what armies drive.
_ARMS = ("weapon", "explosive", "artillery", "gun", "chemical")
_SITES = ("site", "hospital")
_MACHINES = ("military_equipment", "aircraft", "drone")
_OF_REFERENT = {Referent.GROUP: _ORGANISATION, Referent.PEOPLE: _ORGANISATION, Referent.PERSON: _PERSON}
#: The first person of the plural is several people or a body, whoever says it.
_WE = frozenset({"we", "us", "ourselves"})
_ONE = frozenset({"i", "me", "myself", "he", "him", "himself", "she", "herself"})
#: Pronouns that only tie a clause to a noun, possess, or point at nobody in particular.
_EMPTY_TAGS = frozenset({"WP", "WP$", "WDT", "PRP$"})
_EMPTY = frozenset({"anybody", "anyone", "everybody", "everyone", "nobody", "one", "somebody", "someone", "you"})
_INDEFINITE = frozenset({"a", "an", "another"})
_INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "quantmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: A country behind one of these is ground, as it is as the object of these verbs; else the state that acts.
_ON_GROUND = frozenset(
    {
        *("across", "around", "at", "from", "in", "inside", "into", "near", "of", "off", "on", "out", "outside"),
        *("over", "through", "throughout", "to", "toward", "towards"),
    }
)
_VISITS = frozenset({"visit"})
#: TIMEX3 values of "now", "recently", "soon": no date, time or range of time of their own.
_VAGUE_TIME = re.compile(r"(?:PRESENT|PAST|FUTURE)_REF")
#: A number that is no amount: "one of them", "both".
_NO_AMOUNT = frozenset({"both", "one"})
_OF, _FOR = frozenset({"of"}), frozenset({"of", "for"})


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Words of one type."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the entities of one document."""

    document: Document
    lexicons: Lexicons
    scene: Scene
    extents: Extents
    names: tuple[NamePhrase, ...]
    arms: frozenset[str]
    sites: frozenset[str]
    machines: frozenset[str]

    @classmethod
    def of(cls, document: Document, *, lexicons: Lexicons, gazetteer: Gazetteer) -> Teller:
        """The teller of a document."""
        scene = Scene.of(document.syntax, lexicons.actors)
        words = lexicons.kinds.classes.words
        notes = [note.stretch for note in document.placements]
        names = Finder(document, gazetteer, lexicons.places).find()
        return cls(
            document,
            lexicons,
            scene,
            Extents.of(document, scene, lexicons.figures),
            tuple(name for name in names if any(note.contains(name.core) for note in notes)),
            *(frozenset(word for name in group for word in words[name]) for group in (_ARMS, _SITES, _MACHINES)),
        )

    def entities(self) -> tuple[Entity, ...]:
        """All of the six types, none inside another."""
        found = [*self._times(), *self._locations(), *self._mentioned(), *self._things(), *self._quantities()]
        held: list[tuple[Stretch, str]] = []
        for stretch, kind in sorted(found, key=lambda one: -len(one[0])):
            if not any(stretch.start < other.end and other.start < stretch.end for other, _ in held):
                held.append((stretch, kind))
        return tuple(sorted(Entity(self.document.syntax.span(stretch), kind) for stretch, kind in held))

    def _times(self) -> Iterator[tuple[Stretch, str]]:
        for note in self.document.times:
            if note.kind != "SET" and not _VAGUE_TIME.match(note.value or ""):
                yield note.stretch, _TEMPORAL

    def _quantities(self) -> Iterator[tuple[Stretch, str]]:
        syntax = self.document.syntax
        timed = {index for note in self.document.times for index in note.stretch}
        for numeral in dict.fromkeys(self.extents.counted.values()):
            core = numeral.core
            plain = syntax[core.start].text.lower() not in _NO_AMOUNT | _INDEFINITE
            if plain and timed.isdisjoint(core):
                square = core.end + 1 < len(syntax) and syntax[core.end].lemma == "square"
                yield Stretch(core.start, core.end + 2 if square else core.end), _QUANTITY
        units = self.lexicons.places.words.distance_units
        for token in syntax.tokens[1:]:
            if token.text.lower() in units and syntax[token.index - 1].pos == "NUM":
                yield Stretch(token.index - 1, token.index + 1), _QUANTITY

    def _locations(self) -> Iterator[tuple[Stretch, str]]:
        acting = {index for note in self.document.placements if note.metonym for index in note.stretch}
        before: tuple[Stretch, str] | None = None
        for name in self.names:
            state = self._is_state(name) or not acting.isdisjoint(name.core)
            here = self._ground(name), _ORGANISATION if state else _LOCATION
            if before is not None and self._is_address(before[0], name.core):
                yield Stretch(before[0].start, here[0].end), _LOCATION
            yield here
            before = here

    def _land(self, index: int) -> Land | None:
        naming = self.scene.namings.get(index)
        return naming.meaning if naming is not None and isinstance(naming.meaning, Land) else None

    def _is_address(self, stretch: Stretch, other: Stretch) -> bool:
        """Is the second name the country of the first: "Paris, France"?"""
        syntax = self.document.syntax
        country, own = self._land(other.start), self._land(stretch.end - 1)
        if other.start != stretch.end + 1 or syntax[stretch.end].text != "," or country is None:
            return False
        return country.form is Form.NAME and (own is None or own.form is not Form.NAME)

    def _is_state(self, name: NamePhrase) -> bool:
        """Does a country's name stand for the state?"""
        syntax = self.document.syntax
        naming = self.scene.namings.get(name.core.start)
        if self._land(name.core.start) is None or naming is None or naming.stretch.end < name.core.end:
            return False
        token = syntax[naming.stretch.end - 1]
        while token.dep == "conj" and token.head != token.index:
            token = syntax.head(token.index)
        above = syntax.head(token.index)
        if token.dep in ("ROOT", "appos", "dep") or above.index == token.index:
            return False
        if token.dep == "pobj":
            return above.lemma not in _ON_GROUND
        return not (token.dep == "dobj" and above.lemma in _VISITS.union(self.lexicons.places.words.object_verbs))

    def _ground(self, name: NamePhrase) -> Stretch:
        """A name with what belongs to it: "the rebel-held town of X", "northern Y"."""
        syntax = self.document.syntax
        head = syntax[max(name.stretch.end, name.core.end) - 1]
        start = min(name.core.start, self.extents.start(head.index))
        while start < name.core.start and syntax[start].pos == "NOUN" and not self._is_of(syntax[start], self.sites):
            start += 1
        above = syntax.head(head.index)
        if head.dep == "pobj" and above.lemma == "of":
            noun = syntax.head(above.index)
            if noun.index == above.index - 1 and self._is_of(noun, self.sites):
                start = self.extents.start(noun.index)
        return Stretch(start, self._past_place(head.index + 1, head.index))

    def _past_place(self, end: int, head: int) -> int:
        """Past "of X" where X is a place: "the Old Quarter of X"."""
        after = self.extents.end(end, head)
        return after if any(after - 1 in name.stretch for name in self.names) else end

    def _mentioned(self) -> Iterator[tuple[Stretch, str]]:
        placed = {index for name in self.names for index in name.core}
        for head, mention in self.document.mentions.items():
            kind = self._kind_of(mention)
            if kind is not None and head not in placed:
                yield self._phrase(mention, kind), kind

    def _kind_of(self, mention: Mention) -> str | None:
        """By what it refers to, a pronoun through coreference; a thing that acts as a body is an organisation."""
        if mention.kind is MentionKind.PRONOUN and (told := self._pronoun(mention)) is not None:
            return told or None
        if self._is_no_entity(mention):
            return None
        resolved = self.document.mentions.get(self.document.resolve(mention.head), mention)
        for one in (mention, resolved):
            if one.referent in _OF_REFERENT:
                return _OF_REFERENT[one.referent]
        named = resolved.actor is not None and resolved.actor.entity is not None
        return _ORGANISATION if named else None

    def _pronoun(self, mention: Mention) -> str | None:
        """What a pronoun is by itself; "" for nothing, None where what it stands for tells."""
        token = self.document.syntax[mention.head]
        word = token.text.lower()
        if token.tag in _EMPTY_TAGS or word in _EMPTY:
            return ""
        if word in _WE:
            return _ORGANISATION
        return _PERSON if word in _ONE else None

    def _is_no_entity(self, mention: Mention) -> bool:
        """A demonym, a noun that only qualifies another, what someone is said to be, a machine."""
        token = self.document.syntax[mention.head]
        naming = self.scene.namings.get(mention.head)
        known = naming is not None and isinstance(naming.meaning, Known)
        land = self._land(mention.head)
        if land is not None and land.form is Form.ADJECTIVE:
            return True
        if (token.dep in _INSIDE and not known) or (not known and self._is_of(token, self.machines)):
            return True
        determiners = self.document.syntax.children(mention.head, "det")
        return token.dep == "attr" and any(kid.lemma in _INDEFINITE for kid in determiners)

    def _phrase(self, mention: Mention, kind: str) -> Stretch:
        if mention.kind is MentionKind.PRONOUN:
            return mention.stretch
        head, naming = mention.head, self.scene.namings.get(mention.head)
        start, end = self.extents.start(head), head + 1
        if naming is not None:
            start, end = min(start, naming.stretch.start), max(end, naming.stretch.end)
        proper = self.document.syntax[head].pos == "PROPN"
        if kind == _PERSON and proper:
            titled = self.scene.agent(head) is not None
            prepositions = _FOR if titled else _OF
            return Stretch(self._past_nouns(start, head), self.extents.end(end, head, prepositions=prepositions))
        if mention.referent is Referent.PEOPLE:
            return Stretch(start, self._joined(self._of_people(end, head)))
        return Stretch(start, self.extents.end(end, head))

    def _of_people(self, end: int, head: int) -> int:
        """Past "of X" behind people where X is a place or people too, not a body ("members | of the council")."""
        after = self.extents.end(end, head)
        other = self.document.mentions.get(after - 1)
        plural = other is not None and other.kind is MentionKind.NOMINAL and other.referent is Referent.PEOPLE
        return after if plural else self._past_place(end, head)

    def _joined(self, end: int) -> int:
        """Past people named in one breath: "our allies and friends"."""
        syntax = self.document.syntax
        if end + 1 < len(syntax) and syntax[end].lemma == "and" and syntax[end + 1].dep == "conj":
            other = self.document.mentions.get(end + 1)
            bare = not any(kid.index < end + 1 for kid in syntax.children(end + 1))
            if bare and other is not None and other.kind is MentionKind.NOMINAL and other.referent is Referent.PEOPLE:
                return end + 2
        return end

    def _past_nouns(self, start: int, head: int) -> int:
        """A name without the small words before it that say what its bearer is: "militant X", not "Captain X"."""
        small = (i for i in range(start, head) if self.document.syntax[i].pos == "NOUN" and _is_small(self.document, i))
        whole = (index for index in small if not self.scene.is_hyphened(Stretch(index, index + 1)))
        return max((index + 1 for index in whole), default=start)

    def _things(self) -> Iterator[tuple[Stretch, str]]:
        for token in self.document.syntax.tokens:
            if token.pos not in _NOUNS:
                continue
            if self._is_of(token, self.arms):
                yield Stretch(self._arm(token), token.index + 1), _WEAPON
            elif token.dep not in _INSIDE and token.pos == "NOUN" and self._is_of(token, self.sites):
                start = self.extents.start(token.index)
                yield Stretch(start, self._past_place(token.index + 1, token.index)), _LOCATION

    def _arm(self, token: Token) -> int:
        """Where an arm's phrase begins: past its article and its owner's name."""
        start = self.extents.start(token.index)
        if self.document.syntax[start].pos == "DET" and start < token.index:
            start += 1
        owned = (index for index in range(start, token.index) if index in self.scene.namings)
        return max((index + 1 for index in owned), default=start)

    def _is_of(self, token: Token, words: Iterable[str]) -> bool:
        """Is a noun, alone or with the word before it, one of these?"""
        before = self.document.syntax[token.index - 1].text.lower() if token.index else ""
        text = token.text.lower()
        forms = {token.lemma if token.pos == "NOUN" else text, text, text.removesuffix("s")}
        return any(form in words or f"{before} {form}" in words for form in forms)


def _is_small(document: Document, index: int) -> bool:
    return document.syntax[index].text[:1].islower()


def entities_of(document: Document, *, lexicons: Lexicons, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """All that Frontwire notes of the six types, sorted, none inside another."""
    return Teller.of(document, lexicons=lexicons, gazetteer=gazetteer).entities()

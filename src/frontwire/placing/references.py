"""Places meant without a name: "the town", "there", "the capital", "another district on the edge of …"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from frontwire.lexicon.places import Places
from frontwire.model.document import Document
from frontwire.model.place import Place, PlaceClass, PlaceNote, PlaceUse
from frontwire.model.report import Role
from frontwire.model.span import Stretch
from frontwire.model.syntax import Token
from frontwire.placing.focus import body
from frontwire.placing.named import Named
from frontwire.placing.phrases import READ

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_THERE = frozenset({"there", "here"})
_TOWARDS = frozenset({"toward", "towards"})
#: Classes that a noun may point back at, though its own class is another: a "town" may be a big village or a camp.
_SETTLED = frozenset({PlaceClass.TOWN, PlaceClass.CAMP, PlaceClass.NEIGHBOURHOOD})
_AREAS = frozenset({PlaceClass.DISTRICT, PlaceClass.NEIGHBOURHOOD, PlaceClass.REGION, PlaceClass.CAMP, PlaceClass.SITE})
#: A reference looks back over at most this many tokens; farther off the report's subject has changed.
_LOOK_BACK = 400
#: How many words may stand between a noun and the place that locates it.
_DESCRIPTION = 12


@dataclass(frozen=True, slots=True)
class Reference:
    """A place phrase without a name, and the note that it points at."""

    stretch: Stretch
    head: int
    target: PlaceNote
    because: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class Resolver:
    """Finds what nameless place phrases point at. `named` are the places named."""

    document: Document
    named: Named
    words: Places
    capital: Place | None
    country: Place | None

    def resolve(self) -> tuple[Reference, ...]:
        """All references that can be settled, in text order."""
        taken = self.named.over
        out: list[Reference] = []
        for sentence in self.document.syntax.sentences:
            if sentence.role not in READ:
                continue
            for index in sentence.stretch:
                if not taken.at(index):
                    found = self._at(index)
                    if found is not None:
                        out.append(found)
        return tuple(out)

    def _at(self, index: int) -> Reference | None:
        token = self.document.syntax[index]
        if token.text.lower() in _THERE:
            return self._there(token)
        if self._is_bare_part(token):
            return self._part(token)
        if token.pos not in ("NOUN", "PROPN"):
            return None
        return self._noun(token)

    def _noun(self, token: Token) -> Reference | None:
        """What a common noun for a place points at."""
        words = self.words.words
        if self._is_quarter(token):
            return self._part(token)
        if token.lemma in words.capital_nouns:
            return self._capital(token)
        if token.lemma in words.conflict_nouns:
            return self._conflict(token)
        if token.lemma in words.country_nouns:
            return self._country(token)
        generic = token.lemma in words.generic_nouns or token.lemma in self.named.site_words
        if not generic or self._is_named(token):
            return None
        return self._back(token) if self._is_definite(token) else self._described(token)

    def _there(self, token: Token) -> Reference | None:
        if token.dep == "expl" or token.pos == "PRON" or token.tag == "EX":
            return None
        target = self._last(token.index, lambda note: _kind(note) not in (PlaceClass.COUNTRY, None))
        if target is None:
            return None
        return Reference(
            Stretch(token.index, token.index + 1), token.index, target, f'"{token.text}" is {_name(target)}'
        )

    def _capital(self, token: Token) -> Reference | None:
        if (
            self._is_named(token)
            or self._has_place_inside(token)
            or not self._is_definite(token)
            or self.capital is None
        ):
            return None
        # A "commercial", "provincial" or "de facto" capital is another town.
        if any(
            k.dep in ("amod", "compound", "advmod") and k.text.lower() not in self.words.adjectives
            for k in self._kids(token)
        ):
            return None
        return self._whole(
            token, self.capital, f"the capital of the country the report speaks of ({self.capital.country})"
        )

    def _is_bare_part(self, token: Token) -> bool:
        """ "Toward the center", "in the east": a part of a place that its phrase does not name."""
        part = self.words.directions.get(token.text.lower())
        if part is None or part == "outskirts" or token.dep != "pobj" or token.pos not in ("NOUN", "PROPN", "ADJ"):
            return False
        kids = self._kids(token)
        return any(k.text.lower() == "the" for k in kids) and not any(
            k.dep in ("prep", "poss", "compound") for k in kids
        )

    def _is_quarter(self, token: Token) -> bool:
        """ "The eastern quarters": a part of a town that its phrase does not name."""
        words = self.words.words
        kids = self._kids(token)
        if token.text.lower() not in words.quarter_nouns or not any(k.text.lower() == "the" for k in kids):
            return False
        if any(k.dep in ("poss", "appos") or k.lemma == "of" for k in kids) or self._has_place_inside(token):
            return False
        return any(k.dep == "amod" and k.text.lower() in self.words.directions for k in kids)

    def _part(self, token: Token) -> Reference | None:
        target = self._last(token.index, lambda note: _kind(note) is PlaceClass.TOWN)
        if target is None:
            return None
        stretch = self.document.syntax.phrase(token.index)
        return Reference(stretch, token.index, target, f'"{token.text}" is a part of {_name(target)}', part=True)

    def _country(self, token: Token) -> Reference | None:
        """ "The country": the one the report speaks of most."""
        kids = self._kids(token)
        if self.country is None or not any(k.dep == "det" and k.text.lower() in _DEFINITE for k in kids):
            return None
        if any(k.dep in ("poss", "amod", "compound") or k.lemma == "of" for k in kids):
            return None
        return self._whole(token, self.country, f"the country the report speaks of ({self.country.country})")

    def _conflict(self, token: Token) -> Reference | None:
        """ "The Syrian conflict": as wide as the country."""
        if self.country is None or not self.country.country:
            return None
        own = self.words.adjectives_of(self.country.country)
        if not any(k.text.lower() in own for k in self._kids(token)):
            return None
        return self._whole(token, self.country, f"a conflict of {self.country.name}, placed nowhere nearer")

    def _whole(self, token: Token, place: Place, because: str) -> Reference:
        stretch = self.document.syntax.phrase(token.index)
        note = PlaceNote(place.name, self.document.syntax.span(stretch), stretch, token.index, place)
        return Reference(stretch, token.index, note, because)

    def _kids(self, token: Token) -> list[Token]:
        return list(self.document.syntax.children(token.index))

    def _is_definite(self, token: Token) -> bool:
        kids = self._kids(token)
        return any(k.dep == "det" and k.text.lower() in _DEFINITE for k in kids) or (
            token.dep == "poss" or any(k.dep == "poss" for k in kids)
        )

    def _is_named(self, token: Token) -> bool:
        """Does a name hang on the noun ("the town of X", "Idlib province", "the X area")?"""
        syntax = self.document.syntax
        phrase = syntax.phrase(token.index)
        held = [note for index in phrase for note in self.named.over.at(index)]
        if any(_kind(note) is not PlaceClass.COUNTRY or note.head == token.index for note in held):
            return True
        for kid in syntax.children(token.index, "prep", "appos"):
            if kid.dep == "appos" and self.named.over.at(kid.index):
                return True
            # "the hamlet of X" is X, also where nobody knows of X
            if kid.lemma == "of" and any(
                b.pos == "PROPN" or self.named.over.at(b.index) for b in syntax.children(kid.index, "pobj")
            ):
                return True
        return bool(self.named.over.at(token.index)) or self._apposed_to_name(token)

    def _apposed_to_name(self, token: Token) -> bool:
        return token.dep == "appos" and bool(self.named.over.at(token.head))

    def _has_place_inside(self, token: Token) -> bool:
        return bool(self.named.within(self.document.syntax.subtree(token.index)))

    def _back(self, token: Token) -> Reference | None:
        """ "The town": what coreference says, else the last place of such a class."""
        stretch = self.document.syntax.phrase(token.index)
        linked = self.document.resolve(token.index)
        for note in self.named.over.at(linked) if linked != token.index else ():
            if self._may_be(note, token):
                return Reference(stretch, token.index, note, f'"{token.text}" is {_name(note)} by coreference')
        same = self._last(token.index, lambda note: self._called(note, token))
        target = same or self._last(token.index, lambda note: self._may_be(note, token))
        if target is None:
            return self._ahead(token, stretch)
        return Reference(stretch, token.index, target, f'"{token.text}" is {_name(target)}, the last such place named')

    def _described(self, token: Token) -> Reference | None:
        """ "Another large suburb in the south of Homs": a later name said to be just that."""
        return self._ahead(token, self.document.syntax.phrase(token.index))

    def _ahead(self, token: Token, stretch: Stretch) -> Reference | None:
        below = self.document.syntax.subtree(token.index)
        around = self.named.within(below)
        if not around and not self._opens(token):
            return None
        located = self._located(token)
        if located is not None and any(note is located for note in around):
            return Reference(stretch, token.index, located, f"the {token.text} is said to lie by {_name(located)}")
        for note in self.named.behind(token.index):
            if note.place is None or note.metonym or not (note is located or self._called(note, token)):
                continue
            # "A camp near X" and "villages on the road to X" are not X.
            if note.relation is not None:
                continue
            if all(_within(note.place, other.place) or self._beside(note, other) for other in around):
                return Reference(stretch, token.index, note, f"the {token.text} is named later: {_name(note)}")
        return None

    def _located(self, token: Token) -> PlaceNote | None:
        """The fine place that the first like noun from here on is said to lie in or by ("the camp near X")."""
        if self._classes(token) & {PlaceClass.NEIGHBOURHOOD, PlaceClass.DISTRICT}:
            return None
        for index in self.named.same_nouns(token):
            around = self.named.beginning_with(index)
            inside = [n for n in around if _kind(n) in _SETTLED and not n.metonym and self._describes(index, n)]
            if inside:
                return inside[-1]
            if self.named.over.at(index):
                return None
        return None

    def _describes(self, index: int, note: PlaceNote) -> bool:
        """Does a place phrase of its sentence follow a noun, no finite verb between ("the camp set up close to X")?"""
        syntax = self.document.syntax
        if note.stretch.start <= index:
            return False
        between = range(index + 1, note.stretch.start)
        return len(between) <= _DESCRIPTION and not any(
            syntax[i].tag in ("VBD", "VBZ", "VBP", "MD", "VBG") or syntax[i].text in (";", ":") for i in between
        )

    def _opens(self, token: Token) -> bool:
        """Does the token stand in a title, deck or the first sentence of the text?"""
        sentence = self.document.syntax.sentence(token.index)
        if sentence.role in (Role.TITLE, Role.DECK):
            return True
        return body(self.document).get(sentence.index) == 0

    def _beside(self, note: PlaceNote, other: PlaceNote) -> bool:
        """Does the later name's own description name the same other place?"""
        around = self.named.beginning_with(note.head)
        return other.place is not None and any(o.place is not None and o.place.id == other.place.id for o in around)

    def _called(self, note: PlaceNote, token: Token) -> bool:
        """Is the place called by this very noun somewhere, or does its name hold the noun ("Mosul University")?"""
        if note.place is None:
            return False
        if token.lemma in self.named.nouns.get(note.place.id, ()):
            return True
        return token.lemma in note.place.name.lower().split() and _kind(note) is not PlaceClass.COUNTRY

    def _may_be(self, note: PlaceNote, token: Token) -> bool:
        kind = _kind(note)
        if kind is None or note.metonym:
            return False
        classes = self._classes(token)
        if token.lemma in ("area", "region", "territory", "enclave"):
            return kind in _AREAS or kind in _SETTLED
        if PlaceClass.TOWN in classes:
            return kind is PlaceClass.TOWN
        return kind in classes

    def _classes(self, token: Token) -> frozenset[PlaceClass]:
        return self.words.kinds.get(token.lemma, frozenset())

    def _leads_elsewhere(self, note: PlaceNote) -> bool:
        """ "The road to Tarmin", "went on towards Tarmin": "the town" after it is not Tarmin."""
        if self.document.syntax.head(note.head).lemma in _TOWARDS:
            return True
        return note.relation is not None and not set(note.relation.split()).isdisjoint(self.words.words.route_nouns)

    def _last(self, index: int, fits: Callable[[PlaceNote], bool]) -> PlaceNote | None:
        """The nearest note before a token that fits; of where things only come from, where there is no other."""
        origin: PlaceNote | None = None
        for note in self.named.before(index, reach=_LOOK_BACK):
            if note.place is None or note.metonym or self._leads_elsewhere(note) or not fits(note):
                continue
            if note.use is not PlaceUse.ORIGIN:
                return note
            origin = origin or note
        return origin


def _kind(note: PlaceNote) -> PlaceClass | None:
    return None if note.place is None else note.place.kind


def _name(note: PlaceNote) -> str:
    return note.text if note.place is None else note.place.name


def _within(place: Place, larger: Place | None) -> bool:
    """Does a place lie in (or right beside, as its suburb) a larger one?"""
    if larger is None or place.id == larger.id:
        return False
    if larger.kind is PlaceClass.COUNTRY:
        return place.country == larger.country
    return place.parent == larger.name or place.division == larger.division

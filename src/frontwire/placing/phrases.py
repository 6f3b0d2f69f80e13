"""Finds the names in a document that may be places, with what speaks for each.

A name is a run of capitalised words (with the lower-case connectors of place names between) that the
gazetteer knows; what stands around it says whether it is meant as a place: the recogniser's label, a
preposition, a noun such as "town of …" or "… province".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from frontwire.lexicon.places import Places
from frontwire.model.document import Document
from frontwire.model.place import Place, PlaceClass
from frontwire.model.ports import Gazetteer
from frontwire.model.report import Role
from frontwire.model.span import Stretch
from frontwire.model.syntax import Sentence, Token
from frontwire.placing.shorts import short_at

#: The longest name looked up, in tokens ("Maarat al - Nu'man" has four).
_LONGEST = 7
#: Names of two letters ("US") must stand in capitals.
_CODE_LENGTH = 2
_LEAST_LENGTH = 3
_ACRONYM_LENGTH = 5
#: What may stand between a preposition and the name it governs.
_BETWEEN = frozenset({"amod", "det", "compound", "advmod", "nummod", "punct", "poss", "case"})
#: Roles whose words are read for names.
READ = frozenset({Role.TITLE, Role.DECK, Role.BODY, Role.CAPTION, Role.SUBHEAD})
#: A lost apostrophe is guessed at only for places this large, or curated.
_KNOWN_POPULATION = 20_000
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_OTHER_LABELS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
_DATE_LABELS = frozenset({"DATE", "TIME"})
_HYPHENS = frozenset({"-", "–", "‑", "'", "’"})
_POSSESSIVES = frozenset({"'s", "’s"})
_ARTICLES = frozenset({"al", "el"})
#: "d'Ivoire": an elided article in lower case before the capital.
_ELISIONS = ("d'", "d’", "l'", "l’")
_NO_KINDS: frozenset[PlaceClass] = frozenset()
#: Words a reader may set between a kind noun and its name ("the village, Al X").
_QUOTES = frozenset({'"', "“", "”", "‘", "'", "`", "``", "''"})


@dataclass(frozen=True, slots=True)
class NamePhrase:
    """A name that may be a place: its tokens, what the gazetteer holds under it, what speaks for it.

    `stretch` covers the name with its kind noun ("Idlib province"), `name` the name alone. `hints` are
    the classes its kind noun allows; `noun` is that noun. `strong` marks a name that its context calls
    a place; `prepositioned` one that a place preposition governs.
    """

    stretch: Stretch
    core: Stretch
    head: int
    name: str
    places: tuple[Place, ...]
    strong: bool
    prepositioned: bool
    labelled: bool
    hints: frozenset[PlaceClass] = frozenset()
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks for names, sentence by sentence."""

    document: Document
    gazetteer: Gazetteer
    places: Places

    def find(self) -> tuple[NamePhrase, ...]:
        """All name phrases, in text order; none overlaps another."""
        out: list[NamePhrase] = []
        for sentence in self.document.syntax.sentences:
            if sentence.role in READ:
                out.extend(self._in_sentence(sentence))
        return tuple(out)

    def _in_sentence(self, sentence: Sentence) -> list[NamePhrase]:
        out: list[NamePhrase] = []
        index = sentence.stretch.start
        while index < sentence.stretch.end:
            found = self._at(index, sentence)
            if found is None:
                index += 1
                continue
            out.append(found)
            index = max(index + 1, found.core.end)
        return out

    def _at(self, index: int, sentence: Sentence) -> NamePhrase | None:
        """The longest name that starts at a token, where one does."""
        token = self._token(index)
        short = self._short(index) if token.text in self.places.short_starts else None
        if short is not None or not self._may_start(token):
            return short
        longest = min(sentence.stretch.end, index + _LONGEST)
        ends = self._ends(index, longest)
        for end in ends:
            phrase = self._exact(Stretch(index, end))
            if phrase is not None:
                return phrase
        for end in () if self._is_generic(index) else ends:
            # "People's Republic of China" is in the gazetteer; of other owners the name is another's.
            if any(self._token(i).text in _POSSESSIVES for i in range(index, end)):
                continue
            if self._is_name(Stretch(index, end)):
                return self._unlisted(Stretch(index, end))
        return None

    def _short(self, index: int) -> NamePhrase | None:
        """A division in short; its name is the full one."""
        found = short_at(self.document.syntax, index, words=self.places)
        if found is None:
            return None
        stretch, short = found
        places = tuple(p for p in self.gazetteer.admin1(short.name) if p.country == short.country and p.score == 1.0)
        if not places:
            return None
        phrase = self._phrase(stretch, short.name, places)
        return replace(phrase, stretch=stretch, strong=True, labelled=True)

    def _may_start(self, token: Token) -> bool:
        if token.pos == "DET" or not (is_capitalised(token) or self._lower_start(token)):
            return False
        # The recogniser takes some towns for dates; the names of months and days are in the lexicon's gates.
        return token.entity not in _DATE_LABELS or token.text.lower() not in self.places.not_places

    def _is_generic(self, index: int) -> bool:
        """Does the token belong to "the Old City" of somewhere ("the Old City of Jerusalem")?"""
        words = [token.text.lower() for token in self.document.syntax.tokens[max(0, index - 1) : index + 3]]
        pairs = [" ".join(words[place : place + 2]) for place in range(len(words) - 1)]
        here = 1 if index else 0
        return any(
            pairs[place] in self.places.words.generic_names and words[place + 2 : place + 3] == ["of"]
            for place in (here - 1, here)
            if 0 <= place < len(pairs)
        )

    def _lower_start(self, token: Token) -> bool:
        """A name may open with an article or a direction in lower case: "al-Qusayr", "eastern Ghouta"."""
        word = token.text.lower()
        if word in self.places.directions:
            return True
        following = self._following(token) if word in self.places.words.connectors else None
        return following is not None and (
            following.text in _HYPHENS or (word in _ARTICLES and is_capitalised(following))
        )

    def _following(self, token: Token) -> Token | None:
        after = token.index + 1
        same = after < len(self.document.syntax) and self._same_sentence(after, token.index)
        return self._token(after) if same else None

    def _ends(self, start: int, longest: int) -> list[int]:
        """Where the tokens from `start` may end as one name, the farthest first.

        A capitalised word (or a kind noun) stands last, no stranger between.
        """
        out: list[int] = []
        has_capital = False
        for index in range(start, longest):
            token = self._token(index)
            is_capital = is_capitalised(token)
            has_capital = has_capital or is_capital
            if is_capital or (has_capital and self._is_kind(token)):
                out.append(index + 1)
            if index > start and not self._may_stand_inside(token):
                break
        return out[::-1]

    def _may_stand_inside(self, token: Token) -> bool:
        word = token.text.lower()
        return (
            is_capitalised(token)
            or word in _HYPHENS
            or word in _POSSESSIVES
            or word in self.places.words.connectors
            or word in self.places.words.generic_nouns
            or self._is_kind(token)
        )

    def _is_kind(self, token: Token) -> bool:
        return token.lemma in self.places.kinds or token.text.lower() in self.places.kinds

    def kinds_of(self, token: Token) -> frozenset[PlaceClass]:
        """The classes of place that a noun may name."""
        kinds = self.places.kinds
        return kinds.get(token.lemma, _NO_KINDS) | kinds.get(token.text.lower(), _NO_KINDS)

    def _exact(self, core: Stretch) -> NamePhrase | None:
        """The phrase of a name that the gazetteer holds in just this spelling."""
        name = self._name(core)
        found = tuple(p for p in self.gazetteer.find(name) if p.score == 1.0)
        if not found and len(core) == 1 and name.endswith("s"):
            # Pages that lost their apostrophes print "Aleppos" for "Aleppo's".
            found = tuple(p for p in self.gazetteer.find(name[:-1]) if p.score == 1.0 and _is_known(p))
            name = name[:-1] if found else name
        if not found or self._is_adjective(core, name) or not self._fits_case(core, found):
            return None
        if name.lower() in self.places.words.generic_names and not any(p.id.startswith("fw:") for p in found):
            return None
        if not self._is_proper(core) or (len(name) == _CODE_LENGTH and not name.isupper()):
            return None
        phrase = self._phrase(core, name, found)
        return phrase if self._is_whole(phrase) else None

    def _is_proper(self, core: Stretch) -> bool:
        """Is some word of it a proper noun to the parser or the recogniser, not just the sentence's first word?"""
        tokens = [self._token(i) for i in core if is_capitalised(self._token(i))]
        if any(t.pos == "PROPN" or t.entity in _PLACE_LABELS for t in tokens):
            return True
        if self._is_object(self.head_of(core)) or self._is_heading(core):
            return True
        # "Idlib province": a parser may call the name an adjective of the noun.
        return any(t.pos == "ADJ" for t in tokens) and any(self._is_kind(self._token(i)) for i in self._next(core))

    def _is_heading(self, core: Stretch) -> bool:
        """Is it the whole of a heading ("Tafas:")? Of one word alone the parser tells little."""
        sentence = self.document.syntax.sentence(core.start)
        return sentence.role is Role.SUBHEAD and all(
            i in core or self._token(i).pos == "PUNCT" for i in sentence.stretch
        )

    def _fits_case(self, core: Stretch, found: tuple[Place, ...]) -> bool:
        """A run with words in lower case (bar connectors) is a name only where the lexicon lists it so."""
        tokens = [self._token(i) for i in core]
        words = self.places.words
        lower = [t for t in tokens if not is_capitalised(t) and t.text.lower() not in (*_HYPHENS, *words.connectors)]
        lower += [t for t in tokens[1:] if PlaceClass.SITE in self.kinds_of(t)]
        return not lower or any(place.id.startswith("fw:") for place in found)

    def _is_adjective(self, core: Stretch, name: str) -> bool:
        return len(core) <= 2 and name.lower() in self.places.adjectives

    def _phrase(self, core: Stretch, name: str, found: tuple[Place, ...]) -> NamePhrase:
        head = self.head_of(core)
        noun = self._noun(core, head)
        hints = self.kinds_of(noun) if noun is not None else frozenset()
        stretch = core
        if noun is not None and core.end <= noun.index <= core.end + 1:
            stretch = Stretch(core.start, noun.index + 1)
        labels = {self._token(i).entity for i in core}
        labelled = bool(labels & _PLACE_LABELS)
        prepositioned = self._prepositioned(stretch)
        return NamePhrase(
            stretch=stretch,
            core=core,
            head=noun.index if noun is not None and noun.index in stretch else head,
            name=name,
            places=found,
            strong=labelled or prepositioned or noun is not None or self._is_object(head),
            prepositioned=prepositioned,
            labelled=labelled and not labels & _OTHER_LABELS,
            hints=hints,
            noun=None if noun is None else noun.lemma,
        )

    def head_of(self, core: Stretch) -> int:
        """The token of a stretch whose governor lies outside it: the last such."""
        outside = [i for i in core if self._token(i).head not in core or self._token(i).head == i]
        return outside[-1] if outside else core.end - 1

    def _noun(self, core: Stretch, head: int) -> Token | None:
        """The kind noun of a name: "Idlib province", "the town of X", "the village X", "X, a town in …"."""
        return self._noun_after(core, head) or self._noun_before(core, head) or self._apposed(head)

    def _noun_after(self, core: Stretch, head: int) -> Token | None:
        """ "X province", "X refugee camp": the kind noun next to the name or one lower-case word on."""
        syntax = self.document.syntax
        for index in (core.end, core.end + 1):
            if index >= len(syntax) or not self._same_sentence(index, head) or syntax[index].pos == "PUNCT":
                return None
            if self._is_kind(syntax[index]):
                return None if self._heads_body(index) else syntax[index]
            if syntax[index].pos not in ("NOUN", "ADJ") or is_capitalised(syntax[index]):
                return None
        return None

    def _heads_body(self, index: int) -> bool:
        """Is a kind noun written large part of a body's name ("Ohio Department of Health", "X County School Board")?"""
        after = index + 1
        if not is_capitalised(self._token(index)) or after >= len(self.document.syntax):
            return False
        token = self._token(after)
        if not self._same_sentence(after, index) or self._is_title(index):
            return False
        return token.lemma == "of" or (is_capitalised(token) and token.pos == "PROPN" and token.text.isalpha())

    def _noun_before(self, core: Stretch, head: int) -> Token | None:
        """ "The town of X", "the village X"."""
        syntax = self.document.syntax
        before = core.start - 1
        while before >= 0 and syntax[before].text in _QUOTES:
            before -= 1
        if before < 0 or not self._same_sentence(before, head):
            return None
        if before >= 1 and syntax[before].lemma == "of":
            before -= 1
        if self._is_kind(syntax[before]) and syntax[before].pos in ("NOUN", "PROPN"):
            return syntax[before]
        return None

    def _apposed(self, head: int) -> Token | None:
        for kid in self.document.syntax.children(head, "appos"):
            if kid.pos == "NOUN" and self._is_kind(kid):
                return kid
        return None

    def _same_sentence(self, index: int, other: int) -> bool:
        return self._token(index).sentence == self._token(other).sentence

    def _prepositioned(self, stretch: Stretch) -> bool:
        """Does a place preposition govern the phrase, at once or over its modifiers?"""
        syntax = self.document.syntax
        index = stretch.start - 1
        first = syntax.sentence(stretch.start).stretch.start
        prepositions = self.places.words.place_prepositions
        if index == first and syntax[index].text.lower() in prepositions:
            # "Near Palmyra, …": a capital makes some parsers take the two for a person's name.
            return True
        while index >= first and syntax[index].dep in _BETWEEN:
            index -= 1
        return index >= first and syntax[index].pos in ("ADP", "SCONJ") and syntax[index].lemma in prepositions

    def _is_object(self, head: int) -> bool:
        """Is the name the object of a verb whose objects are places ("shelled Aleppo")?"""
        token = self._token(head)
        return token.dep == "dobj" and self._token(token.head).lemma in self.places.words.object_verbs

    def _is_whole(self, phrase: NamePhrase) -> bool:
        """Is the run the whole name, not a piece of a person's or an organisation's?"""
        syntax = self.document.syntax
        core = phrase.core
        labels = {self._token(i).entity for i in core}
        if phrase.labelled and phrase.noun is None and not labels & {""}:
            return not self._has_tail(core) and not self._goes_on(core)
        before, after = core.start - 1, core.end
        if self._joins(before, core.start) and not self._opens(before):
            return False
        if after < len(syntax) and self._joins(after, core.start) and not self._is_kind(syntax[after]):
            return syntax[after].pos != "PROPN" or self._starts_place(after)
        return True

    def _goes_on(self, core: Stretch) -> bool:
        """Does the recogniser's entity go on behind the name ("Human Rights" is no place called Human)?"""
        after = core.end
        if after >= len(self.document.syntax) or not self._joins(after, core.start):
            return False
        last = self._token(core.end - 1)
        return self._token(after).entity == last.entity and not self._is_kind(self._token(after))

    def _has_tail(self, core: Stretch) -> bool:
        after = core.end
        syntax = self.document.syntax
        if after >= len(syntax) or not self._same_sentence(after, core.start):
            return False
        token = syntax[after]
        return (
            is_capitalised(token) and token.text.lower() in self.places.words.name_tails and not self._is_title(after)
        )

    def _is_title(self, index: int) -> bool:
        return self.document.syntax.sentence(index).role is Role.TITLE

    def _joins(self, index: int, core: int) -> bool:
        """Is token `index` a neighbour that belongs to the same run of capitalised words?"""
        syntax = self.document.syntax
        if not 0 <= index < len(syntax) or not self._same_sentence(index, core):
            return False
        token = syntax[index]
        return (
            is_capitalised(token)
            and token.pos == "PROPN"
            and token.entity not in _DATE_LABELS
            and not self._is_title(index)
        )

    def _opens(self, index: int) -> bool:
        """May a capitalised word stand before a place's name without being part of it?"""
        token = self._token(index)
        word = token.text.lower()
        if word in self.places.adjectives or self._is_kind(token):
            return True
        if word in self.places.directions:
            return True
        return index == self.document.syntax.sentence(index).stretch.start or token.entity in _PLACE_LABELS

    def _starts_place(self, index: int) -> bool:
        return self._token(index).entity in _PLACE_LABELS

    def _is_name(self, stretch: Stretch) -> bool:
        """May a run that the gazetteer lacks still be a place: labelled as one, or called a town?"""
        tokens = [self._token(i) for i in stretch]
        if not all(is_capitalised(t) or not t.text.isalpha() or self._may_stand_inside(t) for t in tokens):
            return False
        if not is_capitalised(tokens[-1]) or (len(tokens) == 1 and self._is_kind(tokens[0])):
            return False
        name = self._name(stretch)
        if name.lower() in self.places.adjectives or name.lower() in self.places.not_places:
            return False
        # An acronym has one spelling.
        if len(name) < _LEAST_LENGTH or (name.isupper() and len(name) <= _ACRONYM_LENGTH):
            return False
        if any(t.entity in _PLACE_LABELS for t in tokens if is_capitalised(t)):
            return all(t.entity in _PLACE_LABELS or not is_capitalised(t) for t in tokens)
        noun = self._noun(stretch, self.head_of(stretch))
        called = noun is not None and PlaceClass.TOWN in self.kinds_of(noun) and noun.index < stretch.start
        return called and not any(is_capitalised(self._token(i)) for i in self._next(stretch))

    def _next(self, stretch: Stretch) -> tuple[int, ...]:
        after = stretch.end
        return (after,) if after < len(self.document.syntax) and self._same_sentence(after, stretch.start) else ()

    def _unlisted(self, core: Stretch) -> NamePhrase:
        name = self._name(core)
        return self._phrase(core, name, tuple(self.gazetteer.find(name)))

    def _name(self, core: Stretch) -> str:
        """The words of a name as parsed, set apart only where the page sets them apart."""
        out: list[str] = []
        end = -1
        for index in core:
            token = self._token(index)
            out.append(token.text if token.span.start == end or not out else " " + token.text)
            end = token.span.end
        return "".join(out)

    def _token(self, index: int) -> Token:
        return self.document.syntax[index]


def _is_known(place: Place) -> bool:
    return place.population >= _KNOWN_POPULATION or place.id.startswith("fw:")


def is_capitalised(token: Token) -> bool:
    """Does a word begin with a capital (as parsed, so after truecasing), an elided article aside ("d'Ivoire")?"""
    return token.text[:1].isupper() or (token.text[:2] in _ELISIONS and token.text[2:3].isupper())

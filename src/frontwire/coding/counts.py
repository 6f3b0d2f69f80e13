"""Counted noun phrases: from the heads of a role to each number with whom it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from frontwire.coding.classes import OF_PEOPLE, named_class, term_at, who_of
from frontwire.coding.fates import fate_of
from frontwire.coding.numerals import Numeral, numerals
from frontwire.coding.quantities import numeral_of, singular, wording
from frontwire.coding.torn import is_torn
from frontwire.lexicon.figures import Concept, FigureWords
from frontwire.model.document import Document
from frontwire.model.figure import Quantity, What, Who
from frontwire.model.report import Role
from frontwire.model.span import Stretch
from frontwire.model.syntax import Token

#: Counts of things in which "a tank" is one; elsewhere "a town" is no figure.
_ONE_THING = frozenset({What.DESTROYED, What.CAPTURED_EQUIPMENT})
_SINGULAR = frozenset({"NN", "NNP"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_NOMINAL = frozenset({*_NOUNS, "PRON", "ADJ"})
_MODIFIERS = frozenset({"nummod", "amod", "compound", "quantmod"})
_TOLL_ENDS = frozenset({"to", "at", "of", "by", "above", "past", "beyond", "over", "than"})
_OF_PRONOUNS = frozenset({"them", "whom", "which"})
_NO = "no"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AUXILIARIES = ("aux", "auxpass", "dobj")
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
#: How many words behind "of them" may hold the noun: "of whom were women".
_OF_THEM_WORDS = 4


@dataclass(frozen=True, slots=True)
class Count:
    """One counted noun phrase. `key` is the number itself: what is reached twice is counted once.

    `single` marks one person told by an article; `stretch` covers number and noun.
    """

    head: int
    quantity: Quantity
    stretch: Stretch
    key: Stretch
    who: Who
    what: What
    single: bool = False


class Counter:
    """Counts in one document for one trigger, inside a limit."""

    def __init__(self, document: Document, what: What, words: FigureWords, limit: Stretch | None) -> None:
        self.document = document
        self.syntax = document.syntax
        self.what = what
        self.words = words
        self._limit = limit

    def within(self, index: int) -> bool:
        """Does the limit, if there is one, hold the token?"""
        return self._limit is None or index in self._limit

    def numerals(self, index: int) -> tuple[Numeral, ...]:
        """All numbers of the sentence of token `index`."""
        return numerals(self.syntax, self.syntax.sentence(index).stretch, words=self.words)

    def counts(self, heads: Iterable[int]) -> Iterator[Count]:
        """The counts of the phrases headed by `heads` and of all that is coordinated with them."""
        for member in sorted(self._members(heads)):
            yield from self._count(member)

    def of_them(self, numeral: Numeral) -> Count | None:
        """ "Two of them children", "three of whom were women": a number, "of" and a pronoun, then the noun."""
        of = numeral.whole.end
        end = self._end(numeral.core.start)
        if (
            of + 1 >= end
            or self.syntax[of].text.lower() != "of"
            or self.syntax[of + 1].text.lower() not in _OF_PRONOUNS
        ):
            return None
        for index in range(of + 2, min(of + 2 + _OF_THEM_WORDS, end)):
            if named_class(self.syntax, index, words=self.words) is not None and self.within(index):
                who = who_of(self.document, index, self.what, words=self.words)
                stretch = Stretch(numeral.whole.start, index + 1)
                return Count(index, self._quantity(numeral), stretch, numeral.core, who, self.what)
        return None

    # --- which phrases ---

    def _members(self, heads: Iterable[int]) -> set[int]:
        """The heads and all that is coordinated with them or set beside them."""
        out: set[int] = set()
        stack = list(heads)
        while stack:
            here = stack.pop()
            if here in out or not self.within(here):
                continue
            out.add(here)
            joined = self.syntax.children(here, "conj", "appos")
            stack.extend(kid.index for kid in joined if self._is_member(kid, here))
            stack.extend(self._misjoined(here))
        return out

    def _is_member(self, kid: Token, head: int) -> bool:
        """A coordinated noun; an apposition that counts others than its head does."""
        share = kid.dep == "appos" and self._is_share(kid.index)
        if kid.pos not in _NOMINAL or share or is_torn(self.syntax, kid.index):
            return False
        if kid.dep == "conj" or kid.index < head or self._numeral(head) is not None:
            return True
        if singular(self.syntax, kid.index) is None:
            return True
        # "a teacher, a father of two" is one person; without the comma a list has lost its own
        return all(self.syntax[i].pos != "PUNCT" for i in range(head + 1, kid.index))

    def _is_share(self, index: int) -> bool:
        """ "60 wounded, 20 of them badly": a share of a count, of nobody in particular."""
        numeral = next((numeral for numeral in self.numerals(index) if index in numeral.core), None)
        if numeral is None or self.of_them(numeral) is not None:
            return False
        pronouns = (kid for of in self.syntax.children(index, "prep") for kid in self.syntax.children(of.index, "pobj"))
        return any(kid.text.lower() in _OF_PRONOUNS for kid in pronouns)

    def _misjoined(self, head: int) -> Iterator[int]:
        """What the parse coordinates wrongly: with the verb, or as a number that modifies a number."""
        token, above = self.syntax[head], self.syntax.head(head)
        if token.pos == "NUM":  # "12 dead, 30 wounded"
            for kid in self.syntax.children(head, "nummod"):
                if any(self.syntax.children(kid.index)):
                    yield kid.index
        if token.dep == "dobj" and above.pos == "VERB":  # "admitted 18 injured and the remains of six"
            for kid in self.syntax.children(above.index, "conj"):
                own = any(self.syntax.children(kid.index, "nsubj")) or is_torn(self.syntax, kid.index)
                if kid.index > head and kid.pos in _NOUNS and not own:
                    yield kid.index

    # --- one phrase ---

    def _count(self, head: int) -> Iterator[Count]:
        """The count of one noun phrase, or of those behind its "of"."""
        toll = self._toll(head)
        if toll is not None:
            yield toll
            return
        numeral = self._numeral(head)
        if numeral is not None:
            yield self.of_them(numeral) or self._numbered(head, numeral)
            return
        none = self._none(head)
        if none is not None:
            yield none
            return
        held = self._held(head)
        if held:
            fate = self._fate(head)
            yield from (replace(found, what=fate) for inner in held for found in self._count(inner))
            return
        one = self._single(head)
        if one is not None:
            yield one

    def _none(self, head: int) -> Count | None:
        """ "Five wounded, no deaths": a note that counts none. In a sentence "no" denies what the sentence tells."""
        no = next((kid for kid in self.syntax.children(head, "det") if kid.text.lower() == _NO), None)
        sentence = self.syntax.sentence(head).stretch
        is_note = all(self.syntax[i].tag not in _FINITE for i in sentence)
        if no is None or not is_note or self.what not in OF_PEOPLE:
            return None
        who = who_of(self.document, head, self.what, words=self.words)
        stretch = Stretch(no.index, head + 1)
        return Count(head, Quantity(0, 0, no.text), stretch, Stretch(no.index, no.index + 1), who, self._fate(head))

    def _numeral(self, head: int) -> Numeral | None:
        return numeral_of(self.syntax, head, words=self.words)

    def _end(self, index: int) -> int:
        """Where the sentence of token `index` ends."""
        return self.syntax.sentence(index).stretch.end

    def _quantity(self, numeral: Numeral) -> Quantity:
        return Quantity(numeral.low, numeral.high, wording(self.syntax, numeral.whole))

    def _is(self, concept: Concept, head: int) -> bool:
        return term_at(self.syntax, head, concept, words=self.words) is not None

    def _held(self, head: int) -> tuple[int, ...]:
        """Those behind "of": "the bodies of five people and a guard"."""
        if not self._is(Concept.HOLDER, head):
            return ()
        ofs = (kid for kid in self.syntax.children(head, "prep") if kid.text.lower() == "of")
        inner = [kid.index for of in ofs for kid in self.syntax.children(of.index, "pobj")]
        return tuple(sorted(self._members(inner)))

    def _numbered(self, head: int, numeral: Numeral) -> Count:
        counted = self._counted(head, numeral)
        first, last = min(numeral.whole.start, counted), max(numeral.whole.end - 1, counted)
        who, what = self._class(counted, numeral), self._fate(head, numeral)
        return Count(head, self._quantity(numeral), Stretch(first, last + 1), numeral.core, who, what)

    def _counted(self, head: int, numeral: Numeral) -> int:
        """The noun that the number counts: behind "of", behind the number, or the head itself."""
        for index in (head, numeral.core.end - 1):
            if index not in numeral.core and not self._is(Concept.HOLDER, index):
                continue
            for of in self.syntax.children(index, "prep"):
                if of.text.lower() != "of":
                    continue
                for inner in self.syntax.children(of.index, "pobj"):
                    if inner.text.lower() not in _OF_PRONOUNS:
                        return inner.index
        if head not in numeral.core:
            return head
        behind = numeral.core.end
        is_plural = behind < self._end(head) and self.syntax[behind].tag in _PLURAL
        if is_plural and self._numeral(behind) == numeral:
            return behind
        return self._modified(numeral)

    def _modified(self, numeral: Numeral) -> int:
        """The noun that the number stands before, else the number itself."""
        top = self.syntax[numeral.core.end - 1]
        while top.head in numeral.core and top.head != top.index:
            top = self.syntax.head(top.index)
        above = self.syntax.head(top.index)
        if top.dep in _MODIFIERS and above.index >= numeral.core.end and above.pos in _NOMINAL:
            return above.index
        return numeral.core.end - 1

    def _single(self, head: int) -> Count | None:
        """One person (or, where things are counted one by one, thing) told by an article."""
        hit = term_at(self.syntax, head, Concept.CLASS, words=self.words)
        quantity = singular(self.syntax, head) or self._possessed(head) or self._in_headline(head)
        if hit is None or quantity is None or hit.term.collective or self._is(Concept.HOLDER, head):
            return None
        if hit.term.who is Who.THING and self.what not in _ONE_THING:
            return None
        who = who_of(self.document, head, self.what, words=self.words)
        phrase = self.syntax.phrase(head)
        return Count(head, quantity, phrase, Stretch(head, head + 1), who, self._fate(head), single=True)

    def _possessed(self, head: int) -> Quantity | None:
        """ "His wife", "their driver"."""
        token = self.syntax[head]
        owner = next(self.syntax.children(head, "poss"), None)
        if owner is None or owner.tag != "PRP$" or token.tag not in _SINGULAR:
            return None
        return Quantity(1, 1, owner.text)

    def _in_headline(self, head: int) -> Quantity | None:
        """ "Bomb kills soldier", "driver wounded": headlines and notes leave the article out."""
        token = self.syntax[head]
        is_title = self.syntax.sentence(head).role is Role.TITLE
        if not (is_title or self._is_noted(token)) or token.tag not in _SINGULAR or token.dep in _MODIFIERS:
            return None
        return None if any(self.syntax.children(head, "det", "poss")) else Quantity(1, 1, token.text)

    def _is_noted(self, token: Token) -> bool:
        """Is it the subject of a bare "killed" or "wounded", which has lost its "was" as well?"""
        fate = self.syntax[token.head]
        hit = self.words.at(Concept.FATE, (fate.text.lower(),), 0)
        return token.dep in _SUBJECTS and hit is not None and not any(self.syntax.children(fate.index, *_AUXILIARIES))

    # --- tolls ---

    def _toll(self, head: int) -> Count | None:
        """ "The death toll rose to 45", "a death toll of at least 45"."""
        if not self._is(Concept.TOLL, head):
            return None
        roots = [head]
        if self.syntax[head].dep in {"nsubj", "nsubjpass", "dobj"}:
            roots.append(self.syntax[head].head)
        for numeral in self.numerals(head):
            if numeral.whole.start > head and self._is_toll_end(numeral, roots) and self.within(numeral.core.start):
                who = self._class(self._modified(numeral), numeral)
                return Count(head, self._quantity(numeral), numeral.whole, numeral.core, who, self.what)
        return None

    def _is_toll_end(self, numeral: Numeral, roots: list[int]) -> bool:
        """Does the number hang on the toll or its verb, directly or by "to", "at", "of"?"""
        for above in self.syntax.ancestors(self._modified(numeral)):
            if above.index in roots:
                return True
            if above.text.lower() not in _TOLL_ENDS and above.index not in numeral.whole:
                return False
        return False

    # --- whom ---

    def _class(self, counted: int, numeral: Numeral) -> Who:
        """The class of a counted noun; of several that share one number, their common class or mixed."""
        if counted in numeral.core:
            return Who.UNKNOWN if self.what in OF_PEOPLE else Who.THING
        who = who_of(self.document, counted, self.what, words=self.words)
        sharing = [i for i in self.syntax.conjuncts(counted) if i != counted and self._shares(i, numeral)]
        others = {who_of(self.document, i, self.what, words=self.words) for i in sharing} - {who}
        if len(others) == 1 and named_class(self.syntax, counted, words=self.words) is None:
            return others.pop()  # "regime and rebel fighters": the first is an adjective in all but name
        if others:
            return Who.MIXED
        return (self._all_of(counted) or self._said_of(numeral) or who) if who is Who.UNKNOWN else who

    def _said_of(self, numeral: Numeral) -> Who | None:
        """ "Four of the dead are children": the class that is said of a number."""
        token = self.syntax[numeral.core.end - 1]
        if token.dep != "nsubj" or self.syntax[token.head].lemma != "be":
            return None
        for kid in self.syntax.children(token.head, "attr"):
            return named_class(self.syntax, kid.index, words=self.words)
        return None

    def _shares(self, index: int, numeral: Numeral) -> bool:
        """Is this a plural of a known class of people, without article, owner or number of its own?"""
        return (
            named_class(self.syntax, index, words=self.words) not in {None, Who.THING}
            and self.syntax[index].tag in _PLURAL
            and not any(self.syntax.children(index, "det", "poss", "nummod", "quantmod"))
            and self._numeral(index) in {None, numeral}
        )

    def _all_of(self, head: int) -> Who | None:
        """ "Twelve people, all civilians, …": the class of all."""
        for kid in self.syntax.children(head, "appos"):
            if any(det.text.lower() == "all" for det in self.syntax.children(kid.index)):
                return named_class(self.syntax, kid.index, words=self.words)
        return None

    def _fate(self, head: int, numeral: Numeral | None = None) -> What:
        return fate_of(self.syntax, head, self.what, words=self.words, alone=numeral)

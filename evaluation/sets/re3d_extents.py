"""How much of a noun phrase re3d quotes.

A phrase stands with its article, possessor and adjectives, without the number that counts it, without adverbs and
quantifiers before it, and without what follows its head but for a complement with "of" ("the people of X").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frontwire.coding.numerals import Numeral, numerals
from frontwire.lexicon.figures import FigureWords
from frontwire.model.document import Document
from frontwire.model.span import Span, Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.parsing.scene import Naming, Scene

#: What opens a phrase without being part of it.
_BEFORE_TAGS = frozenset({"CC", "IN", "JJR", "JJS", "PDT", "RB", "RBR", "RBS", "TO", "UH", "VBG"})
_BEFORE_WORDS = frozenset({"any", "both", "many", "more", "most", "near", "no", "several"})
_HYPHENS = frozenset({"-", "–", "‑"})
#: One of a kind is an article rather than a number: "one man".
_ONE = "one"


@dataclass(frozen=True, slots=True)
class Extents:
    """Finds where the phrases of one document begin and end."""

    syntax: Syntax
    scene: Scene
    counted: dict[int, Numeral]

    @classmethod
    def of(cls, document: Document, scene: Scene, figures: FigureWords) -> Extents:
        """The extents of a document, its numbers found once."""
        found = _numerals(document, figures)
        return cls(
            document.syntax, scene, {i: number for number in found for i in range(number.whole.start, number.core.end)}
        )

    def start(self, head: int) -> int:
        """The first token of a noun's phrase: past what counts it, adverbs and quantifiers."""
        at = self.syntax.phrase(head).start
        while at > self.syntax.sentence(head).stretch.start and self._is_glued(at):
            at -= 1
        while at < head:
            token = self.syntax[at]
            number = self.counted.get(at)
            if number is not None and number.core.end <= head and token.lemma != _ONE:
                at = max(number.core.end, at + 1)
            elif self._is_outside(token):
                at += 1
            else:
                return at
        return head

    def bare(self, head: int) -> Span:
        """A noun with the words that make one with it, without articles, numbers and adjectives."""
        start = head
        while start > self.start(head) and self.syntax[start - 1].dep == "compound" and not self.is_name(start - 1):
            start -= 1
        return self.syntax.span(Stretch(start, head + 1))

    def end(self, end: int, head: int, *, prepositions: frozenset[str] = frozenset({"of"})) -> int:
        """Past the complement that opens right at `end`, where it does; else `end`."""
        syntax = self.syntax
        if end >= len(syntax) or syntax[end].lemma not in prepositions or syntax[end].sentence != syntax[head].sentence:
            return end
        for noun in syntax.children(end, "pobj"):
            if self._is_counted(noun):
                return end
            naming = self.naming(noun.index)
            return noun.index + 1 if naming is None else naming.stretch.end
        return end

    def naming(self, index: int) -> Naming | None:
        """The name of an actor or country that a token belongs to."""
        return self.scene.namings.get(index)

    def is_name(self, index: int) -> bool:
        """Does a token belong to a name?"""
        return index in self.scene.namings

    def _is_counted(self, noun: Token) -> bool:
        """A number for a noun: "a population of 80,000"."""
        return noun.index in self.counted and noun.pos == "NUM"

    def _is_glued(self, at: int) -> bool:
        """Does a phrase begin in the midst of a hyphened word: "held" of "rebel-held"?"""
        before, here = self.syntax[at - 1], self.syntax[at]
        joined = before.span.end == here.span.start
        return joined and (here.text in _HYPHENS or before.text in _HYPHENS)

    def _is_outside(self, token: Token) -> bool:
        hyphened = self.scene.is_hyphened(Stretch(token.index, token.index + 1))
        word = token.text.lower()
        outside = (token.tag in _BEFORE_TAGS and not hyphened) or word in _BEFORE_WORDS
        return (outside and not self.is_name(token.index)) or not token.text[0].isalnum()


def _numerals(document: Document, figures: FigureWords) -> Iterator[Numeral]:
    for sentence in document.syntax.sentences:
        yield from numerals(document.syntax, sentence.stretch, words=figures)

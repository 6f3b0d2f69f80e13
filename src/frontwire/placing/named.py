"""The named places of a document, at hand for what points at them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from frontwire.model.coverage import Coverage
from frontwire.model.document import Document
from frontwire.model.place import PlaceClass, PlaceNote
from frontwire.model.syntax import Syntax, Token

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Named:
    """Notes on named places, by what a reference asks of them: no reference looks through all.

    `notes` are in the order of their names; a relation in front ("between X and Y") may make one begin before
    the one before it, so that their beginnings are kept as bounds: `most` the last beginning up to each, `least`
    the first from each on. `nouns` are the nouns that each place, by its id, is called by; `site_words` the words
    in the names of sites and camps.
    """

    syntax: Syntax
    notes: tuple[PlaceNote, ...]
    over: Coverage[PlaceNote]
    heads: Mapping[int, tuple[PlaceNote, ...]]
    sentences: Mapping[int, tuple[PlaceNote, ...]]
    nouns: Mapping[str, frozenset[str]]
    site_words: frozenset[str]
    lemmas: Mapping[str, tuple[int, ...]]
    most: tuple[int, ...]
    least: tuple[int, ...]

    @classmethod
    def of(cls, document: Document, notes: tuple[PlaceNote, ...], nouns: Mapping[int, str]) -> Named:
        """Of a document's notes in text order; `nouns` are the kind nouns of their phrases, by head."""
        syntax = document.syntax
        called = ((n.place.id, nouns[n.head]) for n in notes if n.place is not None and n.head in nouns)
        starts = [note.stretch.start for note in notes]
        return cls(
            syntax=syntax,
            notes=notes,
            over=Coverage.of((note, (note.stretch,)) for note in notes),
            heads=_grouped((note.head, note) for note in notes),
            sentences=_grouped((syntax[note.stretch.start].sentence, note) for note in notes),
            nouns={place: frozenset(held) for place, held in _grouped(called).items()},
            site_words=frozenset(word for note in notes for word in _site_words(note)),
            lemmas=_grouped((token.lemma, token.index) for token in syntax.tokens if token.pos == "NOUN"),
            most=tuple(accumulate(starts, max)),
            least=tuple(accumulate(reversed(starts), min))[::-1],
        )

    def within(self, indices: Iterable[int]) -> list[PlaceNote]:
        """The notes that hang on one of these tokens."""
        return [note for index in indices for note in self.heads.get(index, ())]

    def beginning_with(self, index: int) -> tuple[PlaceNote, ...]:
        """The notes that begin in the sentence of a token."""
        return self.sentences.get(self.syntax[index].sentence, ())

    def before(self, index: int, *, reach: int) -> Iterator[PlaceNote]:
        """The notes that begin before a token, at most `reach` tokens off, the last first."""
        for place in range(bisect_left(self.least, index) - 1, -1, -1):
            if self.most[place] + reach < index:
                return
            if self.notes[place].stretch.start < index <= self.notes[place].stretch.start + reach:
                yield self.notes[place]

    def behind(self, index: int) -> Iterator[PlaceNote]:
        """The notes that begin after a token, in order."""
        for place in range(bisect_right(self.most, index), len(self.notes)):
            if self.notes[place].stretch.start > index:
                yield self.notes[place]

    def same_nouns(self, token: Token) -> Iterator[int]:
        """The token and the nouns of the same word behind it, in order."""
        held = self.lemmas.get(token.lemma, ())
        return iter(held[bisect_left(held, token.index) :])


def _site_words(note: PlaceNote) -> list[str]:
    if note.place is None or note.place.kind not in (PlaceClass.SITE, PlaceClass.CAMP):
        return []
    return note.place.name.lower().split()


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    out: dict[Key, list[Value]] = {}
    for name, value in pairs:
        out.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in out.items()}

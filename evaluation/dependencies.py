"""Dependencies: Universal Dependencies in the shape that Frontwire's stages know, with prepositions and verbs as heads.

Universal Dependencies hang function words on content words; the CLEAR style (Choi and Palmer 2012), which spaCy's
English pipelines follow, does it the other way round. What is done, after Nivre and others 2016 (section 3): a
preposition takes its noun, a copula its predicate, one conjunct the next, the last part of a name those before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

_TABLE = Path(__file__).with_suffix(".yml")
_COLUMNS = 10
#: A word, several of them written as one ("1-2"), or one that is only thought ("3.1").
_NUMBER = re.compile(r"\d+(?:[-.]\d+)?")
_BY = "by"
_POSSESSIVE = "POS"
_PASSIVE = frozenset({"auxpass", "aux:pass"})
#: Labels that are given in turning arrows round, for which there is no relation.
_MADE = frozenset({"prep", "pobj", "agent", "attr", "acomp"})


class Table(msgspec.Struct, frozen=True):
    """The labels of Universal Dependencies in those that Frontwire knows; see the table itself."""

    labels: dict[str, str]
    words: dict[str, str]
    turned: frozenset[str]
    noun: frozenset[str]

    def label(self, relation: str) -> str:
        """The label of a relation; "dep" where there is none."""
        return self.labels.get(relation) or self.labels.get(relation.partition(":")[0], "dep")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a parsed sentence. `head` is the number of its head, counted from 0; its own at the root."""

    text: str
    lemma: str
    pos: str
    tag: str
    relation: str
    head: int


def read_conllu(lines: str) -> tuple[Word, ...]:
    """The words of one sentence in CoNLL-U; words of several tokens and empty nodes are left out.

    Raises ValueError where a line has not the columns, or a head is no word.
    """
    rows = [line.split("\t") for line in lines.splitlines() if line.strip() and not line.startswith("#")]
    if wrong := next((row for row in rows if len(row) != _COLUMNS or not _NUMBER.fullmatch(row[0])), None):
        raise ValueError(f"no line of CoNLL-U: {' '.join(wrong)[:60]!r}")
    rows = [row for row in rows if row[0].isdigit()]
    numbers = {row[0]: number for number, row in enumerate(rows)}
    words = []
    for number, (_, text, lemma, pos, tag, _, head, relation, *_) in enumerate(rows):
        if head != "0" and head not in numbers:
            raise ValueError(f"{text!r} has no head: {head}")
        words.append(Word(text, lemma, pos, tag, relation, numbers.get(head, number)))
    return tuple(words)


def clear_style(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same sentence with the labels, and the heads, of the CLEAR style."""
    tree = _Tree(list(words))
    tree.take_nouns()
    tree.take_predicates()
    tree.chain()
    return tuple(tree.labelled())


@dataclass(slots=True)
class _Tree:
    """A sentence whose arrows are being turned round; relations are still the universal ones, or a label that stays."""

    words: list[Word]

    def children(self, head: int, *relations: str) -> list[int]:
        """What hangs on a word, in the order of the text; by those relations alone, where given, whatever subtype."""
        found = (number for number, word in enumerate(self.words) if word.head == head != number)
        return [one for one in found if not relations or self.words[one].relation.partition(":")[0] in relations]

    def take_nouns(self) -> None:
        """Prepositions take their nouns: "in ← Homs" becomes "in → Homs", several of them one after another."""
        for noun in range(len(self.words)):
            cases = [one for one in self.children(noun, "case") if self.words[one].tag != _POSSESSIVE]
            if not cases:
                continue
            head, label = self._place(noun, cases[0])
            self._set(cases[0], head, label)
            for before, after in pairwise(cases):
                self._set(after, before, "prep")
            self._set(noun, cases[-1], "pobj")

    def _place(self, noun: int, case: int) -> tuple[int, str]:
        """Where the first preposition of a noun hangs, and how."""
        word = self.words[noun]
        if word.head == noun:
            return case, word.relation
        if word.relation == "conj" and self.words[word.head].relation == "pobj":
            # "in Homs and in Hama": the second stands where the first does.
            return self.words[self._highest(word.head)].head, "prep"
        return word.head, self._attached(word.head, case)

    def _attached(self, head: int, case: int) -> str:
        passive = any(self.words[one].relation in _PASSIVE for one in self.children(head))
        return "agent" if passive and self.words[case].lemma == _BY else "prep"

    def take_predicates(self) -> None:
        """Copulas take their predicates: "was ← teacher" becomes "was → teacher", with the subject and the rest."""
        held = table()
        for predicate in range(len(self.words)):
            for copula in self.children(predicate, "cop"):
                word = self.words[predicate]
                # A noun that a preposition has taken leaves its place at the verb to the preposition.
                is_taken = word.relation == "pobj"
                place = self._highest(predicate) if is_taken else predicate
                was = self.words[place]
                moved = [one for one in self.children(predicate) if held.label(self.words[one].relation) in held.turned]
                self.words[copula] = replace(self.words[copula], pos="AUX")
                self._set(copula, copula if was.head == place else was.head, was.relation)
                self._set(place, copula, "prep" if is_taken else "attr" if word.pos in held.noun else "acomp")
                for one in moved:
                    self._set(one, copula, self.words[one].relation)

    def _highest(self, noun: int) -> int:
        """The first of the prepositions that a noun stands under."""
        place = self.words[noun].head
        while self.words[place].relation == "prep" and self.words[self.words[place].head].relation == "prep":
            place = self.words[place].head
        return place

    def chain(self) -> None:
        """Conjuncts hang each on the one before it, and so do their conjunctions; names hang on their last part."""
        for first in range(len(self.words)):
            before = first
            for one in self.children(first, "conj"):
                for link in self.children(one, "cc"):
                    self._set(link, before, self.words[link].relation)
                for link in self.children(first, "cc"):
                    if before < link < one:
                        self._set(link, before, self.words[link].relation)
                self._set(one, before, "conj")
                before = one
            parts = [one for one in self.children(first, "flat", "name") if one > first]
            if parts:
                self._behead(first, parts)

    def _behead(self, first: int, parts: Sequence[int]) -> None:
        last, word = parts[-1], self.words[first]
        others = [one for one in self.children(first) if one not in parts]
        self._set(last, last if word.head == first else word.head, word.relation)
        for one in (first, *parts[:-1]):
            self._set(one, last, "compound")
        for one in others:
            self._set(one, last, self.words[one].relation)

    def labelled(self) -> Iterator[Word]:
        """The words with labels in place of relations."""
        held = table()
        for number, word in enumerate(self.words):
            label = word.relation if word.relation in _MADE else held.label(word.relation)
            if word.head == number:
                label = "ROOT"
            elif word.tag == "TO" and label == "mark":
                label = "aux"
            yield replace(word, relation=label, pos=held.words.get(word.pos, word.pos))

    def _set(self, number: int, head: int, relation: str) -> None:
        self.words[number] = replace(self.words[number], head=head, relation=relation)


@cache
def table() -> Table:
    """The table of labels."""
    return msgspec.yaml.decode(_TABLE.read_bytes(), type=Table)


def align(words: Sequence[Word], text: str) -> tuple[tuple[int, int], ...] | None:
    """Where each word stands in `text`, whatever its capitals; None where they are not the words of it."""
    letters, spans, at = text.lower(), [], 0
    for word in words:
        start = at
        while start < len(letters) and letters[start].isspace():
            start += 1
        end = start + len(word.text)
        if letters[start:end] != word.text.lower():
            return None
        spans.append((start, end))
        at = end
    return tuple(spans) if not letters[at:].strip() else None

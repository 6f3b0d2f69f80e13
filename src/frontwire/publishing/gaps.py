"""What the lexicons lack: words in reports that look like events or actors and that no entry covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.model.document import Document, Mention, MentionKind
from frontwire.model.report import CLAIMING
from frontwire.model.syntax import Sentence, Token
from frontwire.publishing.wording import shorten
from frontwire.publishing.words import flat

#: How much of a sentence an example shows.
_EXAMPLE = 100
_SUBJECT = "nsubj"
#: The recogniser's labels of those who can act.
_ACTING = frozenset({"PERSON", "NORP", "ORG"})


@dataclass(frozen=True, slots=True)
class Gap:
    """A word or phrase that no entry covers: how often it occurs, and the first sentence with it."""

    word: str
    count: int
    example: str


def covered(document: Document) -> frozenset[int]:
    """Tokens that an entry has made use of: triggers, cues, and hedges."""
    out = {coding.trigger for coding in document.codings}
    out.update(a.cue.token for a in document.attributions if a.cue is not None)
    hedges = [hedge.span for hedge in document.hedges]
    out.update(t.index for t in document.syntax.tokens if any(span.overlaps(t.span) for span in hedges))
    return frozenset(out)


def missing_verbs(documents: Iterable[Document], *, known: frozenset[str], least: int = 1) -> tuple[Gap, ...]:
    """Verbs (by lemma) that nothing made use of and that are not among the `known` words of the lexicons."""
    found: list[tuple[str, str]] = []
    for document in documents:
        used = covered(document)
        for token, sentence in _claiming(document):
            if token.pos == "VERB" and token.lemma.isalpha() and token.index not in used and token.lemma not in known:
                found.append((token.lemma, _example(document, sentence)))
    return _ranked(found, least)


def missing_actors(documents: Iterable[Document], *, least: int = 1) -> tuple[Gap, ...]:
    """Who does or says what an entry covers, and of whom the lexicons do not know who they are.

    Names of people and organisations count as the subject of any verb.
    """
    found: list[tuple[str, str]] = []
    for document in documents:
        used = covered(document)
        for token, sentence in _claiming(document):
            mention = document.mentions.get(token.index)
            if mention is None or token.index in used or document.actor(token.index) is not None:
                continue
            if _acts(document, mention, used):
                found.append((_name(document, mention), _example(document, sentence)))
    return _ranked(found, least)


def _acts(document: Document, mention: Mention, used: frozenset[int]) -> bool:
    """Is it the subject of a verb (behind "by" too): a name of any, a plain noun of one that an entry covers?"""
    head = document.syntax[mention.head]
    governor = document.syntax.head(head.index)
    if governor.dep == "agent":
        governor = document.syntax.head(governor.index)
    elif head.dep != _SUBJECT:
        return False
    if mention.kind is MentionKind.NOMINAL:
        return governor.index in used
    return mention.kind is MentionKind.NAME and governor.pos == "VERB" and head.entity in _ACTING


def _name(document: Document, mention: Mention) -> str:
    """A name as it stands; of a noun, its lemma: "the two gunmen" counts with "a gunman"."""
    if mention.kind is MentionKind.NAME:
        return flat(mention.span.of(document.report.text))
    return document.syntax[mention.head].lemma


def _claiming(document: Document) -> Iterator[tuple[Token, Sentence]]:
    for token in document.syntax.tokens:
        sentence = document.syntax.sentences[token.sentence]
        if sentence.role in CLAIMING:
            yield token, sentence


def _example(document: Document, sentence: Sentence) -> str:
    return shorten(sentence.span.of(document.report.text), _EXAMPLE)


def _ranked(found: list[tuple[str, str]], least: int) -> tuple[Gap, ...]:
    counts: dict[str, list[str]] = {}
    for word, example in found:
        counts.setdefault(word, []).append(example)
    gaps = (Gap(word, len(examples), examples[0]) for word, examples in counts.items() if len(examples) >= least)
    return tuple(sorted(gaps, key=lambda gap: (-gap.count, gap.word)))

"""The lead: the first sentences of the body, which tell the news."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from frontwire.dating.meanings import Named, Written
from frontwire.dating.phrases import Phrase
from frontwire.model.document import Document, per_document
from frontwire.model.report import Role
from frontwire.model.span import Stretch
from frontwire.model.syntax import Sentence

#: The news is told in the first two sentences.
_LEAD_SENTENCES = 2
#: Shorter ones are bylines, tags and other crumbs of the page.
_LEAST_TOKENS = 6
#: A full date among the first words of the body stands where a dateline stands.
_OPENING_TOKENS = 40


@per_document
def lead_sentences(document: Document) -> tuple[Sentence, ...]:
    """The first body sentences that hold a verb; those of the title where there is no body."""
    for role in (Role.BODY, Role.DECK, Role.TITLE):
        held = tuple(islice(_telling(document, role), _LEAD_SENTENCES))
        if held:
            return held
    return ()


def _telling(document: Document, role: Role) -> Iterator[Sentence]:
    """The sentences of that role that are more than crumbs."""
    for sentence in document.syntax.sentences:
        if sentence.role is not role or (role is not Role.TITLE and sentence.index in headlines(document)):
            continue
        if len(sentence.stretch) >= _LEAST_TOKENS and _has_verb(document, sentence):
            yield sentence


@per_document
def headlines(document: Document) -> frozenset[int]:
    """The sentences of the title, and those of the body that only set it once more above the text."""
    titles = [sentence for sentence in document.syntax.sentences if sentence.role is Role.TITLE]
    told = {_words(document, sentence.stretch) for sentence in titles}
    told |= {_words(document, Stretch.cover(i for title in titles for i in title.stretch))} if titles else set()
    again = (s.index for s in document.syntax.sentences if s.role is Role.BODY and _words(document, s.stretch) in told)
    return frozenset((*(title.index for title in titles), *again))


def _words(document: Document, stretch: Stretch) -> tuple[str, ...]:
    """The words of a stretch without marks and capitals."""
    return tuple(t.text.lower() for t in (document.syntax[i] for i in stretch) if t.text[0].isalnum())


def _has_verb(document: Document, sentence: Sentence) -> bool:
    return any(document.syntax[index].pos in ("VERB", "AUX") for index in sentence.stretch)


def is_opening_date(document: Document, phrase: Phrase) -> bool:
    """Is it a full date among the first words of the body?"""
    meaning = phrase.meaning
    full = isinstance(meaning, Written) or (
        isinstance(meaning, Named) and None not in (meaning.year, meaning.month, meaning.day)
    )
    body = next((sentence for sentence in document.syntax.sentences if sentence.role is Role.BODY), None)
    return full and body is not None and 0 <= phrase.stretch.start - body.stretch.start < _OPENING_TOKENS

"""Searching: words as somebody types them -> what full text asks of SQLite or PostgreSQL.

Both keep the same folded words (`model.folding`) and are asked only for folded words in quotation marks, so that
nothing typed is taken for syntax of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frontwire.model.claim import Claim
from frontwire.model.folding import fold

_PHRASE = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
#: PostgreSQL keeps places of words up to this one only, and words no longer than this.
_LAST_POSITION = 16_383
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow one another; the last may only begin so where `is_start`."""

    words: tuple[str, ...]
    is_start: bool = False


def terms_of(words: str) -> tuple[Term, ...]:
    """What is asked for: every word, "phrase" or beginning* must be there. Empty where `words` has no letter."""
    return tuple(_terms(words))


def _terms(words: str) -> Iterator[Term]:
    for match in _PHRASE.finditer(words):
        phrase, star, lone = match.groups()
        folded = _cut(fold(phrase if lone is None else lone))
        if folded:
            yield Term(folded, bool(star) if lone is None else lone.endswith("*"))


def folded_words(claim: Claim) -> tuple[str, ...]:
    """The words a claim is found by: its quote, its place in the text's words and the gazetteer's, its voices."""
    note = claim.where.note
    place = () if note is None else (note.text, *(() if note.place is None else (note.place.name,)))
    return _cut(" ".join(fold(part) for part in (claim.evidence.quote, *place, *(v.text for v in claim.said_by))))


def holds(words: tuple[str, ...], terms: tuple[Term, ...]) -> bool:
    """Do the folded words of a claim hold all terms, as full text understands them?"""
    return all(_has(words, term) for term in terms)


def _has(words: tuple[str, ...], term: Term) -> bool:
    size = len(term.words)
    return any(
        words[at : at + size - 1] == term.words[:-1] and _fits(words[at + size - 1], term)
        for at in range(len(words) - size + 1)
    )


def _fits(word: str, term: Term) -> bool:
    return word.startswith(term.words[-1]) if term.is_start else word == term.words[-1]


def match_of(terms: tuple[Term, ...]) -> str:
    """The terms as a MATCH of SQLite's FTS5."""
    return " ".join(f'"{" ".join(term.words)}"{"*" if term.is_start else ""}' for term in terms)


def tsquery_of(terms: tuple[Term, ...]) -> str:
    """The terms as a PostgreSQL tsquery."""
    return " & ".join(f"({' <-> '.join(_lexemes(term))})" for term in terms)


def tsvector_of(words: tuple[str, ...]) -> str:
    """The words as a PostgreSQL tsvector, each with where it stands."""
    return " ".join(f"'{word}':{min(number, _LAST_POSITION)}" for number, word in enumerate(words, start=1))


def _lexemes(term: Term) -> Iterator[str]:
    for word in term.words[:-1]:
        yield f"'{word}'"
    yield f"'{term.words[-1]}'{':*' if term.is_start else ''}"


def _cut(folded: str) -> tuple[str, ...]:
    return tuple(word[:_LONGEST] for word in folded.split())

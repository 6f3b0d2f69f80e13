"""Marking: which words of a quote answer a search."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.text import Text

from frontwire.model.folding import fold
from frontwire.model.span import Span
from frontwire.publishing.words import flat

_WORD = re.compile(r"[\w'’‘ʻʼ`´]+")
_OPEN, _SHUT = "⟦", "⟧"


def marks(quote: str, words: str) -> tuple[Span, ...]:
    """Where `quote` holds one of the words searched for, case and marks aside; `words` as typed, word* among them."""
    return tuple(Span(found.start(), found.end()) for found in _WORD.finditer(quote) if _answers(fold(found[0]), words))


def marked(quote: str, words: str) -> Text:
    """`quote` on one line with the hits in bold and between marks."""
    line = flat(quote)
    parts: list[str | tuple[str, str]] = []
    end = 0
    for span in marks(line, words):
        parts += [line[end : span.start], (f"{_OPEN}{span.of(line)}{_SHUT}", "bold")]
        end = span.end
    return Text.assemble(*parts, line[end:])


def _answers(word: str, words: str) -> bool:
    return any(word.startswith(start) if is_start else word == start for start, is_start in _sought(words))


def _sought(words: str) -> Iterator[tuple[str, bool]]:
    for typed in words.replace('"', " ").split():
        folded = fold(typed).split()
        yield from ((part, False) for part in folded[:-1])
        if folded:
            yield folded[-1], typed.endswith("*")

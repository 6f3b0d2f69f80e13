"""Passages: stretches of the page that may stand in several pieces, read as one line of words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontwire.model.report import Role
from frontwire.model.span import Span

#: Line ends of every sort: CR LF, LF, old Mac, form feed, NEL, and Unicode's two.
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces of the page that belong together, what they are, and why.

    `role` is None while nobody has decided. `gap` counts the blank lines before it.
    """

    pieces: tuple[Span, ...]
    words: str
    gap: int = 0
    role: Role | None = None
    because: str = ""
    language: str | None = None
    credit: bool = False

    def called(self, role: Role, because: str, *, language: str | None = None, credit: bool = False) -> Passage:
        """The same passage with its role decided."""
        return Passage(self.pieces, self.words, self.gap, role, because, language or self.language, credit)

    def joined(self, other: Passage) -> Passage:
        """This passage with the pieces of another, later one after its own."""
        words = f"{self.words} {other.words}"
        return Passage(self.pieces + other.pieces, words, self.gap, self.role, self.because, self.language)

    def cut(self, text: str, at: int) -> tuple[Passage, Passage]:
        """The parts before and from offset `at` of `words`; blanks at the cut belong to neither."""
        first, second, offset = [], [], 0
        for piece in self.pieces:
            local = min(max(at - offset, 0), len(piece))
            if (head := trim(text, piece.start, piece.start + local)) is not None:
                first.append(head)
            if (tail := trim(text, piece.start + local, piece.end)) is not None:
                second.append(tail)
            offset += len(piece) + 1
        return self._of(text, first, self.gap), self._of(text, second, 0)

    def _of(self, text: str, pieces: list[Span], gap: int) -> Passage:
        words = " ".join(piece.of(text) for piece in pieces)
        return Passage(tuple(pieces), words, gap, self.role, self.because, self.language, self.credit)


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without the blanks around it; None where nothing is left."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    if left == len(part):
        return None
    return Span(start + left, start + len(part.rstrip()))


def lines(text: str) -> tuple[Passage, ...]:
    """The lines of a text that are not blank, each with the number of blank lines before it."""
    found: list[Passage] = []
    gap, start = 0, 0
    ends = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
    for stop, following in [*ends, (len(text), len(text))]:
        span = trim(text, start, stop)
        if span is None:
            gap += 1
        else:
            found.append(Passage((span,), span.of(text), gap))
            gap = 0
        start = following
    return tuple(found)

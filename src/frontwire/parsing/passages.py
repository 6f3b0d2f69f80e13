"""Passages: the words of a block made fit for the parser, each character tied to its origin.

A page is read as it stands, yet a parser trained on edited prose stumbles over curly quotes,
zero-width characters and line breaks. A passage repairs these and remembers, for every character it
holds, which original character it came from, so that evidence always points into the original text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from frontwire.model.report import Block
from frontwire.model.span import Span

#: Marks that a parser reads best in their plain form, one character for one.
_PLAIN = str.maketrans("“”„‟«»" + "‘’‚‛`´" + "‐‑‒−", '"' * 6 + "'" * 6 + "-" * 4)


@dataclass(frozen=True, slots=True)
class Passage:
    """Text for the parser; `origins[i]` is the original offset of character `i`."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The original characters behind `text[start:end]` (not empty)."""
        return Span(self.origins[start], self.origins[end - 1] + 1)

    def replaced(self, text: str) -> Passage:
        """The same characters in other letters (truecased): the length must not change."""
        if len(text) != len(self.text):
            raise ValueError("a passage keeps its length when its letters change")
        return Passage(text, self.origins)

    def inserted(self, marks: dict[int, str]) -> Passage:
        """Marks put in before the given offsets; each takes the origin of the character before it."""
        letters: list[str] = []
        origins: list[int] = []
        for index, letter in enumerate(self.text):
            for mark in marks.get(index, ""):
                letters.append(mark)
                origins.append(self.origins[max(index - 1, 0)])
            letters.append(letter)
            origins.append(self.origins[index])
        return Passage("".join(letters), tuple(origins))


def passage_of(block: Block, text: str) -> Passage:
    """A block's pieces as one passage: blanks collapsed, invisible characters dropped, quotes plain."""
    letters: list[str] = []
    origins: list[int] = []
    for piece in block.pieces:
        blank = bool(letters)
        for offset in range(piece.start, piece.end):
            letter = text[offset]
            if letter.isspace():
                blank = bool(letters)
                continue
            if unicodedata.category(letter) in ("Cf", "Cc"):
                continue
            if blank and letters[-1] != " ":
                letters.append(" ")
                origins.append(offset - 1 if offset > piece.start else offset)
            blank = False
            letters.append(letter.translate(_PLAIN))
            origins.append(offset)
    return _single_marks(Passage("".join(letters), tuple(origins)))


def _single_marks(passage: Passage) -> Passage:
    """Doubled quotation marks (a trace of CSV files, and of typewriters) read as one."""
    text = passage.text.replace("''", '""')
    kept = [i for i, letter in enumerate(text) if not (letter == '"' and i and text[i - 1] == '"')]
    return Passage("".join(text[i] for i in kept), tuple(passage.origins[i] for i in kept))

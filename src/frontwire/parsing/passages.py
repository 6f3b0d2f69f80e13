"""Passages: the words of a block made fit for the parser, each character tied to its origin.

A page is read as it stands, yet a parser trained on edited prose stumbles over curly quotes,
zero-width characters and line breaks. A passage repairs these and remembers, for every character it
holds, which original character it came from, so that evidence always points into the original text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from frontwire.model.report import Block
from frontwire.model.span import Span

#: Marks that a parser reads best in their plain form, one character for one.
_PLAIN = str.maketrans("“”„‟«»" + "‘’‚‛`´" + "‐‑‒−", '"' * 6 + "'" * 6 + "-" * 4)


#: A reference to a note, as an encyclopedia sets it behind a word or a full stop: "in the raid.[3][4]".
_NOTE = re.compile(r"(?<=\S)(?:\[(?:\d{1,3}|[a-z]|citation needed|note \d{1,2})\])+(?=[\s.,;:!?)\"']|$)")

#: Blanks, letters and digits in a row; any other character alone.
_RUN = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)

#: A bracket glued to the word before it, with a capital behind it.
_GLUED = re.compile(r"(?<=[a-z]{2})\((?=[A-Z][a-z])")


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
        if not marks:
            return self
        parts: list[str] = []
        origins: list[int] = []
        done = 0
        for index, mark in sorted(marks.items()):
            parts += (self.text[done:index], mark)
            origins += self.origins[done:index]
            origins += [self.origins[max(index - 1, 0)]] * len(mark)
            done = index
        return Passage("".join((*parts, self.text[done:])), (*origins, *self.origins[done:]))


def passage_of(block: Block, text: str) -> Passage:
    """A block's pieces as one passage: blanks collapsed, invisible characters dropped, quotes plain."""
    parts: list[str] = []
    origins: list[int] = []
    for piece in block.pieces:
        blank = bool(parts)
        for run in _RUN.finditer(text, piece.start, piece.end):
            start, letters = run.start(), run[0]
            if letters.isspace():
                blank = bool(parts)
                continue
            if not letters.isalnum():  # letters and digits are neither invisible nor marks
                if unicodedata.category(letters) in ("Cf", "Cc"):
                    continue
                letters = letters.translate(_PLAIN)
            if blank and parts[-1] != " ":
                parts.append(" ")
                origins.append(start - 1 if start > piece.start else start)
            blank = False
            parts.append(letters)
            origins += range(start, run.end())
    return _single_marks(_unglued(_without_notes(Passage("".join(parts), tuple(origins)))))


def _unglued(passage: Passage) -> Passage:
    """A bracket set right behind a name stands apart from it: "Karim Noor(Arabic: …)"."""
    return passage.inserted({found.start(): " " for found in _GLUED.finditer(passage.text)})


def _without_notes(passage: Passage) -> Passage:
    """Without references to notes: glued to a full stop they hide the end of the sentence."""
    noted = {offset for found in _NOTE.finditer(passage.text) for offset in range(*found.span())}
    if not noted:
        return passage
    kept = [offset for offset in range(len(passage.text)) if offset not in noted]
    return Passage("".join(passage.text[i] for i in kept), tuple(passage.origins[i] for i in kept))


def _single_marks(passage: Passage) -> Passage:
    """Doubled quotation marks (a trace of CSV files, and of typewriters) read as one.

    Of a pair that opens the first is kept, of one that closes the last: a quotation's span holds all its marks.
    """
    text = passage.text.replace("''", '""')
    if '""' not in text:
        return passage
    kept = [i for i, letter in enumerate(text) if letter != '"' or not _is_spare(text, i)]
    return Passage("".join(text[i] for i in kept), tuple(passage.origins[i] for i in kept))


def _is_spare(text: str, index: int) -> bool:
    """Is the mark one of several in a row and not the one that is kept?"""
    first = last = index
    while first and text[first - 1] == '"':
        first -= 1
    while text[last + 1 : last + 2] == '"':
        last += 1
    closes = first > 0 and not text[first - 1].isspace() and text[first - 1] not in "(["
    return index != (last if closes else first)

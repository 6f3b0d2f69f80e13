"""Chats: what messengers write into exported chats in place of what is no text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file

Blank = Literal["left_out", "taken_back"]


class ChatExample(Entry, frozen=True):
    """A message, and what it is in place of."""

    text: str
    finds: Blank | Literal["nothing"]


class ChatFile(Entry, frozen=True):
    """`lexicons/chats/exported.yml`."""

    means: str
    left_out: tuple[str, ...]
    taken_back: tuple[str, ...]
    edited: tuple[str, ...]
    forwarded: tuple[str, ...]
    examples: tuple[ChatExample, ...]


#: Marks that messengers put around their own words, and directions of writing.
_AROUND = re.compile(r"^[\s\u200e\u200f\u202a-\u202e<\[(.]+|[\s\u200e\u200f\u202a-\u202e>\]).]+$")


@dataclass(frozen=True, slots=True)
class ChatWords:
    """The messengers' own words."""

    examples: tuple[ChatExample, ...]
    _blanks: dict[str, Blank]
    _edited: re.Pattern[str]
    _forwarded: re.Pattern[str]

    @classmethod
    def load(cls, path: Path) -> ChatWords:
        """The file at `path`; raises LexiconError."""
        entry = read_file(path, ChatFile).entry
        if not any(one.finds == "nothing" for one in entry.examples):
            raise LexiconError(f"{path}: examples need one that finds nothing")
        blanks: dict[str, Blank] = dict.fromkeys(entry.left_out, "left_out")
        blanks.update(dict.fromkeys(entry.taken_back, "taken_back"))
        return cls(entry.examples, blanks, _marked(entry.edited, at_end=True), _marked(entry.forwarded, at_end=False))

    def blank(self, message: str) -> Blank | None:
        """What a message is in place of; None where it says something."""
        return self._blanks.get(_AROUND.sub("", message).lower())

    def unmarked(self, message: str) -> tuple[str, bool, bool]:
        """The message without the messenger's marks; was it marked as edited, and as passed on?"""
        words, edits = self._edited.subn("", message)
        words, forwards = self._forwarded.subn("", words)
        return words.strip(" \t\n\u200e\u200f"), bool(edits), bool(forwards)


def _marked(words: tuple[str, ...], *, at_end: bool) -> re.Pattern[str]:
    held = "|".join(re.escape(word) for word in words)
    mark = rf"\u200e?[<\[(]\u200e?(?:{held})[>\])]"
    return re.compile(rf"\s*{mark}\s*\Z" if at_end else rf"\A\s*{mark}\s*", re.IGNORECASE)

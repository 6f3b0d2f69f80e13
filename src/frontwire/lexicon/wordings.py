"""Wordings found in plain text, where no grammar is left: words in a row, with gaps and stems.

Of the wordings that stand in a text a longer one takes up its words: "not working" is not "working".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

#: In a wording this stands for up to GAP words between its neighbours.
ELLIPSIS = "…"
GAP = 4
#: At the end of a word this stands for any ending ("anaesthe*").
STEM = "*"
#: Words that deny: a claim denied by its own words needs one of them in what is found.
NEGATIONS = frozenset({"not", "no", "never", "none", "nothing", "without", "cannot", "cant", "nor", "neither"})
#: How many letters a stem has at least.
STEM_LETTERS = 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.;:!?\n]")
_STOPS = frozenset(".;:!?\n")
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a text, folded, with its characters; a stop where a clause ends."""

    word: str
    start: int
    end: int

    @property
    def is_stop(self) -> bool:
        """Does a clause end here?"""
        return self.word in _STOPS


@dataclass(frozen=True, slots=True)
class Hit:
    """A value found: pieces `first` up to, not including, `last`; `rule` names the entry."""

    value: str
    first: int
    last: int
    denies: bool
    is_plural: bool
    rule: str
    rank: int


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that mean a value; `rule` names the entry, `rank` is its place in the file."""

    value: str
    parts: tuple[str, ...]
    rule: str
    rank: int
    is_plural: bool = False

    @property
    def weight(self) -> int:
        """How many words it asks for."""
        return sum(part != ELLIPSIS for part in self.parts)

    def hit(self, first: int, last: int) -> Hit:
        """The wording in place."""
        denies = not NEGATIONS.isdisjoint(self.parts)
        return Hit(self.value, first, last, denies, self.is_plural, self.rule, self.rank)


@dataclass(frozen=True, slots=True)
class WordingIndex:
    """Wordings by their first word, stems by the letters they begin with; what bars a value likewise."""

    words: Mapping[str, tuple[Wording, ...]]
    stems: Mapping[str, tuple[Wording, ...]]

    @classmethod
    def of(cls, wordings: Iterable[Wording]) -> WordingIndex:
        """The index of some wordings."""
        words: dict[str, list[Wording]] = {}
        stems: dict[str, list[Wording]] = {}
        for wording in wordings:
            first = wording.parts[0]
            if first.endswith(STEM):
                stems.setdefault(first[:STEM_LETTERS], []).append(wording)
            else:
                words.setdefault(first, []).append(wording)
        return cls({k: tuple(v) for k, v in words.items()}, {k: tuple(v) for k, v in stems.items()})

    def hits(self, held: Sequence[Piece]) -> Iterator[tuple[Wording, tuple[int, ...]]]:
        """Every wording that stands in a text, with the pieces that are its words."""
        for start, piece in enumerate(held):
            stems = self.stems.get(piece.word[:STEM_LETTERS], ())
            for wording in (*self.words.get(piece.word, ()), *stems):
                taken = _match(wording.parts, held, start)
                if taken:
                    yield wording, taken

    def found(self, held: Sequence[Piece]) -> tuple[Hit, ...]:
        """The wordings that count in a text, in its order: longer ones take up their words."""
        standing = sorted(self.hits(held), key=lambda hit: (-hit[0].weight, hit[1], hit[0].rank))
        taken: set[int] = set()
        kept = []
        for wording, words in standing:
            if taken.isdisjoint(words):
                taken.update(words)
                kept.append(wording.hit(words[0], words[-1] + 1))
        return tuple(sorted(kept, key=lambda hit: hit.first))


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """The words of a text in lower case and plain letters, without possessive endings; stops stay."""
    return tuple(Piece(_fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text))


def _fold(word: str) -> str:
    bare = _POSSESSIVE.sub("", word)
    plain = bare if bare.isascii() else anyascii(bare)
    return plain.replace("'", "").lower()


def parts_of(words: str) -> tuple[str, ...]:
    """A wording's words, folded as texts are."""
    return tuple(part if part == ELLIPSIS else _fold(part) for part in words.replace("-", " ").split())


def _match(parts: Sequence[str], held: Sequence[Piece], start: int) -> tuple[int, ...]:
    """The pieces that are the words of a wording that begins at `start`; none where it does not stand there."""
    taken: list[int] = []
    room = 0
    for part in parts:
        if part == ELLIPSIS:
            room = GAP
            continue
        found = _next(part, held, taken[-1] + 1 if taken else start, room)
        if found is None:
            return ()
        taken.append(found)
        room = 0
    return tuple(taken)


def _next(part: str, held: Sequence[Piece], position: int, room: int) -> int | None:
    for index in range(position, min(position + room + 1, len(held))):
        if held[index].is_stop:
            return None
        if _fits(part, held[index].word):
            return index
    return None


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith(STEM) else word == part

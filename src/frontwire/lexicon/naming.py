"""Finds names in running words, whatever their spelling: case, accents, hyphens, articles, lost apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from anyascii import anyascii

M = TypeVar("M")

#: Arabic articles as they stand in names: spellings differ in whether and how they write them.
ARTICLES = frozenset({"al", "el"})
_MARKS = re.compile(r"['’ʼ`´.]")
_PARTS = re.compile(r"[a-z0-9]+")
#: A word shorter than this that loses its last letter is another word, not a possessive without its mark.
_SHORTEST_POSSESSOR = 4


@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[str, ...]:
    """The comparable parts of a name: "Bashar al-Ja'afari" is bashar, al, jaafari; "U.S." is us."""
    plain = text if text.isascii() else anyascii(text)
    return tuple(_PARTS.findall(_MARKS.sub("", plain).lower()))


def is_capital(word: str) -> bool:
    """Does a word open with a capital or a digit?"""
    return word[:1].isupper() or word[:1].isdigit()


def is_acronym(word: str) -> bool:
    """Is every letter a capital, and are there two at least?"""
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


@dataclass(frozen=True, slots=True)
class Hit(Generic[M]):
    """Words `start` up to `end` of a sequence are a name; `meanings` has several where it is ambiguous.

    `possessive` marks a name read from a word that lost its apostrophe ("Assads").
    """

    start: int
    end: int
    meanings: tuple[M, ...]
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class _Key(Generic[M]):
    parts: tuple[str, ...]
    capitals: bool
    meaning: M


class _Part(NamedTuple):
    text: str
    word: int


@dataclass(slots=True)
class NameIndex(Generic[M]):
    """Names by their first part. Fill with `add`, then only read."""

    _keys: dict[str, list[_Key[M]]] = field(default_factory=dict)

    def add(self, name: str, meaning: M, *, capitals: bool = False, article: bool = True) -> None:
        """A name and what it means. `capitals`: matches in capitals only; `article`: a name of one word
        that opens with al- needs it ("al-Monitor" is no monitor)."""
        parts = pieces(name)
        if parts[:1] == ("the",) and len(parts) > 1:
            parts = parts[1:]
        bare = tuple(part for part in parts if part not in ARTICLES)
        parts = parts if article and len(bare) == 1 else bare
        known = self._keys.setdefault(parts[0], [])
        if not any(k.parts == parts and k.capitals == capitals and k.meaning == meaning for k in known):
            known.append(_Key(parts, capitals, meaning))
            known.sort(key=lambda key: -len(key.parts))

    def find(self, words: Sequence[str]) -> tuple[Hit[M], ...]:
        """Names in `words`, left to right, longest first, none overlapping another."""
        parts = [_Part(part, number) for number, word in enumerate(words) for part in pieces(word)]
        out: list[Hit[M]] = []
        at = 0
        while at < len(parts):
            hit = self._match(parts, at, words)
            if parts[at].text in ARTICLES and at + 1 < len(parts):
                bare = self._match(parts, at + 1, words)
                if bare is not None and (hit is None or bare.end > hit.end):
                    hit = replace(bare, start=parts[at].word)
            if hit is None:
                at += 1
                continue
            out.append(hit)
            at = next((n for n in range(at, len(parts)) if parts[n].word >= hit.end), len(parts))
        return tuple(out)

    def _match(self, parts: list[_Part], at: int, words: Sequence[str]) -> Hit[M] | None:
        first = parts[at]
        if at and parts[at - 1].word == first.word:
            return None
        for spelling, possessive in _spellings(first.text):
            found: list[tuple[_Key[M], int]] = []
            for key in self._keys.get(spelling, ()):
                last = _follow(key.parts, parts, at, lost=possessive)
                if last is None or (found and len(found[0][0].parts) != len(key.parts)):
                    continue
                if _written(key, words, first.word, parts[last].word):
                    found.append((key, last))
            if found:
                last = found[0][1]
                lost = possessive or parts[last].text != found[0][0].parts[-1]
                end = parts[last].word + 1
                return Hit(first.word, end, tuple(dict.fromkeys(key.meaning for key, _ in found)), lost)
        return None


def _spellings(text: str) -> Iterable[tuple[str, bool]]:
    yield text, False
    if text.endswith("s") and len(text) > _SHORTEST_POSSESSOR:
        yield text[:-1], True


def _follow(key: tuple[str, ...], parts: list[_Part], at: int, *, lost: bool) -> int | None:
    """The last part of a match of `key` that starts at `at`, articles in the text passed over; None if none."""
    if lost and len(key) > 1:
        return None
    here = at
    for number, wanted in enumerate(key[1:], start=2):
        here += 1
        while here < len(parts) and parts[here].text in ARTICLES and wanted not in ARTICLES:
            here += 1
        if here >= len(parts):
            return None
        given = parts[here].text
        if given != wanted and not (number == len(key) and given == wanted + "s"):
            return None
    ends_word = here + 1 >= len(parts) or parts[here + 1].word != parts[here].word
    return here if ends_word else None


def _written(key: _Key[M], words: Sequence[str], first: int, last: int) -> bool:
    """Is the name written as names are: a capital first, or all capitals where it is an acronym?"""
    if not key.capitals:
        return is_capital(words[first]) or (key.parts[0] in ARTICLES and is_capital(words[last]))
    stem = "".join(words[first : last + 1]).removesuffix("s")
    return is_acronym(stem) or (stem.lower() != stem and any(letter.isdigit() for letter in stem))

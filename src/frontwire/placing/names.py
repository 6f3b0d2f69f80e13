"""Place names in any spelling: an exact key that ignores script and articles, and a looser consonant skeleton."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

#: Arabic articles as transliterated; a sun-letter article counts only before its own letter ("Ar Raqqah").
_MOON_ARTICLES = frozenset({"al", "el", "ul", "il"})
_SUN_ARTICLES = {
    **{vowel + letter: letter for vowel in "aeiu" for letter in "dlnrstz"},
    **{vowel + letter: letter for vowel in "aeiu" for letter in ("sh", "dh", "th")},
}
#: The Persian genitive between two words ("Pul-e Khumri", "Mazar-i-Sharif").
_EZAFE = frozenset({"e", "i", "ye", "yi"})

_APOSTROPHES = re.compile(r"['’‘ʻʼ`´ʿʾ]")
_OTHER = re.compile(r"[^a-z0-9]+")

#: Spellings of one consonant, longest first; upper case marks letters that stand for a digraph.
_CONSONANTS = (
    ("sch", "S"),
    ("tch", "S"),
    ("sh", "S"),
    ("ch", "S"),
    ("kh", "k"),
    ("gh", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("zh", "z"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("g", "k"),
    ("c", "k"),
    ("v", "w"),
)
_VOWELS = frozenset("aeiouyw")

#: Below this many consonants a skeleton says too little to be looked up.
MIN_SKELETON = 3
#: A looser spelling must still be this alike (rapidfuzz's plain ratio, 0–100).
MIN_RATIO = 72.0


def _words(name: str) -> list[str]:
    flat = anyascii(_APOSTROPHES.sub("", name)).lower()
    return [word for word in _OTHER.split(_APOSTROPHES.sub("", flat)) if word]


def _bare(words: list[str]) -> list[str]:
    """Words without articles and genitive particles; a name of nothing else is left as it is."""
    kept: list[str] = []
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        if following and (word in _MOON_ARTICLES or _is_sun_article(word, following)):
            continue
        if following and kept and word in _EZAFE:
            continue
        kept.append(word)
    return kept or words


def _is_sun_article(word: str, following: str) -> bool:
    letter = _SUN_ARTICLES.get(word)
    return letter is not None and following.startswith(letter)


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The exact key of a name: Latin letters and digits, no articles, marks, blanks or case.

    "Al Quşayr", "al-Qusayr" and "Qusayr" share a key; "Qusair" does not.
    """
    return "".join(_bare(_words(name)))


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of a name as heard: what transliterations of one name have in common.

    "Qusair", "Al Quşayr" and "Quseir" share a skeleton; so may unlike names, so use `alike` as well.
    """
    return "".join(_skeleton_of(word) for word in _bare(_words(name)))


def _skeleton_of(word: str) -> str:
    for spelling, sound in _CONSONANTS:
        word = word.replace(spelling, sound)
    word = word.rstrip("ht") if len(word) > len("sur") else word
    out: list[str] = []
    for index, letter in enumerate(word):
        if index and letter in _VOWELS:
            continue
        sound = "a" if letter in _VOWELS and letter != "w" else letter
        if not out or out[-1] != sound:
            out.append(sound)
    return "".join(out)


def alike(one: str, other: str) -> float:
    """How alike two names' exact keys are, 0 to 1."""
    return ratio(key(one), key(other)) / 100.0

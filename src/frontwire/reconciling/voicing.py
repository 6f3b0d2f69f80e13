"""Voicing: which voices of a report can be identified, and which of them are one voice under several names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from frontwire.model.folding import fold_name
from frontwire.model.gist import Speaker

#: Words in a name that tell nobody from anybody.
_SMALL = frozenset({"al", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "who"})


class Voiced(Protocol):
    """What is said by somebody."""

    @property
    def voices(self) -> tuple[Speaker, ...]:
        """The voices, innermost first."""
        ...


def identified(gist: Voiced) -> Speaker | None:
    """The innermost voice of a claim that can be identified; None where there is none."""
    return next((voice for voice in gist.voices if is_identified(voice)), None)


def is_identified(voice: Speaker) -> bool:
    """Is the voice somebody in particular?

    It is where it has an entity's key, or a name of its own: "a source" has none, nor has one that is called only by
    its sort ("Monitor", in a headline).
    """
    if not voice.key or voice.key != _folded(voice.text):
        return bool(voice.key)
    return any(letter.isupper() for letter in voice.text) and not _words(voice.key) <= _sort(voice)


def one_name(voices: Iterable[Speaker]) -> Mapping[str, str]:
    """For the voices of one report's claims, the name that stands for each key of an identified one (`called`).

    Voices of which all words of the one's name stand in the other's are one: "the Observatory" after "the Syrian
    Observatory for Human Rights", "Dali" after "the activist Yaarab Dali". An entity's key goes before that of a
    name, then the fuller name, then the one with less around it.
    """
    words: dict[str, frozenset[str]] = {}
    names: dict[str, str] = {}
    known: set[str] = set()
    for voice in voices:
        if is_identified(voice):
            words[voice.key] = words.get(voice.key, frozenset()) | _name(voice)
            entity = voice.key != _folded(voice.text)
            names[voice.key] = voice.key if entity else called(voice.text)
            if entity:
                known.add(voice.key)
    ranked = sorted(words, key=lambda key: (key not in known, -len(words[key]), len(key), key))
    first: dict[str, str] = {}
    for place, key in enumerate(ranked):
        fuller = (other for other in ranked[:place] if first[other] == other and _is_one(words[key], words[other]))
        first[key] = key if key in known else next(fuller, key)
    return {key: names[other] for key, other in first.items()}


@lru_cache(maxsize=65536)
def called(text: str) -> str:
    """The name in the words for a voice, folded: what is said of its bearer differs from report to report.

    "Dr Faris Qudsi, the hospital's director" and "Dr Faris Qudsi, its director" are "dr faris qudsi", "the activist
    Yaarab Dali" is "yaarab dali". Words that hold no name of that form, and names behind names ("Clinic 4, Kala"),
    are kept as they are.
    """
    parts = [_bare(part) for part in text.split(",")]
    names = [_closing_name(part) for part in parts]
    whole = [name for name, part in zip(names, parts, strict=True) if name and len(name) == len(part)]
    if len(whole) == len(parts):
        return _folded(text)
    found = whole or [name for name in names if len(name) > 1]
    return _folded(" ".join(found[0])) if found else _folded(text)


def _closing_name(words: list[str]) -> list[str]:
    """The words with capitals that end a phrase, with the small words between them."""
    start = len(words)
    for place in range(len(words) - 1, -1, -1):
        if any(letter.isupper() or letter.isdigit() for letter in words[place]):
            start = place
        elif words[place].casefold() not in _SMALL or start == len(words):
            break
    return words[start:]


def _bare(part: str) -> list[str]:
    """Words without the article before them."""
    words = part.split()
    return words[1:] if words[:1] and words[0].casefold() in {"the", "a", "an"} else words


def _is_one(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some) and bool(others) and (some <= others or others <= some)


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    return fold_name(text)


@lru_cache(maxsize=65536)
def _words(name: str) -> frozenset[str]:
    parts = name.replace("_", " ").replace(".", " ").casefold().split()
    return frozenset(part for part in parts if part not in _SMALL)


def _name(voice: Speaker) -> frozenset[str]:
    """The words of its name: those with a capital, and those of an entity's key."""
    capitals = " ".join(word for word in voice.text.split() if any(letter.isupper() for letter in word))
    own = _words(_folded(capitals))
    return own if voice.key == _folded(voice.text) else own | _words(voice.key)


def _sort(voice: Speaker) -> frozenset[str]:
    """The words for its sort of voice, in singular and plural."""
    words = _words(voice.type.value)
    return words | {f"{word}s" for word in words}

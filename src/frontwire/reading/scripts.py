"""Which script and language a stretch of text is in; careful with short English full of foreign names."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from frontwire.reading.passages import Passage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LATIN = "LATIN"

#: The language a script stands for when nothing more is known (the most written one in conflict news).
_USUAL = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "THAI": "th",
    "MYANMAR": "my",
}
#: Letters that only one language of a script uses.
_TELLING = (
    ("іїєґ", "uk"),
    ("پچژگ", "fa"),
    ("ٹڈڑے", "ur"),
)
#: English in running text has at least this share of its commonest words (about 0.35 in news).
_ENGLISH_SHARE = 0.12
#: Closed-class words that are frequent in English and in no neighbour.
_ENGLISH = frozenset(
    {
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "was",
        "were",
        "is",
        "are",
        "for",
        "on",
        "with",
        "by",
        "from",
        "has",
        "have",
        "had",
        "been",
        "which",
        "at",
        "as",
        "an",
        "be",
        "said",
        "his",
        "their",
        "not",
        "who",
        "it",
        "its",
        "after",
        "they",
        "he",
        "this",
        "but",
        "or",
        "than",
        "into",
        "would",
        "could",
        "more",
    }
)
#: The language identifier is asked only about stretches this long: below, names mislead it.
_ENOUGH_WORDS = 15
_ENOUGH_LETTERS = 80
#: … and believed only when this sure.
_SURE = 0.95
#: Characters looked at to tell a script or a language.
_LOOKED_AT = 20_000


def script(words: str) -> str | None:
    """The script of most letters (Unicode's name for it); None without letters."""
    sample = words[:_LOOKED_AT]
    if sample.isascii():
        return LATIN if any(map(str.isalpha, sample)) else None
    counts: Counter[str] = Counter()
    for char, times in Counter(sample).items():
        if char.isascii():
            counts[LATIN] += times * char.isalpha()
        elif char.isalpha():
            counts[unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]] += times
    best = max(sorted(counts), key=lambda name: counts[name], default=None)
    return best if best is not None and counts[best] > 0 else None


def language(words: str) -> str | None:
    """The ISO 639-1 code of a stretch; None where it is too short or too mixed to tell.

    The script decides where it can; Latin text is English as soon as it has enough of English's
    commonest words; only long text without them is given to py3langid.
    """
    name = script(words)
    if name is None:
        return None
    if name != LATIN:
        return _by_letters(words, name)
    tokens = [token.strip(".,;:!?\"'“”‘’()[]") for token in words[:_LOOKED_AT].lower().split()]
    tokens = [token for token in tokens if token]
    if sum(token in _ENGLISH for token in tokens) >= _ENGLISH_SHARE * len(tokens):
        return "en" if len(tokens) >= 4 else None
    if len(tokens) < _ENOUGH_WORDS or sum(char.isalpha() for char in words[:_LOOKED_AT]) < _ENOUGH_LETTERS:
        return None
    return _identified(words[:_LOOKED_AT].lower())


def _by_letters(words: str, name: str) -> str | None:
    usual = _USUAL.get(name)
    if name in ("CYRILLIC", "ARABIC"):
        for letters, code in _TELLING:
            if sum(words.count(letter) for letter in letters) > len(words) // 100:
                return code
    return usual


def _identified(words: str) -> str | None:
    code, sure = _identifier().classify(words)
    return str(code) if float(sure) >= _SURE else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """The model, read once: it never changes, so keeping it changes no answer."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loaded only where needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def main_language(passages: tuple[Passage, ...]) -> str | None:
    """The language that the report's undecided text is in, by its longest passages."""
    held = sorted((p for p in passages if p.role is None), key=lambda p: (-len(p.words), p.pieces))
    longest = "\n".join(p.words for p in held[:8])
    return language(longest)

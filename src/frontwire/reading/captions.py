"""Captions that a scrape put among the first sentences of a page, known by the picture credit that ends them."""

from __future__ import annotations

import re

from frontwire.lexicon.pages import Pages
from frontwire.model.report import Role
from frontwire.reading.passages import Passage

_STOP = re.compile(r"[.!?\"”]\s+")
#: A photograph's caption among the first words, by the credit in brackets that ends it.
_CREDIT = re.compile(r"\((?P<credit>[A-Z][^()]{1,50})\)\.?(?=\s+[A-Z0-9])")
_PHOTO = re.compile(r"\b(?:photo|picture|image|file)\b", re.IGNORECASE)
#: What a credit names besides agencies.
_CREDITED = frozenset({"agencies", "archive"})
_CREDIT_WITHIN, _CAPTION_WORDS = 900, 45
_CAPTION_LEAST = 6


def peel(passage: Passage, text: str, pages: Pages) -> tuple[Passage, ...]:
    """A caption that the scrape put between the first sentences, known by the picture credit that ends it."""
    for credit in _CREDIT.finditer(passage.words[:_CREDIT_WITHIN]):
        start = max((m.end() for m in _STOP.finditer(passage.words, 0, credit.start() - 1)), default=0)
        start = start if passage.words[start : credit.start()].strip() else _before_stop(passage.words, start)
        held = passage.words[start : credit.start()].split()
        if not _CAPTION_LEAST <= len(held) <= _CAPTION_WORDS or held[-1].isupper():
            continue
        if not _is_credit(credit["credit"], pages) or _says(held):
            continue
        before, rest = passage.cut(text, start)
        caption, after = rest.cut(text, credit.end() - start)
        if after.pieces and caption.pieces:
            named = caption.called(Role.CAPTION, "it ends with a picture credit")
            return (before, named, after) if before.pieces else (named, after)
    return (passage,)


def _before_stop(words: str, stop: int) -> int:
    """The start of the sentence that ends at `stop`: the credit stands behind its full stop."""
    return max((m.end() for m in _STOP.finditer(words, 0, max(0, stop - 2))), default=0)


def _is_credit(words: str, pages: Pages) -> bool:
    """Is it who took a picture: an agency, or words with "photo" among them?"""
    parts = [part.strip() for part in re.split(r"[/,]| and ", words)]
    named = {agency.casefold() for agency in pages.agencies} | _CREDITED
    return bool(_PHOTO.search(words)) or (parts[0].casefold() in named and all(p.casefold() in named for p in parts))


def _says(words: list[str]) -> bool:
    """Does a sentence report what someone said? No caption does."""
    return any(word.strip(",.") in ("said", "says", "told", "according") for word in words)

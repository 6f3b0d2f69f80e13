"""Shingling: the five-word runs of a report's words, by which copies are told (Broder 1997)."""

from __future__ import annotations

import re

#: Words in a run.
RUN = 5
#: A quotation of fewer words is a name or a doubt ("so-called"), no statement.
_STATEMENT = 6
#: Fewer words than this say too little to be told a copy by their runs.
SHORTEST = 24
_WORD = re.compile(r"[^\W_]+")
#: Marks that a scrape may lose: "the town's" and "the towns" are one.
_LOST = re.compile(r"['’‘ʼ`]")
_QUOTED = re.compile(r"“[^“”\n]*”|«[^«»\n]*»|\"[^\"\n]*\"")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without marks."""
    return _WORD.findall(_LOST.sub("", text).casefold())


def runs(text: str) -> frozenset[str]:
    """All five-word runs of a text outside quoted statements; empty for a text of fewer than `SHORTEST` words.

    Two reporters who heard the same statement quote the same words: those are the speaker's. A text that is
    little but quotation is taken whole.
    """
    parts = told(text)
    return frozenset(" ".join(words[i : i + RUN]) for words in parts for i in range(len(words) - RUN + 1))


def told(text: str) -> tuple[list[str], ...]:
    """The words outside quoted statements, in the parts that these leave; nothing for a short text."""
    parts: list[list[str]] = []
    for line in text.split("\n"):
        parts.extend(words_of(part) for part in _outside(line))
    if sum(len(words) for words in parts) < SHORTEST:
        parts = [words_of(text)]
    return tuple(parts) if sum(len(words) for words in parts) >= SHORTEST else ()


def _outside(line: str) -> list[str]:
    """What stands outside the quoted statements of a line; all of it where its marks do not pair."""
    if line.count('"') % 2:
        return [line]
    out, at = [], 0
    for match in _QUOTED.finditer(line):
        if len(_WORD.findall(match.group())) >= _STATEMENT:
            out.append(line[at : match.start()])
            at = match.end()
    return [*out, line[at:]]

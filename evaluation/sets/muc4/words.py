"""The words that MUC-4's templates and their scoring need, from the YAML files beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[a-z0-9][a-z0-9'’-]*")
_AFTER_HEAD = frozenset({"of", "in", "at", "from", "on", "with", "who", "which", "that", "for", "near", "by", "where"})
#: Endings of plurals and what stands in their place in the singular.
_PLURALS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("men", "man"), ("s", ""))


@dataclass(frozen=True, slots=True)
class ScoringWords:
    """What the scorer takes for granted."""

    premodifiers: frozenset[str]
    partial: Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def words() -> ScoringWords:
    """The words of `scoring.yml`."""
    data = yaml.safe_load((_FOLDER / "scoring.yml").read_text(encoding="utf-8"))
    partial = {slot: {key: tuple(held) for key, held in table.items()} for slot, table in data["partial"].items()}
    return ScoringWords(frozenset(word.upper() for word in data["premodifiers"]), partial)


@cache
def mapping() -> dict[str, Any]:
    """The words of `mapping.yml`."""
    data: dict[str, Any] = yaml.safe_load((_FOLDER / "mapping.yml").read_text(encoding="utf-8"))
    return data


def sorted_as(table: str, phrase: str) -> str | None:
    """The list of `mapping.yml` that a phrase belongs to: by its head with the words before it, else by any word."""
    entries = _entries(table)
    found = singulars(phrase)
    head = next((index for index, word in enumerate(found) if word in _AFTER_HEAD and index), len(found))
    for first in range(max(0, head - 3), head):
        if (hit := entries.get(" ".join(found[first:head]))) is not None:
            return hit
    if table == "human":
        return None
    return next((entries[word] for word in reversed(found) if word in entries), None)


def holds(phrase: str, listed: Iterable[str]) -> bool:
    """Does a phrase hold one of the words?"""
    return not set(singulars(phrase)).isdisjoint(listed)


def singulars(phrase: str) -> list[str]:
    """The words of a phrase in lower case, plurals in the singular."""
    return [_singular(word) for word in _WORD.findall(phrase.lower().replace("’", "'"))]


def _singular(word: str) -> str:
    if word in mapping()["irregular"]:
        return str(mapping()["irregular"][word])
    for ending, singular in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + singular
    return word


@cache
def _entries(table: str) -> dict[str, str]:
    return {" ".join(singulars(word)): name for name, listed in mapping()[table].items() for word in listed}

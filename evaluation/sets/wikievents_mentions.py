"""Happenings told again: what WikiEvents marks as a trigger where Frontwire makes no second claim of a mere mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from frontwire.model.document import Document
from frontwire.model.syntax import Token

#: Determiners that point back.
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event: its type and its trigger's token."""

    type: str
    trigger: int


def refine(document: Document, event: Told, told: Sequence[Told], words: Iterable[dict[str, Any]]) -> str:
    """The type of an event of a general word ("the attack"): that of the last one told, where it points back.

    `told` are the events before it in the order of the text, `words` the entries `refined` of the mapping.
    """
    token = document.syntax[event.trigger]
    for word in words:
        types = (word["general"], word["finer"])
        if event.type in types and token.lemma in word["words"] and points_back(document, token):
            return next((earlier.type for earlier in reversed(told) if earlier.type in types), event.type)
    return event.type


def points_back(document: Document, token: Token) -> bool:
    """Is this noun definite, or does it stand before another noun ("the blast", "a bombing suspect")?"""
    if token.pos not in _NOUNS:
        return False
    return token.dep == "compound" or any(
        kid.lemma in _DEFINITE for kid in document.syntax.children(token.index, "det")
    )


def mentioned(document: Document, told: Sequence[Told], words: dict[str, list[str]]) -> Iterator[Told]:
    """Nouns that point back at a happening of their sort told before them and are no claim themselves.

    `told` are the events of the claims in the order of the text, `words` the nouns of each type.
    """
    claimed = {event.trigger for event in told}
    for token in document.syntax.tokens:
        if token.index not in claimed and points_back(document, token):
            types = [type_ for type_, nouns in words.items() if token.lemma in nouns]
            before = (event for event in reversed(told) if event.trigger < token.index)
            last = next((event.type for event in before if event.type in types), None)
            if last is not None:
                yield Told(last, token.index)

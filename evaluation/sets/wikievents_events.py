"""Claims as events in the ontology of WikiEvents: triggers, types and arguments by their head words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from frontwire.model.claim import Coding
from frontwire.model.document import Document
from frontwire.model.place import PlaceBasis
from frontwire.model.span import Span, Stretch
from frontwire.placing import place_of

_MAPPING = Path(__file__).with_name("wikievents.yml")
_NO_FIGURE = "none"
#: Words that a baseline takes for arguments.
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True, order=True)
class Argument:
    """One argument: its event's type, its role and the characters of its head word."""

    type: str
    role: str
    head: Span


@dataclass(frozen=True, slots=True)
class Found:
    """Triggers (type and the word's characters) and arguments."""

    triggers: frozenset[tuple[str, Span]]
    arguments: frozenset[Argument]


@cache
def mapping() -> dict[str, Any]:
    """The words of `wikievents.yml`."""
    words: dict[str, Any] = yaml.safe_load(_MAPPING.read_text(encoding="utf-8"))
    return words


def events_of(document: Document) -> Found:
    """The codings of a document as events; denied ones too, as the corpus marks them so."""
    triggers: set[tuple[str, Span]] = set()
    arguments: set[Argument] = set()
    for coding in document.codings:
        for kind in _types(coding):
            trigger = _trigger(document, coding, kind["words"])
            triggers.add((kind["type"], document.syntax[trigger].span))
            for role, head in _roles(document, coding):
                if role in kind["roles"]:
                    arguments.add(Argument(kind["type"], kind["roles"][role], document.syntax[head].span))
    return Found(frozenset(triggers), frozenset(arguments))


def _types(coding: Coding) -> Iterator[dict[str, Any]]:
    counted = {figure.what.value for figure in coding.figures} or {_NO_FIGURE}
    for kind in mapping()["types"].get(coding.kind, ()):
        if "figures" not in kind or counted & set(kind["figures"]):
            yield kind


def _trigger(document: Document, coding: Coding, words: Iterable[str]) -> int:
    syntax, known = document.syntax, frozenset(words)
    if syntax[coding.trigger].lemma in known:
        return coding.trigger
    return next((index for index in coding.stretch if syntax[index].lemma in known), coding.trigger)


def _roles(document: Document, coding: Coding) -> Iterator[tuple[str, int]]:
    for role, heads in (("actor", coding.actors), ("target", coding.targets), ("instrument", coding.instruments)):
        for head in heads:
            yield role, head
    where = place_of(document, coding)
    if where.note is not None and where.basis in {PlaceBasis.NAMED, PlaceBasis.RELATION}:
        yield "place", head_of(document, where.note.stretch)


def baseline(document: Document) -> Found:
    """Every word with a stem of the list is a trigger, the nearest noun before or after it its argument."""
    triggers: set[tuple[str, Span]] = set()
    arguments: set[Argument] = set()
    stems: dict[str, str] = mapping()["baseline"]
    for token in document.syntax.tokens:
        kind = next((kind for stem, kind in stems.items() if token.text.lower().startswith(stem)), None)
        if kind is None:
            continue
        triggers.add((kind, token.span))
        inside = document.syntax.sentences[token.sentence].stretch
        nouns = [index for index in inside if document.syntax[index].pos in _NOUNS and index != token.index]
        if nouns:
            nearest = min(nouns, key=lambda index: (abs(index - token.index), index))
            arguments.add(Argument(kind, mapping()["baseline_role"][kind], document.syntax[nearest].span))
    return Found(frozenset(triggers), frozenset(arguments))


def head_of(document: Document, stretch: Stretch) -> int:
    """The head word of a stretch: the first whose governor stands outside it, else the last."""
    syntax = document.syntax
    tops = [index for index in stretch if syntax[index].head not in stretch or syntax[index].head == index]
    return tops[0] if tops else stretch.end - 1


def head_span(document: Document, span: Span) -> Span:
    """The characters of the head word of a stretch of text; the stretch itself where no token lies in it."""
    inside = [token.index for token in document.syntax.tokens if span.overlaps(token.span)]
    if not inside:
        return span
    return document.syntax[head_of(document, Stretch.cover(inside))].span

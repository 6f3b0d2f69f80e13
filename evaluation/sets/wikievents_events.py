"""Claims as events in the ontology of WikiEvents: triggers, types and arguments by their head words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evaluation.sets.wikievents_mentions import Told, mentioned, refine
from frontwire.model.claim import Coding
from frontwire.model.document import Document, per_document
from frontwire.model.place import PlaceBasis
from frontwire.model.span import Span, Stretch
from frontwire.model.syntax import Syntax, Token
from frontwire.placing import place_of

_MAPPING = Path(__file__).with_name("wikievents.yml")
_NO_FIGURE = "none"
#: Penn tags of relative pronouns for people ("who").
_RELATIVES = frozenset({"WP"})
#: Relations in which a number or article stands to what it counts.
_COUNTING = frozenset({"nummod", "det", "amod", "quantmod"})
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
    """The codings of a document as events (denied ones too, as the corpus marks them so), and what they tell again."""
    arguments: set[Argument] = set()
    told: list[Told] = []
    for coding in sorted(document.codings, key=lambda coding: coding.trigger):
        for kind in _types(coding, document.syntax[coding.trigger].lemma):
            trigger = _trigger(document, coding, kind)
            if trigger is None:
                continue
            type_ = refine(document, Told(kind["type"], trigger), told, mapping()["refined"])
            roles = mapping()["roles"][type_] if type_ != kind["type"] else kind["roles"]
            told.append(Told(type_, trigger))
            for role, head in _roles(document, coding, kind):
                if role in roles and head != trigger:
                    arguments.add(Argument(type_, roles[role], document.syntax[head].span))
    events = (*told, *mentioned(document, told, mapping()["mentions"]))
    return Found(frozenset((event.type, document.syntax[event.trigger].span) for event in events), frozenset(arguments))


def _types(coding: Coding, trigger: str) -> Iterator[dict[str, Any]]:
    """The types of a coding: by what its figures count, where they count nothing by its own word ("injuries")."""
    kinds = mapping()["types"].get(coding.kind, ())
    counted = {figure.what.value for figure in coding.figures} or {_NO_FIGURE}
    own = [kind for kind in kinds if trigger in kind["words"]]
    if counted == {_NO_FIGURE} and own:
        yield from own[:1]
        return
    for kind in kinds:
        if "figures" not in kind or counted & set(kind["figures"]):
            yield kind


def _trigger(document: Document, coding: Coding, kind: dict[str, Any]) -> int | None:
    """The token that is the event: of the type's words, else the claim's own, unless that is a thing or party of it."""
    syntax, known = document.syntax, frozenset(kind["words"])
    if syntax[coding.trigger].lemma in known:
        return coding.trigger
    other = next((index for index in coding.stretch if syntax[index].lemma in known), None)
    if other is not None or kind.get("only"):
        return other
    parties = {*coding.actors, *coding.targets, *coding.instruments}
    bare = syntax[coding.trigger].pos == "AUX" or syntax[coding.trigger].lemma in mapping()["no_event"]
    if coding.trigger not in parties:
        return None if bare else coding.trigger
    deed = syntax.head(coding.trigger)
    is_deed = syntax[coding.trigger].dep == "nsubj" and deed.pos == "VERB" and deed.index in coding.stretch
    return deed.index if is_deed else None


def _roles(document: Document, coding: Coding, kind: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """The parties, things and place of a claim; whom a figure of another fate counts is not this type's."""
    heads = {"actor": coding.actors, "instrument": coding.instruments, "target": _suffering(document, coding, kind)}
    for role, held in heads.items():
        for head in held:
            meant = "place" if role == "target" and _is_place(document, head) else role
            yield meant, _nearest(document, head, coding.trigger)
    where = place_of(document, coding)
    if where.note is not None and where.basis in {PlaceBasis.NAMED, PlaceBasis.RELATION}:
        place = head_of(document, where.note.stretch)
        if place in coding.stretch and _owner(document, place, coding.trigger) == coding.trigger:
            yield "place", place


def _is_place(document: Document, head: int) -> bool:
    """Does a target say where rather than at whom: a locality, or what something happens "at" or "near"?"""
    syntax = document.syntax
    first = next((index for index in (head, *_governors(syntax, head)) if syntax[index].dep != "conj"), head)
    if syntax[first].dep != "pobj":
        return False
    return syntax[head].lemma in mapping()["localities"] or syntax.head(first).lemma in mapping()["place_prepositions"]


def _governors(syntax: Syntax, index: int) -> Iterator[int]:
    return (token.index for token in syntax.ancestors(index))


def _nearest(document: Document, head: int, trigger: int) -> int:
    """The relative pronoun that stands for a party in the trigger's clause, as the corpus marks it; else its head."""
    tokens = (document.syntax[index] for index in document.syntax.kids[trigger])
    return next((kid.index for kid in tokens if kid.tag in _RELATIVES and _stands_for(document, kid, head)), head)


def _stands_for(document: Document, pronoun: Token, head: int) -> bool:
    return document.syntax.head(document.syntax.head(pronoun.index).index).index == head


def _owner(document: Document, index: int, trigger: int) -> int:
    """The trigger that a word hangs on: the nearest above it, else the one that claims it."""
    claimed = _triggers(document)
    return next((token.index for token in document.syntax.ancestors(index) if token.index in claimed), trigger)


@per_document
def _triggers(document: Document) -> frozenset[int]:
    return frozenset(coding.trigger for coding in document.codings)


def _suffering(document: Document, coding: Coding, kind: dict[str, Any]) -> Iterator[int]:
    """The targets of a type: all of no figure, those its figures count, and bare numbers ("and wounded nine")."""
    fates = kind.get("figures")
    if fates is None:
        yield from coding.targets
        return
    others: set[int] = set()
    for figure in coding.figures:
        head = None if figure.span is None else _counted(document, figure.span)
        if head is None or head == coding.trigger:
            continue
        if figure.what.value in fates:
            yield head
        else:
            others.add(head)
    yield from (head for head in coding.targets if head not in others)


def _counted(document: Document, span: Span) -> int | None:
    """The token that a number counts, or that stands for it: "nine" in "wounded nine"."""
    inside = [token.index for token in document.syntax.tokens if span.overlaps(token.span)]
    if not inside:
        return None
    head = document.syntax[head_of(document, Stretch.cover(inside))]
    return head.head if head.dep in _COUNTING else head.index


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

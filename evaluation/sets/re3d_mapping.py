"""What Frontwire notes, told in re3d's types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evaluation.sets.geo_asking import tagged
from frontwire.api import Reading
from frontwire.lexicon.places import Places
from frontwire.model.document import Document, Mention, Referent
from frontwire.model.place import PlaceBasis
from frontwire.model.ports import Gazetteer
from frontwire.model.span import Span, Stretch

#: The types that are scored.
TYPES = ("Organisation", "Location", "Person", "Weapon", "Quantity", "Temporal")
#: PLOVER's event type of what is done to hurt or destroy.
_VIOLENCE = "ASSAULT"
_ARTICLES = frozenset({"the", "a", "an"})
_OF_REFERENT = {Referent.GROUP: "Organisation", Referent.PEOPLE: "Organisation", Referent.PERSON: "Person"}
_OF_LABEL = {
    "ORG": "Organisation",
    "NORP": "Organisation",
    "GPE": "Location",
    "LOC": "Location",
    "FAC": "Location",
    "PERSON": "Person",
    "CARDINAL": "Quantity",
    "QUANTITY": "Quantity",
    "DATE": "Temporal",
    "TIME": "Temporal",
}


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Words of one type."""

    span: Span
    kind: str


def entities_of(reading: Reading, *, gazetteer: Gazetteer, words: Places) -> tuple[Entity, ...]:
    """All that Frontwire notes of the six types, sorted, the longest where one lies in another of its type."""
    document = reading.document
    found = {
        *_mentioned(document),
        *_placed(document, gazetteer, words),
        *_in_claims(reading),
        *(Entity(note.span, "Temporal") for note in document.times),
    }
    return _outermost(found)


def fights_of(reading: Reading) -> tuple[tuple[Span, Span], ...]:
    """Who does violence to whom, by the claims."""
    found = {
        (actor.span, target.span)
        for claim in reading.claims
        if (claim.codes.plover or "").startswith(_VIOLENCE)
        for actor in claim.actors
        for target in claim.targets
    }
    return tuple(sorted(found))


def baseline_entities(document: Document) -> tuple[Entity, ...]:
    """What the recogniser labels."""
    syntax = document.syntax
    out: set[Entity] = set()
    start = 0
    for index in range(1, len(syntax) + 1):
        one = syntax[start]
        if index < len(syntax) and (syntax[index].entity, syntax[index].sentence) == (one.entity, one.sentence):
            continue
        if one.entity in _OF_LABEL:
            out.add(Entity(syntax.span(Stretch(start, index)), _OF_LABEL[one.entity]))
        start = index
    return tuple(sorted(out))


def _mentioned(document: Document) -> Iterator[Entity]:
    places = {note.span for note in document.placements if not note.metonym}
    for head, mention in sorted(document.mentions.items()):
        kind = _kind_of(document, head, mention)
        if kind is not None and mention.span not in places:
            yield Entity(mention.span, kind)


def _kind_of(document: Document, head: int, mention: Mention) -> str | None:
    """By what it refers to, a pronoun through coreference; a thing that acts as a body is an organisation."""
    resolved = document.mentions.get(document.resolve(head), mention)
    for one in (mention, resolved):
        if one.referent in _OF_REFERENT:
            return _OF_REFERENT[one.referent]
    named = resolved.actor is not None and resolved.actor.entity is not None
    return "Organisation" if named else None


def _placed(document: Document, gazetteer: Gazetteer, words: Places) -> Iterator[Entity]:
    """Place phrases with their article; of "near X" only X."""
    acting = [note.span for note in document.placements if note.metonym]
    names = {mention.span for mention in document.mentions.values()}
    spans = {note.span for note in document.placements if note.basis is not PlaceBasis.RELATION}
    spans |= {
        span
        for span in tagged(document, gazetteer=gazetteer, words=words)
        if not any(other.overlaps(span) for other in spans)
    }
    for span in sorted(spans):
        whole = min((name for name in names if _is_article(document, name, span)), default=span)
        yield Entity(whole, "Organisation" if any(one.overlaps(span) for one in acting) else "Location")


def _is_article(document: Document, name: Span, span: Span) -> bool:
    """Is `name` just `span` with an article before it?"""
    if name.end != span.end or name.start >= span.start:
        return False
    return document.report.text[name.start : span.start].strip().lower() in _ARTICLES


def _in_claims(reading: Reading) -> Iterator[Entity]:
    text = reading.report.text
    for claim in reading.claims:
        yield from (Entity(actor.span, "Location") for actor in claim.facilities)
        yield from (Entity(actor.span, "Weapon") for actor in claim.instruments)
        for figure in claim.figures:
            if figure.span is not None:
                start = text.find(figure.wording, figure.span.start, figure.span.end)
                if start >= 0:
                    yield Entity(Span(start, start + len(figure.wording)), "Quantity")


def _outermost(found: Iterable[Entity]) -> tuple[Entity, ...]:
    held = sorted(found)
    return tuple(
        one
        for one in held
        if not any(
            other.kind == one.kind and other.span != one.span and other.span.contains(one.span) for other in held
        )
    )

"""What Frontwire notes, told in re3d's types."""

from __future__ import annotations

from evaluation.sets.re3d_entities import Entity
from evaluation.sets.re3d_extents import Extents
from frontwire.lexicon.lexicons import Lexicons
from frontwire.model.document import Document
from frontwire.model.span import Span, Stretch
from frontwire.parsing.scene import Scene

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


def fights_of(document: Document, entities: tuple[Entity, ...], *, lexicons: Lexicons) -> tuple[tuple[Span, Span], ...]:
    """Who stands against whom, by the dyads; each side as the entity that it is, else as its noun."""
    extents = Extents.of(document, Scene.of(document.syntax, lexicons.actors), lexicons.figures)
    found = {
        tuple(_side(document, head, entities, extents) for head in (dyad.actor, dyad.target)) for dyad in document.dyads
    }
    return tuple(sorted((source, target) for source, target in found if source != target))


def _side(document: Document, head: int, entities: tuple[Entity, ...], extents: Extents) -> Span:
    token = document.syntax[head].span
    held = (one.span for one in entities if one.span.contains(token))
    return next(held, extents.bare(head))


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

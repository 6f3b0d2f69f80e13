"""Asks placing for names: those that it tags itself, and those that a corpus gives it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from frontwire.lexicon.places import Places
from frontwire.model.document import Document
from frontwire.model.place import Place, PlaceBasis
from frontwire.model.ports import Gazetteer
from frontwire.model.span import Span, Stretch
from frontwire.model.syntax import Token
from frontwire.placing.choosing import choose
from frontwire.placing.context import read_context
from frontwire.placing.phrases import Finder, NamePhrase

_LABELS = frozenset({"GPE", "LOC", "FAC"})
#: "Sri Lankan", "South African".
_PEOPLE_WORDS = 2


def tagged(document: Document, *, gazetteer: Gazetteer, words: Places) -> dict[Span, Place | None]:
    """The place names that Frontwire finds, with their places; phrases without a name are left out."""
    names = Finder(document, gazetteer, words).find()
    out: dict[Span, Place | None] = {}
    for note in document.placements:
        inside = [name for name in names if note.stretch.contains(name.core)]
        if note.basis in (PlaceBasis.NAMED, PlaceBasis.RELATION) and inside:
            own = next((name for name in inside if name.head == note.head), inside[-1])
            out[document.syntax.span(_named(document, own))] = note.place
    return out


def peoples(document: Document, *, gazetteer: Gazetteer, words: Places) -> dict[Span, Place | None]:
    """The adjectives and names of peoples that stand for a country ("Sudanese", "Sri Lankans"), longest first."""
    out: dict[Span, Place | None] = {}
    index = 0
    tokens = document.syntax.tokens
    while index < len(tokens):
        size = next((n for n in (_PEOPLE_WORDS, 1) if _is_people(tokens[index : index + n], words)), 0)
        if size:
            span = document.syntax.span(Stretch(index, index + size))
            out[span] = gazetteer.country(" ".join(token.text for token in tokens[index : index + size]))
        index += size or 1
    return out


def _is_people(tokens: tuple[Token, ...], words: Places) -> bool:
    name = " ".join(token.text for token in tokens)
    return name[:1].isupper() and name.lower() in words.adjectives


def _named(document: Document, name: NamePhrase) -> Stretch:
    """A name with its kind noun, where that is written large and so part of it."""
    after = name.core.end
    if after < name.stretch.end and document.syntax[after].text[:1].isupper():
        return Stretch(name.core.start, after + 1)
    return name.core


def baseline_places(document: Document, gazetteer: Gazetteer) -> dict[Span, Place | None]:
    """What the recogniser labels as a place, as the most populous place of that name."""
    out: dict[Span, Place | None] = {}
    syntax, text = document.syntax, document.report.text
    start = None
    for index in range(len(syntax) + 1):
        label = syntax[index].entity if index < len(syntax) else ""
        if start is not None and (label != syntax[start].entity or syntax[index].sentence != syntax[start].sentence):
            span = syntax.span(Stretch(start, index))
            out[span] = most_populous(gazetteer, span.of(text))
            start = None
        if start is None and label in _LABELS:
            start = index
    return out


def most_populous(gazetteer: Gazetteer, name: str) -> Place | None:
    """Of the places of just that name the one with most people."""
    exact = [place for place in gazetteer.find(" ".join(name.split())) if place.score == 1.0]
    return max(exact, key=lambda place: (place.population, place.id), default=None)


def ask(
    document: Document, spans: tuple[Span, ...], *, gazetteer: Gazetteer, words: Places
) -> tuple[Place | None, ...]:
    """Where placing puts each of the names at `spans`, as if it had found just these names itself.

    None where it refuses, or where the words were not read at all.
    """
    finder = Finder(document, gazetteer, words)
    own = {document.syntax.span(_named(document, name)): name for name in finder.find()}
    phrases = [_phrase(document, span, finder, own.get(span)) for span in spans]
    context = read_context(document, [phrase for phrase in phrases if phrase], gazetteer=gazetteer, words=words)
    return tuple(None if phrase is None else choose(phrase, context)[0] for phrase in phrases)


def _phrase(document: Document, span: Span, finder: Finder, own: NamePhrase | None) -> NamePhrase | None:
    """The phrase that placing makes of this very name, or would make of it; its context calls it a place."""
    if own is not None:
        return replace(own, strong=True, prepositioned=True, labelled=True)
    stretch = _tokens(document, span)
    if stretch is None:
        return None
    name, core, noun = " ".join(span.of(document.report.text).split()), stretch, document.syntax[stretch.end - 1]
    hints = finder.kinds_of(noun) if len(stretch) > 1 else frozenset()
    places = finder.gazetteer.find(name)
    if hints and not any(place.score == 1.0 for place in places):
        # "Rapides Parish": as in the stage itself the gazetteer is asked for the name, the noun says of what class.
        core = Stretch(stretch.start, stretch.end - 1)
        name = " ".join(document.syntax.span(core).of(document.report.text).split())
        places = finder.gazetteer.find(name)
    return NamePhrase(
        stretch=stretch,
        core=core,
        head=finder.head_of(stretch),
        name=name,
        places=places,
        strong=True,
        prepositioned=True,
        labelled=True,
        hints=hints,
        noun=noun.lemma if hints else None,
    )


def _tokens(document: Document, span: Span) -> Stretch | None:
    """The tokens that a span touches; None where it was not parsed (furniture of a page)."""
    tokens = document.syntax.tokens
    first = bisect_right(tokens, span.start, key=lambda token: token.span.end)
    last = bisect_left(tokens, span.end, key=lambda token: token.span.start)
    return Stretch(first, last) if first < last else None

"""A document: a report, its grammar, and one layer of notes for each stage that has read it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from frontwire.model.actor import Actor
from frontwire.model.claim import Coding
from frontwire.model.coverage import Coverage
from frontwire.model.dyad import Dyad
from frontwire.model.place import PlaceNote
from frontwire.model.report import Refusal, Report
from frontwire.model.span import Span, Stretch
from frontwire.model.syntax import EMPTY, Syntax
from frontwire.model.time import Publication, TimeNote
from frontwire.model.voice import Attribution, Hedge


class MentionKind(StrEnum):
    """How a phrase refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Referent(StrEnum):
    """What sort of thing a mention refers to: which pronouns can stand for it."""

    PERSON = "person"
    PEOPLE = "people"
    GROUP = "group"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that refers. `head` is its head token; `actor` whom it names, where it is an actor.

    `referent` and `gender` ("m", "f") are None where unknown; `speaks` marks the subject of a verb of speech.
    """

    head: int
    stretch: Stretch
    span: Span
    kind: MentionKind
    actor: Actor | None = None
    referent: Referent | None = None
    gender: str | None = None
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, marks included. `closed` is False where the closing mark is missing
    (a speech that goes on in the next paragraph, or a slip)."""

    stretch: Stretch
    span: Span
    closed: bool = True


#: Compared by identity: what is derived from a document can be remembered for it.
@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A report with the layers that the stages have added so far.

    `theatre` is the country (ISO 3166-1 alpha-2) that the names make the ground of the fight.
    `attitudes` are what the text says that somebody wants, knows, praises, supports: its content is theirs,
    but they say nothing, so no claim takes its voice from them. `passed` are the numbers of the report's blocks that a
    first look found not worth parsing; all of them where nothing in the report can be a claim.
    """

    report: Report
    syntax: Syntax = EMPTY
    mentions: Mapping[int, Mention] = field(default_factory=dict)
    quotations: tuple[Quotation, ...] = ()
    antecedents: Mapping[int, int] = field(default_factory=dict)
    theatre: str | None = None
    attributions: tuple[Attribution, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    attitudes: tuple[Attribution, ...] = ()
    publication: Publication | None = None
    times: tuple[TimeNote, ...] = ()
    placements: tuple[PlaceNote, ...] = ()
    codings: tuple[Coding, ...] = ()
    dyads: tuple[Dyad, ...] = ()
    passed: frozenset[int] = frozenset()
    refusals: tuple[Refusal, ...] = ()

    def resolve(self, head: int) -> int:
        """The head token of the fullest earlier (or later) mention of the same thing, else `head`.

        `antecedents` maps the head of a pronoun or a short mention to the head of the mention it
        stands for; chains are followed, cycles cut.
        """
        seen = {head}
        while head in self.antecedents and self.antecedents[head] not in seen:
            head = self.antecedents[head]
            seen.add(head)
        return head

    def actor(self, head: int) -> Actor | None:
        """Whom the noun phrase headed by token `head` names, through coreference."""
        for index in (self.resolve(head), head):
            mention = self.mentions.get(index)
            if mention is not None and mention.actor is not None:
                return mention.actor
        return None

    def quoted(self, index: int) -> bool:
        """Does token `index` stand inside quotation marks?"""
        return index in _quoted_tokens(self)

    def attributions_over(self, index: int) -> tuple[Attribution, ...]:
        """The attributions whose content holds token `index`, in order."""
        return _attributions(self).at(index)

    def attributions_cued_at(self, index: int) -> tuple[Attribution, ...]:
        """The attributions whose cue is token `index`, in order."""
        return _cues(self).get(index, ())

    def hedges_over(self, index: int) -> tuple[Hedge, ...]:
        """The hedges whose scope holds token `index`, in order."""
        return _hedges(self).at(index)

    def placements_over(self, index: int) -> tuple[PlaceNote, ...]:
        """The place phrases that hold token `index` or hang on it, in order."""
        return _placements(self).at(index)

    def times_in(self, stretch: Stretch) -> tuple[TimeNote, ...]:
        """The time phrases that begin in a stretch; they are kept in the order of the text."""
        return _beginning_in(self.times, stretch)

    def placements_in(self, stretch: Stretch) -> tuple[PlaceNote, ...]:
        """The place phrases that begin in a stretch; they are kept in the order of the text."""
        return _beginning_in(self.placements, stretch)


Placed = TypeVar("Placed", TimeNote, PlaceNote)


def _beginning_in(notes: tuple[Placed, ...], stretch: Stretch) -> tuple[Placed, ...]:
    """Of notes in the order of the text those that begin in a stretch."""
    first = bisect_left(notes, stretch.start, key=_start)
    return notes[first : bisect_left(notes, stretch.end, key=_start)]


def _start(note: TimeNote | PlaceNote) -> int:
    return note.stretch.start


Derived = TypeVar("Derived")

#: So many documents are in hand at once at most: what is derived from older ones is forgotten.
_IN_HAND = 4


def per_document(derive: Callable[[Document], Derived]) -> Callable[[Document], Derived]:
    """Makes a function of a document remember its answer: claims are joined one by one, and each asks again.

    Safe because a document never changes and is compared by identity.
    """
    return lru_cache(maxsize=_IN_HAND)(derive)


@per_document
def _quoted_tokens(document: Document) -> frozenset[int]:
    return frozenset(index for quotation in document.quotations for index in quotation.stretch)


@per_document
def _attributions(document: Document) -> Coverage[Attribution]:
    return Coverage.of((attribution, attribution.content) for attribution in document.attributions)


@per_document
def _cues(document: Document) -> dict[int, tuple[Attribution, ...]]:
    out: dict[int, tuple[Attribution, ...]] = {}
    for attribution in document.attributions:
        if attribution.cue is not None:
            out[attribution.cue.token] = (*out.get(attribution.cue.token, ()), attribution)
    return out


@per_document
def _placements(document: Document) -> Coverage[PlaceNote]:
    return Coverage.of((note, (note.stretch, Stretch(note.head, note.head + 1))) for note in document.placements)


@per_document
def _hedges(document: Document) -> Coverage[Hedge]:
    return Coverage.of((hedge, hedge.scope) for hedge in document.hedges)

"""The phrases that fill claims' roles, sorted into what MUC-4 tells apart: persons, things, organisations, weapons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.sets.muc4.words import holds, mapping, sorted_as
from frontwire.model.actor import Actor
from frontwire.model.document import Document, Mention, MentionKind, Referent
from frontwire.model.figure import Figure
from frontwire.model.span import Span
from frontwire.model.syntax import Token

#: Dependents at the front of a phrase that are no part of a fill.
_FRONT = frozenset({"det", "nummod", "predet", "quantmod", "poss", "punct", "advmod"})
_PEOPLE = frozenset({Referent.PERSON, Referent.PEOPLE})
_PLURAL = frozenset({"NNS", "NNPS"})
_PROPER = "PROPN"
_PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class Human:
    """A person or people: name ("" where none), description, MUC-4's type, number and country."""

    name: str
    description: str
    type: str
    number: str
    country: str | None
    armed: bool
    rebel: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing attacked: words, MUC-4's type, number."""

    words: str
    type: str
    number: str
    army: bool


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """One who did it: the words for the person or people, for the organisation ("" where none), and whose they are."""

    individual: str
    organization: str
    entity: str | None
    state: bool | None
    rebel: bool


class Phrases:
    """Sorts the role phrases of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.report.text

    def tokens(self, span: Span) -> list[Token]:
        """The tokens of a stretch of text, without determiners and numbers in front."""
        inside = [token for token in self.document.syntax.tokens if span.contains(token.span) and len(token.span)]
        while len(inside) > 1 and inside[0].dep in _FRONT:
            inside = inside[1:]
        return inside

    def words(self, tokens: Iterable[Token]) -> str:
        """The original words of some tokens, in capitals, on one line."""
        held = list(tokens)
        if not held:
            return ""
        return " ".join(Span.cover(token.span for token in held).of(self.text).split()).upper()

    def mention(self, span: Span) -> Mention | None:
        """The mention that these words are."""
        held = [mention for mention in self.document.mentions.values() if span.contains(mention.span)]
        return max(held, key=lambda mention: (len(mention.span), -mention.head), default=None)

    def is_place(self, actor: Actor) -> bool:
        """Is the phrase a place by itself? Places are no targets."""
        return any(note.place is not None and note.span.contains(actor.span) for note in self.document.placements)

    def human(self, actor: Actor, figures: Iterable[Figure]) -> Human | None:
        """The phrase as people; None where it names no people."""
        tokens, mention = self.tokens(actor.span), self.mention(actor.span)
        if not tokens or (mention is not None and mention.kind is MentionKind.PRONOUN):
            return None
        words = self.words(tokens)
        known = sorted_as("human", words)
        if known is None and actor.sector is None and not _is_person(mention, tokens):
            return None
        name = self._name(tokens) if _is_person(mention, tokens) else []
        description = (
            [token for token in tokens if token not in name and token.index < name[0].index] if name else tokens
        )
        sector = actor.sector.value if actor.sector is not None else ""
        return Human(
            name=self.words(name),
            description=self.words(description),
            type=known or mapping()["roles"].get(sector, "CIVILIAN"),
            number="1" if name else number_of(self.tokens(actor.span), actor.span, figures),
            country=actor.country,
            armed=sector in mapping()["armed"] or known in {"ACTIVE MILITARY", "LAW ENFORCEMENT"},
            rebel=sector in mapping()["rebels"] or holds(words, mapping()["insurgents"]),
        )

    def _name(self, tokens: list[Token]) -> list[Token]:
        """The name at the end of a phrase, without the titles before it."""
        first = len(tokens)
        while first and tokens[first - 1].pos == _PROPER:
            first -= 1
        name = tokens[first:]
        while len(name) > 1 and holds(name[0].text, mapping()["titles"]):
            name = name[1:]
        return name if name and not holds(name[-1].text, mapping()["titles"]) else []

    def thing(self, actor: Actor, figures: Iterable[Figure]) -> Thing | None:
        """The phrase as a thing; None where it is none of MUC-4's, or people ("bank employees")."""
        words = self.words(self.tokens(actor.span))
        kind = sorted_as("physical", words)
        if kind is None or sorted_as("human", words) is not None:
            return None
        army = holds(words, mapping()["army"])
        return Thing(words, kind, number_of(self.tokens(actor.span), actor.span, figures), army)

    def perpetrator(self, actor: Actor) -> Perpetrator | None:
        """The phrase as one who did it; None for pronouns and things."""
        tokens, mention = self.tokens(actor.span), self.mention(actor.span)
        pronoun = mention is not None and mention.kind is MentionKind.PRONOUN
        if not tokens or pronoun or (actor.sector is None and not _is_person(mention, tokens)):
            return None
        sector = actor.sector.value if actor.sector is not None else ""
        words = self.words(tokens)
        people = holds(words, mapping()["individuals"])
        if not people and sector not in (*mapping()["armed"], *mapping()["rebels"], *mapping()["state"]):
            return None
        people = people or (actor.entity is None and sector in mapping()["rebels"])
        organization = self._organization(actor, tokens)
        if not people and not organization:
            organization = words
        state = sector in mapping()["state"] if sector and sector != "CVL" else None
        return Perpetrator(words if people else "", organization, actor.entity, state, sector in mapping()["rebels"])

    def _organization(self, actor: Actor, tokens: list[Token]) -> str:
        """The words that name the actor's organisation, as they stand in the phrase or else in the text."""
        if actor.entity is None or actor.name is None:
            return ""
        name, people = actor.name.upper(), mapping()["individuals"]
        if name in self.words(tokens):
            return name
        proper = [token for token in tokens if token.pos == _PROPER and not holds(token.text, people)]
        if proper:
            return self.words(proper)
        return name if name in " ".join(self.text.upper().split()) else ""

    def weapon(self, actor: Actor) -> tuple[str, str] | None:
        """The phrase as an instrument with its type ("" where none fits); None where it is people."""
        words = self.words(self.tokens(actor.span))
        kind = sorted_as("instruments", words)
        if kind is None and (actor.sector is not None or sorted_as("human", words) or sorted_as("physical", words)):
            return None
        return (words, kind or "") if words else None


def _is_person(mention: Mention | None, tokens: list[Token]) -> bool:
    if mention is not None and mention.referent in _PEOPLE:
        return True
    return any(token.entity == _PERSON for token in tokens)


def number_of(tokens: list[Token], span: Span, figures: Iterable[Figure]) -> str:
    """How many: by the figure in the phrase, else PLURAL or 1 by its head."""
    for figure in figures:
        if figure.span is None or not (span.contains(figure.span) or figure.span.contains(span)):
            continue
        mark = "~" if holds(figure.wording, mapping()["about"]) else ""
        if figure.low is not None and figure.low == figure.high:
            return f"{mark}{figure.low}"
        if figure.low is not None and figure.high is None:
            return f"{figure.low}-"
        if figure.high is not None and figure.low is None:
            return f"-{figure.high}"
    return "PLURAL" if tokens and tokens[-1].tag in _PLURAL else "1"

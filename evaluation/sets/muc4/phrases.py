"""The phrases that fill claims' roles, sorted into what MUC-4 tells apart: persons, things, organisations, weapons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from evaluation.sets.muc4.words import holds, mapping, sorted_as
from frontwire.model.actor import Actor
from frontwire.model.document import Document, Mention, MentionKind, Referent
from frontwire.model.figure import Figure
from frontwire.model.span import Span
from frontwire.model.syntax import Token

#: Dependents at the front of a phrase that are no part of a fill.
_FRONT = frozenset({"det", "nummod", "predet", "quantmod", "poss", "punct", "advmod", "case"})
_PEOPLE = frozenset({Referent.PERSON, Referent.PEOPLE})
_PLURAL = frozenset({"NNS", "NNPS"})
_PROPER = "PROPN"
_PERSON = "PERSON"
#: Names of countries and nations, which by themselves are no organisations.
_NATIONAL = frozenset({"GPE", "NORP"})


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
    """One who did it: the words for the person or people, for the organisation ("" where none), and whose they are;
    `phrase` is how the text calls them."""

    individual: str
    organization: str
    entity: str | None
    state: bool | None
    rebel: bool
    phrase: str = ""


class Phrases:
    """Sorts the role phrases of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.report.text
        self._clusters: dict[int, list[Mention]] = {}
        for head, mention in sorted(document.mentions.items()):
            if mention.kind is not MentionKind.PRONOUN:
                self._clusters.setdefault(document.resolve(head), []).append(mention)

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

    def humans(self, actor: Actor, figures: Iterable[Figure]) -> tuple[Human, ...]:
        """The phrase as people, those named beside it each by themselves; none where it names no people."""
        tokens, mention = self.tokens(actor.span), self.mention(actor.span)
        if not tokens or (mention is not None and mention.kind is MentionKind.PRONOUN):
            return ()
        words = self.words(tokens)
        known = sorted_as("human", words)
        if known is None and actor.sector is None and not _is_person(mention, tokens):
            return ()
        kind = self._sort(actor, words)
        name = self._name(tokens) if _is_person(mention, tokens) or known is not None else []
        if not name and mention is not None:
            names = self._named_beside(mention.head)
            if names:
                return tuple(replace(kind, name=found, description=words, number="1") for found in names)
        if not name:
            number = number_of(self.tokens(actor.span), actor.span, figures)
            return (replace(kind, name=self._name_of(mention), description=words, number=number),)
        description = self.words(token for token in tokens if token.index < name[0].index)
        described = description or ("" if mention is None else self._description_of(mention))
        typed = kind if known is not None or not described else self._sort(actor, described)
        return (replace(typed, name=self._fullest(mention, name), description=described, number="1"),)

    def _sort(self, actor: Actor, words: str) -> Human:
        """What the words and the actor's sector tell of people, without name, description and number."""
        known = sorted_as("human", words)
        sector = actor.sector.value if actor.sector is not None else ""
        return Human(
            name="",
            description="",
            type=known or mapping()["roles"].get(sector, "CIVILIAN"),
            number="1",
            country=actor.country,
            armed=sector in mapping()["armed"] or known in {"ACTIVE MILITARY", "LAW ENFORCEMENT"},
            rebel=sector in mapping()["rebels"] or holds(words, mapping()["insurgents"]),
        )

    def _named_beside(self, head: int) -> tuple[str, ...]:
        """The names in apposition to a noun: "two students, Ana Ruiz and Jose Paz"."""
        syntax = self.document.syntax
        beside = [kid.index for kid in syntax.children(head, "appos") if kid.pos == _PROPER]
        found = [index for first in beside for index in syntax.conjuncts(first) if syntax[index].pos == _PROPER]
        kept = [index for index in found if syntax[index].entity in {_PERSON, ""} and not self._is_organization(index)]
        return tuple(words for index in kept if (words := self.words(self._name(self._phrase(index)))))

    def _is_organization(self, index: int) -> bool:
        actor = self.document.actor(index)
        return actor is not None and actor.entity is not None

    def _phrase(self, index: int) -> list[Token]:
        return [self.document.syntax[number] for number in self.document.syntax.phrase(index)]

    def _together(self, mention: Mention | None) -> list[Mention]:
        """The mentions of the same person, this one first."""
        if mention is None:
            return []
        whole = self.document.resolve(mention.head)
        return [mention, *(m for m in self._clusters.get(whole, ()) if m is not mention)]

    def _fullest(self, mention: Mention | None, name: list[Token]) -> str:
        """The fullest form of a name in the text: that of the mentions of the same person that end alike."""
        here = self.words(name)
        others = (self.words(self._name(self._phrase(m.head))) for m in self._together(mention))
        return max((here, *(n for n in others if set(here.split()) <= set(n.split()))), key=len)

    def _name_of(self, mention: Mention | None) -> str:
        """The name of somebody who is only described here ("the bishop")."""
        if mention is None or mention.referent is not Referent.PERSON:
            return ""
        names = (self.words(self._name(self._phrase(m.head))) for m in self._together(mention)[1:])
        return max(names, key=len, default="")

    def _description_of(self, mention: Mention) -> str:
        """What somebody who is only named here is called beside the name, or elsewhere."""
        syntax = self.document.syntax
        for other in self._together(mention):
            beside = [kid.index for kid in syntax.children(other.head, "appos") if kid.pos == "NOUN"]
            before = [t for t in self._phrase(other.head) if t not in self._name(self._phrase(other.head))]
            phrases = [*(self._quoted(index) for index in beside), [t for t in before if t.dep not in _FRONT]]
            words = (self.words(phrase) for phrase in phrases)
            told = next((w for w in words if w and sorted_as("human", w) is not None), "")
            if told:
                return told
        return ""

    def _quoted(self, index: int) -> list[Token]:
        mention = self.document.mentions.get(index)
        return self._phrase(index) if mention is None else self.tokens(mention.span)

    def _name(self, tokens: list[Token]) -> list[Token]:
        """The name at the end of a phrase, without the titles before it."""
        first = len(tokens)
        while first and tokens[first - 1].pos == _PROPER:
            first -= 1
        name = tokens[first:]
        title = next((n for n in reversed(range(len(name))) if holds(name[n].text, mapping()["titles"])), -1)
        return name[title + 1 :]

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
        if not people and _is_man(actor, mention, tokens):
            return Perpetrator(words, "", None, None, False)
        if not people and (holds(words, mapping()["vague"]) or all(token.entity in _NATIONAL for token in tokens)):
            return None
        if not people and holds(words, mapping()["craft"]):
            return self._crew()
        if not people and sector not in (*mapping()["armed"], *mapping()["rebels"], *mapping()["state"]):
            return None
        people = people or (actor.entity is None and sector in mapping()["rebels"])
        organization = self._organization(actor, tokens)
        if not people and not organization:
            organization = words
        state = sector in mapping()["state"] if sector and sector != "CVL" else None
        return Perpetrator(
            words if people else "", organization, actor.entity, state, sector in mapping()["rebels"], words
        )

    def _organization(self, actor: Actor, tokens: list[Token]) -> str:
        """The words that name the actor's organisation, as they stand in the phrase or else in the text."""
        if actor.entity is None or actor.name is None:
            return ""
        name, people = actor.name.upper(), mapping()["individuals"]
        if name in self.words(tokens):
            return name
        apart = (*people, *mapping()["hedged"])
        proper = [token for token in tokens if token.pos == _PROPER and not holds(token.text, apart)]
        if proper and (
            kind := [t for t in tokens if t.index == proper[-1].index + 1 and t.lemma in mapping()["forces"]]
        ):
            proper += kind
        if proper:
            return self.words(proper)
        return name if name in " ".join(self.text.upper().split()) else ""

    def _crew(self) -> Perpetrator | None:
        """Planes and helicopters that attack are the armed forces', by what the report calls these."""
        text = " ".join(self.text.upper().split())
        called = next((words for words in mapping()["flyers"] if words.upper() in text), None)
        return None if called is None else Perpetrator("", called.upper(), None, True, False)

    def only_group(self, country: str | None) -> tuple[str, str] | None:
        """The id and the words of the armed group that a report names, of those of the country; None where it
        names several or none."""
        named: dict[str, str] = {}
        for _, mention in sorted(self.document.mentions.items()):
            actor = mention.actor
            if actor is None or actor.entity is None or actor.name is None:
                continue
            if (
                actor.sector is not None
                and actor.sector.value in mapping()["rebels"]
                and actor.country in {country, None}
            ):
                words = self._organization(actor, self.tokens(mention.span))
                if words:
                    named.setdefault(actor.entity, words)
        return next(iter(named.items())) if len(named) == 1 else None

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


def _is_man(actor: Actor, mention: Mention | None, tokens: list[Token]) -> bool:
    """Is one person named, known or not? Persons are no organisations."""
    if actor.entity is not None:
        return mention is not None and mention.referent is Referent.PERSON
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

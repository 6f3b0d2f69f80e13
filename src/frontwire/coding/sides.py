"""Sides: whether a noun phrase can be a side of a fight, and whom it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.coding.frames import Frames
from frontwire.coding.match import forms
from frontwire.coding.partitives import measured
from frontwire.lexicon.classes import Classes
from frontwire.model.actor import ARMED
from frontwire.model.document import Document, Mention, MentionKind, Referent
from frontwire.model.place import PlaceClass

_BODIES = frozenset({Referent.PEOPLE, Referent.GROUP})
#: Word classes: what strikes by itself, what of it flies, nouns that stand for those they belong to.
_BLOW, _CRAFT, _FACE = "blow", "aircraft", "face"
_OWNERS = ("of", "possessive", "modifier")
_PRONOUNS = frozenset({"they", "we", "them", "us"})
#: Where a country's name stands for the state rather than its ground.
_DOERS = frozenset({"nsubj", "nsubjpass", "poss", "compound", "conj"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Answers for one document."""

    document: Document
    frames: Frames
    classes: Classes

    def has(self, head: int, name: str) -> bool:
        """Is a token one of the words of the class `name`?"""
        return not forms(self.document.syntax[head]).isdisjoint(self.classes.words[name])

    def acts(self, head: int) -> bool:
        """Is it a body or people, or what strikes by itself?

        No single person without arms is a side, no place, no "it" that stands for no body.
        """
        mention = self.document.mentions.get(head)
        if self.has(head, _BLOW):
            return True
        if mention is None:
            return False
        if self.is_country(head):
            return self.document.syntax[head].dep in _DOERS
        return self._is_body(mention) and not self._is_ground(mention)

    def may_help(self, head: int) -> bool:
        """Can it help, or be helped by, a side? A country can wherever it stands."""
        return self.acts(head) or self.is_country(head)

    def is_country(self, head: int) -> bool:
        """Is it the name of a country?"""
        mention = self.document.mentions.get(head)
        if mention is None or mention.kind is not MentionKind.NAME:
            return False
        places = (note.place for note in self.document.placements_over(head))
        return any(place is not None and place.kind is PlaceClass.COUNTRY for place in places)

    def behind(self, head: int) -> tuple[int, ...]:
        """Whose strike it is that strikes; else the strike, or whatever else acts, itself."""
        if not self.has(head, _BLOW) or self.has(head, _CRAFT):
            return (head,)
        return tuple(agent for agent in self.meant(self.frames.agents(head)) if self.acts(agent)) or (head,)

    def meant(self, heads: Iterable[int]) -> Iterator[int]:
        """What the heads are of or belong to ("two of the units", "the scourge of X"), possessive pronouns solved.

        An evil that nobody is named for ("the fight against extremism") is left out.
        """
        for head in heads:
            inner = self._faced(measured(self.document.syntax, head))
            if inner is not None:
                yield self._possessor(inner)

    def _possessor(self, head: int) -> int:
        tag = self.document.syntax[head].tag
        if tag == "WP$":
            return next((above.head for above in self.document.syntax.ancestors(head) if above.dep == "relcl"), head)
        return self.document.antecedents.get(head, head) if tag == "PRP$" else head

    def _faced(self, head: int) -> int | None:
        """Whom a noun stands for: "the scourge of X", "X's ideology", "X targets"; None for an evil of nobody's."""
        if not self.has(head, _FACE):
            return head
        owners = (owner for slot in _OWNERS for owner in self.frames.fill(head, slot))
        return next((owner for owner in owners if self.acts(owner)), None)

    def _resolved(self, mention: Mention) -> Mention:
        return self.document.mentions.get(self.document.resolve(mention.head), mention)

    def _is_body(self, mention: Mention) -> bool:
        meant = self._resolved(mention)
        armed = meant.actor is not None and meant.actor.sector in ARMED
        if Referent.PERSON in (meant.referent, mention.referent):
            return armed and mention.kind is not MentionKind.NAME
        is_plural = self.document.syntax[mention.head].lemma in _PRONOUNS
        return is_plural or meant.actor is not None or meant.referent in _BODIES

    def _is_ground(self, mention: Mention) -> bool:
        """A place that is no actor, whatever the recogniser calls it."""
        placed = any(not note.metonym for note in self.document.placements_over(mention.head))
        proper = self.document.syntax[mention.head].pos == "PROPN"
        return placed and proper and self._resolved(mention).actor is None

"""Dyads: who fights whom, by the codings of violence and by words that tell a standing hostility.

"The league is committed to defeating the insurgents" tells no event and makes no claim; that the league is at war
with the insurgents it does tell. Whoever helps somebody against a foe is that foe's enemy too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from frontwire.coding.code import carriers
from frontwire.coding.frames import Frames
from frontwire.coding.match import Match, Matcher
from frontwire.coding.partitives import measured
from frontwire.coding.roles import fill
from frontwire.coding.sides import Sides
from frontwire.lexicon.kinds import Kinds
from frontwire.model.document import Document
from frontwire.model.dyad import Dyad
from frontwire.model.syntax import Token

#: PLOVER's event type of what is done to hurt or destroy; things lost make nobody a side.
_VIOLENCE = "ASSAULT"
_OF_THINGS = frozenset({"equipment_loss", "property_damage", "looting"})
#: Kinds in which each side fights the other.
_MUTUAL = frozenset({"armed_clash", "war"})
#: Word classes: verbs of helping, verbs of talking, verbs that only carry a noun or lead it.
_HELP, _TALK, _CARRY = "help", "talk", ("light", "lead", "help")
_HELPED = ("object", "with", "alongside", "by", "as")
_AGAINST = "against"
_VERBS = frozenset({"VERB", "AUX"})
_DAYS = frozenset({"DATE", "TIME"})


def relate(document: Document, *, dyads: Kinds) -> Document:
    """Adds the dyads, in text order, each once. `dyads` are the entries of lexicons/dyads."""
    frames = Frames(document.syntax, carriers(dyads.classes))
    relater = _Relater(document, frames, dyads, Sides(document, frames, dyads.classes))
    found = {*relater.told(), *relater.coded()}
    turned = {replace(one, actor=one.target, target=one.actor) for one in found if one.kind in _MUTUAL}
    return replace(document, dyads=tuple(sorted(found | turned)))


@dataclass(frozen=True, slots=True)
class _Relater:
    """Finds what the entries of lexicons/dyads, and the codings, tell in one document."""

    document: Document
    frames: Frames
    dyads: Kinds
    sides: Sides

    def told(self) -> Iterator[Dyad]:
        """Who stands against whom in the words of an entry."""
        for match in Matcher(self.document, self.frames, self.dyads).matches():
            targets = tuple(self.sides.meant(self._targets(match)))
            for actor, target in product(self._actors(match), targets):
                if self.document.resolve(actor) != self.document.resolve(target):
                    yield Dyad(match.key, actor, target, match.trigger.kind, match.trigger.rule)

    def coded(self) -> Iterator[Dyad]:
        """Who does violence to whom, by the codings."""
        for coding in self.document.codings:
            if coding.kind not in _OF_THINGS and (coding.codes.plover or "").startswith(_VIOLENCE):
                actors = tuple(head for head in self.sides.meant(coding.actors) if self.sides.acts(head))
                for actor, target in product(actors, self.sides.meant(coding.targets)):
                    yield Dyad(coding.trigger, actor, target, coding.kind, coding.rules[0])

    def _filled(self, match: Match, role: str) -> tuple[int, ...]:
        """The fillers of the first slot of a role that has any; days fill none."""
        for slot in match.trigger.roles[role]:
            heads = fill(self.frames, match, slot)
            if heads and self.document.syntax[heads[0]].entity not in _DAYS:
                return heads
        return ()

    def _targets(self, match: Match) -> tuple[int, ...]:
        """The targets; for "strikes with jets and guns against X", where the parse hangs "against" elsewhere, X."""
        own = self._filled(match, "target")
        if own or _AGAINST not in match.trigger.roles["target"]:
            return own
        for index in range(match.key + 1, self.document.syntax.sentence(match.key).stretch.end):
            token = self.document.syntax[index]
            if token.lemma == _AGAINST and token.dep == "prep":
                return self.frames.fill(token.head, _AGAINST)
        return ()

    def _actors(self, match: Match) -> tuple[int, ...]:
        """Whoever acts, else whoever carries the noun, and whoever helps them or is helped by them."""
        if self._is_talked_of(match.key):
            return ()
        heads = (head for head in self.sides.meant(self._filled(match, "actor")) if self.sides.acts(head))
        acting = tuple(behind for head in heads for behind in self.sides.behind(head))
        return tuple(dict.fromkeys((*(acting or self._carrying(match.key)), *self._helping(match.key))))

    def _is_talked_of(self, key: int) -> bool:
        """Is the deed only what people talk about: "they discussed a campaign that would free the town of X"?"""
        token = self.document.syntax[key]
        if token.dep != "acl" or token.pos not in _VERBS or token.tag == "VBG":
            return False
        owned = any(True for _ in self.document.syntax.children(token.head, "poss", "compound"))
        above = self._verb_above(token.head)
        return not owned and above is not None and self.sides.has(above.index, _TALK)

    def _carrying(self, key: int) -> tuple[int, ...]:
        """For "supports the campaign against X", "joined the fight against X": the subject of the verb."""
        verb = self._verb_above(key)
        if self.document.syntax[key].pos in _VERBS or verb is None:
            return ()
        if not any(self.sides.has(verb.index, name) for name in _CARRY):
            return ()
        return tuple(head for head in self.sides.meant(self.frames.subjects(verb.index)) if self.sides.acts(head))

    def _helping(self, key: int) -> Iterator[int]:
        """Both sides of a verb of helping above: "A supports B in its efforts to defeat X"."""
        for above in self.document.syntax.ancestors(key):
            if above.pos in _VERBS and self.sides.has(above.index, _HELP):
                helped = (head for slot in _HELPED for head in self._helped(above.index, slot))
                sides = self.sides.meant((*self.frames.subjects(above.index), *helped))
                yield from (head for head in sides if head < key and self.sides.may_help(head))

    def _helped(self, verb: int, slot: str) -> Iterator[int]:
        """Who is helped, or helps too; of what follows "as" only the body that the helper is part of."""
        for head in self.frames.fill(verb, slot):
            if slot != "as" or measured(self.document.syntax, head) != head:
                yield head

    def _verb_above(self, key: int) -> Token | None:
        return next((above for above in self.document.syntax.ancestors(key) if above.pos in _VERBS), None)

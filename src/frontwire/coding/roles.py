"""Roles: which noun phrases fill what the lexicon entry asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from frontwire.coding.frames import Frames
from frontwire.coding.match import Match, forms
from frontwire.coding.partitives import measured
from frontwire.model.actor import ARMED
from frontwire.model.document import Document, MentionKind, Referent
from frontwire.model.syntax import Syntax, Token

_CORE = frozenset({"object", "subject", "self", "undergoer"})
_WORDS = "words."
_INCLUDING = "including"
#: Who holds the ground: only those who bear arms hold any.
_HOLDER = "holder"
#: Slots that only the key word of a wording has.
_OWN = frozenset(
    {
        "subject",
        "undergoer",
        "agent",
        "holder",
        "possessive",
        "modifier",
        "modified",
        "any",
        "complement",
        "before",
        "bare",
        "governor",
    }
)
#: Nouns that are numbers themselves; a closed set of the language.
_AMOUNTS = frozenset({"dozen", "hundred", "thousand", "million", "score"})
_LOCATIVE = frozenset({"in", "on", "at", "near", "around", "outside", "inside"})
_DAYS = frozenset({"DATE", "TIME"})
_RELATIVE = frozenset({"WDT", "WP"})
_PERSONS = frozenset({Referent.PERSON, Referent.PEOPLE})
_NAMED = frozenset({"ORG", "GPE", "NORP", "PERSON"})


@dataclass(frozen=True, slots=True)
class Cast:
    """The heads in each role. `counted` keeps, by role, quantity nouns ("dozens of villages") for the figures."""

    counted: Mapping[str, tuple[int, ...]]
    actors: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    instruments: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    facilities: tuple[int, ...] = ()

    def all(self, role: str) -> tuple[int, ...]:
        """The heads of a role named as in the lexicon, as counted; empty for what is no role."""
        return self.actors if role == "actor" else self.counted.get(role, ())


def cast(document: Document, frames: Frames, match: Match) -> Cast:
    """Fills the trigger's roles; an actor must be one, anything else is whatever stands there."""
    counted = {role: _first(document, frames, match, role) for role in match.trigger.roles if role != "actor"}

    def held(role: str) -> tuple[int, ...]:
        return _once(measured(document.syntax, head) for head in counted.get(role, ()))

    targets = counted.get("target", ())
    actors = _acting(document, frames, match)
    return Cast(
        counted=counted,
        actors=_once(h for h in actors if h not in targets and _is_whole(document.syntax[h], document.syntax.head(h))),
        targets=_once(
            inner
            for head in targets
            if not _is_number(document, head)
            for inner in (measured(document.syntax, head), *_named_among(document, frames, head))
        ),
        instruments=held("instrument"),
        items=held("item"),
        facilities=held("facility"),
    )


def _first(document: Document, frames: Frames, match: Match, role: str) -> tuple[int, ...]:
    """The fillers of the first slot that has any; the trigger's own words and what it bars fill none."""
    barred = match.trigger.bars.get(role, frozenset())
    taken = match.trigger.takes.get(role)
    for slot in match.trigger.roles[role]:
        direct = slot in _CORE or (slot == "patient" and frames.syntax[match.key].pos == "VERB")
        heads = tuple(head for head in fill(frames, match, slot) if _refers(frames.syntax[head], direct=direct))
        heads = tuple(head for head in heads if barred.isdisjoint(forms(frames.syntax[measured(frames.syntax, head)])))
        if slot.endswith(_HOLDER):
            heads = tuple(head for head in heads if _is_armed(document, head))
        if taken is not None:
            heads = tuple(head for head in heads if not taken.isdisjoint(_called(frames.syntax, head)))
        if heads:
            return heads
    return ()


def _is_armed(document: Document, head: int) -> bool:
    actor = document.actor(head)
    return actor is not None and actor.sector in ARMED


def _named_among(document: Document, frames: Frames, head: int) -> tuple[int, ...]:
    """Known groups that a phrase counts in: "fought several rebel groups including the Northern Front"."""
    named = (document.actor(other) for other in frames.fill(head, _INCLUDING))
    known = [actor is not None and actor.entity is not None and actor.sector in ARMED for actor in named]
    return tuple(other for other, is_known in zip(frames.fill(head, _INCLUDING), known, strict=True) if is_known)


def _called(syntax: Syntax, head: int) -> frozenset[str]:
    """What a noun can be listed as: itself, or with the word before it ("police station")."""
    inner = measured(syntax, head)
    here = forms(syntax[inner])
    before = next(
        (kid for kid in reversed(tuple(syntax.children(inner, "compound", "amod"))) if kid.index < inner), None
    )
    return here if before is None else here | {f"{before.lemma} {form}" for form in here}


def _acting(document: Document, frames: Frames, match: Match) -> tuple[int, ...]:
    """The actors in the first slot that holds any."""
    for slot in match.trigger.roles.get("actor", ()):
        heads = fill(frames, match, slot)
        if slot == "of":  # "control of the port": the port controls nothing
            heads = tuple(head for head in heads if not _is_at_place(document, head))
        doers = tuple(doer for head in heads for doer in _doers(document, frames, head, depth=0))
        if doers:
            return doers
    return ()


def _is_whole(token: Token, above: Token) -> bool:
    """No hyphen, no first word of a longer name."""
    return token.pos != "PUNCT" and not (token.dep == "compound" and above.pos == "PROPN" and token.index < above.index)


def _refers(token: Token, *, direct: bool) -> bool:
    """Days behind a preposition and relative pronouns fill no role ("on Tuesday", "the attack in which")."""
    return token.tag not in _RELATIVE and (direct or token.entity not in _DAYS)


def fill(frames: Frames, match: Match, slot: str) -> tuple[int, ...]:
    """What fills a slot of a match.

    "words" are the wording's own words besides its key, "words.of" what fills the slot "of" of these:
    the people in "claimed the lives of three people". What follows a verb may hang on another word of the
    wording: the hill in "seize control of the hill".
    """
    others = tuple(sorted(match.used - {match.key}))
    if slot == "words":
        return others
    if slot == "self":
        return (match.key,)
    if slot.startswith(_WORDS):
        below = slot.removeprefix(_WORDS)
        return tuple(h for word in others for h in frames.fill(word, below))
    for token in (match.key, *(() if slot in _OWN else others)):
        heads = tuple(head for head in frames.fill(token, slot) if head not in match.used)
        if heads:
            return heads
    return ()


def _doers(document: Document, frames: Frames, head: int, *, depth: int) -> tuple[int, ...]:
    """An actor as such; for a thing or an event that acts ("strikes killed"), whoever is behind it."""
    token = document.syntax[head]
    inner = measured(document.syntax, head)
    if _is_scene(document, inner):
        return (
            () if depth else tuple(h for top in _staged(frames, head) for h in _doers(document, frames, top, depth=1))
        )
    if _is_actor(document, inner):
        return (inner,)
    if depth or token.pos not in ("NOUN", "PROPN", "VERB"):
        return ()
    return tuple(h for behind in frames.fill(head, "agent") for h in _doers(document, frames, behind, depth=depth + 1))


def _is_scene(document: Document, head: int) -> bool:
    """A place behind "in", "on" or "near" does nothing itself: "a raid on Idlib killing two"."""
    token = document.syntax[head]
    stands = token.dep == "pobj" and document.syntax.head(head).text.lower() in _LOCATIVE
    return stands and _is_at_place(document, head)


def _is_at_place(document: Document, head: int) -> bool:
    return any(not note.metonym for note in document.placements_over(head))


def _staged(frames: Frames, head: int) -> tuple[int, ...]:
    """Who is behind the event that takes place there."""
    above = next(
        (a for a in frames.syntax.ancestors(head) if a.pos in ("NOUN", "PROPN", "VERB") and a.index < head), None
    )
    return () if above is None else frames.agents(above.index)


def _is_actor(document: Document, head: int) -> bool:
    token = document.syntax[head]
    if document.actor(head) is not None:
        return True
    mention = document.mentions.get(head)
    if mention is not None and mention.kind is MentionKind.PRONOUN:
        return document.resolve(head) != head
    if mention is not None and mention.referent in _PERSONS and token.pos == "NOUN":
        return True
    if token.dep == "conj" and token.entity == "NORP" and document.actor(token.head) is not None:
        return True  # "Libyan and Egyptian air strikes": the second name too
    return token.pos == "PROPN" and token.entity in _NAMED


def _is_number(document: Document, head: int) -> bool:
    """A number that stands alone names nobody; the figures keep it: "left dozens dead"."""
    token = document.syntax[measured(document.syntax, head)]
    return token.pos == "NUM" or token.lemma in _AMOUNTS


def _once(heads: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(heads))

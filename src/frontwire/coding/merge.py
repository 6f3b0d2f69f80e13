"""Merging: one happening told by several words of one clause is one claim.

"The blast killed two and wounded several" has two verbs and one toll; "an air raid … the strikes" in one
clause is one strike. Codings of one kind merge where one's trigger hangs on the other's.
"""

from __future__ import annotations

from dataclasses import replace

from frontwire.model.claim import Coding
from frontwire.model.document import Document
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

_JOINED = frozenset(
    {
        "conj",
        "advcl",
        "xcomp",
        "acl",
        "appos",
        "dobj",
        "pobj",
        "prep",
        "nsubj",
        "nsubjpass",
        "relcl",
        "compound",
        "agent",
        "dep",
        "attr",
        "pcomp",
        "amod",
    }
)
_CLAUSES = frozenset({"conj", "advcl", "dep"})
_SUBJECTS = ("nsubj", "nsubjpass")


def merge(document: Document, codings: tuple[Coding, ...]) -> tuple[Coding, ...]:
    """The codings in text order, those of one kind that belong together joined into one."""
    out: list[Coding] = []
    near: dict[tuple[str, int], list[int]] = {}
    for coding in sorted(codings, key=lambda c: (c.trigger, c.rules)):
        told = near.setdefault((coding.kind, document.syntax[coding.trigger].sentence), [])
        for position in told:
            if _together(document.syntax, out[position], coding):
                out[position] = _joined(out[position], coding)
                break
        else:
            told.append(len(out))
            out.append(coding)
    return tuple(out)


def _together(syntax: Syntax, one: Coding, other: Coding) -> bool:
    """Of two of a kind in a sentence: grammar that ties their triggers, and no rival doer or sufferer."""
    tied = _hangs(syntax, one.trigger, other.trigger) or _hangs(syntax, other.trigger, one.trigger)
    if not tied and not _counted_together(syntax, one, other):
        return False
    rival_actors = _rival(one.actors, other.actors)
    own_targets = _rival(one.targets, other.targets)
    if _rival(one.facilities, other.facilities) or _rival(one.items, other.items):
        return False
    return not rival_actors and (not own_targets or bool(one.figures and other.figures))


def _rival(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Do both name somebody, and nobody in common?"""
    return bool(one and other) and set(one).isdisjoint(other)


def _counted_together(syntax: Syntax, one: Coding, other: Coding) -> bool:
    """Two counts that one verb takes: "admitted 18 injured and the remains of six"."""
    if not (one.figures and other.figures):
        return False
    verbs = [_carrier(syntax, coding.trigger) for coding in (one, other)]
    return verbs[0] is not None and verbs[0] == verbs[1]


def _carrier(syntax: Syntax, index: int) -> int | None:
    """The verb that a counted thing hangs on; None where a clause with a subject of its own lies between."""
    if any(syntax.children(index, *_SUBJECTS)):
        return None
    return next((above.index for above in syntax.ancestors(index) if above.pos == "VERB"), None)


def _hangs(syntax: Syntax, below: int, above: int) -> bool:
    """Does the first token hang on the second by ties that stay within one telling?

    A clause with a subject of its own tells something of its own.
    """
    here = syntax[below]
    while here.head != here.index:
        if here.dep not in _JOINED or (here.dep in _CLAUSES and any(syntax.children(here.index, *_SUBJECTS))):
            return False
        if here.head == above:
            return True
        here = syntax[here.head]
    return False


def _joined(one: Coding, other: Coding) -> Coding:
    return replace(
        one,
        stretch=Stretch(min(one.stretch.start, other.stretch.start), max(one.stretch.end, other.stretch.end)),
        rules=tuple(dict.fromkeys((*one.rules, *other.rules))),
        actors=one.actors or other.actors,
        targets=tuple(dict.fromkeys((*one.targets, *other.targets))),
        instruments=tuple(dict.fromkeys((*one.instruments, *other.instruments))),
        items=tuple(dict.fromkeys((*one.items, *other.items))),
        facilities=tuple(dict.fromkeys((*one.facilities, *other.facilities))),
        figures=tuple(dict.fromkeys((*one.figures, *other.figures))),
        certainty=one.certainty or other.certainty,
        polarity=one.polarity or other.polarity,
    )

"""Causes: who stands behind a toll whose own words name nobody.

"Nine sailors were killed in raids by the navy", "the raids, by the navy, killed nine": the actor of the
raids is the actor of the toll. Which kinds may lend their actors is said by the lexicon (`caused_by`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frontwire.lexicon.kinds import Kinds
from frontwire.model.claim import Coding
from frontwire.model.document import Document
from frontwire.model.syntax import Syntax

#: Relations by which the cause hangs below the toll: "killed in strikes", "killed when planes bombed".
_BELOW = frozenset(
    {
        "prep",
        "pobj",
        "agent",
        "advcl",
        "nsubj",
        "nsubjpass",
        "pcomp",
        "amod",
        "acl",
        "relcl",
        "dobj",
        "appos",
        "compound",
        "npadvmod",
        "advmod",
        "ccomp",
    }
)
_CARRIED = frozenset({"oprd", "acomp", "ccomp", "amod", "dobj", "acl", "attr", "nsubj"})
_CARRIED_STEPS = 3
#: Clauses below the toll are causes by these words only: "after X bombed", not "while X bombed".
_CAUSAL = frozenset({"when", "after", "as", "because", "where"})


def attach(document: Document, codings: tuple[Coding, ...], kinds: Kinds) -> tuple[Coding, ...]:
    """The codings, those without an actor given the actors of their cause in the same sentence, if it has any."""
    return tuple(
        coding if coding.actors else _caused(document, coding, codings, kinds.caused_by(coding.kind))
        for coding in codings
    )


def _caused(document: Document, coding: Coding, codings: tuple[Coding, ...], causes: tuple[str, ...]) -> Coding:
    for cause in codings:
        if cause.kind in causes and cause.actors and _is_cause(document.syntax, coding, cause):
            actors = tuple(head for head in cause.actors if head not in coding.targets)
            return replace(coding, actors=actors)
    return coding


def _is_cause(syntax: Syntax, coding: Coding, cause: Coding) -> bool:
    """Does the cause hang on the toll, the same voice's, or the toll on the cause ("bombed the camp, killing two")?"""
    if cause is coding or syntax[cause.trigger].sentence != syntax[coding.trigger].sentence:
        return False
    toll = _carried(syntax, coding.trigger)
    return _leads(syntax, cause.trigger, toll) or _follows(syntax, coding.trigger, cause.trigger)


def _carried(syntax: Syntax, toll: int) -> int:
    """The verb that carries a toll told by an adjective or a noun: "the strikes left ten dead"."""
    token = syntax[toll]
    for _ in range(_CARRIED_STEPS):
        if token.pos == "VERB" or token.dep not in _CARRIED:
            break
        token = syntax[token.head]
    return token.index if token.pos == "VERB" else toll


def _leads(syntax: Syntax, cause: int, toll: int) -> bool:
    path = tuple(_path(syntax, cause, toll))
    if not path or path[-1] != toll:
        return False
    return all(_lends(syntax, index) for index in (cause, *path[:-1]))


def _lends(syntax: Syntax, index: int) -> bool:
    token = syntax[index]
    if token.dep == "advcl":
        return any(kid.text.lower() in _CAUSAL for kid in syntax.children(index, "advmod", "mark"))
    return token.dep in _BELOW


def _follows(syntax: Syntax, toll: int, cause: int) -> bool:
    """ "… strikes that killed two": the toll's clause hangs on the cause itself."""
    return syntax[toll].head == cause and syntax[toll].dep in {"relcl", "acl", "advcl", "xcomp"}


def _path(syntax: Syntax, below: int, above: int) -> Iterator[int]:
    """The governors of a token up to `above`, or to the root where it is not among them."""
    for token in syntax.ancestors(below):
        yield token.index
        if token.index == above:
            return

"""Tense and aspect of the clause that tells a claim."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from frontwire.dating.attachment import FUTURE_AUXILIARIES
from frontwire.model.syntax import Syntax, Token


class Aspect(StrEnum):
    """How the clause stands to the time of telling."""

    PRESENT = "present"
    PERFECT = "present perfect"
    PAST = "past"
    PAST_PERFECT = "past perfect"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    NONE = "none"


_VERBS = frozenset({"VERB", "AUX"})
_PRESENT = frozenset({"VBZ", "VBP"})
_MODALS_PRESENT = frozenset({"can", "ca"})
_CONDITIONS = frozenset({"if", "unless"})
#: An infinitive so linked tells what is meant to come.
_PURPOSES = frozenset({"advcl", "acl", "relcl"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "csubj", "dobj", "pobj", "compound", "conj"})
#: Verbs whose infinitive is being done, not meant for later ("have been trying for months to take the hill").
_TRYING = frozenset({"try", "attempt", "seek", "struggle", "strive"})
#: Links from a verb without tense to the verb that carries it.
_LENDING = frozenset({"xcomp", "ccomp", "conj", "advcl", "pcomp", "dep", "oprd"})


#: So many clauses are in hand at once: each is asked of every time phrase beside it.
_IN_HAND = 64


@lru_cache(maxsize=_IN_HAND)
def aspect_of(syntax: Syntax, index: int) -> Aspect:
    """The aspect of the clause whose predicate is token `index`; NONE where it has no verb."""
    seen: set[int] = set()
    token = syntax[index]
    while token.index not in seen:
        seen.add(token.index)
        aspect = _own(syntax, token)
        if aspect is not None:
            return aspect
        if token.head == token.index:
            break
        if token.pos in _VERBS and token.dep not in _LENDING and not _is_gerund(token):
            return Aspect.NONE
        if token.dep == "pcomp":
            token = syntax.head(token.index)
        token = syntax.head(token.index)
    return Aspect.NONE


def _is_gerund(token: Token) -> bool:
    """A verb form in the place of a noun ("fighting drags on")."""
    return token.tag == "VBG" and token.dep in _NOMINAL


def _own(syntax: Syntax, token: Token) -> Aspect | None:
    """The aspect that the token's own form and auxiliaries give; None where they give none."""
    auxiliaries = list(syntax.children(token.index, "aux", "auxpass"))
    if token.pos not in _VERBS and not any(t.dep == "cop" for t in syntax.children(token.index)):
        return None
    marks = {mark.text.lower() for mark in syntax.children(token.index, "mark")}
    if token.dep == "advcl" and marks & _CONDITIONS and not _asks_whether(syntax, token):
        return Aspect.CONDITIONAL
    if any(aux.text.lower() in FUTURE_AUXILIARIES for aux in auxiliaries):
        return Aspect.FUTURE
    if token.dep in _PURPOSES and any(aux.tag == "TO" for aux in auxiliaries):
        return aspect_of(syntax, token.head) if syntax.head(token.index).lemma in _TRYING else Aspect.FUTURE
    modals = {aux.text.lower() for aux in auxiliaries if aux.tag == "MD"}
    if modals:
        return Aspect.PRESENT if modals & _MODALS_PRESENT else Aspect.CONDITIONAL
    return _by_tags(token, auxiliaries)


def _asks_whether(syntax: Syntax, token: Token) -> bool:
    """ "It was unclear if …" """
    above = syntax.head(token.index)
    return above.lemma == "be" and any(True for _ in syntax.children(above.index, "acomp"))


def _by_tags(token: Token, auxiliaries: list[Token]) -> Aspect | None:
    finite = [aux for aux in auxiliaries if aux.tag in _PRESENT or aux.tag == "VBD"]
    if finite:
        first = finite[0]
        has = first.lemma in ("have", "'ve", "’ve") or first.text.lower() in ("has", "have", "had", "'ve")
        if has and (token.tag in ("VBN", "VBD", "VBG") or len(auxiliaries) > 1):
            return Aspect.PAST_PERFECT if first.tag == "VBD" else Aspect.PERFECT
        return Aspect.PRESENT if first.tag in _PRESENT else Aspect.PAST
    if token.tag in _PRESENT:
        return Aspect.PRESENT
    return Aspect.PAST if token.tag == "VBD" else None

"""Torn subjects: a noun that the parse coordinates with the phrase before it, though a verb of its own follows.

"Six miners were killed, including a foreman, and 19 others were hurt": the others are hurt, not killed.
"""

from __future__ import annotations

from frontwire.model.syntax import Syntax

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_PAST = frozenset({"VBN", "VBD"})
#: Nouns that are numbers themselves; a closed set of the language.
_AMOUNTS = frozenset({"dozen", "hundred", "thousand", "million", "score"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})


def torn_subject(syntax: Syntax, verb: int) -> int | None:
    """The coordinated noun right before the auxiliary of a passive verb that has no subject; None for other verbs."""
    if any(syntax.children(verb, *_SUBJECTS)):
        return None
    first = next((kid.index for kid in syntax.children(verb, "aux", "auxpass")), None)
    if first is None or first == 0 or syntax[first - 1].sentence != syntax[verb].sentence:
        return None
    before = syntax[first - 1]
    return before.index if before.dep == "conj" and before.pos in _NOMINAL else None


def _is_own_object(syntax: Syntax, noun: int) -> bool:
    """Does the coordinated phrase open with a past form before its number: "and displaced two million people"?"""
    start = syntax.phrase(noun).start
    opener = syntax[start]
    if syntax[noun].dep != "conj" or start == noun or opener.tag not in _PAST or opener.dep != "amod":
        return False
    return syntax[start + 1].pos == "NUM" or (
        start + 1 == noun and syntax[noun].tag == "NNS" and _is_amount(syntax, noun)
    )


def _is_amount(syntax: Syntax, noun: int) -> bool:
    return syntax[noun].entity == "CARDINAL" or syntax[noun].lemma in _AMOUNTS


def is_torn(syntax: Syntax, noun: int) -> bool:
    """Is the noun such a subject, or the object of a verb of its own ("killed ten and displaced thousands")?"""
    if _is_own_object(syntax, noun):
        return True
    if noun + 1 >= len(syntax) or syntax[noun + 1].dep not in ("aux", "auxpass"):
        return False
    return torn_subject(syntax, syntax[noun + 1].head) == noun

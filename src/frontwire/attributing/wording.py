"""The words of a whole cue: "has repeatedly said", "did not deny", "called for", "according to"."""

from __future__ import annotations

from frontwire.attributing.found import Found
from frontwire.attributing.grammar import is_verb
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

#: Words before a cue's verb that belong to it.
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod"})
#: Words behind it that do.
_PARTICLES = frozenset({"prt"})


def whole_cue(syntax: Syntax, one: Found) -> Stretch | None:
    """The tokens of a saying's whole cue, None where it has none.

    A verb takes its auxiliaries, adverbs and negation before it, and its particle or the preposition that
    leads to what is said behind it; a noun or a phrase is itself.
    """
    if one.cue is None or one.rule is None:
        return None
    verb = one.cue.start
    if not is_verb(syntax[verb]) or len(one.cue) > 1:
        return one.cue
    first, last = verb, verb
    while _is_before(syntax, first - 1, verb) and first - 1 not in one.content:
        first -= 1
    while last + 1 in _behind(syntax, one, verb):
        last += 1
    return Stretch(first, last + 1)


def _is_before(syntax: Syntax, index: int, verb: int) -> bool:
    return index >= 0 and syntax[index].head == verb and syntax[index].dep in _BEFORE


def _behind(syntax: Syntax, one: Found, verb: int) -> frozenset[int]:
    """The fixed words of the rule, particles, and a preposition whose noun is said."""
    words = one.rule.words[1:] if one.rule is not None else ()
    fixed = {verb + 1 + place for place in range(len(words))}
    particles = {kid.index for kid in syntax.children(verb, *_PARTICLES)}
    return frozenset(i for i in fixed | particles if i not in one.content)

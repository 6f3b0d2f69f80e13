"""What a time phrase hangs on: the word it dates, and the prepositions in between."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from frontwire.dating.contexts import Tense
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token

_LINKS = frozenset({"pobj", "pcomp"})
_VERBS = frozenset({"VERB", "AUX"})
FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo"})
#: Modals that, without "have", point ahead.
_DUTIES = frozenset({"must", "should", "may", "might", "can"})
#: How a clause hangs on the verb that tells it.
_TOLD = frozenset({"ccomp", "relcl", "conj", "parataxis", "advcl"})
_PRESENT_TAGS = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Site:
    """The word a phrase hangs on, and the words that link them, nearest the phrase first."""

    token: int
    links: tuple[str, ...]


#: So many phrases are in hand at once: each is asked of every claim of its sentence.
_IN_HAND = 64


@lru_cache(maxsize=_IN_HAND)
def site_of(syntax: Syntax, stretch: Stretch) -> Site:
    """Where the phrase in `stretch` hangs: through prepositions up to a noun, verb or other word."""
    head = next((i for i in stretch if syntax[i].head not in stretch or syntax[i].head == i), stretch.start)
    links: list[str] = []
    token = syntax[head]
    while token.head != token.index:
        above = syntax.head(token.index)
        if token.dep in _LINKS and above.pos in ("ADP", "SCONJ", "ADV"):
            links.append(above.text.lower())
        elif above.index not in stretch and above.pos not in ("ADP", "SCONJ"):
            return Site(above.index, tuple(links))
        token = above
    return Site(token.index, tuple(links))


def verb_over(syntax: Syntax, index: int) -> Token | None:
    """The token itself where it is a verb, else the nearest verb above it."""
    if syntax[index].pos in _VERBS:
        return syntax[index]
    return next((token for token in syntax.ancestors(index) if token.pos in _VERBS), None)


def tense_at(syntax: Syntax, index: int) -> Tense:
    """Does the clause that holds token `index` tell of the future? By default of the past."""
    verb = verb_over(syntax, index)
    if verb is None:
        return Tense.PAST
    auxiliaries = list(syntax.children(verb.index, "aux", "auxpass"))
    if any(token.text.lower() in FUTURE_AUXILIARIES or token.lemma in FUTURE_AUXILIARIES for token in auxiliaries):
        return Tense.FUTURE
    is_duty = verb.tag == "VB" and any(token.text.lower() in _DUTIES for token in auxiliaries)
    if is_duty or _is_future_as_told(verb, auxiliaries):
        return Tense.FUTURE
    if any(token.tag == "TO" for token in auxiliaries) and verb.head != verb.index:
        return _tense_of_infinitive(syntax, verb)
    if verb.dep in ("conj", "xcomp") and verb.head != verb.index and not auxiliaries and verb.tag == "VB":
        return tense_at(syntax, verb.head)
    return Tense.PAST


def _tense_of_infinitive(syntax: Syntax, verb: Token) -> Tense:
    """ "is due to meet", "plans to meet" lie ahead; "managed to meet" does not."""
    above = syntax.head(verb.index)
    if above.tag in _PRESENT_TAGS:
        return Tense.FUTURE
    if any(token.tag in _PRESENT_TAGS for token in syntax.children(above.index, "aux", "auxpass", "cop")):
        return Tense.FUTURE
    return tense_at(syntax, above.index) if above.pos in _VERBS else Tense.PAST


def _is_future_as_told(verb: Token, auxiliaries: list[Token]) -> bool:
    """ "Promised that it would open on Friday": what was to come when it was said. "Would have" did not."""
    words = {token.text.lower() for token in auxiliaries}
    return "would" in words and "have" not in words and verb.dep in _TOLD

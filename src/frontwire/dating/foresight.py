"""Does a time phrase lie ahead? By tense, by words of planning, and by what the clause is said to be for."""

from __future__ import annotations

from frontwire.dating.aspect import Aspect, aspect_of
from frontwire.dating.attachment import Site, tense_at
from frontwire.dating.contexts import Tense
from frontwire.lexicon.times import Category, Times
from frontwire.model.document import Document
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax
from frontwire.model.voice import Certainty

#: Forms of a verb that give no tense of their own.
_TENSELESS = frozenset({"VB", "VBG"})
_UNTIL = frozenset({"until", "till", "through", "by"})
#: Up to so many tokens before the phrase a wording of planning stands ("as early as").
_WORDS_BEFORE = 3
_OPEN = frozenset({Aspect.PRESENT, Aspect.PERFECT})


def tense_of(document: Document, stretch: Stretch, site: Site, words: Times) -> Tense:
    """Where the clause lies that the phrase in `stretch` dates."""
    syntax = document.syntax
    if tense_at(syntax, site.token) is Tense.FUTURE or _is_worded_so(syntax, stretch, site, words):
        return Tense.FUTURE
    token = syntax[site.token]
    is_planned = any(hedge.certainty is Certainty.PLANNED for hedge in document.hedges_over(site.token))
    if is_planned and token.tag in _TENSELESS:
        return Tense.FUTURE
    if _UNTIL & set(site.links) and aspect_of(syntax, site.token) in _OPEN:
        return Tense.FUTURE
    return Tense.PAST


def _is_worded_so(syntax: Syntax, stretch: Stretch, site: Site, words: Times) -> bool:
    """A word of planning that the phrase hangs on, or a wording right before it."""
    if _begins(words, [syntax[site.token].lemma], 0):
        return True
    first = max(0, stretch.start - _WORDS_BEFORE)
    before = [token.text.lower() for token in syntax.tokens[first : stretch.start]]
    return any(_begins(words, before, at, reach=len(before) - at) for at in range(len(before)))


def _begins(words: Times, lower: list[str], at: int, *, reach: int = 1) -> bool:
    return any(hit.category is Category.PLAN and hit.length == reach for hit in words.at(lower, at))

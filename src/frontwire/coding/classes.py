"""Whom a counted noun counts: civilians, combatants, children … or things."""

from __future__ import annotations

from collections.abc import Mapping

from frontwire.lexicon.figures import Concept, FigureWords, TermHit
from frontwire.model.actor import ARMED, Sector
from frontwire.model.document import Document
from frontwire.model.figure import What, Who
from frontwire.model.syntax import Syntax

#: Counts of these are counts of people; of all others, of things.
OF_PEOPLE = frozenset(
    {
        What.KILLED,
        What.WOUNDED,
        What.CAPTURED,
        What.KIDNAPPED,
        What.DETAINED,
        What.DISPLACED,
        What.TRAPPED,
        What.EVACUATED,
        What.MISSING,
    }
)
_SECTORS: Mapping[Sector, Who] = {
    **dict.fromkeys(ARMED, Who.COMBATANT),
    Sector.CVL: Who.CIVILIAN,
    Sector.REF: Who.CIVILIAN,
    Sector.MED: Who.HEALTH_WORKER,
    Sector.JRN: Who.JOURNALIST,
}
#: The longest phrase that names a class: "internally displaced people" and one to spare.
_LONGEST = 4


def who_of(document: Document, head: int, what: What, *, words: FigureWords) -> Who:
    """The class of those whom the noun at `head` counts.

    The lexicon decides by the noun, then, where the noun says only "people", by the words before it
    ("civilian deaths"); then the sector of the actor named there; else unknown people, or things.
    """
    named = named_class(document.syntax, head, words=words)
    if named is not None and named is not Who.UNKNOWN:
        return named
    qualified = _qualified(document.syntax, head, words=words)
    if qualified is not None:
        return qualified
    mention = document.mentions.get(head)
    sector = None if mention is None or mention.actor is None else mention.actor.sector
    if sector is not None and sector in _SECTORS and not (sector is Sector.CVL and named is Who.UNKNOWN):
        return _SECTORS[sector]  # "people" alone may be anyone, whatever sector the actors' lexicon gives them
    if named is not None or what in OF_PEOPLE:
        return Who.UNKNOWN
    return Who.THING


def named_class(syntax: Syntax, head: int, *, words: FigureWords) -> Who | None:
    """The class that the lexicon gives the noun at `head`, by the longest phrase that ends there."""
    hit = term_at(syntax, head, Concept.CLASS, words=words)
    return None if hit is None else hit.term.who


def term_at(syntax: Syntax, head: int, concept: Concept, *, words: FigureWords) -> TermHit | None:
    """The term of `concept` whose last word is the token `head`, as it stands or by its lemma."""
    start = max(syntax.sentence(head).stretch.start, head + 1 - _LONGEST)
    before = tuple(syntax[i].text.lower() for i in range(start, head))
    for last in (syntax[head].text.lower(), syntax[head].lemma):
        here = (*before, last)
        hit = words.ending(concept, here, len(here))
        if hit is not None:
            return hit
    return None


def _qualified(syntax: Syntax, head: int, *, words: FigureWords) -> Who | None:
    """The class of the adjectives and nouns before the head: "rebel dead", "civilian casualties"."""
    for kid in syntax.children(head, "amod", "compound", "nmod"):
        if kid.index < head:
            found = named_class(syntax, kid.index, words=words)
            if found is not None and found not in {Who.UNKNOWN, Who.THING}:
                return found
    return None

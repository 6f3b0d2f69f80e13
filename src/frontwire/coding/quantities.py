"""The quantity of a noun phrase: which number belongs to which noun."""

from __future__ import annotations

from frontwire.coding.numerals import Numeral, numerals
from frontwire.lexicon.figures import FigureWords
from frontwire.model.figure import Quantity
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax, Token

#: Determiners that make one of a singular noun.
_ONE = frozenset({"a", "an", "another"})
_SINGULAR = frozenset({"NN", "NNP"})
#: What may stand between a number and its noun besides nouns and adjectives.
_BETWEEN = frozenset({"and", "or", "-", "–", "/", "of", "them", "whom", "other", "more", "'s", "’s"})
_BETWEEN_POS = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "ADV", "NUM"})
#: "10 IS members": the parse holds the name for a verb, yet hangs it on the noun.
_NAMING = frozenset({"compound", "nmod"})
#: "20 Islamic State (IS) fighters", 'killed 50 "terrorists"'.
_MARKS_BETWEEN = frozenset({"(", ")", '"', "'", "``", "''", "[", "]"})
_PLURAL = frozenset({"NNS", "NNPS"})
#: A number that is an object of its own counts no noun behind it: "rose to 45 officials said".
_OBJECTS = frozenset({"dobj", "pobj"})
_OF_PRONOUNS = frozenset({"them", "whom", "which", "us", "these", "those"})


def wording(syntax: Syntax, stretch: Stretch) -> str:
    """The words of a stretch as parsed, with blanks only where the original has a gap."""
    out = ""
    for index in stretch:
        gap = index > stretch.start and syntax[index].span.start > syntax[index - 1].span.end
        out += (" " if gap else "") + syntax[index].text
    return out


def singular(syntax: Syntax, head: int) -> Quantity | None:
    """One, for a singular noun with an indefinite article; None for any other."""
    token = syntax[head]
    if token.tag not in _SINGULAR:
        return None
    for kid in syntax.children(head, "det"):
        if kid.text.lower() in _ONE and kid.index < head:
            return Quantity(1, 1, kid.text)
    return None


def numeral_of(syntax: Syntax, head: int, *, words: FigureWords) -> Numeral | None:
    """The number of the noun at `head`: itself, before it, or parting it ("three of the five bridges")."""
    found = numerals(syntax, syntax.sentence(head).stretch, words=words)
    for numeral in found:
        if head in numeral.core:
            return numeral
    parting = _parting(syntax, head, found)
    if parting is not None:
        return parting
    before = [numeral for numeral in found if numeral.whole.end <= head and _attaches(syntax, numeral, head)]
    return before[-1] if before else None


def _parting(syntax: Syntax, head: int, found: tuple[Numeral, ...]) -> Numeral | None:
    """The number that takes a part of what `head` names: "two of the bridges", "hundreds of civilians"."""
    of = syntax.head(head)
    if of.text.lower() != "of" or syntax[head].dep != "pobj" or of.index > head:
        return None
    return next((numeral for numeral in found if of.index - 1 <= numeral.whole.end <= of.index + 1), None)


def _attaches(syntax: Syntax, numeral: Numeral, head: int) -> bool:
    """Does the number stand in the phrase before `head`, with nothing between that ends it?"""
    gap = Stretch(numeral.whole.end, head)
    below = frozenset(syntax.subtree(_phrase_top(syntax, head)))
    if not any(index in below for index in numeral.core) and not _is_adjacent(syntax, numeral, head):
        return False
    if any(syntax[i].tag in _PLURAL and syntax[i].dep not in {"compound", "nmod"} for i in gap):
        return False
    if any(syntax[i].text.lower() == "of" and syntax[i + 1].text.lower() not in _OF_PRONOUNS for i in gap):
        return False
    return all(_may_part(syntax[i]) for i in gap)


def _may_part(token: Token) -> bool:
    """May the word stand between a number and its noun: also a name read as a verb, an acronym in brackets, a quote."""
    if token.text.lower() in _BETWEEN or token.pos in _BETWEEN_POS:
        return True
    return token.dep in _NAMING or (token.pos == "PUNCT" and token.text in _MARKS_BETWEEN)


def _phrase_top(syntax: Syntax, head: int) -> int:
    """The head, or the noun it is wrongly joined to: "70 regime and rebel fighters" is one phrase."""
    token, above = syntax[head], syntax.head(head)
    is_joined = token.dep == "conj" and token.tag in _PLURAL and above.tag in _SINGULAR and above.index < head
    if is_joined and not any(kid.dep in {"det", "poss"} for kid in syntax.children(head)):
        return above.index
    return head


def _is_adjacent(syntax: Syntax, numeral: Numeral, head: int) -> bool:
    """Does the number stand right before a plural noun though the parse hangs it elsewhere?"""
    if syntax[head].tag not in _PLURAL:
        return False
    below = frozenset(syntax.subtree(head))
    tops = [syntax[i] for i in numeral.core if syntax[i].head not in numeral.core or syntax[i].head == i]
    return all(i in below for i in range(numeral.whole.end, head)) and not any(top.dep in _OBJECTS for top in tops)

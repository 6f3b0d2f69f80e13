"""Enumerations that a parser takes for appositions: "a bunker, a truck and two bridges".

What follows a comma may say what the noun before it is, or be the next of several. It is the next where the last of
them comes with "and" and the nouns are of a kind: none definite, or one subject of a verb in the plural.
"""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.model.syntax import Syntax, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SINGULAR = frozenset({"NN", "NNP"})
_PLURAL_VERBS = frozenset({"are", "were", "have"})
_INDEFINITE = frozenset({"a", "an", "another"})
_OBJECTS = frozenset({"dobj", "pobj", "conj"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: What ends one member of a list; a preposition opens what only adds to it ("evacuation for two").
_CLOSES = frozenset({",", ";", ".", "and", "for", "of", "in", "at", "to"})


def listed(syntax: Syntax, head: int) -> Iterator[int]:
    """The nouns listed after a noun where the parse calls the next one its apposition; none elsewhere."""
    for kid in syntax.children(head, "appos"):
        if _goes_on(syntax, kid) and (_of_many(syntax, syntax[head]) or _alike(syntax, syntax[head], kid)):
            yield from syntax.conjuncts(kid.index)


def behind_colon(syntax: Syntax, head: int) -> Iterator[int]:
    """What a note lists behind a colon: bags, diesel and gauze in "Request: blood bags, diesel, gauze".

    However the parse hangs them, they are the nouns right before a comma, an "and" or the end of the sentence.
    Nothing where a finite verb stands behind the colon: that is a sentence.
    """
    end = syntax.sentence(head).stretch.end
    if head + 1 >= end or syntax[head + 1].text != ":":
        return
    members = range(head + 2, end)
    if any(syntax[index].tag in _FINITE for index in members):
        return
    for index in members:
        closes = index + 1 == end or syntax[index + 1].text.lower() in _CLOSES
        if closes and syntax[index].pos in _NOUNS and syntax[index].dep != "pobj":
            yield index


def _goes_on(syntax: Syntax, kid: Token) -> bool:
    """Is the apposition coordinated, right behind a comma?"""
    joined = any(True for _ in syntax.children(kid.index, "cc")) and any(
        True for _ in syntax.children(kid.index, "conj")
    )
    return joined and syntax[syntax.phrase(kid.index).start - 1].text == ","


def _of_many(syntax: Syntax, head: Token) -> bool:
    """Is a noun in the singular the subject of a verb in the plural?"""
    if head.dep not in _SUBJECTS or head.tag not in _SINGULAR:
        return False
    verb = syntax.head(head.index)
    finite = [verb, *syntax.children(verb.index, "aux", "auxpass")]
    return any(word.text.lower() in _PLURAL_VERBS or word.tag == "VBP" for word in finite)


def _alike(syntax: Syntax, head: Token, kid: Token) -> bool:
    """Are both indefinite or counted objects?"""
    return head.dep in _OBJECTS and all(_is_indefinite(syntax, one) for one in (head, kid))


def _is_indefinite(syntax: Syntax, noun: Token) -> bool:
    return any(
        kid.dep == "nummod" or (kid.dep == "det" and kid.lemma in _INDEFINITE) for kid in syntax.children(noun.index)
    )

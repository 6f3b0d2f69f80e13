"""Finds the time phrases of a document: the longest that the grammar knows, from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from frontwire.dating.grammar import RULES
from frontwire.dating.lexemes import lexemes_of
from frontwire.dating.meanings import Length, Meaning, Named
from frontwire.dating.pattern import Lexeme, PatternIndex
from frontwire.lexicon.times import Times
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

#: Words after which a number of four digits is a year.
_BEFORE_YEARS = frozenset(
    {"in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "between", "and", "to", "late"}
    | {"early", "mid", "-", ",", "(", "through", "as", "or", "around", "about", "the"}
)
#: What a number of two digits may count ("3 May 14 people died").
_COUNTED = frozenset({"NOUN", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One time phrase: its tokens, what it means, the grammar's rule that found it."""

    stretch: Stretch
    meaning: Meaning
    rule: str


@cache
def _patterns() -> PatternIndex:
    return PatternIndex.of([rule.pattern for rule in RULES])


def find_phrases(syntax: Syntax, words: Times) -> tuple[Phrase, ...]:
    """All time phrases, in order, none overlapping another, none across the end of a sentence.

    A parser may cut a date line in two ("29 | Jul 2016"): only where a mark ends a sentence does it end here.
    """
    lattice = lexemes_of(syntax, words)
    out: list[Phrase] = []
    for stretch in _closed(syntax):
        out.extend(_in_stretch(syntax, lattice, stretch))
    return tuple(out)


def _closed(syntax: Syntax) -> Iterator[Stretch]:
    """Stretches of sentences of one block up to the next closing mark."""
    start = 0
    for sentence, following in zip_longest(syntax.sentences, syntax.sentences[1:]):
        end = sentence.stretch.end
        ends_block = following is None or following.block != sentence.block
        if ends_block or syntax[end - 1].pos == "PUNCT":
            yield Stretch(start, end)
            start = end


def _in_stretch(syntax: Syntax, lattice: tuple[tuple[Lexeme, ...], ...], stretch: Stretch) -> Iterator[Phrase]:
    held = lattice[stretch.start : stretch.end]
    position = 0
    while position < len(held):
        found = _best(syntax, held, position, stretch.start)
        if found is None:
            position += 1
        else:
            yield found
            position = found.stretch.end - stretch.start


def _best(syntax: Syntax, held: tuple[tuple[Lexeme, ...], ...], position: int, base: int) -> Phrase | None:
    """The longest phrase that begins here; the first rule's where two are as long."""
    best: Phrase | None = None
    for number, match in _patterns().matches(held, position):
        if best is not None and match.end - match.start <= len(best.stretch):
            continue
        meaning = RULES[number].build(match)
        if meaning is None:
            continue
        phrase = Phrase(Stretch(base + match.start, base + match.end), meaning, RULES[number].name)
        if _is_plausible(phrase, syntax):
            best = phrase
    return best


def _is_plausible(phrase: Phrase, syntax: Syntax) -> bool:
    """Sorts out counts that look like years, ages, and units that count nothing."""
    meaning = phrase.meaning
    if phrase.rule == "year" and isinstance(meaning, Named) and meaning.edge is None:
        return _is_year(phrase, syntax)
    if isinstance(meaning, Named) and _has_short_year(phrase, syntax):
        end = phrase.stretch.end
        return end == len(syntax) or syntax[end].pos not in _COUNTED
    if isinstance(meaning, Length):
        end = phrase.stretch.end
        following = [token.text.lower() for token in syntax.tokens[end : end + 2]]
        return following[:1] != ["old"] and following != ["-", "old"]
    return True


def _has_short_year(phrase: Phrase, syntax: Syntax) -> bool:
    last = syntax[phrase.stretch.end - 1].text
    return isinstance(phrase.meaning, Named) and phrase.meaning.year is not None and len(last) == 2 and last.isdigit()


def _is_year(phrase: Phrase, syntax: Syntax) -> bool:
    """Is a lone number a year? Not where it counts a noun ("1500 people")."""
    token = syntax[phrase.stretch.end - 1]
    if token.text[0] in "'’" and token.index + 1 < len(syntax) and syntax[token.index + 1].text == "s":
        return False
    following = syntax[token.index + 1] if token.index + 1 < len(syntax) else None
    if token.dep == "nummod" and following is not None and following.pos in _NOUNS and token.head > token.index:
        return token.entity == "DATE" and not following.text.islower()
    if following is not None and following.pos in _NOUNS and following.text.islower() and token.entity != "DATE":
        return False
    before = syntax[token.index - 1].text.lower() if token.index else ""
    if before == "than":
        return False
    return before in _BEFORE_YEARS or token.entity == "DATE"

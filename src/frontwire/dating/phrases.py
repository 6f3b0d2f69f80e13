"""Finds the time phrases of a document: the longest that the grammar knows, from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from frontwire.dating.grammar import RULES
from frontwire.dating.lexemes import lexemes_of
from frontwire.dating.meanings import Again, Length, Meaning, Named
from frontwire.dating.pattern import Lexeme, PatternIndex
from frontwire.lexicon.times import Times
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

#: Words after which a number of four digits is a year.
_BEFORE_YEARS = frozenset(
    {"in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "between", "and", "to", "late"}
    | {"early", "mid", "-", ",", "(", "through", "as", "or", "around", "about", "the"}
)
#: What tells that a season is meant by a word with another meaning.
_BEFORE_SEASONS = frozenset({"in", "during", "over", "until", "till", "since", "by", "throughout", "through", "for"})
#: "The year before", "the year after that".
_JOINING = frozenset({"and", "or", ",", "to", "&"})
_COMPARED = (["before"], ["after"])
_RELATIVES = (["old"], ["earlier"], ["ago"])
#: What a number of two digits may count ("3 May 14 people died").
_COUNTED = frozenset({"NOUN", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SINGULAR = frozenset({"NN", "NNP"})
#: Articles and possessives, after which a year may stand before a noun.
_BEFORE_NOUNS = frozenset({"the", "a", "that", "this", "its", "their", "his", "her", "'s", "’s"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One time phrase: its tokens, what it means, the grammar's rule that found it.

    `is_ambiguous` where a word of it has another everyday meaning ("fall").
    """

    stretch: Stretch
    meaning: Meaning
    rule: str
    is_ambiguous: bool = False


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
    if not any(isinstance(phrase.meaning, Named) and phrase.meaning.quarter is not None for phrase in out):
        out = [phrase for phrase in out if not _is_of_a_quarter(phrase.meaning)]  # a quarter of a town
    return tuple(_with_year_of_next(syntax, *pair) for pair in zip_longest(out, out[1:]) if pair[0] is not None)


def _is_of_a_quarter(meaning: Meaning) -> bool:
    """ "The quarter": of a year only where one is told."""
    return isinstance(meaning, Again) and meaning.other is None and meaning.year is None


def _with_year_of_next(syntax: Syntax, phrase: Phrase, following: Phrase | None) -> Phrase:
    """ "In April and June 1955": the year is that of both."""
    first, second = phrase.meaning, None if following is None else following.meaning
    if following is None or not isinstance(first, Named) or not isinstance(second, Named):
        return phrase
    between = syntax.tokens[phrase.stretch.end : following.stretch.start]
    if len(between) != 1 or between[0].text.lower() not in _JOINING or first.month is None or first.year is not None:
        return phrase
    if second.year is None or second.month is None or second.month < first.month or second.before_christ:
        return phrase
    return replace(phrase, meaning=replace(first, year=second.year))


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
        is_ambiguous = any(lexeme.term is not None and lexeme.term.ambiguous for lexeme in match.lexemes)
        stretch = Stretch(base + match.start, base + match.end)
        phrase = Phrase(stretch, meaning, RULES[number].name, is_ambiguous)
        if _is_plausible(phrase, syntax):
            best = phrase
    return best


def _is_plausible(phrase: Phrase, syntax: Syntax) -> bool:
    """Sorts out counts that look like years, ages, units that count nothing, and words with another meaning."""
    meaning = phrase.meaning
    check = _CHECKS.get(phrase.rule)
    if check is not None and not (phrase.rule == "year" and isinstance(meaning, Named) and meaning.edge):
        return check(phrase, syntax)
    end = phrase.stretch.end
    following = [token.text.lower() for token in syntax.tokens[end : end + 2]]
    if isinstance(meaning, Named) and _has_short_year(phrase, syntax):
        return end == len(syntax) or syntax[end].pos not in _COUNTED
    return not isinstance(meaning, Length) or not _is_no_length(meaning, following)


def _is_no_length(length: Length, following: list[str]) -> bool:
    """ "Two years old", "a year-earlier loss", "three quarters of the town"."""
    if following[:1] == ["old"] or (following[:1] == ["-"] and following[1:] in _RELATIVES):
        return True
    return length.unit == "quarter" and following[:1] == ["of"]


def _is_whole_year(phrase: Phrase, syntax: Syntax) -> bool:
    end = phrase.stretch.end
    following = [token.text.lower() for token in syntax.tokens[end : end + 2]]
    return following[:1] not in _COMPARED and following not in (["-", "ago"], ["-", "earlier"])


def _is_decade(phrase: Phrase, syntax: Syntax) -> bool:
    """Not an age: "in his seventies"."""
    return phrase.stretch.start == 0 or syntax[phrase.stretch.start - 1].tag != "PRP$"


def _is_season(phrase: Phrase, syntax: Syntax) -> bool:
    """ "In the fall", "the winter"; not "the fall of the town", "the Prague Spring", "a spring"."""
    token = syntax[phrase.stretch.end - 1]
    before = syntax[phrase.stretch.start - 1] if phrase.stretch.start else None
    after = syntax[phrase.stretch.end].text.lower() if phrase.stretch.end < len(syntax) else ""
    if token.pos not in _NOUNS or after == "of" or (before is not None and before.pos == "PROPN"):
        return False
    if not phrase.is_ambiguous:
        return True
    return before is not None and before.pos == "ADP" and before.text.lower() in _BEFORE_SEASONS


def _has_short_year(phrase: Phrase, syntax: Syntax) -> bool:
    last = syntax[phrase.stretch.end - 1].text
    return isinstance(phrase.meaning, Named) and phrase.meaning.year is not None and len(last) == 2 and last.isdigit()


def _is_year(phrase: Phrase, syntax: Syntax) -> bool:
    """Is a lone number a year? Not where it counts a noun ("1500 people")."""
    token = syntax[phrase.stretch.end - 1]
    if token.text[0] in "'’" and token.index + 1 < len(syntax) and syntax[token.index + 1].text == "s":
        return False
    following = syntax[token.index + 1] if token.index + 1 < len(syntax) else None
    first = phrase.stretch.start
    before = syntax[first - 1].text.lower() if first else ""
    if following is not None and following.pos in _NOUNS and following.tag in _SINGULAR and before in _BEFORE_NOUNS:
        return True  # "the 1987 crash", "its 2010 report": what is counted would be in the plural
    if token.dep == "nummod" and following is not None and following.pos in _NOUNS and token.head > token.index:
        return token.entity == "DATE" and not following.text.islower()
    if following is not None and following.pos in _NOUNS and following.text.islower() and token.entity != "DATE":
        return False
    if before == "than":
        return False
    return before in _BEFORE_YEARS or token.entity == "DATE"


Check = Callable[[Phrase, Syntax], bool]
#: What a phrase found by these rules must pass besides.
_CHECKS: Mapping[str, Check] = {
    "year": _is_year,
    "decade": _is_decade,
    "season alone": _is_season,
    "whole year": _is_whole_year,
}

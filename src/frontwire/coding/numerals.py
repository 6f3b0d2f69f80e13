"""Finds the numbers that count something: digits, number words, vague quantities, with their modifiers.

Works on the words in their order, so that a wrong parse does not lose a number; the parse is asked only
whether digits are a year or a day of the month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from frontwire.coding.values import DASHES, Value, Values
from frontwire.lexicon.figures import Bound, Concept, FigureWords, TermHit
from frontwire.model.span import Stretch
from frontwire.model.syntax import Syntax

_BOUND_JOINS = frozenset({"and", "but", ",", "or"})
#: Four digits between these are a year unless they plainly count something.
_YEARS = range(1900, 2100)
_DAYS_OF_MONTH = range(1, 32)
_CLOCK_DIGITS = 4
_HOURS = range(25)
_MINUTES = range(60)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text: the tokens of the number itself, those with its modifiers, its bounds."""

    core: Stretch
    whole: Stretch
    low: int | None
    high: int | None


#: Of so many sentences the numbers are remembered: every phrase of a sentence asks for them.
_SENTENCES = 64


@lru_cache(maxsize=_SENTENCES)
def numerals(syntax: Syntax, sentence: Stretch, *, words: FigureWords) -> tuple[Numeral, ...]:
    """All numbers that count something among the tokens of `sentence`, in order."""
    return _Scan(syntax, sentence, words).run()


class _Scan:
    """One pass over the words of one sentence; positions count from the sentence's start."""

    def __init__(self, syntax: Syntax, sentence: Stretch, words: FigureWords) -> None:
        self._syntax = syntax
        self._offset = sentence.start
        self._words = tuple(syntax[i].text.lower() for i in sentence)
        self._lexicon = words
        self._values = Values(self._words, words)
        #: Where the last number ended that counts nothing: what is joined to it counts nothing either.
        self._refused = -1

    def run(self) -> tuple[Numeral, ...]:
        return tuple(_joined(tuple(self._all()), self._words, self._offset))

    def _all(self) -> Iterator[Numeral]:
        position = 0
        while position < len(self._words):
            value = self._values.range_at(position)
            if value is None:
                position += 1
                continue
            if self._is_no_count(value):
                self._refused = value.end
            else:
                yield self._modified(value)
            position = value.end

    def _word(self, position: int) -> str:
        return self._words[position] if 0 <= position < len(self._words) else ""

    def _bound_before(self, position: int) -> Bound | None:
        hit = self._lexicon.ending(Concept.BOUND, self._words, position)
        return None if hit is None else hit.term.bound

    def _modified(self, value: Value) -> Numeral:
        """The number with the words that bound it, before and after."""
        start, end, low, high = value.start, value.end, value.low, value.high
        bounds: list[Bound | None] = []
        while True:
            hit = self._lexicon.ending(Concept.BOUND, self._words, start)
            if hit is None or self._is_spatial(start, hit.term.bound):
                break
            bounds.append(hit.term.bound)
            start -= hit.length
        after = self._after(end)
        if after is not None:
            bounds.append(after.term.bound)
            end += after.length if self._follows_directly(end, after) else 0
        if Bound.AT_LEAST in bounds:
            return self._numeral(value, start, end, low, None)
        if Bound.AT_MOST in bounds:
            return self._numeral(value, start, end, None, high)
        return self._numeral(value, start, end, low, high)

    def _after(self, end: int) -> TermHit | None:
        """ "20 or more", "20 people or more"."""
        for position in (end, end + 1):
            hit = self._lexicon.at(Concept.BOUND_AFTER, self._words, position)
            if hit is not None and self._is_closing(position, hit):
                return hit
        return None

    def _is_closing(self, position: int, hit: TermHit) -> bool:
        """Is no number behind these words, whose own bound they would be?"""
        following = position + hit.length
        return self._word(following) != "than" and self._values.value_at(following) is None

    def _follows_directly(self, end: int, hit: TermHit) -> bool:
        return self._lexicon.at(Concept.BOUND_AFTER, self._words, end) == hit

    def _is_spatial(self, position: int, bound: Bound | None) -> bool:
        """ "from 20 villages" bounds nothing unless a second number follows."""
        return bound is Bound.RANGE and not any(word in {"and", "to"} for word in self._words[position : position + 5])

    def _numeral(self, value: Value, start: int, end: int, low: int | None, high: int | None) -> Numeral:
        core = Stretch(self._offset + value.start, self._offset + value.end)
        return Numeral(core, Stretch(self._offset + start, self._offset + end), low, high)

    def _is_no_count(self, value: Value) -> bool:
        """A measure, a date, a year, or part of a name."""
        return (
            self._is_measure(value)
            or self._is_name(value)
            or self._is_date(value)
            or self._is_clock(value)
            or self._is_year(value)
            or self._is_age(value)
        )

    def _is_measure(self, value: Value) -> bool:
        following = value.end + 1 if self._word(value.end) in DASHES else value.end
        return self._lexicon.at(Concept.MEASURE, self._words, following) is not None

    def _is_name(self, value: Value) -> bool:
        if self._lexicon.ending(Concept.NUMBERED, self._words, value.start) is not None:
            return not self._counts_noun(value)
        if self._word(value.start - 1) in {"and", ","} and self._refused == value.start - 1:
            return not self._counts_noun(value)
        return self._is_glued(value.start) or (self._is_glued(value.end + 1) and self._word(value.end + 1).isdigit())

    def _is_glued(self, position: int) -> bool:
        """Do a dash before `position`, and the words on both sides, stand without blanks: "T-72", "10-11-2014"?"""
        if position < 2 or self._word(position - 1) not in DASHES or not self._word(position):
            return False
        dash = self._syntax[self._offset + position - 1].span
        return (
            self._syntax[self._offset + position - 2].span.end == dash.start
            and dash.end == self._syntax[self._offset + position].span.start
        )

    def _counts_noun(self, value: Value) -> bool:
        """Does the parse hang the number on a plural noun behind it?"""
        head = self._syntax.head(self._offset + value.end - 1)
        return head.tag in {"NNS", "NNPS"} and head.index >= self._offset + value.end

    def _is_date(self, value: Value) -> bool:
        if not self._word(value.start)[:1].isdigit():
            return False
        if self._lexicon.ending(Concept.MONTH, self._words, value.start) is not None:
            return not self._counts_noun(value)
        month = self._lexicon.at(Concept.MONTH, self._words, value.end)
        # "12 may have died" and "30 march on" are no dates
        return value.low in _DAYS_OF_MONTH and month is not None and not self._is_verb(value.end)

    def _is_verb(self, position: int) -> bool:
        return self._syntax[self._offset + position].pos in {"VERB", "AUX"}

    def _is_clock(self, value: Value) -> bool:
        """ "At 1800", "between 0200 and 0300": hours and minutes without a mark."""
        word = self._word(value.start)
        if len(word) != _CLOCK_DIGITS or not word.isdigit():
            return False
        is_time = int(word) // 100 in _HOURS and int(word) % 100 in _MINUTES
        return is_time and (word[0] == "0" or (self._word(value.start - 1) == "at" and not self._counts_noun(value)))

    def _is_year(self, value: Value) -> bool:
        word = self._word(value.start)
        if value.end - value.start != 1 or value.low not in _YEARS or not (word.isdigit() and len(word) == 4):
            return False
        bound = self._bound_before(value.start)
        return not (
            self._counts_noun(value) and (bound is not Bound.RANGE) and self._word(value.start - 1) not in {"the", "in"}
        )

    def _is_age(self, value: Value) -> bool:
        """ "Samir Odeh, 43, said": a number between commas behind a name."""
        return (
            self._word(value.start - 1) == ","
            and self._word(value.end) in {",", "."}
            and value.start > 1
            and self._syntax[self._offset + value.start - 2].pos == "PROPN"
            and value.low < 120
        )


def _joined(found: tuple[Numeral, ...], words: tuple[str, ...], offset: int) -> Iterator[Numeral]:
    """ "at least 20 and up to 30": two bounds of one number."""
    held: Numeral | None = None
    for numeral in found:
        if held is not None and _are_bounds(held, numeral, words, offset):
            whole = Stretch(held.whole.start, numeral.whole.end)
            held = Numeral(Stretch(held.core.start, numeral.core.end), whole, held.low, numeral.high)
            continue
        if held is not None:
            yield held
        held = numeral
    if held is not None:
        yield held


def _are_bounds(first: Numeral, second: Numeral, words: tuple[str, ...], offset: int) -> bool:
    if first.low is None or first.high is not None or second.low is not None or second.high is None:
        return False
    between = words[first.whole.end - offset : second.whole.start - offset]
    return bool(between) and all(word in _BOUND_JOINS for word in between) and first.low < second.high

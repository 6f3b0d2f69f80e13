"""Reads numbers from words in a row: digits, spelt numbers, vague quantities, ranges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frontwire.lexicon.figures import Concept, FigureWords, TermHit

#: 1200, 1,200, 1.200 or 1'200; a decimal only counts before "million".
_DIGITS = re.compile(r"\d{1,3}(?:[,.'’]\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
_RANGE = re.compile(rf"({_DIGITS.pattern})[-–—]({_DIGITS.pattern})")
#: The second half of "5 000"; "5 123" are more likely two numbers.
_HUNDREDS = re.compile(r"\d00")
DASHES = frozenset({"-", "–", "—", "‑"})
_RANGE_JOINS = frozenset({"to", "or", *DASHES})
_OPENS_RANGE = frozenset({"between"})
_ARTICLES = frozenset({"a", "an"})
_TENS = range(20, 100, 10)
_UNITS = range(1, 10)
#: No count in the news has more digits.
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Value:
    """A number read from `start` up to `end` of a sentence's words, as its bounds."""

    start: int
    end: int
    low: int
    high: int

    def times(self, factor: int, *, end: int) -> Value:
        """Multiplied: an exact number stays exact, "several hundred" reaches up to 999."""
        high = self.high * factor if self.low == self.high else (self.high + 1) * factor - 1
        return Value(self.start, end, self.low * factor, high)


class Values:
    """The numbers in a row of lower-case words; positions are indices into it."""

    def __init__(self, words: Sequence[str], lexicon: FigureWords) -> None:
        self._words = tuple(words)
        self._lexicon = lexicon

    def _word(self, position: int) -> str:
        return self._words[position] if 0 <= position < len(self._words) else ""

    def _multiplier_hit(self, position: int) -> TermHit | None:
        """A multiplier; the letters m and k are one only before people: "1.5m people", not "500 m away"."""
        hit = self._lexicon.at(Concept.MULTIPLIER, self._words, position)
        if hit is None or len(self._word(position)) > 1:
            return hit
        counted = self._lexicon.ending(Concept.CLASS, self._words, position + 2)
        return hit if counted is not None else None

    def _may_open(self, word: str) -> bool:
        """Can a number begin with the word? Most words end the search here."""
        if word[:1].isdigit() or word in self._lexicon.openers or word in _ARTICLES:
            return True
        return "-" in word and word.partition("-")[0] in self._lexicon.openers

    def range_at(self, position: int) -> Value | None:
        """ "20", "20 to 30", "20-30", "five or six"; "between 20 and 30" by its opening word."""
        if not self._may_open(self._word(position)):
            return None
        found = _RANGE.fullmatch(self._word(position))
        if found is not None:
            return _rising(Value(position, position + 1, _whole(found[1]), 0), _whole(found[2]), position + 1)
        first = self.value_at(position)
        if first is None:
            return None
        join = self._word(first.end)
        if join in _RANGE_JOINS or (join == "and" and self._word(first.start - 1) in _OPENS_RANGE):
            second = self.value_at(first.end + 1)
            if second is not None:
                return _rising(first, second.high, second.end) or first
        return first

    def value_at(self, position: int) -> Value | None:
        """One number, multiplied as far as multipliers follow."""
        value = self._plain(position)
        while value is not None:
            larger = self._multiplied(value)
            if larger is None:
                return value
            value = larger
        return None

    def _plain(self, position: int) -> Value | None:
        word = self._word(position)
        vague = self._lexicon.at(Concept.VAGUE, self._words, position)
        if vague is not None and vague.term.low is not None and vague.term.high is not None:
            return Value(position, position + vague.length, vague.term.low, vague.term.high)
        if word == "few" and self._multiplier_hit(position + 1) is not None:
            return None
        return self._digits(position) or self._spelt(position) or self._multiplier(position)

    def _digits(self, position: int) -> Value | None:
        word = self._word(position)
        if _DIGITS.fullmatch(word) and len(word) <= _MOST_DIGITS:
            value = _whole(word)
            if len(word) <= 3 and value > 0 and _HUNDREDS.fullmatch(self._word(position + 1)):
                return self._exact(position, position + 2, value * 1000 + int(self._word(position + 1)))
            return self._exact(position, position + 1, value)
        follows = self._multiplier_hit(position + 1)
        if _DECIMAL.fullmatch(word) and follows is not None and follows.term.value is not None:
            value = round(float(word.replace(",", ".")) * follows.term.value)
            return self._exact(position, position + 2, value)
        return None

    def _exact(self, start: int, end: int, value: int) -> Value:
        return Value(start, end, value, value)

    def _spelt(self, position: int) -> Value | None:
        """A word below a hundred: "forty", "forty-two", "forty two"."""
        found = self._number(position)
        if found is None:
            return self._hyphened(position)
        value, end = found
        unit = end + 1 if self._word(end) in DASHES else end
        if value in _TENS:
            more = self._number(unit)
            if more is not None and more[0] in _UNITS:
                return self._exact(position, more[1], value + more[0])
        return self._exact(position, end, value)

    def _number(self, position: int) -> tuple[int, int] | None:
        hit = self._lexicon.at(Concept.NUMBER, self._words, position)
        return None if hit is None or hit.term.value is None else (hit.term.value, position + hit.length)

    def _hyphened(self, position: int) -> Value | None:
        """ "forty-two" as one token."""
        tens, dash, unit = self._word(position).partition("-")
        if not dash:
            return None
        values = [self._lexicon.at(Concept.NUMBER, (part,), 0) for part in (tens, unit)]
        if any(hit is None for hit in values):
            return None
        first, second = (hit.term.value or 0 for hit in values if hit is not None)
        return self._exact(position, position + 1, first + second) if first in _TENS and second in _UNITS else None

    def _multiplier(self, position: int) -> Value | None:
        """ "a hundred", or "dozen" alone in a headline."""
        start = position + 1 if self._word(position) in _ARTICLES else position
        hit = self._multiplier_hit(start)
        return None if hit is None or hit.term.value is None else self._exact(position, start + 1, hit.term.value)

    def _multiplied(self, value: Value) -> Value | None:
        """ "two hundred", "tens of thousands", "a hundred and twenty", "three thousand five hundred"."""
        word = self._word(value.end)
        if word == "of":
            larger = self._lexicon.at(Concept.VAGUE, self._words, value.end + 1) or self._multiplier_hit(value.end + 1)
            factor = None if larger is None else _factor(larger)
            return None if factor is None else value.times(factor, end=value.end + 2)
        hit = self._multiplier_hit(value.end)
        if hit is not None and hit.term.value is not None:
            return value.times(hit.term.value, end=value.end + 1)
        return self._added(value)

    def _added(self, value: Value) -> Value | None:
        """The smaller rest of a spelt number; never digits, which begin a number of their own."""
        if value.low != value.high or value.low < 100 or value.low % 100 or self._word(value.end - 1)[:1].isdigit():
            return None
        rest = self._spelt(value.end + 1) if self._word(value.end) == "and" else self._spelt(value.end)
        if rest is None:
            return None
        hundreds = self._multiplier_hit(rest.end)
        if hundreds is not None and hundreds.term.value == 100 and value.low >= 1000:
            rest = rest.times(100, end=rest.end + 1)
        return self._exact(value.start, rest.end, value.low + rest.low) if rest.low < value.low else None


def _whole(digits: str) -> int:
    """Digits with marks between thousands as a number."""
    return int(re.sub(r"\D", "", digits))


def _factor(hit: TermHit) -> int | None:
    """What "of thousands" multiplies by: the word's own power of ten."""
    if hit.term.value is not None:
        return hit.term.value
    return None if hit.term.low is None or hit.term.low < 200 else hit.term.low // 2


def _rising(first: Value, high: int, end: int) -> Value | None:
    """A range, if it rises."""
    return Value(first.start, end, first.low, high) if high > first.low else None

"""From tokens to lexemes: words of the lexicon, and numbers that can be a day, a year or a clock time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from frontwire.dating.attachment import tense_at
from frontwire.dating.contexts import Tense
from frontwire.dating.pattern import Lexeme
from frontwire.lexicon.times import Category, TermHit, Times
from frontwire.model.syntax import Syntax, Token

#: Years that reports tell of; other four-digit numbers are counts.
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_LAST_DAY = 31
#: A two-digit year up to this is of the 21st century (POSIX, as strptime's %y reads it).
_PIVOT = 68

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_INTEGER = re.compile(r"\d{1,3}(?:,\d{3})*|\d+")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?")
#: A word may be glued to it where a scrape lost the blank ("18.10.2014Get").
_NUMERIC_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?=[A-Za-z]{2,}$|$)")
_COMPACT_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_DAY_YEAR = re.compile(r"(\d{1,2})((?:19|20)\d\d)")
_DECADE = re.compile(r"(?:\d\d|['’])?(\d0)['’]?s")
_PART_OF_YEARS = re.compile(r"(?:mid|early|late|pre|post)-((?:1[5-9]|20)\d\d)(s?)", re.IGNORECASE)
_OLD_DECADE = re.compile(r"(\d{1,2}0)s")
_SHORT_YEAR = re.compile(r"['’]?(\d\d)")

_AMBIGUOUS_NAMES = frozenset({Category.WEEKDAY, Category.MONTH})
#: The least of the tens that take ones behind them.
_LEAST_TENS = 20
#: The century of the earliest year that is spoken as two numbers ("fourteen ninety-two").
_LEAST_CENTURY = 14
_HALVES = frozenset({"half", "1/2", "½"})
_HYPHENS = frozenset({"-", "–", "—", "/"})
#: Half-days of the clock: the hours they add.
_HALF_DAYS = {"a.m.": 0, "am": 0, "a.m": 0, "p.m.": 12, "pm": 12, "p.m": 12}
_ZONES = frozenset({"gmt", "utc", "est", "edt", "bst", "cet", "local"})
_HOURS_OF_HALF = 12
_MINUTES_AN_HOUR = 60

_FUTURE = "FUTURE_REF"
#: Words that make "soon" count from another event.
_SEQUELS = frozenset({"as", "after", "before", "thereafter", "afterwards", "afterward"})
#: Words that may take a complement of their own.
_PREPOSITIONS = frozenset({"before", "after"})
_NAMES = {
    Category.PART_OF_DAY: "PART",
    Category.APPROXIMATION: "APPROX",
}


def lexemes_of(syntax: Syntax, words: Times) -> tuple[tuple[Lexeme, ...], ...]:
    """For each token the lexemes that begin there; each token is at least itself, as a literal word."""
    lower = [token.text.lower() for token in syntax.tokens]
    return tuple((*_read(token, lower, syntax, words), *_plain(token.text)) for token in syntax.tokens)


def _read(token: Token, lower: list[str], syntax: Syntax, words: Times) -> Iterator[Lexeme]:
    """What the words from a token on mean, by the lexicon and as a time of day, a number or a year in words."""
    index = token.index
    hits = words.at(lower, index)
    yield from (_term(hit, token, lower, syntax) for hit in hits if _is_meant(hit, token, syntax))
    if lower[index][:1].isdigit():
        yield from _clock(lower, index)
    if hits:
        yield from _tens(lower, index, words)
        yield from _spoken_year(lower, index, words)


#: Of so many words it is remembered what they can be by themselves.
_WORDS = 1 << 15


@lru_cache(maxsize=_WORDS)
def _plain(text: str) -> tuple[Lexeme, ...]:
    """What a word can be by itself: a number, a year, a day; each is at least itself, as a literal word."""
    return (*_shapes(text), Lexeme("", 1, "-" if text in _HYPHENS else text.lower()))


def _is_plural_day(token: Token, syntax: Syntax) -> bool:
    """ "On Sundays"; but "Tuesdays attack" has lost its apostrophe."""
    following = syntax[token.index + 1] if token.index + 1 < len(syntax) else None
    plural = token.text.lower().endswith("days")
    return plural and (following is None or following.pos not in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"))


def _term(hit: TermHit, token: Token, lower: list[str], syntax: Syntax) -> Lexeme:
    name = _NAMES.get(hit.category, hit.category.name)
    if hit.category is Category.NUMBER and hit.term.vague:
        name = "VAGUE"
    number = hit.term.value if isinstance(hit.term.value, int) else None
    if hit.category is Category.WEEKDAY and _is_plural_day(token, syntax):
        name = "WEEKDAYS"
    text = " ".join(lower[token.index : token.index + hit.length])
    return Lexeme(name, hit.length, text, number, hit.term)


def _is_meant(hit: TermHit, token: Token, syntax: Syntax) -> bool:
    """Sorts out words with another everyday meaning: "may", "march", "second", "sun"."""
    if hit.category is Category.RELATION and token.text.lower() in _PREPOSITIONS:
        return _ends_phrase(token, syntax)
    if hit.category is Category.WEEKDAY and hit.term.ambiguous and _is_followed_by_digit(token, syntax):
        return True
    if not hit.term.ambiguous:
        return hit.category is not Category.PART_OF_DAY or token.pos != "PROPN" or not _in_name(token, syntax)
    if hit.category in _AMBIGUOUS_NAMES:
        return token.text[:1].isupper() and token.tag != "MD" and token.pos != "VERB"
    if hit.category is Category.REFERENCE:
        return _is_to_come(token, syntax) if hit.term.value == _FUTURE else token.dep == "amod"
    return True


def _is_to_come(token: Token, syntax: Syntax) -> bool:
    """ "Will soon be", but not "as soon as", "soon after", "soon burned"."""
    following = syntax[token.index + 1].text.lower() if token.index + 1 < len(syntax) else ""
    return following not in _SEQUELS and tense_at(syntax, token.index) is Tense.FUTURE


def _ends_phrase(token: Token, syntax: Syntax) -> bool:
    """ "Two days before." counts from another time; "two days before the vote" is a length before a noun."""
    following = syntax[token.index + 1] if token.index + 1 < len(syntax) else None
    return following is None or following.pos == "PUNCT" or following.sentence != token.sentence


def _is_followed_by_digit(token: Token, syntax: Syntax) -> bool:
    return token.index + 1 < len(syntax) and syntax[token.index + 1].text[:1].isdigit()


def _in_name(token: Token, syntax: Syntax) -> bool:
    """Does the word belong to a name ("Dawn Brigade")?"""
    head = syntax.head(token.index)
    return token.text[:1].isupper() and head.index != token.index and head.pos == "PROPN" and token.dep == "compound"


def _clock(lower: list[str], position: int) -> Iterator[Lexeme]:
    """A time of day: "22:00", "10 p.m.", "4:30 am EST"."""
    written = _CLOCK.fullmatch(lower[position])
    half = _HALF_DAYS.get(lower[position + 1]) if position + 1 < len(lower) else None
    if written is not None and (":" in written[0] or half is not None):
        hour, minute = int(written[1]), int(written[2])
    elif half is not None and lower[position].isdigit() and 1 <= int(lower[position]) <= _HOURS_OF_HALF:
        hour, minute = int(lower[position]), 0
    else:
        return
    length = 1 if half is None else 2
    if half is not None:
        hour = hour % _HOURS_OF_HALF + half
    following = lower[position + length : position + length + 2]
    length += int(following[:1] != [] and following[0] in _ZONES) + int(following == ["local", "time"])
    yield Lexeme("CLOCK", length, lower[position], hour * _MINUTES_AN_HOUR + minute)


def _tens(lower: list[str], position: int, words: Times) -> Iterator[Lexeme]:
    """A number of two words: "twenty four", "twenty-four"."""
    tens = _counted(lower, position, words)
    if tens is None or tens < _LEAST_TENS or tens % 10:
        return
    gap = 2 if lower[position + 1 : position + 2] == ["-"] else 1
    ones = _counted(lower, position + gap, words)
    if ones is not None and 0 < ones < 10:
        yield Lexeme("NUMBER", gap + 1, " ".join(lower[position : position + gap + 1]), tens + ones)


def _spoken_year(lower: list[str], position: int, words: Times) -> Iterator[Lexeme]:
    """ "Nineteen ninety-six", "two thousand"."""
    century = _counted(lower, position, words)
    if century is None or lower[position].isdigit():
        return
    if lower[position : position + 2] == ["two", "thousand"]:
        ones = _counted(lower, position + 2, words)
        length, year = (3, 2000 + ones) if ones is not None and ones < _LEAST_TENS else (2, 2000)
        yield Lexeme("YEAR", length, " ".join(lower[position : position + length]), year)
    if not _LEAST_CENTURY <= century <= _LEAST_TENS:
        return
    for number, length in _tens_and_ones(lower, position + 1, words):
        text = " ".join(lower[position : position + 1 + length])
        yield Lexeme("YEAR", 1 + length, text, century * 100 + number)


def _tens_and_ones(lower: list[str], position: int, words: Times) -> Iterator[tuple[int, int]]:
    """A number of two digits in words, and how many tokens it takes."""
    for lexeme in _tens(lower, position, words):
        yield lexeme.number or 0, lexeme.length
    alone = _counted(lower, position, words)
    if alone is not None and 10 <= alone < 100 and not lower[position].isdigit():
        yield alone, 1


def _counted(lower: list[str], position: int, words: Times) -> int | None:
    if position >= len(lower):
        return None
    hits = (hit.term.value for hit in words.at(lower, position) if hit.category is Category.NUMBER and hit.length == 1)
    return next((value for value in hits if isinstance(value, int)), None)


def _shapes(text: str) -> Iterator[Lexeme]:
    """What a word of digits can be."""
    if found := _INTEGER.fullmatch(text):
        yield from _integers(text, int(text.replace(",", "")))
    if (found := _DAY.fullmatch(text)) and 1 <= int(found[1]) <= _LAST_DAY:
        yield Lexeme("DAYNUM", 1, text, int(found[1]))
    if found := _NTH.fullmatch(text):
        yield Lexeme("NTH", 1, text, int(found[1]))
    if found := _NUMERIC_DATE.match(text) or _COMPACT_DATE.fullmatch(text):
        yield Lexeme("NUMDATE", 1, found[0])
    if (found := _DAY_YEAR.fullmatch(text)) and 1 <= int(found[1]) <= _LAST_DAY:
        yield Lexeme("DAYYEAR", 1, text, int(found[1]) * 10_000 + int(found[2]))
    if text.lower() in _HALVES:
        yield Lexeme("HALF", 1, text)
    yield from _years(text)


def _years(text: str) -> Iterator[Lexeme]:
    """Short and old years, decades, and both with a part of them in one word ("mid-1996")."""
    if found := _PART_OF_YEARS.fullmatch(text):
        number = int(found[1])
        yield Lexeme("DECADE" if found[2] else "YEAR", 1, text, number)
    if found := _DECADE.fullmatch(text):
        century = int(text[:2]) if text[:2].isdigit() and len(text.rstrip("s'’")) == 4 else 19
        yield Lexeme("DECADE", 1, text, century * 100 + int(found[1]))
    if found := _OLD_DECADE.fullmatch(text):
        yield Lexeme("OLDDECADE", 1, text, int(found[1]))
    if found := _SHORT_YEAR.fullmatch(text):
        short = int(found[1])
        category = "SHORTYEAR" if len(text) == 2 else "YEAR"
        yield Lexeme(category, 1, text, short + (2000 if short <= _PIVOT else 1900))


def _integers(text: str, number: int) -> Iterator[Lexeme]:
    yield Lexeme("NUMBER", 1, text, number)
    if "," not in text and len(text) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
        yield Lexeme("YEAR", 1, text, number)

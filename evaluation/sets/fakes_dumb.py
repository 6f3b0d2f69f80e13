"""The dumb baseline of FA-KES: a number in the title, the first words of each sort, the first date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateutil.parser import ParserError, parse

from evaluation.sets.fakes_answer import Answer
from evaluation.sets.fakes_terms import first_named, terms

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBER = re.compile(rf"\b(?:(\d[\d,]*)|({'|'.join(_WORDS)}))\b", re.IGNORECASE)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATE = re.compile(
    rf"\d{{1,2}} (?:{_MONTHS})[a-z]* ,?20\d\d|(?:{_MONTHS})[a-z]* \d{{1,2}},? ?20\d\d|\d{{1,2}}[.-]\d{{1,2}}[.-]20\d\d"
)


def guess(title: str, text: str) -> Answer:
    """The first number of a title that tells of dead, combatants where the title names fighters; the governorate,
    cause and actor whose words stand first; the first date."""
    number = _title_number(title)
    none = None if number is None else 0
    fighters = any(re.search(rf"\b{word}\b", title, re.IGNORECASE) for word in terms().fighters)
    whole = f"{title}\n{text}"
    return Answer(
        numbers=frozenset() if number is None else frozenset({number}),
        civilians=none if fighters else number,
        combatants=number if fighters else none,
        governorate=first_named(terms().governorates, whole),
        cause=first_named(terms().causes, whole),
        actor=first_named(terms().actors, whole),
        day=_first_day(text),
    )


def _title_number(title: str) -> int | None:
    if not _deadly().search(title):
        return None
    match = _NUMBER.search(title)
    if match is None:
        return None
    digits, word = match.groups()
    return int(digits.replace(",", "")) if digits else _WORDS.index(word.lower()) + 1


@cache
def _deadly() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(terms().deaths)})", re.IGNORECASE)


def _first_day(text: str) -> date | None:
    for match in _DATE.finditer(text):
        try:
            return parse(match.group(), dayfirst=True).date()
        except (ParserError, OverflowError):
            continue
    return None

"""Days written in a line, with every reading that an ambiguous date has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

#: Month names are read in these languages (dateparser's locale data).
LANGUAGES = ("en", "he", "ar", "fr", "es", "ru", "uk", "tr", "fa", "de", "it", "pt")

#: Years outside are serial numbers, prices, other calendars: never the day a report was published.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
#: Two-digit years below are 20xx (POSIX.1-2001, strptime).
_PIVOT = 69

_NO_MONTHS: Mapping[str, int] = MappingProxyType({})

_WORD = r"[^\W\d_]{2,14}"
_YEAR = r"(?P<year>\d{4}|['’]?\d{2})(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_OF = r"(?:(?:de|of|del)\s+|d['’]\s*)?"

_FORMS = (
    ("iso", re.compile(r"(?<![\d.])(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)")),
    ("numeric", re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}})(?P<sep>[./-])(?P<month>\d{{1,2}})(?P=sep){_YEAR}")),
    (
        "named",
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}[\s-]+{_OF}(?P<name>{_WORD})\.?,?[\s-]+{_OF}{_YEAR}", re.IGNORECASE
        ),
    ),
    (
        "named",
        re.compile(
            rf"(?<!\w)(?P<name>{_WORD})\.?\s+(?P<day>\d{{1,2}}){_ORDINAL}(?:,\s*|\s+)(?P<year>\d{{4}})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    # "Jul 012016": the comma and the blank between day and year were lost.
    ("named", re.compile(rf"(?<!\w)(?P<name>{_WORD})\.?\s+(?P<day>\d{{1,2}})(?P<year>(?:19|20)\d\d)(?!\d)")),
)

#: Without a mark between hours and minutes four digits are a time, three a number ("01-11-2014 100 fighters").
_TIME = r"(?:\d{1,2}[:.h]\d{2}|\d{4})(?::\d{2})?"
_ZONE = r"(?:(?:UTC|GMT|BST|EST|EDT|CET|CEST|IST|MSK)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|[ap]\.?m\.?(?!\w))"
#: What may follow the day on a line that dates a page: a time, a zone, an update in brackets.
TRAILER = re.compile(
    rf"(?:[\s,|·•–—-]*(?:at\s+)?{_TIME}(?![\d%])(?:\s*{_ZONE})*|\s*\((?:updated|modified)[^)]{{0,40}}\))+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: offsets into the line, its words, all days it can mean, the likeliest first."""

    start: int
    end: int
    text: str
    readings: tuple[date, ...]


def find(line: str, *, months: Mapping[str, int] = _NO_MONTHS) -> tuple[Found, ...]:
    """All full dates (day, month and year) of a line, in order, not overlapping.

    `months` gives month names (lower case) that dateparser's locale data lack.
    """
    found: list[Found] = []
    for form, pattern in _FORMS:
        for match in pattern.finditer(line):
            readings = _read(form, match, months)
            if readings:
                found.append(Found(match.start(), match.end(), match.group(), readings))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, None where the calendar has none or the year is out of range."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read(form: str, match: re.Match[str], months: Mapping[str, int]) -> tuple[date, ...]:
    year = _year(match["year"])
    if form == "named":
        name = match["name"].casefold()
        month = months.get(name) or _month(name)
        return _known((year, month, int(match["day"]))) if month else ()
    first, second = int(match["day"]), int(match["month"])
    if form == "iso":
        return _known((year, second, first))
    orders = ((year, second, first), (year, first, second))
    # Slashes are American more often than not in English pages; dots and dashes put the day first.
    return _known(*(reversed(orders) if match["sep"] == "/" else orders))


def _known(*triples: tuple[int, int, int]) -> tuple[date, ...]:
    days = (day_of(*triple) for triple in triples)
    return tuple(dict.fromkeys(day for day in days if day is not None))


def _year(words: str) -> int:
    digits = words.lstrip("'’")
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < _PIVOT else 1900)


@lru_cache(maxsize=2048)
def _month(name: str) -> int | None:
    """The month's number, by dateparser's names in `LANGUAGES`; None for any other word."""
    for spelling in (name, name[1:]):  # Hebrew writes "in" and month as one word
        if spelling is name or "\u0590" <= name[0] <= "\u05ff":
            parsed = _parsed(f"15 {spelling} 2013")
            if parsed is not None and (parsed.year, parsed.day) == (2013, 15):
                return parsed.month
    return None


def _parsed(words: str) -> date | None:
    import dateparser  # noqa: PLC0415 - loaded only where needed

    parsed = dateparser.parse(
        words,
        languages=list(LANGUAGES),
        settings={"STRICT_PARSING": True, "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]},
    )
    return None if parsed is None else parsed.date()

"""Days as tables and feeds write them. What cannot be told for sure is not told."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from frontwire.unpacking.layout import DayOrder

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?")
_SLASHED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:[ ,T].*)?", re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ ,T].*)?", re.DOTALL)
#: Seconds or milliseconds since 1970, in the years in which there is news on the web.
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d+)?")
_WORDED = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%a %d %b %Y", "%A, %d %B %Y")
_LONGEST = 60


def moment_of(value: object) -> datetime | None:
    """A time with its zone (UTC where none is said), from what a cell or a feed holds; None where it is none."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _epoch(str(int(value))) if abs(value) < 1e14 else None
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = value.strip()
    held = _iso(text) or _compact(text) or _epoch(text) or _mail(text)
    return held if held is None or held.tzinfo else held.replace(tzinfo=UTC)


def day_of(value: object, order: DayOrder | None = None) -> date | None:
    """A day, from what a cell holds; one such as 05/06/2013 by `order`, or where it has but one reading."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    held = moment_of(value)
    if held is not None:
        return held.date()
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = " ".join(value.split())
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(*map(int, match.groups()))
    return _slashed(text, order) or _worded(text)


def order_of(values: list[str]) -> DayOrder | None:
    """How days such as 05/06/2013 are meant in a column, where one of its values leaves no choice."""
    found = [match for value in values if (match := _SLASHED.fullmatch(value.strip()))]
    first, second = (max((int(match[part]) for match in found), default=0) for part in (1, 2))
    if first > 12 >= second:
        return DayOrder.DMY
    return DayOrder.MDY if second > 12 >= first else None


def is_open(value: object) -> bool:
    """Is it a day that can be read in two ways?"""
    match = _SLASHED.fullmatch(value.strip()) if isinstance(value, str) else None
    return match is not None and int(match[1]) != int(match[2]) and max(int(match[1]), int(match[2])) <= 12


def _iso(text: str) -> datetime | None:
    if not text[:4].isdigit() or text[4:5] != "-":
        return None
    try:
        return datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        return None


def _compact(text: str) -> datetime | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    try:
        return datetime(*(int(part or 0) for part in match.groups()), tzinfo=UTC)  # type: ignore[arg-type, misc]
    except ValueError:
        return None


def _epoch(text: str) -> datetime | None:
    match = _EPOCH.fullmatch(text)
    return None if match is None else datetime.fromtimestamp(int(match[1]), UTC)


def _mail(text: str) -> datetime | None:
    if ":" not in text:
        return None
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def _slashed(text: str, order: DayOrder | None) -> date | None:
    match = _SLASHED.fullmatch(text)
    if match is None:
        return None
    first, second, year = (int(part) for part in match.groups())
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if first == second or second > 12 or first > 12:
        day, month = (second, first) if second > 12 else (first, second)
    elif order is None:
        return None
    else:
        day, month = (first, second) if order is DayOrder.DMY else (second, first)
    return _day(year, month, day)


def _worded(text: str) -> date | None:
    for form in _WORDED:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

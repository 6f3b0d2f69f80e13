"""How fills are compared: full, partial or no credit (Guidelines for scoring mismatches, version 7, May 1992).

What the guidelines leave to a person at the keyboard is decided here by rule, and in doubt against the response.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from evaluation.sets.muc4.keys import STRINGS, Fill, Slot
from evaluation.sets.muc4.words import words

FULL = 1.0
PARTIAL = 0.5
NONE = 0.0
_WORD = re.compile(r"[A-Z0-9]+(?:'[A-Z]+)?")
#: A noun phrase's head is the last word before one of these.
_AFTER_HEAD = frozenset(
    {"OF", "IN", "AT", "FROM", "ON", "WITH", "WHO", "WHICH", "THAT", "FOR", "TO", "NEAR", "BY", "WHERE"}
)
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")
_KIND = re.compile(r"\s*\([^)]*\)")
_NUMBER = re.compile(r"\d+")
_TAGGED_NUMBERS = frozenset({Slot.PHYS_NUMBER, Slot.HUM_NUMBER})
_NUMBERS = _TAGGED_NUMBERS | {Slot.PHYS_TOTAL, Slot.HUM_TOTAL}

#: Incidents are reported within two months of the article (documentation 1.0): "on or before" reaches no further.
_RECENT = timedelta(days=61)

Days = tuple[date | None, date | None]


def credit(slot: Slot, key: Fill, response: Fill) -> float:
    """What a response fill earns against a key fill: the best of the key's alternatives."""
    value = response.values[0]
    if slot in STRINGS:
        found = max(string_credit(value, wanted) for wanted in key.values)
        return _described(found, key, response) if slot is Slot.HUM_DESCRIPTION else found
    if slot is Slot.DATE:
        return max(date_credit(value, wanted) for wanted in key.values)
    if slot is Slot.LOCATION:
        return max(location_credit(value, wanted) for wanted in key.values)
    if slot in _NUMBERS:
        return max(_number_credit(slot, value, wanted, _same_tag(key, response)) for wanted in key.values)
    return max(_set_credit(slot, value, wanted, _same_tag(key, response)) for wanted in key.values)


def string_credit(response: str, key: str) -> float:
    """Strings of the text: full where they are the same but for what the scorer strips, or where the response only
    has more modifiers in front; partial where the head is the same, or the response is part of a name."""
    ours, theirs = _words(response), _words(key)
    if not ours or not theirs:
        return NONE
    if ours == theirs or (len(ours) > len(theirs) and ours[-len(theirs) :] == theirs):
        return FULL
    if _head(ours) == _head(theirs) or _part_of(ours, theirs):
        return PARTIAL
    return NONE


def _words(text: str) -> list[str]:
    found = _WORD.findall(text.upper())
    premodifiers = words().premodifiers
    while len(found) > 1 and found[0] in premodifiers:
        found = found[1:]
    return found


def _head(found: list[str]) -> str:
    end = next((index for index, word in enumerate(found) if word in _AFTER_HEAD and index), len(found))
    return found[end - 1]


def _part_of(ours: list[str], theirs: list[str]) -> bool:
    return any(theirs[index : index + len(ours)] == ours for index in range(len(theirs) - len(ours) + 1))


def _described(found: float, key: Fill, response: Fill) -> float:
    """A description of a named person earns all only with the right name."""
    return found if found < FULL or _same_tag(key, response) else PARTIAL


def _same_tag(key: Fill, response: Fill) -> bool:
    if not key.tags or not response.tags:
        return not key.tags and not response.tags
    return any(string_credit(response.tags[0], tag) == FULL for tag in key.tags)


def _set_credit(slot: Slot, value: str, wanted: str, tagged: bool) -> float:
    if value == wanted:
        return FULL if tagged or slot in {Slot.TYPE, Slot.STAGE, Slot.CATEGORY} else PARTIAL
    return PARTIAL if value in words().partial.get(slot.name, {}).get(wanted, ()) else NONE


def _number_credit(slot: Slot, value: str, wanted: str, tagged: bool) -> float:
    if value.replace(" ", "") == wanted.replace(" ", ""):
        return FULL if tagged or slot not in _TAGGED_NUMBERS else NONE
    is_one = value.isdigit()
    return PARTIAL if is_one and not wanted.isdigit() and value in _NUMBER.findall(wanted) else NONE


def date_credit(response: str, key: str) -> float:
    """Dates: full where the same; partial where the response is part of the key's range, or a default-looking range
    up to a day that is the key's day or its upper end."""
    ours, theirs = days_of(response), days_of(key)
    if response == key:
        return FULL
    if ours is None or theirs is None:
        return NONE
    if ours == theirs:
        return FULL
    if ours[0] is None:
        return PARTIAL if ours[1] == theirs[1] else NONE
    if theirs[0] == theirs[1] or ours[1] is None or theirs[1] is None:
        return NONE
    inside = (theirs[0] is None or theirs[0] <= ours[0]) and ours[1] <= theirs[1]
    if theirs[0] is None:
        # "on or before" is a default: a day long before it is no part of what it stands for.
        inside = inside and ours[0] >= theirs[1] - _RECENT
    return PARTIAL if inside else NONE


def days_of(words_of_date: str) -> Days | None:
    """The first and last day of "DD MMM YY", "DD MMM YY - DD MMM YY" or "- DD MMM YY" (no first day)."""
    found = [_day(*match.groups()) for match in _DAY.finditer(words_of_date.upper())]
    days = [day for day in found if day is not None]
    if not days:
        return None
    if words_of_date.strip().startswith("-"):
        return None, days[0]
    return days[0], days[-1]


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return datetime.strptime(f"{day} {month.title()} 19{year}", "%d %b %Y").date()  # noqa: DTZ007 - no zone
    except ValueError:
        return None


def location_credit(response: str, key: str) -> float:
    """Places: full where country and the most exact place are the same and no level between contradicts; partial
    where only the country is, where all but the country is, or where the key has two places and the response one."""
    if response == key:
        return FULL
    ours = [_place(part) for part in response.split(":")]
    theirs_all = [[_place(part) for part in half.split(":")] for half in key.split(" - ")]
    theirs = theirs_all[0]
    if len(theirs_all) > 1:
        ends = {half[-1] for half in theirs_all}
        return PARTIAL if ours[0] == theirs[0] else PARTIAL if ours[-1] in ends else NONE
    same_country = ours[0] == theirs[0]
    same_place = len(ours) > 1 and len(theirs) > 1 and ours[-1] == theirs[-1]
    if same_country and same_place:
        return FULL if _compatible(ours[1:-1], theirs[1:-1]) else PARTIAL
    return PARTIAL if same_country or same_place else NONE


def _place(part: str) -> str:
    return _KIND.sub("", part).strip().upper()


def _compatible(ours: list[str], theirs: list[str]) -> bool:
    return not ours or not theirs or bool(set(ours) & set(theirs))

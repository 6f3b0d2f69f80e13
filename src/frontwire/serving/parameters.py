"""Parameters of addresses: how each is written, read strictly, described once for pages, API and OpenAPI."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Query
from pydantic import BeforeValidator, Field, WithJsonSchema

from frontwire.model.query import BOX, Box
from frontwire.model.voice import Certainty, VoiceType

#: Values of one facet, and characters of a text, that an address may hold.
MOST_VALUES = 60
LONGEST_WORDS = 300
LONGEST_VALUE = 200

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: A week before the first and after the last there must be days to count with.
_FIRST_DAY, _LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)


def _filled(value: Any) -> Any:
    """A form sends its empty fields too: they ask for nothing."""
    return None if isinstance(value, str) and not value.strip() else value


#: For a closed list of which a form sends an empty choice.
EMPTY_IS_NONE = BeforeValidator(_filled)


def _filled_ones(values: Any) -> Any:
    if not isinstance(values, list):
        return values
    held = [value for value in values if _filled(value) is not None]
    if len(held) > MOST_VALUES:
        raise ValueError(f"at most {MOST_VALUES} values can be asked for")
    return held


def _day(value: Any) -> Any:
    if (text := _filled(value)) is None or isinstance(text, date):
        return text
    if not _DAY.fullmatch(str(text)):
        raise ValueError("a day is written 2024-03-06")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError("there is no such day") from None
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise ValueError(f"days from {_FIRST_DAY} to {_LAST_DAY} can be asked for")
    return day


def _truth(value: Any) -> Any:
    text = _filled(value)
    if text not in {None, True, False, "true", "false"}:
        raise ValueError("true or false is wanted")
    return text


def _boxed(value: Any) -> Any:
    text = _filled(value)
    return Box.parse(text) if isinstance(text, str) else text


def _words(value: Any) -> Any:
    if _filled(value) is None:
        return ""
    if isinstance(value, str) and len(value) > LONGEST_WORDS:
        raise ValueError(f"at most {LONGEST_WORDS} characters are read")
    return value


def _nothing_or(schema: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema(schema)


#: A day as it stands in an address; None where it is not given.
Day = Annotated[date | None, BeforeValidator(_day), _nothing_or({"type": "string", "format": "date"})]
Truth = Annotated[bool | None, BeforeValidator(_truth), _nothing_or({"type": "boolean"})]
Stretch = Annotated[
    Any,
    BeforeValidator(_boxed),
    _nothing_or({"type": "string", "pattern": f"^{BOX.pattern}$", "examples": ["36,34,38,35"]}),
]
Value = Annotated[str, Field(min_length=1, max_length=LONGEST_VALUE)]
Name = Annotated[
    Annotated[str, Field(max_length=LONGEST_VALUE)] | None,
    BeforeValidator(_filled),
    _nothing_or({"type": "string", "maxLength": LONGEST_VALUE}),
]
Words = Annotated[str, BeforeValidator(_words), Field(max_length=LONGEST_WORDS)]
Values = Annotated[list[Value], BeforeValidator(_filled_ones), Field(max_length=MOST_VALUES)]
VoiceTypes = Annotated[list[VoiceType], BeforeValidator(_filled_ones), Field(max_length=MOST_VALUES)]
Certainties = Annotated[list[Certainty], BeforeValidator(_filled_ones), Field(max_length=MOST_VALUES)]
Codes = Annotated[
    list[Annotated[str, Field(pattern=r"^[A-Z]{2}$")]], BeforeValidator(_filled_ones), Field(max_length=MOST_VALUES)
]

AT = Query(description="The day as of which the store is looked at; its last day where not given.")
SINCE = Query(description="The day from which changes are counted; a week before `at` where not given.")
FROM = Query(alias="from", description="Only things told of that day or later. Undated ones are left out.")
TO = Query(description="Only things told of that day or earlier. Undated ones are left out.")
BBOX = Query(description="Only what is placed within west,south,east,north, in degrees (WGS 84).")
Q = Query(description='Only claims whose words hold all of these; also "a phrase" and the beginning of a word*.')
KIND = Query(description="Only claims of that kind (`shelling`); may be repeated.")
ACTOR = Query(description="Only claims in which that party acts or is acted on, by key; may be repeated.")
VOICE_TYPE = Query(description="Only what voices of that type say; may be repeated.")
CERTAINTY = Query(description="Only what is said that firmly; may be repeated.")
DISPUTED = Query(description="Only of happenings that voices dispute (`true`), or do not (`false`).")
COUNTRY = Query(description="Only what is placed in that country, by ISO 3166-1 alpha-2 code; may be repeated.")
PLACE = Query(description="Only what lies in that place, by its id in the gazetteer (`gn:170654`).")

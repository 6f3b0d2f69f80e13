"""The grammar of time phrases: a table of patterns, each with what a match of it means.

Where several fit, the longest wins, then the one higher in the table. The phrases are those that TimeML
marks (TIMEX3, annotation guidelines 1.2.1): prepositions stay outside, articles and "ago" inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from frontwire.dating.meanings import Between, Every, Hold, Length, Meaning, Named, Step, Unknown, Vague, Written
from frontwire.dating.pattern import Match
from frontwire.lexicon.times import Origin

Builder = Callable[[Match], Meaning | None]

_MINUTES_AN_HOUR = 60
#: A year written after a day and month, in every form wire services use.
_Y = "(,? YEAR)?"
#: The same after day and month in the short form of the wires: "12 JAN 90".
_WIRE = "(,? YEAR|SHORTYEAR)?"
_SHORT_MONTH = 3
_LONG_UNITS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of phrase: its pattern, and what a match of it means (None where it is none after all)."""

    name: str
    pattern: str
    build: Builder


def _clock(match: Match) -> str | None:
    """The time of day as T-value digits: "22:00"."""
    minutes = match.number("CLOCK")
    return None if minutes is None else "{:02}:{:02}".format(*divmod(minutes, _MINUTES_AN_HOUR))


def _part(match: Match) -> tuple[str | None, str | None]:
    """Part of the day and clock time."""
    part = match.value("PART")
    if part is not None and ":" in part:
        return None, part
    return part, _clock(match)


def _is_after(match: Match) -> bool:
    """ "Following Sunday's attack" is after it; only "the following Sunday" counts on."""
    held = match.get("DIRECTION")
    return held is not None and held.text == "following" and not match.has("the")


def _direction(match: Match) -> tuple[int | None, Origin]:
    held = match.get("DIRECTION")
    return (None, Origin.HERE) if held is None or held.term is None else (held.number, held.term.origin)


def _named(match: Match) -> Named | None:
    """Any phrase that names calendar units."""
    direction, origin = _direction(match)
    part, clock = _part(match)
    if _is_after(match):
        return None
    if all(lexeme.category == "WEEKDAY" and lexeme.term and lexeme.term.ambiguous for lexeme in match.lexemes):
        return None
    season = match.get("SEASON")
    months = None if season is None or season.term is None else (season.term.first or 1, season.term.last or 1)
    month = match.get("MONTH")
    year = match.number("YEAR")
    if year is None and match.get("SHORTYEAR") and month is not None:
        if len(month.text.rstrip(".")) > _SHORT_MONTH:
            return None
        year = match.number("SHORTYEAR")
    return Named(
        year=year,
        month=match.number("MONTH"),
        day=match.number("DAYNUM"),
        weekday=match.number("WEEKDAY"),
        season=match.value("SEASON"),
        season_months=months,
        decade=match.number("DECADE"),
        direction=direction,
        origin=origin,
        edge=match.value("EDGE"),
        part=part,
        clock=clock,
    )


def _joined(match: Match) -> Named | None:
    """A day and a year run together: "Jul 012016"."""
    day, year = divmod(match.number("DAYYEAR") or 0, 10_000)
    named = _named(match)
    return None if named is None else replace(named, day=day, year=year)


def _iso(match: Match) -> Named | None:
    """2013 - 06 - 05, cut up by the tokeniser."""
    month, day = match.number("DAYNUM"), match.number("DAYNUM", 1)
    months_a_year = 12
    if month is None or month > months_a_year:
        return None
    return Named(year=match.number("YEAR"), month=month, day=day, clock=_clock(match))


def _quarter(match: Match) -> Named | None:
    quarters = 4
    number = match.number("ORDINAL")
    if match.value("UNIT") != "quarter" or number is None or number > quarters:
        return None
    direction, origin = _direction(match)
    year, edge = match.number("YEAR"), match.value("EDGE")
    return Named(year=year, quarter=number, direction=direction, origin=origin, edge=edge)


def _century(match: Match) -> Named | None:
    number = match.number("NTH") if match.get("NTH") else match.number("ORDINAL")
    if match.value("UNIT") != "century" or number is None:
        return None
    return Named(century=number, edge=match.value("EDGE"))


def _range_of_days(match: Match) -> Meaning | None:
    """Two days of one month, or of two."""
    first, last = match.number("DAYNUM"), match.number("DAYNUM", 1)
    named = _named(match)
    second = match.number("MONTH", 1)
    if named is None or first is None or last is None or (second is None and first >= last):
        return None
    return Between(
        replace(named, day=first, part=None), replace(named, day=last, month=second or named.month, part=None)
    )


def _range_of_years(match: Match) -> Meaning | None:
    first, last = match.number("YEAR"), match.number("YEAR", 1)
    if last is None:
        last = match.number("SHORTYEAR")
        last = None if last is None or first is None else first - first % 100 + last % 100
    if first is None or last is None or first >= last:
        return None
    return Between(Named(year=first), Named(year=last))


def _festival(match: Match) -> Meaning | None:
    held = match.get("FESTIVAL")
    if held is None or held.term is None:
        return None
    term = held.term
    if term.month is None:
        return Unknown(f"the day of {held.text} differs from year to year and from country to country")
    named = _named(match)
    return (
        None
        if named is None
        else replace(named, month=term.month, day=term.day, weekday=term.weekday, nth_weekday=term.nth)
    )


def _deictic(match: Match) -> Meaning | None:
    held = match.get("DEICTIC")
    if held is None or held.term is None or held.number is None:
        return None
    part, clock = _part(match)
    return Step("day", held.number, edge=match.value("EDGE"), part=part or held.term.part, clock=clock)


def _unit(match: Match) -> tuple[str, int] | None:
    """The unit's name and how many of it the word means."""
    held = match.get("UNIT")
    if held is None or held.term is None or not isinstance(held.term.value, str):
        return None
    return held.term.value, held.term.times


def _is_plural(match: Match) -> bool:
    held = match.get("UNIT")
    return held is not None and held.text.endswith("s")


def _directed_unit(match: Match) -> Meaning | None:
    """ "last month", "the same day", "earlier this week", "the past year"."""
    unit, (direction, origin) = _unit(match), _direction(match)
    if unit is None or direction is None or unit[0] not in _LONG_UNITS or _is_after(match):
        return None
    if _is_plural(match):
        hold = Hold.PAST if direction < 0 else Hold.NEXT
        return None if direction == 0 else Length(unit[0], None, hold=hold)
    held = match.get("DIRECTION")
    if held is not None and held.text in ("past", "coming"):
        return Length(unit[0], unit[1], hold=Hold.PAST if direction < 0 else Hold.NEXT)
    if direction > 0 and match.has("the"):
        origin = Origin.THERE
    part, clock = _part(match)
    return Step(unit[0], direction * unit[1], origin=origin, edge=match.value("EDGE"), part=part, clock=clock)


def _directed_part(match: Match) -> Meaning | None:
    """ "this morning", "last night", "the same evening"."""
    direction, origin = _direction(match)
    part, clock = _part(match)
    held = match.get("PART")
    if direction is None or (held is not None and held.text.endswith("s")):
        return None
    if direction > 0 and match.has("the"):
        origin = Origin.THERE
    return Step("day", direction, origin=origin, part=part, clock=clock, edge=match.value("EDGE"))


def _ago(match: Match) -> Meaning | None:
    """ "two days ago", "a year earlier", "weeks later"."""
    unit, relation = _unit(match), match.get("RELATION")
    if unit is None or relation is None or relation.term is None or relation.number is None:
        return None
    count = match.number("NUMBER")
    part, clock = _part(match)
    signed = None if count is None else count * unit[1] * relation.number
    return Step(unit[0], signed, relation.number, relation.term.origin, part=part, clock=clock)


def _length(match: Match) -> Meaning | None:
    unit = _unit(match)
    if unit is None:
        return None
    held = match.get("UNIT")
    counted = match.get("NUMBER")
    if (
        held is not None
        and held.term is not None
        and held.term.ambiguous
        and (counted is None or counted.text in ("a", "an"))
    ):
        return None
    direction, _ = _direction(match)
    hold = Hold.FREE if not direction else Hold.PAST if direction < 0 else Hold.NEXT
    count = match.number("NUMBER")
    if count is None and not match.get("VAGUE") and not _is_plural(match):
        return None
    return Length(unit[0], None if count is None else count * unit[1], match.value("APPROX"), hold)


#: Half of a unit, in whole ones of a smaller unit.
_HALVES = {"hour": ("minute", 30), "day": ("hour", 12), "year": ("month", 6), "decade": ("year", 5)}


def _half(match: Match) -> Meaning | None:
    unit = _unit(match)
    if unit is None or unit[0] not in _HALVES:
        return None
    smaller, count = _HALVES[unit[0]]
    return Length(smaller, count, match.value("APPROX"))


def _recent(match: Match) -> Meaning | None:
    unit = _unit(match)
    return Length(unit[0], None, hold=Hold.PAST) if unit is not None and _is_plural(match) else None


def _every(match: Match) -> Meaning | None:
    unit = _unit(match)
    if unit is not None:
        return Every(duration(unit[0], (match.number("NUMBER") or 1) * unit[1]))
    weekday = match.number("WEEKDAYS") or match.number("WEEKDAY")
    return Every(f"XXXX-WXX-{weekday}" if weekday is not None else "P1D")


def _frequency(match: Match) -> Meaning | None:
    value = match.value("FREQUENCY")
    return None if value is None else Every(value)


def _reference(match: Match) -> Meaning | None:
    value = match.value("REFERENCE")
    return None if value is None else Vague(value)


def _articled_unit(match: Match) -> Meaning | None:
    """ "The weekend"; "later in the day", "the end of the month"."""
    unit, edge = _unit(match), match.value("EDGE")
    if unit is None or _is_plural(match) or (unit[0] != "weekend" and edge is None):
        return None
    if unit[0] == "day":
        return Step("day", 0, origin=Origin.THERE, edge=edge, near=True)
    return Step(unit[0], 0, edge=edge) if unit[0] in _LONG_UNITS else None


def _lone_part(match: Match) -> Meaning | None:
    """ "overnight", "at dawn": of the day of writing or the day spoken of."""
    held = match.get("PART")
    if held is None or held.term is None or not held.term.alone:
        return None
    part, clock = _part(match)
    return Step("day", 0, origin=Origin.THERE, part=part, clock=clock, near=True)


def _clock_alone(match: Match) -> Meaning | None:
    clock = _clock(match)
    return None if clock is None else Step("day", 0, origin=Origin.THERE, clock=clock, near=True)


def _written(match: Match) -> Meaning | None:
    held = match.get("NUMDATE")
    return None if held is None else Written(held.text, _clock(match))


def _apart(match: Match) -> Meaning | None:
    """18 - 07 - 2016, cut up by the tokeniser."""
    first, second, year = match.number("DAYNUM"), match.number("DAYNUM", 1), match.number("YEAR")
    return Written(f"{first:02}.{second:02}.{year}")


_ISO_UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "month": "M"}
_ISO_UNITS |= {"quarter": "Q", "year": "Y"}
#: Lengths that ISO 8601 has no letter for, in years.
_IN_YEARS = {"decade": 10, "century": 100}
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})


def duration(unit: str, count: int | None) -> str:
    """The ISO 8601 length as TIMEX3 writes it: "P2M", "PT24H", "PXW" where the number is vague."""
    if unit in _IN_YEARS:
        return duration("year", None if count is None else count * _IN_YEARS[unit])
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{'X' if count is None else count}{_ISO_UNITS[unit]}"


#: A time of day before the day it belongs to.
_WHEN = "PART|CLOCK of|on|in|,? the?"

RULES: tuple[Rule, ...] = (
    Rule("month day to month day", f"MONTH DAYNUM -|to|until|through|and MONTH DAYNUM {_Y}", _range_of_days),
    Rule("month day to day", f"MONTH DAYNUM -|to|until|through|and DAYNUM {_Y}", _range_of_days),
    Rule("day to day month", f"(the? PART of)? DAYNUM -|to|until|and DAYNUM of? MONTH {_Y}", _range_of_days),
    Rule("weekday, month day", f"WEEKDAY (, PART)? ,? the? MONTH DAYNUM {_Y}", _named),
    Rule("weekday, day month", f"WEEKDAY ,? the? DAYNUM of? MONTH {_WIRE}", _named),
    Rule("month day", f"MONTH DAYNUM {_Y} (,? PART)?", _named),
    Rule("day month", f"(the? PART of)? the? DAYNUM of? MONTH {_WIRE} (,? PART)?", _named),
    Rule("month dayyear", "MONTH DAYYEAR", _joined),
    Rule("day of", f"{_WHEN} WEEKDAY? ,? MONTH DAYNUM {_Y}", _named),
    Rule("iso", "YEAR -|. DAYNUM -|. DAYNUM CLOCK?", _iso),
    Rule("in figures, apart", "DAYNUM -|. DAYNUM -|. YEAR", _apart),
    Rule("in figures", "NUMDATE CLOCK?", _written),
    Rule("month year", "EDGE? MONTH ,? of? YEAR", _named),
    Rule("month", "EDGE? DIRECTION? MONTH", _named),
    Rule("years", "YEAR -|to YEAR|SHORTYEAR", _range_of_years),
    Rule("year", "EDGE? (the year)? YEAR", _named),
    Rule("decade", "EDGE? the? DECADE", _named),
    Rule("season year", "EDGE? the? SEASON (of|,)? YEAR", _named),
    Rule("season", "EDGE? the? DIRECTION SEASON", _named),
    Rule("quarter", "EDGE? the? DIRECTION? fiscal? ORDINAL -? fiscal? UNIT (of? fiscal? YEAR)?", _quarter),
    Rule("century", "EDGE? the? NTH|ORDINAL -? UNIT", _century),
    Rule("festival", "DIRECTION? FESTIVAL (,? YEAR)?", _festival),
    Rule(
        "weekday",
        "(EDGE on|in?)? (the? early hours of)? (the? DIRECTION)? WEEKDAY ('s? -? EDGE? (at|in)? PART)?",
        _named,
    ),
    Rule("time on weekday", f"(EDGE|the)? {_WHEN} DIRECTION? WEEKDAY", _named),
    Rule("deictic", "EDGE? DEICTIC (EDGE? (at|in the)? PART)?", _deictic),
    Rule("time on deictic", f"(EDGE|the)? {_WHEN} DEICTIC", _deictic),
    Rule("directed part", "EDGE? the? DIRECTION PART", _directed_part),
    Rule("directed unit", "EDGE? the? DIRECTION UNIT", _directed_unit),
    Rule("directed length", "the? DIRECTION APPROX? NUMBER|VAGUE -? UNIT", _length),
    Rule("recent", "REFERENCE UNIT", _recent),
    Rule("ago", "APPROX? NUMBER|VAGUE -? UNIT RELATION", _ago),
    Rule("units ago", "UNIT RELATION", _ago),
    Rule("first units", "the? ORDINAL NUMBER UNIT", _length),
    Rule("compound length", "APPROX? NUMBER|VAGUE - UNIT - long", _length),
    Rule("compound length", "APPROX? NUMBER|VAGUE - UNIT", _length),
    Rule("length", "APPROX? the? NUMBER|VAGUE more? UNIT", _length),
    Rule("half", "APPROX? half an|a UNIT", _half),
    Rule("units", "UNIT", _length),
    Rule("weekdays", "WEEKDAYS PART?", _every),
    Rule("every", "every|each (NUMBER? UNIT)", _every),
    Rule("every weekday", "every|each WEEKDAY|PART", _every),
    Rule("frequency", "FREQUENCY", _frequency),
    Rule("articled unit", "EDGE? the UNIT", _articled_unit),
    Rule("reference", "REFERENCE", _reference),
    Rule("part", "PART", _lone_part),
    Rule("clock", "CLOCK", _clock_alone),
)

"""What matches of the grammar mean that count units of time: from here, from there, so long, so often."""

from __future__ import annotations

from frontwire.dating.meanings import Again, Every, Hold, Length, Meaning, Step, Vague
from frontwire.dating.naming import clock_of, direction_of, is_after, part_of
from frontwire.dating.pattern import Match
from frontwire.lexicon.times import Origin

_LONG_UNITS = frozenset({"day", "week", "weekend", "month", "quarter", "year", "decade", "century"})
_ISO_UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE", "month": "M"}
_ISO_UNITS |= {"quarter": "Q", "year": "Y"}
#: Lengths that ISO 8601 has no letter for, in years.
_IN_YEARS = {"decade": 10, "century": 100}
_CLOCK_UNITS = frozenset({"second", "minute", "hour"})


#: Half of a unit that has a smaller one beside it in ISO 8601.
_AND_HALF = {"year": "6M", "hour": "30M", "minute": "30S"}


def duration(unit: str, count: int | None, *, and_a_half: bool = False) -> str:
    """The ISO 8601 length as TIMEX3 writes it: "P2M", "PT24H", "P2Y6M", "PXW" where the number is vague."""
    if and_a_half and count is not None:
        whole = duration(unit, count)
        return whole + _AND_HALF[unit] if unit in _AND_HALF else f"{whole[:-1]}.5{whole[-1]}"
    if unit in _IN_YEARS:
        return duration("year", None if count is None else count * _IN_YEARS[unit])
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{'X' if count is None else count}{_ISO_UNITS[unit]}"


def deictic(match: Match) -> Meaning | None:
    """ "Today", "yesterday evening"."""
    held = match.get("DEICTIC")
    if held is None or held.term is None or held.number is None:
        return None
    part, clock = part_of(match)
    return Step("day", held.number, edge=match.value("EDGE"), part=part or held.term.part, clock=clock)


def _unit_of(match: Match) -> tuple[str, int] | None:
    """The unit's name and how many of it the word means."""
    held = match.get("UNIT")
    if held is None or held.term is None or not isinstance(held.term.value, str):
        return None
    return held.term.value, held.term.times


def _is_plural(match: Match) -> bool:
    held = match.get("UNIT")
    return held is not None and held.text.endswith("s")


def directed_unit(match: Match) -> Meaning | None:
    """ "last month", "the same day", "earlier this week", "the past year"."""
    unit, (direction, origin) = _unit_of(match), direction_of(match)
    if unit is None or direction is None or unit[0] not in _LONG_UNITS or is_after(match):
        return None
    if _is_plural(match):
        hold = Hold.PAST if direction < 0 else Hold.NEXT
        return None if direction == 0 else Length(unit[0], None, hold=hold)
    held = match.get("DIRECTION")
    if held is not None and held.text in ("past", "coming"):
        return Length(unit[0], unit[1], hold=Hold.PAST if direction < 0 else Hold.NEXT)
    if direction > 0 and match.has("the"):
        origin = Origin.THERE
    part, clock = part_of(match)
    return Step(unit[0], direction * unit[1], origin=origin, edge=match.value("EDGE"), part=part, clock=clock)


def directed_part(match: Match) -> Meaning | None:
    """ "this morning", "last night", "the same evening"."""
    direction, origin = direction_of(match)
    part, clock = part_of(match)
    held = match.get("PART")
    if direction is None or (held is not None and held.text.endswith("s")):
        return None
    if direction > 0 and match.has("the"):
        origin = Origin.THERE
    return Step("day", direction, origin=origin, part=part, clock=clock, edge=match.value("EDGE"))


def ago(match: Match) -> Meaning | None:
    """ "two days ago", "a year earlier", "weeks later"."""
    unit, relation = _unit_of(match), match.get("RELATION")
    if unit is None or relation is None or relation.term is None or relation.number is None:
        return None
    count = match.number("NUMBER")
    part, clock = part_of(match)
    signed = None if count is None else count * unit[1] * relation.number
    origin = relation.term.origin
    counted = Step(unit[0], signed, relation.number, origin, part=part, clock=clock, mod=match.value("APPROX"))
    return Again(signed, counted) if unit[0] == "year" and signed is not None else counted


def stretch_again(match: Match) -> Meaning | None:
    """ "The quarter", "the latest period", "the year-earlier quarter", "a year-ago loss"."""
    units = [lexeme.term.value for lexeme in match.all("UNIT") if lexeme.term is not None]
    relation = match.get("RELATION")
    direction, _ = direction_of(match)
    if relation is None and direction:
        return Again(direction, None) if units[-1:] == ["year"] else None
    if relation is None:
        return Again(0, None) if units[-1:] == ["quarter"] or match.has("period") else None
    if units[:1] != ["year"] or (len(units) > 1 and units[-1] != "quarter") or relation.number is None:
        return None
    return Again(relation.number, Step("year", relation.number))


def length(match: Match) -> Meaning | None:
    """ "Two months", "nearly a week", "days"."""
    unit = _unit_of(match)
    if unit is None:
        return None
    held = match.get("UNIT")
    counted = match.get("NUMBER")
    if (
        held is not None
        and held.term is not None
        and held.term.ambiguous
        and not match.get("VAGUE")
        and (counted is None or counted.text in ("a", "an"))
    ):
        return None
    direction, _ = direction_of(match)
    hold = Hold.FREE if not direction else Hold.PAST if direction < 0 else Hold.NEXT
    count = match.number("NUMBER")
    if count is None and not match.get("VAGUE") and not _is_plural(match):
        return None
    return Length(unit[0], None if count is None else count * unit[1], match.value("APPROX"), hold)


#: Half of a unit, in whole ones of a smaller unit.
_HALVES = {"hour": ("minute", 30), "day": ("hour", 12), "year": ("month", 6), "decade": ("year", 5)}


def half(match: Match) -> Meaning | None:
    """ "Half an hour"."""
    unit = _unit_of(match)
    if unit is None or unit[0] not in _HALVES:
        return None
    smaller, count = _HALVES[unit[0]]
    return Length(smaller, count, match.value("APPROX"))


def and_a_half(match: Match) -> Meaning | None:
    """ "Two and a half years", "2 1/2 hours", "a minute and a half"."""
    unit, count = _unit_of(match), match.number("NUMBER")
    if unit is None or count is None or unit[0] in _IN_YEARS or unit[1] != 1:
        return None
    return Length(unit[0], count, match.value("APPROX"), and_a_half=True)


def recent(match: Match) -> Meaning | None:
    """ "Recent weeks"."""
    unit = _unit_of(match)
    return Length(unit[0], None, hold=Hold.PAST) if unit is not None and _is_plural(match) else None


def every(match: Match) -> Meaning | None:
    """ "Every week", "each Friday"."""
    unit = _unit_of(match)
    if unit is not None:
        return Every(duration(unit[0], (match.number("NUMBER") or 1) * unit[1]))
    weekday = match.number("WEEKDAYS") or match.number("WEEKDAY")
    return Every(f"XXXX-WXX-{weekday}" if weekday is not None else "P1D")


def frequency(match: Match) -> Meaning | None:
    """ "Daily"."""
    value = match.value("FREQUENCY")
    return None if value is None else Every(value)


def reference(match: Match) -> Meaning | None:
    """ "Now", "recently"."""
    value = match.value("REFERENCE")
    return None if value is None else Vague(value)


def articled_unit(match: Match) -> Meaning | None:
    """ "The weekend"; "later in the day", "the end of the month"."""
    unit, edge = _unit_of(match), match.value("EDGE")
    if unit is None or _is_plural(match) or (unit[0] != "weekend" and edge is None):
        return None
    if unit[0] == "day":
        return Step("day", 0, origin=Origin.THERE, edge=edge, near=True)
    return Step(unit[0], 0, edge=edge) if unit[0] in _LONG_UNITS else None


def lone_part(match: Match) -> Meaning | None:
    """ "overnight", "at dawn": of the day of writing or the day spoken of."""
    held = match.get("PART")
    if held is None or held.term is None or not held.term.alone:
        return None
    part, clock = part_of(match)
    return Step("day", 0, origin=Origin.THERE, part=part, clock=clock, near=True)


def clock_alone(match: Match) -> Meaning | None:
    """ "10 p.m.": of the day of writing or the day spoken of."""
    clock = clock_of(match)
    return None if clock is None else Step("day", 0, origin=Origin.THERE, clock=clock, near=True)


def stretch_of_year(match: Match) -> Meaning | None:
    """ "The 1988 period", "the 1988 quarter"."""
    year = match.number("YEAR")
    if year is None or not (match.has("period") or match.value("UNIT") == "quarter"):
        return None
    return Again(0, None, year=year)


def whole_year(match: Match) -> Meaning | None:
    """ "The year", "the full fiscal year", "year-end"."""
    unit = _unit_of(match)
    if unit is None or unit[0] != "year" or _is_plural(match):
        return None
    return Step("year", 0, edge="END" if match.has("end") else None)

"""What matches of the grammar mean that name calendar units: days, months, seasons, years, and spans of them."""

from __future__ import annotations

from dataclasses import replace

from frontwire.dating.meanings import Between, Meaning, Named, Unknown, Written
from frontwire.dating.pattern import Lexeme, Match
from frontwire.lexicon.times import Origin

_MINUTES_AN_HOUR = 60
_SHORT_MONTH = 3
_MONTHS_A_YEAR = 12
_QUARTERS_A_YEAR = 4
_HALVES_A_YEAR = 2
#: What stands between the two ends of a span.
_BETWEEN = frozenset({"-", "to", "until", "till", "through", "and"})


def clock_of(match: Match) -> str | None:
    """The time of day as T-value digits: "22:00"."""
    minutes = match.number("CLOCK")
    return None if minutes is None else "{:02}:{:02}".format(*divmod(minutes, _MINUTES_AN_HOUR))


def part_of(match: Match) -> tuple[str | None, str | None]:
    """Part of the day and clock time."""
    part = match.value("PART")
    if part is not None and ":" in part:
        return None, part
    return part, clock_of(match)


def is_after(match: Match) -> bool:
    """ "Following Sunday's attack" is after it; only "the following Sunday" counts on."""
    held = match.get("DIRECTION")
    return held is not None and held.text == "following" and not match.has("the")


def direction_of(match: Match) -> tuple[int | None, Origin]:
    """Which one is meant (-1 the one before, 0 this, 1 the next), and from where it counts."""
    held = match.get("DIRECTION")
    return (None, Origin.HERE) if held is None or held.term is None else (held.number, held.term.origin)


def named(match: Match) -> Named | None:
    """Any phrase that names calendar units."""
    direction, origin = direction_of(match)
    part, clock = part_of(match)
    if is_after(match):
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


def month_of_year(match: Match) -> Meaning | None:
    """ "July last year", "the winter of the same year"."""
    direction, origin = direction_of(match)
    held = named(match)
    if held is None or direction is None or match.value("UNIT") != "year":
        return None
    return replace(held, direction=None, origin=origin, of_year=direction)


def before_christ(match: Match) -> Named | None:
    """ "490 BC", "August 480 BC", "the 470s BC", "the 5th century BC"."""
    held = named(match)
    if held is None:
        return None
    if match.value("UNIT") is not None:
        number = match.number("NTH") if match.get("NTH") else match.number("ORDINAL")
        is_century = match.value("UNIT") == "century"
        return replace(held, century=number, before_christ=True) if is_century and number else None
    if match.get("OLDDECADE") is not None:
        return replace(held, decade=match.number("OLDDECADE"), before_christ=True)
    return replace(held, year=match.number("NUMBER"), before_christ=True)


def joined(match: Match) -> Named | None:
    """A day and a year run together: "Jul 012016"."""
    day, year = divmod(match.number("DAYYEAR") or 0, 10_000)
    held = named(match)
    return None if held is None else replace(held, day=day, year=year)


def iso(match: Match) -> Named | None:
    """2013 - 06 - 05, cut up by the tokeniser."""
    month, day = match.number("DAYNUM"), match.number("DAYNUM", 1)
    if month is None or month > _MONTHS_A_YEAR:
        return None
    return Named(year=match.number("YEAR"), month=month, day=day, clock=clock_of(match))


def quarter(match: Match) -> Named | None:
    """ "The third quarter of 2011", "last year's fourth quarter"."""
    number = match.number("ORDINAL")
    units = [lexeme.term.value for lexeme in match.all("UNIT") if lexeme.term is not None]
    if (units[-1:] != ["quarter"] and units[:1] != ["quarter"]) or number is None or number > _QUARTERS_A_YEAR:
        return None
    direction, origin = direction_of(match)
    if "year" in units:
        return Named(quarter=number, of_year=direction, origin=origin)
    year, edge = match.number("YEAR"), match.value("EDGE")
    return Named(year=year, quarter=number, direction=direction, origin=origin, edge=edge)


def half_year(match: Match) -> Named | None:
    """ "The last half of 1989"."""
    number = match.number("ORDINAL") or _HALVES_A_YEAR
    year = match.number("YEAR")
    return None if year is None or number > _HALVES_A_YEAR else Named(year=year, half=number)


def century(match: Match) -> Named | None:
    """ "The 19th century"."""
    number = match.number("NTH") if match.get("NTH") else match.number("ORDINAL")
    if match.value("UNIT") != "century" or number is None:
        return None
    return Named(century=number, edge=match.value("EDGE"))


def _gap(match: Match) -> tuple[int, int]:
    """The tokens, counted from the phrase's first, that stand between the two ends of a span."""
    at = 0
    seen_end = False
    for lexeme in match.lexemes:
        if seen_end and not lexeme.category and lexeme.text in _BETWEEN:
            return at, at + lexeme.length
        seen_end = seen_end or _ends(lexeme)
        at += lexeme.length
    return at, at


def _ends(lexeme: Lexeme) -> bool:
    return lexeme.category in ("DAYNUM", "YEAR", "NUMBER", "MONTH")


def range_of_days(match: Match) -> Meaning | None:
    """Two days of one month, or of two."""
    first, last = match.number("DAYNUM"), match.number("DAYNUM", 1)
    held = named(match)
    second = match.number("MONTH", 1)
    if held is None or first is None or last is None or (second is None and first >= last):
        return None
    start = replace(held, day=first, part=None)
    return Between(start, replace(held, day=last, month=second or held.month, part=None), _gap(match))


def range_of_months(match: Match) -> Meaning | None:
    """ "March to May 2011"."""
    held, second = named(match), match.number("MONTH", 1)
    if held is None or second is None or (match.get("YEAR") is None and second <= (held.month or 0)):
        return None
    return Between(replace(held, part=None), replace(held, month=second), _gap(match))


def range_of_years(match: Match) -> Meaning | None:
    """ "1914-18"."""
    first, last = match.number("YEAR"), match.number("YEAR", 1)
    if last is None:
        last = match.number("SHORTYEAR")
        last = None if last is None or first is None else first - first % 100 + last % 100
    if first is None or last is None or first >= last:
        return None
    return Between(Named(year=first), Named(year=last), _gap(match))


def range_before_christ(match: Match) -> Meaning | None:
    """ "264 to 241 BC"."""
    first, last = match.number("NUMBER"), match.number("NUMBER", 1)
    if first is None or last is None or first <= last:
        return None
    return Between(Named(year=first, before_christ=True), Named(year=last, before_christ=True), _gap(match))


def festival(match: Match) -> Meaning | None:
    """ "Christmas Eve", "Thanksgiving 2012"."""
    held = match.get("FESTIVAL")
    if held is None or held.term is None:
        return None
    term = held.term
    if term.month is None:
        return Unknown(f"the day of {held.text} differs from year to year and from country to country")
    date = named(match)
    if date is None:
        return None
    return replace(date, month=term.month, day=term.day, weekday=term.weekday, nth_weekday=term.nth)


def written(match: Match) -> Meaning | None:
    """A date in figures: "05.06.13"."""
    held = match.get("NUMDATE")
    return None if held is None else Written(held.text, clock_of(match))


def written_apart(match: Match) -> Meaning | None:
    """18 - 07 - 2016, cut up by the tokeniser."""
    first, second, year = match.number("DAYNUM"), match.number("DAYNUM", 1), match.number("YEAR")
    return Written(f"{first:02}.{second:02}.{year}")

"""The grammar of time phrases: a table of patterns, each with what a match of it means.

Where several fit, the longest wins, then the one higher in the table. The phrases are those that TimeML
marks (TIMEX3, annotation guidelines 1.2.1): prepositions stay outside, articles and "ago" inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from frontwire.dating import measuring, naming
from frontwire.dating.meanings import Meaning
from frontwire.dating.pattern import Match

Builder = Callable[[Match], Meaning | None]

#: A year written after a day and month, in every form wire services use.
_Y = "(,? YEAR)?"
#: The same after day and month in the short form of the wires: "12 JAN 90".
_WIRE = "(,? YEAR|SHORTYEAR)?"
#: What links the ends of a span.
_TO = "-|to|until|till|through"
#: Years before the common era.
_BC = "bc|bce|b.c.|b.c|b.c.e."


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of phrase: its pattern, and what a match of it means (None where it is none after all)."""

    name: str
    pattern: str
    build: Builder


#: A time of day before the day it belongs to.
_WHEN = "PART|CLOCK of|on|in|,? the?"

RULES: tuple[Rule, ...] = (
    Rule("month day to month day", f"MONTH DAYNUM -|to|until|through|and MONTH DAYNUM {_Y}", naming.range_of_days),
    Rule("day month to day month", f"DAYNUM of? MONTH {_Y} {_TO} DAYNUM of? MONTH {_Y}", naming.range_of_days),
    Rule("month to month", f"EDGE? MONTH {_TO} EDGE? MONTH {_Y}", naming.range_of_months),
    Rule("years before Christ", f"NUMBER {_BC}? {_TO} NUMBER {_BC}", naming.range_before_christ),
    Rule("month before Christ", f"(the? EDGE)? the? (MONTH|SEASON of?)? NUMBER {_BC}", naming.before_christ),
    Rule("decade before Christ", f"(the? EDGE)? the? OLDDECADE {_BC}", naming.before_christ),
    Rule("century before Christ", f"(the? EDGE)? the? NTH|ORDINAL -? UNIT {_BC}", naming.before_christ),
    Rule("month day to day", f"MONTH DAYNUM -|to|until|through|and DAYNUM {_Y}", naming.range_of_days),
    Rule("day to day month", f"(the? PART of)? DAYNUM -|to|until|and DAYNUM of? MONTH {_Y}", naming.range_of_days),
    Rule("weekday, month day", f"WEEKDAY (, PART)? ,? the? MONTH DAYNUM {_Y}", naming.named),
    Rule("weekday, day month", f"WEEKDAY ,? the? DAYNUM of? MONTH {_WIRE}", naming.named),
    Rule("month day", f"DIRECTION? MONTH DAYNUM {_Y} (,? PART)?", naming.named),
    Rule("day month", f"(the? PART of)? the? DAYNUM of? MONTH {_WIRE} (,? PART)?", naming.named),
    Rule("month dayyear", "MONTH DAYYEAR", naming.joined),
    Rule("day of", f"{_WHEN} WEEKDAY? ,? MONTH DAYNUM {_Y}", naming.named),
    Rule("iso", "YEAR -|. DAYNUM -|. DAYNUM CLOCK?", naming.iso),
    Rule("in figures, apart", "DAYNUM -|. DAYNUM -|. YEAR", naming.written_apart),
    Rule("in figures", "NUMDATE CLOCK?", naming.written),
    Rule("month year", "EDGE? MONTH ,? of? YEAR", naming.named),
    Rule("month of year", "EDGE? MONTH of? DIRECTION UNIT", naming.month_of_year),
    Rule("season of year", "EDGE? the? SEASON of? DIRECTION UNIT", naming.month_of_year),
    Rule("month", "EDGE? DIRECTION? MONTH", naming.named),
    Rule("years", "YEAR -|–|to YEAR|SHORTYEAR", naming.range_of_years),
    Rule("year", "EDGE? (the year)? fiscal? YEAR", naming.named),
    Rule("half year", "the? ORDINAL|last|latter half of (the year)? YEAR", naming.half_year),
    Rule("decade", "EDGE? the? DECADE", naming.named),
    Rule("season year", "EDGE? the? SEASON (of|,)? YEAR", naming.named),
    Rule("year season", "EDGE? the? YEAR SEASON", naming.named),
    Rule("season", "EDGE? the? DIRECTION SEASON", naming.named),
    Rule("season alone", "EDGE? the? SEASON", naming.named),
    Rule("quarter of year", "DIRECTION UNIT 's (ORDINAL -? UNIT)", naming.quarter),
    Rule(
        "quarter", "EDGE? the? DIRECTION? YEAR? fiscal? -? ORDINAL -? fiscal? UNIT (of? fiscal? YEAR)?", naming.quarter
    ),
    Rule("century", "EDGE? the? NTH|ORDINAL -? UNIT", naming.century),
    Rule("festival", "DIRECTION? FESTIVAL (,? YEAR)?", naming.festival),
    Rule(
        "weekday",
        "(EDGE on|in?)? (the? early hours of)? (the? DIRECTION)? WEEKDAY ('s? -? EDGE? (at|in)? PART)?",
        naming.named,
    ),
    Rule("time on weekday", f"(EDGE|the)? {_WHEN} DIRECTION? WEEKDAY", naming.named),
    Rule("deictic", "EDGE? DEICTIC (EDGE? (at|in the)? PART)?", measuring.deictic),
    Rule("time on deictic", f"(EDGE|the)? {_WHEN} DEICTIC", measuring.deictic),
    Rule("directed part", "EDGE? the? DIRECTION PART", measuring.directed_part),
    Rule("directed unit", "EDGE? the? DIRECTION fiscal? UNIT", measuring.directed_unit),
    Rule("directed length", "the? DIRECTION APPROX? NUMBER|VAGUE -? UNIT", measuring.length),
    Rule("recent", "REFERENCE UNIT", measuring.recent),
    Rule("stretch again", "the (latest|same|comparable|corresponding|full)? UNIT", measuring.stretch_again),
    Rule("stretch of year", "the YEAR UNIT|period", measuring.stretch_of_year),
    Rule("whole year", "the full|whole|entire|latest? fiscal|calendar? UNIT", measuring.whole_year),
    Rule("end of year", "the? UNIT 's? -? end", measuring.whole_year),
    Rule("stretch of last year", "the corresponding|same period|UNIT DIRECTION UNIT", measuring.stretch_again),
    Rule("stretch again", "the latest|comparable|corresponding period", measuring.stretch_again),
    Rule("stretch of last year", "UNIT - RELATION", measuring.stretch_again),
    Rule(
        "stretch of last year",
        "(the latest|same|comparable|corresponding?)? UNIT - RELATION (ORDINAL -?)? UNIT|period",
        measuring.stretch_again,
    ),
    Rule("ago", "APPROX? NUMBER|VAGUE -? UNIT RELATION", measuring.ago),
    Rule("units ago", "UNIT RELATION", measuring.ago),
    Rule("first units", "the? ORDINAL NUMBER UNIT", measuring.length),
    Rule("compound length", "APPROX? NUMBER|VAGUE - UNIT - long", measuring.length),
    Rule("compound length", "APPROX? NUMBER|VAGUE - UNIT", measuring.length),
    Rule("length", "APPROX? the? NUMBER|VAGUE more? UNIT", measuring.length),
    Rule("and a half", "APPROX? the? NUMBER (and a?)? HALF UNIT", measuring.and_a_half),
    Rule("and a half", "APPROX? NUMBER UNIT and a HALF", measuring.and_a_half),
    Rule("half", "APPROX? half an|a UNIT", measuring.half),
    Rule("units", "UNIT", measuring.length),
    Rule("weekdays", "WEEKDAYS PART?", measuring.every),
    Rule("every", "every|each (NUMBER? UNIT)", measuring.every),
    Rule("every weekday", "every|each WEEKDAY|PART", measuring.every),
    Rule("frequency", "FREQUENCY", measuring.frequency),
    Rule("articled unit", "EDGE? the UNIT", measuring.articled_unit),
    Rule("reference", "REFERENCE", measuring.reference),
    Rule("part", "PART", measuring.lone_part),
    Rule("clock", "CLOCK", measuring.clock_alone),
)

"""Until when a supply is said to last: "for two days", "until Friday", counted from the day it was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frontwire.lexicon.times import Category, Term, Times
from frontwire.lexicon.wordings import pieces

#: How many words may stand between a number and its unit ("two more days").
_REACH = 2
_WEEK = 7
_HOURS = 24
_DAYS = {"day": 1, "week": _WEEK}
_ENDS = frozenset({"until", "till", "through"})

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Lasting:
    """Reads durations and ends with the words of lexicons/times."""

    times: Times

    def until(self, text: str, said: Days, *, around: str = "") -> Days | None:
        """The first and the last day on which something ends of which `text` says how long it will last.

        `said` holds the first and the last day on which it may have been said. Hours may run into the next day, as
        the hour of saying is not known. A number without its unit takes the first unit of the sentence `around` it
        ("saline for two days, oxygen for 3"). None where no time is told.
        """
        held = [piece.word for piece in pieces(text)]
        for index in range(len(held)):
            found = self._ending(held, index, said) or self._lasting(held, index, said)
            if found is not None:
                return found
        return self._elided(held, [piece.word for piece in pieces(around)], said)

    def _elided(self, held: Sequence[str], around: Sequence[str], said: Days) -> Days | None:
        number = self._number(held, len(held) - 1) if len(held) > 1 and held[-2] == "for" else None
        units = (self._term(around, index, Category.UNIT) for index in range(len(around)))
        unit = next((term for term in units if term is not None), None)
        if number is None or unit is None:
            return None
        return _after(said, number * unit.times, number * unit.times, str(unit.value))

    def _ending(self, held: Sequence[str], index: int, said: Days) -> Days | None:
        """ "until Friday", "until tomorrow"."""
        if held[index] not in _ENDS:
            return None
        for word in range(index + 1, min(index + 1 + _REACH, len(held))):
            weekday = self._term(held, word, Category.WEEKDAY)
            if weekday is not None:
                return _next(int(weekday.value or 0), said[0]), _next(int(weekday.value or 0), said[1])
            deictic = self._term(held, word, Category.DEICTIC)
            if deictic is not None:
                return _later(said, int(deictic.value or 0), int(deictic.value or 0))
        return None

    def _lasting(self, held: Sequence[str], index: int, said: Days) -> Days | None:
        """ "two days", "a week", "48 hours", "two or three days"."""
        low = self._number(held, index)
        if low is None:
            return None
        high, behind = low, index + 1
        if behind + 1 < len(held) and held[behind] in {"or", "to"}:
            high, behind = self._number(held, behind + 1) or low, behind + 2
        for position in range(behind, min(behind + _REACH, len(held))):
            unit = self._term(held, position, Category.UNIT)
            if unit is not None:
                return _after(said, low * unit.times, high * unit.times, str(unit.value))
        return None

    def _number(self, held: Sequence[str], index: int) -> int | None:
        if held[index].isdigit():
            return int(held[index])
        if held[index] == "another":
            return 1
        term = self._term(held, index, Category.NUMBER)
        return term.value if term is not None and isinstance(term.value, int) else None

    def _term(self, held: Sequence[str], index: int, category: Category) -> Term | None:
        return next((hit.term for hit in self.times.at(held, index) if hit.category is category), None)


def _after(said: Days, low: int, high: int, unit: str) -> Days | None:
    """`low` to `high` units from `said`; hours may run over midnight. None for units that no stock is told in."""
    if unit == "hour":
        return _later(said, low // _HOURS, -(-high // _HOURS))
    days = _DAYS.get(unit)
    return None if days is None else _later(said, low * days, high * days)


def _later(said: Days, low: int, high: int) -> Days | None:
    try:
        return said[0] + timedelta(days=low), said[1] + timedelta(days=high)
    except OverflowError:  # a number that no calendar holds is none of days
        return None


def _next(weekday: int, said: date) -> date:
    """The next day of that number in the week (Monday is 1), a week on where it is the day itself."""
    return said + timedelta(days=(weekday - said.isoweekday()) % 7 or _WEEK)

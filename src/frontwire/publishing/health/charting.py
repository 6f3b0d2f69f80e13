"""The chart of the wounded and dead received: a bar for each figure of each voice, nothing added up.

Coordinates are units of the drawing's own box, from its top left corner.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from frontwire.model.figure import What
from frontwire.model.health import Arrival

_BAR, _BETWEEN, _PAD = 14, 4, 12
_HEIGHT, _TOP, _FOOT, _SIDE = 120, 22, 24, 30
#: A day that nobody gives a number for is this wide.
_EMPTY = 34
#: No more days than these before the last one told: the table has all.
DAYS = 21
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: `up_to` has an outline only, `more` ("at least") a plus; `reach` is the upper end of a range."""

    x: int
    y: float
    width: int
    height: float
    what: str
    number: str
    label: str
    up_to: bool
    more: bool
    reach: float | None


@dataclass(frozen=True, slots=True)
class Day:
    """One day's stretch of the axis; `told` is False where nobody gives a number, which is not a zero."""

    x: int
    width: int
    label: str
    told: bool

    @property
    def middle(self) -> float:
        """Where its label stands."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the scale."""

    y: float
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing: its box, the line at zero, bars, days and scale. `earlier` counts figures of days before it."""

    width: int
    height: int
    base: int
    left: int
    bars: tuple[Bar, ...]
    days: tuple[Day, ...]
    ticks: tuple[Tick, ...]
    earlier: int


@dataclass(frozen=True, slots=True)
class Figure:
    """An arrival with what the chart needs of it in words."""

    arrival: Arrival
    label: str


def chart(figures: Iterable[Figure]) -> Chart | None:
    """The chart of figures that give a number of wounded or dead; None where none does."""
    numbered = [held for held in figures if _is_counted(held.arrival)]
    if not numbered:
        return None
    last = max(held.arrival.word.day for held in numbered)
    shown = [held for held in numbered if (last - held.arrival.word.day).days < DAYS]
    first = min(held.arrival.word.day for held in shown)
    top = max(_upper(held.arrival) for held in shown)
    base = _TOP + _HEIGHT
    scale = _HEIGHT / max(top, 1)
    x, days, bars = _SIDE, [], []
    for day in _days(first, last):
        told = sorted((held for held in shown if held.arrival.word.day == day), key=_order)
        width = max(_EMPTY, 2 * _PAD + len(told) * (_BAR + _BETWEEN) - _BETWEEN)
        start = x + (width - len(told) * (_BAR + _BETWEEN) + _BETWEEN) // 2
        bars += [_bar(held, start + place * (_BAR + _BETWEEN), base, scale) for place, held in enumerate(told)]
        days.append(Day(x, width, f"{day.day} {day:%b}", bool(told)))
        x += width
    ticks = tuple(Tick(base - number * scale, number) for number in _ticks(top))
    return Chart(x + _PAD, base + _FOOT, base, _SIDE, tuple(bars), tuple(days), ticks, len(numbered) - len(shown))


def _is_counted(arrival: Arrival) -> bool:
    return arrival.what in {What.WOUNDED, What.KILLED} and bool(arrival.low or arrival.high)


def _upper(arrival: Arrival) -> int:
    return max(arrival.low or 0, arrival.high or 0)


def _order(held: Figure) -> tuple[str, str, bool, int, str]:
    arrival = held.arrival
    return (
        arrival.facility or "",
        arrival.word.origin,
        arrival.what is not What.WOUNDED,
        -_upper(arrival),
        arrival.word.claim,
    )


def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def _bar(held: Figure, x: int, base: int, scale: float) -> Bar:
    """Drawn up to its lower bound; where there is none, as an outline up to the upper one."""
    arrival = held.arrival
    up_to = arrival.low is None
    number = (arrival.high if arrival.low is None else arrival.low) or 0
    height = round(number * scale, 1)
    is_range = arrival.low is not None and arrival.high is not None and arrival.high > arrival.low
    return Bar(
        x=x,
        y=round(base - height, 1),
        width=_BAR,
        height=height,
        what=arrival.what.value,
        number=str(number),
        label=held.label,
        up_to=up_to,
        more=arrival.high is None,
        reach=round(base - (arrival.high or 0) * scale, 1) if is_range else None,
    )


def _ticks(top: int) -> tuple[int, ...]:
    """At most four round numbers above zero up to `top`."""
    step = next(unit * 10**power for power in range(12) for unit in _STEPS if unit * 10**power * 4 >= top)
    return tuple(range(step, top + 1, step))

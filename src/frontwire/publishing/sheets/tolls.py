"""Tolls on a sheet: the range with the rule of each bound, and every figure beside who gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.model.figure import Scope, What
from frontwire.model.picture import Bound, Count, Toll
from frontwire.publishing import wording
from frontwire.publishing.picture.words import Vocabulary, figure, number, span
from frontwire.publishing.sheets.words import Say
from frontwire.publishing.words import flat

#: A bar is drawn on so many units; its ends keep clear of the edge.
BAR = 1000
_CLEAR = 20
#: A figure beyond so many times the median of all ends would squeeze the others: the bar ends there.
_SPREAD = 8


@dataclass(frozen=True, slots=True)
class Tick:
    """One figure on a bar, in units of it; `stands` as its figure does."""

    first: int
    last: int
    stands: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A range with its best and a tick for each figure, from 0 to `top`; units from 0 to BAR."""

    top: int
    low: int
    high: int
    best: int | None
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """Low, best or high: the number, the rule that chose it, the claims that give it."""

    name: str
    number: str
    because: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """One figure as worded, by whom; where it does not stand, why."""

    wording: str
    say: Say
    stands: bool
    because: str


@dataclass(frozen=True, slots=True)
class TollSheet:
    """A toll: what is counted of whom; the range in words; figures oldest first.

    Totals and arrivals have no range of their own: their figures stand side by side. `fallen` are figures that do not
    stand.
    """

    label: str
    span: str
    limits: tuple[Limit, ...]
    figures: tuple[Given, ...]
    fallen: tuple[Given, ...]
    bar: Bar | None


def toll_sheet(toll: Toll, words: Vocabulary) -> TollSheet:
    """The sheet of one toll."""
    figures = sorted(toll.counts, key=lambda count: (count.citation.gist.known, count.citation.id))
    has_range = toll.scope is Scope.INCIDENT
    return TollSheet(
        label=wording.capital(words.counted(toll)),
        span=span(toll) if has_range else "",
        limits=tuple(_limits(toll)) if has_range else (),
        figures=tuple(_given(count) for count in figures if count.stands),
        fallen=tuple(_given(count) for count in figures if not count.stands),
        bar=_bar(toll, figures) if has_range else None,
    )


@dataclass(frozen=True, slots=True)
class Brief:
    """A toll in a word and a range, for a line of a list: "killed", "14 to 17 or more, best 17"."""

    label: str
    span: str
    given_by: str


def briefs(tolls: Iterable[Toll], words: Vocabulary, *, limit: int) -> tuple[Brief, ...]:
    """The first tolls of the incident in short, with who gives them: one voice's name, else how many figures stand."""
    counted = (t for t in tolls if t.scope is Scope.INCIDENT and t.what is not What.OTHER and (t.low or t.high))
    held = [Brief(words.counted(toll), span(toll), _given_by(toll)) for toll in counted]
    return tuple(held[:limit])


def _given_by(toll: Toll) -> str:
    voices = list(dict.fromkeys(Say.of(count.citation).voice for count in toll.counts if count.stands))
    return voices[0] if len(voices) == 1 else f"{len(voices)} voices"


def _limits(toll: Toll) -> Iterator[Limit]:
    for name, bound in (("low", toll.low), ("best", toll.best), ("high", toll.high)):
        if bound is not None:
            yield Limit(name, number(bound), flat(bound.because), bound.claims)


def _given(count: Count) -> Given:
    return Given(figure(count.figure), Say.of(count.citation), count.stands, flat(count.because))


def _bar(toll: Toll, counts: Iterable[Count]) -> Bar | None:
    """The bar; None where there is no range to draw or nothing but one number."""
    if toll.low is None and toll.high is None:
        return None
    drawn = [(ends, count.stands) for count in counts if (ends := _ends(count)) is not None]
    numbers = sorted({end for ends, _ in drawn for end in ends})
    if len(numbers) < 2:
        return None
    top = min(numbers[-1], max(_value(toll.high) or 0, numbers[len(numbers) // 2] * _SPREAD)) or 1
    unit = (BAR - 2 * _CLEAR) / top

    def at(value: int) -> int:
        return _CLEAR + round(min(value, top) * unit)

    low, high, best = _value(toll.low), _value(toll.high), _value(toll.best)
    return Bar(
        top=top,
        low=at(low if low is not None else 0),
        high=at(high if high is not None else top),
        best=None if best is None else at(best),
        ticks=tuple(Tick(at(first), at(last), stands) for (first, last), stands in drawn),
    )


def _ends(count: Count) -> tuple[int, int] | None:
    """The ends of a figure; an open side is drawn as its closed one."""
    low, high = count.figure.low, count.figure.high
    if low is None:
        return None if high is None else (high, high)
    return low, low if high is None else high


def _value(bound: Bound | None) -> int | None:
    return None if bound is None else bound.value

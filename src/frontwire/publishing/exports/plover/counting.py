"""Counting: the numbers of dead, injured and arrested that a record has room for, one each."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.model.figure import Figure, What
from frontwire.model.picture import Toll
from frontwire.publishing.exports.counts import Counted, of_figures, whole
from frontwire.publishing.exports.plover.shapes import Size


def size_of_figures(figures: Iterable[Figure]) -> Size | None:
    """The size that one claim gives: of a range its lower end, as of "at least"; nothing of "up to"."""
    return _size(of_figures(figures))


def size_of_tolls(tolls: Iterable[Toll]) -> Size | None:
    """The size of a happening: the best number of its tolls (docs/the-picture.md has the rules)."""
    best = ((toll, toll.best.value) for toll in tolls if toll.best is not None)
    return _size(tuple(Counted(toll.what, toll.who, toll.scope, number, number) for toll, number in best))


def _size(counts: tuple[Counted, ...]) -> Size | None:
    """Nothing is added up: where parts are told and no whole, there is no number."""
    held = Size(*(_number(counts, what) for what in (What.KILLED, What.WOUNDED, What.DETAINED)))
    return None if held == Size() else held


def _number(counts: tuple[Counted, ...], what: What) -> int | None:
    held = whole(counts, what)
    return None if held is None else held.low

"""web/accuracy.json: the figures that the method page shows, from the results, floors and limits kept here."""

from __future__ import annotations

from pathlib import Path

import msgspec

from evaluation.accuracy import about
from evaluation.floors import Floors, find_floor, load_floors
from evaluation.limits import load_limits
from evaluation.results import Figure as Kept
from evaluation.results import Measured, Results, load_results
from evaluation.sets import SETS
from frontwire.publishing.accuracy import Accuracy, Figure, Limit, MeasuredSet

#: Where the page finds them.
PATH = Path(__file__).parent.parent / "web" / "accuracy.json"


def shipped() -> str:
    """What the file is to hold, its last line ended."""
    held = ship(load_results(), load_floors())
    return msgspec.json.format(msgspec.json.encode(held), indent=1).decode() + "\n"


def ship(results: Results, floors: Floors) -> Accuracy:
    """The figures of `results` with their floors, and the limits."""
    return Accuracy(
        day=results.day,
        versions=results.versions,
        sets=tuple(_set(measured, floors) for measured in results.sets),
        limits=tuple(Limit(one.about, one.text, one.right) for one in load_limits()),
    )


def _set(measured: Measured, floors: Floors) -> MeasuredSet:
    floor = find_floor(floors, measured.name, corpus=measured.corpus, sample=measured.sample)
    scores = {} if floor is None else floor.scores
    told = about()[measured.name]
    return MeasuredSet(
        name=measured.name,
        asks=told.asks,
        source=next((one.source for one in SETS if one.name == measured.name), ""),
        definition=measured.definition,
        cases=measured.cases,
        sample=measured.sample,
        figures=tuple(_figure(one, scores.get(one.name), one.name in told.shows) for one in measured.scores),
    )


def _figure(held: Kept, floor: float | None, in_short: bool) -> Figure:
    return Figure(
        name=held.name,
        value=held.value,
        unit=held.unit,
        higher_is_better=held.higher_is_better,
        baseline=held.baseline,
        floor=floor,
        published=held.published,
        in_short=in_short,
    )

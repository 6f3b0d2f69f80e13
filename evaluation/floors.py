"""Floors: the figures below which no change may take a set, kept with the code and raised as it gets better.

A floor belongs to one corpus, known by its digest, and to one sample of it: figures on others cannot be compared.
A set may have several floors. The file holds figures only, never words of a corpus.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.base import Score

#: Figures are kept to so many places.
PLACES = 2
#: What differs by less is the same: other machines round the parser's sums otherwise, in points and as a share.
_POINTS = 0.05
_SHARE = 0.001
#: The file with the floors, beside this module.
FLOORS = Path(__file__).with_name("floors.json")


class FloorError(Exception):
    """A floor that cannot be read, or that would be lowered without leave."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The floors of one set on one corpus: its digest, how many cases of it (None: all), and the figures by name."""

    corpus: str
    sample: int | None
    scores: Mapping[str, float]

    def stands_on(self, corpus: str, sample: int | None) -> bool:
        """Was it measured on just these cases?"""
        return (self.corpus, self.sample) == (corpus, sample)


#: All floors by the name of their set.
Floors = dict[str, tuple[Floor, ...]]


@dataclass(frozen=True, slots=True)
class Drop:
    """A figure worse than its floor; `value` is None where the set no longer gives it."""

    score: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        now = "gone" if self.value is None else f"{self.value:.{PLACES}f}"
        return f"{self.score}: {now}, the floor is {self.floor:.{PLACES}f}"


def load_floors(path: Path = FLOORS) -> Floors:
    """All floors; none where the file is absent. Raises FloorError for a broken file."""
    if not path.is_file():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: tuple(Floor(one["corpus"], one["sample"], dict(one["scores"])) for one in several)
            for name, several in held.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FloorError(f"{path.name} is not a file of floors: {error}") from error


def save_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Writes all floors, sorted by set, then whole corpora first."""
    held = {
        name: [
            {"corpus": floor.corpus, "sample": floor.sample, "scores": dict(floor.scores)}
            for floor in sorted(several, key=lambda floor: (floor.sample or 0, floor.corpus))
        ]
        for name, several in sorted(floors.items())
    }
    path.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def find_floor(floors: Floors, name: str, *, corpus: str, sample: int | None) -> Floor | None:
    """The floor of a set that was measured on just these cases."""
    return next((floor for floor in floors.get(name, ()) if floor.stands_on(corpus, sample)), None)


def make_floor(scores: Sequence[Score], *, corpus: str, sample: int | None) -> Floor:
    """The floor that these figures would be."""
    return Floor(corpus, sample, {score.name: round(score.value, PLACES) for score in scores})


def put_floor(floors: Floors, name: str, floor: Floor) -> Floors:
    """The floors with this one in the place of the one that stands on the same cases."""
    others = tuple(one for one in floors.get(name, ()) if not one.stands_on(floor.corpus, floor.sample))
    return floors | {name: (*others, floor)}


def find_drops(floor: Floor, scores: Sequence[Score]) -> tuple[Drop, ...]:
    """The figures that are worse than their floor, or gone."""
    held = {score.name: score for score in scores}
    drops: list[Drop] = []
    for name, least in floor.scores.items():
        score = held.get(name)
        if score is None:
            drops.append(Drop(name, least, None))
        elif _is_worse(score, least):
            drops.append(Drop(name, least, score.value))
    return tuple(drops)


def raise_floor(old: Floor | None, new: Floor, scores: Sequence[Score], *, lower: bool) -> Floor:
    """The floor to keep from now on: the new figures, or the old where they are better by less than counts.

    Without `lower`, raises FloorError where a figure would sink or go. Both floors stand on the same cases.
    """
    if old is None or lower:
        return new
    drops = find_drops(old, scores)
    if drops:
        told = "; ".join(map(str, drops))
        raise FloorError(f"a floor is not lowered without --lower: {told}")
    best = {score.name: max if score.higher_is_better else min for score in scores}
    kept = {name: best[name](value, old.scores.get(name, value)) for name, value in new.scores.items()}
    return Floor(new.corpus, new.sample, kept)


def _is_worse(score: Score, least: float) -> bool:
    slack = max(_POINTS, _SHARE * abs(least))
    value = round(score.value, PLACES)
    return value < least - slack if score.higher_is_better else value > least + slack

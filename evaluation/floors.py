"""Floors: the figures below which no change may take a set, kept with the code and raised as it gets better.

A floor belongs to one corpus, known by its digest, and to one sample of it: figures on another cannot be
compared. The file holds figures only, never words of a corpus.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.base import Score

#: Figures are kept to so many places: what differs less is the same.
PLACES = 2
#: The file with the floors, beside this module.
FLOORS = Path(__file__).with_name("floors.json")


class FloorError(Exception):
    """A floor that cannot be read, or that would be lowered without leave."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The floors of one set: its corpus' digest, how many cases of it, and the figures by name."""

    corpus: str
    sample: int | None
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Drop:
    """A figure worse than its floor; `value` is None where the set no longer gives it."""

    score: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        now = "gone" if self.value is None else f"{self.value:.{PLACES}f}"
        return f"{self.score}: {now}, the floor is {self.floor:.{PLACES}f}"


def load_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """The floors by the name of their set; none where the file is absent. Raises FloorError for a broken file."""
    if not path.is_file():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return {name: Floor(one["corpus"], one["sample"], dict(one["scores"])) for name, one in held.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FloorError(f"{path.name} is not a file of floors: {error}") from error


def save_floors(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Writes all floors, sorted by set."""
    held = {
        name: {"corpus": floor.corpus, "sample": floor.sample, "scores": dict(floor.scores)}
        for name, floor in sorted(floors.items())
    }
    path.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def make_floor(scores: Sequence[Score], *, corpus: str, sample: int | None) -> Floor:
    """The floor that these figures would be."""
    return Floor(corpus, sample, {score.name: round(score.value, PLACES) for score in scores})


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
    """The floor to keep from now on: the new figures.

    Without `lower`, raises FloorError where a figure would sink or go, or where the old floor stands on another
    corpus or sample and so cannot be compared.
    """
    if old is None or lower:
        return new
    if (old.corpus, old.sample) != (new.corpus, new.sample):
        raise FloorError("the old floor stands on another corpus or sample: --lower replaces it")
    drops = find_drops(old, scores)
    if drops:
        told = "; ".join(map(str, drops))
        raise FloorError(f"a floor is not lowered without --lower: {told}")
    return new


def _is_worse(score: Score, least: float) -> bool:
    value = round(score.value, PLACES)
    return value < least if score.higher_is_better else value > least

"""The gate: a set measured and held to its floors, or its floors raised to what it measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evaluation.base import EvaluationSet
from evaluation.corpora import corpus_digest, corpus_folder
from evaluation.floors import FLOORS, FloorError, find_drops, load_floors, make_floor, raise_floor, save_floors
from evaluation.run import Result

#: The words a verdict begins with.
HELD = "held"
DROPPED = "DROPPED"
REFUSED = "REFUSED"
WRITTEN = "written"
ABSENT = "skipped, corpus absent"
UNKNOWN = "skipped, no floor yet"
OTHER = "FAILED, another corpus"

#: Measures a set in a folder, on a sample of so many cases or on all.
Measure = Callable[[EvaluationSet, Path, int | None], Result]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one set at the gate: one of the words above, and what there is to say."""

    name: str
    word: str
    told: tuple[str, ...] = ()

    @property
    def fails(self) -> bool:
        """Does it fail the gate?"""
        return self.word in (DROPPED, REFUSED, OTHER)

    def __str__(self) -> str:
        return "\n    ".join((f"{self.name}: {self.word}", *self.told))


@dataclass(frozen=True, slots=True)
class Gate:
    """Where the corpora lie, what measures a set, and the file with the floors."""

    data: Path
    measure: Measure
    path: Path = FLOORS

    def hold(self, evaluation_set: EvaluationSet) -> Verdict:
        """Measures a set on what its floor was measured on, and compares.

        Nothing is read where there is no floor or no corpus; a corpus that is not the floor's fails, because
        nothing can be compared. Raises FloorError where the floors cannot be read.
        """
        name = evaluation_set.name
        folder = corpus_folder(self.data, evaluation_set)
        if folder is None:
            return _absent(evaluation_set)
        floor = load_floors(self.path).get(name)
        if floor is None:
            return Verdict(name, UNKNOWN, ("--write makes one",))
        if floor.corpus != corpus_digest(folder):
            return Verdict(name, OTHER, ("the floor was measured on other files; --write --lower replaces it",))
        result = self.measure(evaluation_set, folder, floor.sample)
        drops = find_drops(floor, result.scores)
        if drops:
            return Verdict(name, DROPPED, (*map(str, drops), *_crashes(result)))
        return Verdict(name, HELD, _crashes(result))

    def write(self, evaluation_set: EvaluationSet, *, sample: int | None, lower: bool) -> Verdict:
        """Measures a set and keeps its figures as floors; without `lower` nothing is kept where one would sink.

        Raises FloorError where the floors cannot be read.
        """
        name = evaluation_set.name
        folder = corpus_folder(self.data, evaluation_set)
        if folder is None:
            return _absent(evaluation_set)
        held = load_floors(self.path)
        result = self.measure(evaluation_set, folder, sample)
        new = make_floor(result.scores, corpus=corpus_digest(folder), sample=sample)
        try:
            held[name] = raise_floor(held.get(name), new, result.scores, lower=lower)
        except FloorError as error:
            return Verdict(name, REFUSED, (str(error),))
        save_floors(held, self.path)
        return Verdict(name, WRITTEN, _crashes(result))


def _absent(evaluation_set: EvaluationSet) -> Verdict:
    return Verdict(evaluation_set.name, ABSENT, (f"there is no {evaluation_set.folder}/ in the data folder",))


def _crashes(result: Result) -> tuple[str, ...]:
    return tuple(f"crashed: {outcome.case}: {outcome.crashed}" for outcome in result.crashed)

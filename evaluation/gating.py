"""The gate: a set measured and held to its floor, or its floor raised to what it measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evaluation.base import EvaluationSet
from evaluation.corpora import CorpusError, corpus_digest, corpus_folder
from evaluation.floors import (
    FLOORS,
    FloorError,
    find_drops,
    find_floor,
    load_floors,
    make_floor,
    put_floor,
    raise_floor,
    save_floors,
)
from evaluation.run import Job, Result, prepare

#: The words a verdict begins with.
HELD = "held"
DROPPED = "DROPPED"
REFUSED = "REFUSED"
UNREADABLE = "UNREADABLE"
WRITTEN = "written"
ABSENT = "skipped, corpus absent"
UNKNOWN = "skipped, no floor yet"
OTHER = "skipped, another corpus"
UNSAMPLED = "skipped, no floor for this sample"
_FAILING = frozenset({DROPPED, REFUSED, UNREADABLE})

#: Does a job.
Measure = Callable[[Job], Result]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one set at the gate: one of the words above, and what there is to say."""

    name: str
    word: str
    told: tuple[str, ...] = ()

    @property
    def fails(self) -> bool:
        """Does it fail the gate?"""
        return self.word in _FAILING

    def __str__(self) -> str:
        return "\n    ".join((f"{self.name}: {self.word}", *self.told))


@dataclass(frozen=True, slots=True)
class Gate:
    """Where the corpora lie, what measures a set, on how many cases of each, and the file with the floors."""

    data: Path
    measure: Measure
    sample: int | None = None
    path: Path = FLOORS

    def hold(self, evaluation_set: EvaluationSet) -> Verdict:
        """Measures a set and compares it with its floor.

        Nothing is measured where there is no corpus, or no floor that stands on the very same cases: figures on
        others could not be compared. Raises FloorError where the floors cannot be read.
        """
        name, floors = evaluation_set.name, load_floors(self.path)
        folder = corpus_folder(self.data, evaluation_set)
        if folder is None:
            return _absent(evaluation_set)
        if name not in floors:
            return Verdict(name, UNKNOWN, ("gate --write makes one",))
        if corpus_digest(folder) not in {floor.corpus for floor in floors[name]}:
            return Verdict(name, OTHER, ("no floor was measured on these files, so there is nothing to compare with",))
        try:
            job = prepare(evaluation_set, folder, sample=self.sample)
        except CorpusError as error:
            return Verdict(name, UNREADABLE, (str(error),))
        floor = find_floor(floors, name, corpus=job.corpus, sample=job.sample)
        if floor is None:
            return Verdict(name, UNSAMPLED, ("its floor was measured on another number of cases: see --sample",))
        result = self.measure(job)
        drops = find_drops(floor, result.scores)
        return Verdict(name, DROPPED if drops else HELD, (*map(str, drops), *_crashes(result)))

    def write(self, evaluation_set: EvaluationSet, *, lower: bool) -> Verdict:
        """Measures a set and keeps its figures as a floor; without `lower` nothing is kept where one would sink.

        Raises FloorError where the floors cannot be read.
        """
        name, floors = evaluation_set.name, load_floors(self.path)
        folder = corpus_folder(self.data, evaluation_set)
        if folder is None:
            return _absent(evaluation_set)
        try:
            job = prepare(evaluation_set, folder, sample=self.sample)
        except CorpusError as error:
            return Verdict(name, UNREADABLE, (str(error),))
        result = self.measure(job)
        old = find_floor(floors, name, corpus=job.corpus, sample=job.sample)
        new = make_floor(result.scores, corpus=job.corpus, sample=job.sample)
        try:
            kept = raise_floor(old, new, result.scores, lower=lower)
        except FloorError as error:
            return Verdict(name, REFUSED, (str(error),))
        save_floors(put_floor(floors, name, kept), self.path)
        return Verdict(name, WRITTEN, _crashes(result))


def _absent(evaluation_set: EvaluationSet) -> Verdict:
    return Verdict(evaluation_set.name, ABSENT, (f"there is no {evaluation_set.folder}/ in the data folder",))


def _crashes(result: Result) -> tuple[str, ...]:
    return tuple(f"crashed: {outcome.case}: {outcome.crashed}" for outcome in result.crashed)

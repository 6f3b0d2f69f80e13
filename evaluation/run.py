"""Runs a set: its cases listed, read by a crew, and added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.base import Case, EvaluationSet, Outcome, Score
from evaluation.corpora import CorpusError, corpus_digest, naming
from evaluation.crew import Crew, Done


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is over: a set, the cases of its corpus that are read, and what they were taken from.

    `sample` is None where all cases are read, however many were asked for.
    """

    evaluation_set: EvaluationSet
    cases: tuple[Case, ...]
    corpus: str
    sample: int | None


@dataclass(frozen=True, slots=True)
class Result:
    """One set scored: an outcome for each case, in order, and the figures."""

    name: str
    definition: str
    outcomes: tuple[Outcome, ...]
    scores: tuple[Score, ...]
    corpus: str
    sample: int | None

    @property
    def crashed(self) -> tuple[Outcome, ...]:
        """The cases that crashed, wholly or in one stage."""
        return tuple(outcome for outcome in self.outcomes if outcome.crashed is not None)


def prepare(evaluation_set: EvaluationSet, folder: Path, *, sample: int | None = None) -> Job:
    """All cases of the corpus in `folder`, or `sample` of them spread evenly over it.

    Raises CorpusError where there is no case, where a file cannot be read, and where two cases have one id.
    """
    with naming(folder):
        cases = tuple(evaluation_set.cases(folder))
    if not cases:
        raise CorpusError(f"{evaluation_set.name}: {folder.name}/ holds no case")
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise CorpusError(f"{evaluation_set.name}: two cases are called {case.id}")
        seen.add(case.id)
    picked = pick(cases, sample)
    return Job(evaluation_set, picked, corpus_digest(folder), None if len(picked) == len(cases) else sample)


def run(job: Job, *, crew: Crew, done: Done | None = None) -> Result:
    """A job done; raises RuntimeError where no process can be started."""
    evaluation_set = job.evaluation_set
    outcomes = crew.score(evaluation_set, job.cases, done)
    scores = tuple(evaluation_set.total(outcomes))
    return Result(evaluation_set.name, evaluation_set.definition, outcomes, scores, job.corpus, job.sample)


def pick(cases: Sequence[Case], sample: int | None) -> tuple[Case, ...]:
    """`sample` cases at even distances, always the same ones; all where there are no more than that."""
    if sample is None or sample >= len(cases):
        return tuple(cases)
    return tuple(cases[index * len(cases) // sample] for index in range(sample))

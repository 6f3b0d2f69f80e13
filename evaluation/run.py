"""Runs a set: its cases read one by one, in this process or in several, in a fixed order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.base import Case, EvaluationSet, Outcome, Score
from frontwire.api import Reader
from frontwire.model.report import Report
from frontwire.publishing.reading import Reading

#: How the pipeline begins a refusal when a whole stage of a report has failed.
_STAGE_FAILED = "the whole stage failed"
_DIED = "the process died"

#: Makes the reader of one process; a plain function, so that it can be sent to others.
MakeReader = Callable[[], Reader]
#: Told how many cases are done, and of how many.
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """One set scored: an outcome for each case, in order, and the figures."""

    name: str
    definition: str
    outcomes: tuple[Outcome, ...]
    scores: tuple[Score, ...]

    @property
    def crashed(self) -> tuple[Outcome, ...]:
        """The cases that crashed, wholly or in one stage."""
        return tuple(outcome for outcome in self.outcomes if outcome.crashed is not None)


class WatchedReader(Reader):
    """A reader that notes which stages failed: the pipeline makes them refusals and goes on, a score must say so."""

    __slots__ = ("failures",)

    def __init__(self) -> None:
        super().__init__()
        self.failures: list[str] = []

    def process(self, report: Report) -> Reading:
        """The reading of a report, its failed stages noted."""
        reading = super().process(report)
        failed = (refusal for refusal in reading.refusals if refusal.because.startswith(_STAGE_FAILED))
        self.failures += (f"{refusal.stage}: {refusal.because}" for refusal in failed)
        return reading


@dataclass(frozen=True, slots=True)
class Means:
    """How a run is done, which changes nothing in what it finds: processes, who is told, what reads."""

    workers: int = 1
    done: Done | None = None
    make_reader: MakeReader = WatchedReader


def run(evaluation_set: EvaluationSet, folder: Path, *, sample: int | None = None, means: Means = Means()) -> Result:
    """All cases of a set scored, or `sample` of them spread evenly over the corpus.

    Raises ValueError where two cases have one id, RuntimeError where no process can be started.
    """
    cases = list_cases(evaluation_set, folder, sample=sample)
    outcomes = _here(evaluation_set, cases, means) if means.workers <= 1 else _spread(evaluation_set, cases, means)
    scores = tuple(evaluation_set.total(outcomes))
    return Result(evaluation_set.name, evaluation_set.definition, outcomes, scores)


def list_cases(evaluation_set: EvaluationSet, folder: Path, *, sample: int | None = None) -> tuple[Case, ...]:
    """The cases of a set in order, `sample` of them where given; raises ValueError for an id given twice."""
    cases = tuple(evaluation_set.cases(folder))
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise ValueError(f"{evaluation_set.name}: two cases are called {case.id}")
        seen.add(case.id)
    return pick(cases, sample)


def pick(cases: Sequence[Case], sample: int | None) -> tuple[Case, ...]:
    """`sample` cases at even distances, always the same ones; all where there are no more than that."""
    if sample is None or sample >= len(cases):
        return tuple(cases)
    return tuple(cases[index * len(cases) // sample] for index in range(sample))


def attempt(evaluation_set: EvaluationSet, case: Case, reader: Reader) -> Outcome:
    """One case scored; what it raises makes it a miss that is named."""
    failures = reader.failures if isinstance(reader, WatchedReader) else []
    failures.clear()
    try:
        outcome = evaluation_set.score(case, reader)
    except Exception as error:  # noqa: BLE001 - a crash on one case is a counted miss, not the end of the run
        return _crashed(evaluation_set, case, f"{type(error).__name__}: {' '.join(str(error).split())}")
    return replace(outcome, case=case.id, crashed="; ".join(failures) or None)


def _crashed(evaluation_set: EvaluationSet, case: Case, why: str) -> Outcome:
    return replace(evaluation_set.crashed(case), case=case.id, crashed=why)


def _here(evaluation_set: EvaluationSet, cases: tuple[Case, ...], means: Means) -> tuple[Outcome, ...]:
    reader = means.make_reader()
    outcomes: list[Outcome] = []
    for case in cases:
        outcomes.append(attempt(evaluation_set, case, reader))
        _tell(means, len(outcomes), len(cases))
    return tuple(outcomes)


def _tell(means: Means, done: int, whole: int) -> None:
    if means.done is not None:
        means.done(done, whole)


@dataclass(slots=True)
class _Worker:
    """What one worker process holds between cases."""

    evaluation_set: EvaluationSet
    reader: Reader


_workers: list[_Worker] = []


def _start(evaluation_set: EvaluationSet, make_reader: MakeReader) -> None:
    _workers.append(_Worker(evaluation_set, make_reader()))


def _attempt_there(case: Case) -> Outcome:
    worker = _workers[-1]
    return attempt(worker.evaluation_set, case, worker.reader)


def _spread(evaluation_set: EvaluationSet, cases: tuple[Case, ...], means: Means) -> tuple[Outcome, ...]:
    """Over several processes. Where one dies, the cases without an outcome are tried one at a time: the one
    that kills its process alone is to blame."""
    found: dict[str, Outcome] = {}
    with _pool(means.workers, evaluation_set, means) as pool:
        for future in [pool.submit(_attempt_there, case) for case in cases]:
            outcome = _outcome(future)
            if outcome is not None:
                found[outcome.case] = outcome
                _tell(means, len(found), len(cases))
    if not found and len(cases) > 1:
        raise RuntimeError(f"{evaluation_set.name}: no process could read a single case; try --workers 1 to see why")
    for case in cases:
        if case.id not in found:
            with _pool(1, evaluation_set, means) as pool:
                outcome = _outcome(pool.submit(_attempt_there, case))
            found[case.id] = outcome if outcome is not None else _crashed(evaluation_set, case, _DIED)
            _tell(means, len(found), len(cases))
    return tuple(found[case.id] for case in cases)


def _outcome(future: Future[Outcome]) -> Outcome | None:
    """What came of a case; None where its process died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _pool(workers: int, evaluation_set: EvaluationSet, means: Means) -> ProcessPoolExecutor:
    # Fresh processes, not forks: a fork copies the progress bar's thread's locks in whatever state they are.
    start = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, start, initializer=_start, initargs=(evaluation_set, means.make_reader))

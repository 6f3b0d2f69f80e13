"""Who reads the cases of a run: this process, or several that are kept from set to set."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from typing import Self

from evaluation.base import Case, EvaluationSet, Outcome
from frontwire.api import Reader
from frontwire.errors import unexpected
from frontwire.model.report import Report
from frontwire.publishing.reading import Reading

#: How the pipeline begins a refusal when a whole stage of a report has failed.
_STAGE_FAILED = "the whole stage failed"
_DIED = "the process died"

#: Makes the reader of one process; a plain function, so that it can be sent to others.
MakeReader = Callable[[], Reader]
#: Told how many cases are done, and of how many.
Done = Callable[[int, int], None]


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


def attempt(evaluation_set: EvaluationSet, case: Case, reader: Reader) -> Outcome:
    """One case scored; what it raises makes it a miss that is named."""
    failures = reader.failures if isinstance(reader, WatchedReader) else []
    failures.clear()
    try:
        outcome = evaluation_set.score(case, reader)
    except Exception as error:  # noqa: BLE001 - a crash on one case is a counted miss, not the end of the run
        return _crashed(evaluation_set, case, unexpected(error))
    return replace(outcome, case=case.id, crashed="; ".join(failures) or None)


@dataclass(slots=True)
class Crew:
    """A reader, or a pool of processes with one each, made when first needed: a reader takes seconds to start.

    How many there are changes nothing in what is found. Use as a context manager, so that processes end.
    """

    workers: int = 1
    make_reader: MakeReader = WatchedReader
    _reader: Reader | None = field(default=None, init=False)
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._dismiss()

    def score(self, evaluation_set: EvaluationSet, cases: Sequence[Case], done: Done | None) -> tuple[Outcome, ...]:
        """What came of each case, in order; raises RuntimeError where no process can be started."""
        tell = _told(done, len(cases))
        if self.workers > 1 and len(cases) > 1:
            return self._spread(evaluation_set, cases, tell)
        if self._reader is None:
            self._reader = self.make_reader()
        outcomes: list[Outcome] = []
        for case in cases:
            outcomes.append(attempt(evaluation_set, case, self._reader))
            tell(len(outcomes))
        return tuple(outcomes)

    def _spread(
        self, evaluation_set: EvaluationSet, cases: Sequence[Case], tell: Callable[[int], None]
    ) -> tuple[Outcome, ...]:
        """Over all processes. Where one dies, the cases without an outcome are tried one at a time: the one that
        kills its process alone is to blame."""
        found: dict[str, Outcome] = {}
        futures = list(self._submitted(self._hire(), evaluation_set, cases))
        is_whole = len(futures) == len(cases)
        for future in futures:
            outcome = _outcome(future)
            if outcome is None:
                is_whole = False
            else:
                found[outcome.case] = outcome
                tell(len(found))
        if not is_whole:
            self._dismiss()
        for case in cases:
            if case.id not in found:
                found[case.id] = self._alone(evaluation_set, case)
                tell(len(found))
        return tuple(found[case.id] for case in cases)

    def _submitted(
        self, pool: ProcessPoolExecutor, evaluation_set: EvaluationSet, cases: Sequence[Case]
    ) -> Iterator[Future[Outcome]]:
        """The cases handed out, up to where a process dies: a broken pool takes no more, also amid the handing out."""
        for case in cases:
            try:
                yield pool.submit(_attempt_there, evaluation_set, case)
            except BrokenProcessPool:
                return

    def _alone(self, evaluation_set: EvaluationSet, case: Case) -> Outcome:
        outcome = _outcome(self._hire().submit(_attempt_there, evaluation_set, case))
        if outcome is not None:
            return outcome
        self._dismiss()
        return _crashed(evaluation_set, case, _DIED)

    def _hire(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Fresh processes, not forks: a fork copies the progress bar's thread's locks in whatever state they are.
            start = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.workers, start, initializer=_start, initargs=(self.make_reader,))
            try:
                self._pool.submit(_is_ready).result()
            except BrokenProcessPool as error:
                raise RuntimeError("no process could read a single case; try --workers 1 to see why") from error
        return self._pool

    def _dismiss(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


#: The reader of this process, where it is one of a pool.
_readers: list[Reader] = []


def _start(make_reader: MakeReader) -> None:
    _readers.append(make_reader())


def _is_ready() -> bool:
    return bool(_readers)


def _attempt_there(evaluation_set: EvaluationSet, case: Case) -> Outcome:
    return attempt(evaluation_set, case, _readers[-1])


def _told(done: Done | None, whole: int) -> Callable[[int], None]:
    def tell(count: int) -> None:
        if done is not None:
            done(count, whole)

    return tell


def _crashed(evaluation_set: EvaluationSet, case: Case, why: str) -> Outcome:
    return replace(evaluation_set.crashed(case), case=case.id, crashed=why)


def _outcome(future: Future[Outcome]) -> Outcome | None:
    """What came of a case; None where its process died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None

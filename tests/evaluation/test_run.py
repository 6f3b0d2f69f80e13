"""Runs: cases listed and sampled, crashes named, processes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evaluation.base import Case, Outcome
from evaluation.corpora import CorpusError
from evaluation.crew import Crew, WatchedReader, attempt
from evaluation.run import Result, pick, prepare, run
from evaluation_toy import Toy, broken_reader, no_reader
from frontwire.model.document import Document
from frontwire.pipeline import Pipeline, Stage
from frontwire.settings import Settings

Corpus = Callable[[str], Path]
Measured = Callable[..., Result]


def test_a_run_keeps_the_order_and_adds_up(measured: Measured) -> None:
    result = measured("good bad good good")
    assert [outcome.case for outcome in result.outcomes] == ["00", "01", "02", "03"]
    assert [score.value for score in result.scores] == [75.0, 1]
    assert result.crashed == ()


def test_a_crash_is_a_named_miss(measured: Measured) -> None:
    result = measured("good crash")
    assert result.scores[0].value == 50.0
    assert [(outcome.case, outcome.crashed) for outcome in result.crashed] == [("01", "KeyError: 'a bug'")]


def test_two_cases_of_one_name_are_refused(measured: Measured) -> None:
    with pytest.raises(CorpusError, match="toy: two cases are called twin"):
        measured("good:twin bad:twin")


def test_a_corpus_without_cases_is_refused(measured: Measured) -> None:
    with pytest.raises(CorpusError, match="toy: toys/ holds no case"):
        measured(" ")


def test_a_result_says_what_it_was_measured_on(measured: Measured) -> None:
    whole = measured("good bad")
    assert whole.sample is None
    assert measured("good bad", sample=2).sample is None
    part = measured("good bad", sample=1)
    assert (part.sample, part.corpus) == (1, whole.corpus)
    assert measured("bad good").corpus != whole.corpus


@pytest.mark.parametrize(("sample", "picked"), [(None, "abcdef"), (9, "abcdef"), (3, "ace"), (2, "ad"), (1, "a")])
def test_a_sample_is_spread_evenly(sample: int | None, picked: str) -> None:
    assert "".join(case.id for case in pick([Case(name, None) for name in "abcdef"], sample)) == picked


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_is_told(corpus: Corpus, workers: int) -> None:
    told: list[tuple[int, int]] = []
    with Crew(workers, no_reader) as crew:
        job = prepare(Toy(), corpus("good bad") / "toys")
        run(job, crew=crew, done=lambda done, whole: told.append((done, whole)))
    assert told == [(1, 2), (2, 2)]


def test_processes_change_nothing_and_one_that_dies_is_blamed(corpus: Corpus, measured: Measured) -> None:
    with Crew(2, no_reader) as crew:
        spread = run(prepare(Toy(), corpus("good bad die crash good") / "toys"), crew=crew)
        after = run(prepare(Toy(), corpus("good bad") / "toys"), crew=crew)
    assert [outcome.case for outcome in spread.outcomes] == ["00", "01", "02", "03", "04"]
    assert {outcome.case: outcome.crashed for outcome in spread.crashed} == {
        "02": "the process died",
        "03": "KeyError: 'a bug'",
    }
    assert after == measured("good bad")
    assert spread.scores == measured("good bad crash crash good").scores


def test_a_pool_that_breaks_amid_the_handing_out_loses_no_case(
    corpus: Corpus, measured: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit, handed = ProcessPoolExecutor.submit, iter([None, None, BrokenProcessPool("a process died")])

    def submitting(pool: ProcessPoolExecutor, *args: Any) -> Future[Any]:
        trouble = next(handed, None)
        if trouble is not None:
            raise trouble
        return submit(pool, *args)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submitting)
    with Crew(2, no_reader) as crew:
        spread = run(prepare(Toy(), corpus("good bad good") / "toys"), crew=crew)
    assert spread == measured("good bad good")


def test_a_process_that_dies_at_once_is_blamed_too(corpus: Corpus) -> None:
    with Crew(2, no_reader) as crew:
        spread = run(prepare(Toy(), corpus("die die") / "toys"), crew=crew)
    assert {outcome.crashed for outcome in spread.outcomes} == {"the process died"}


@pytest.mark.filterwarnings("ignore")
def test_processes_that_cannot_start_are_no_misses(corpus: Corpus) -> None:
    with Crew(2, broken_reader) as crew, pytest.raises(RuntimeError, match="no process could read"):
        run(prepare(Toy(), corpus("good bad") / "toys"), crew=crew)


class Reads(Toy):
    """Really reads."""

    def score(self, case: Case, reader: object) -> Outcome:
        assert isinstance(reader, WatchedReader)
        reader.read(str(case.gold))
        return Outcome(case.id, {"gold": 1})


def test_a_stage_that_fails_is_named_though_the_pipeline_goes_on(pipeline: Pipeline, settings: Settings) -> None:
    def fail(document: Document) -> Document:
        raise LookupError("no such rule")

    reader = WatchedReader.__new__(WatchedReader)
    reader.settings, reader.failures = settings, []
    broken = Stage("coding", fail, frozenset(), frozenset({"codings"}))
    reader.pipeline = replace(pipeline, stages=(*pipeline.stages[:-1], broken))
    outcome = attempt(Reads(), Case("a", "Gunmen shot at a bus in Mosul."), reader)
    assert outcome.crashed is not None
    assert "coding" in outcome.crashed
    assert "no such rule" in outcome.crashed
    reader.pipeline = pipeline
    assert attempt(Reads(), Case("b", "Gunmen shot at a bus in Mosul."), reader).crashed is None

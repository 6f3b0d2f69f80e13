"""The pipeline: its order is checked, and one failing stage never stops a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import make_report
from frontwire.errors import EngineError, PipelineError
from frontwire.isolating import Stage
from frontwire.model.document import Document
from frontwire.pipeline import Pipeline, check_order


def stage(name: str, *, needs: str = "", gives: str = "") -> Stage:
    return Stage(name, lambda document: document, frozenset(needs.split()), frozenset(gives.split()))


def test_an_order_that_cannot_work_fails_before_the_first_report() -> None:
    with pytest.raises(PipelineError, match="dating needs syntax"):
        check_order((stage("dating", needs="syntax"), stage("parsing", gives="syntax")))
    check_order((stage("parsing", gives="syntax"), stage("dating", needs="syntax")))


def test_a_stage_that_fails_is_a_refusal(pipeline: Pipeline) -> None:
    def fails(document: Document) -> Document:
        raise ZeroDivisionError("no such day")

    broken = replace(pipeline, stages=(*pipeline.stages[:-1], replace(pipeline.stages[-1], run=fails)))
    document = broken.process(make_report("Soldiers shelled the village."))
    assert document.codings
    assert document.dyads == ()
    assert [(r.stage, r.because) for r in document.refusals if r.stage == "relating"] == [
        ("relating", "the whole stage failed: ZeroDivisionError: no such day")
    ]
    assert len(document.syntax.tokens) == 5


def test_only_the_sentence_that_a_stage_cannot_bear_is_lost(pipeline: Pipeline) -> None:
    dating = next(stage for stage in pipeline.stages if stage.name == "dating")

    def fails_on_cows(document: Document) -> Document:
        if any(token.lemma == "cow" for token in document.syntax.tokens):
            raise ValueError("cows have no\n days")
        return dating.run(document)

    stages = tuple(replace(s, run=fails_on_cows) if s is dating else s for s in pipeline.stages)
    text = "Soldiers shelled the village. The cows fled. Rebels shelled the mill.\n\nTroops shelled the port."
    document = replace(pipeline, stages=stages).process(make_report(text))
    refused = [r for r in document.refusals if "cows have no days" in r.because]
    assert [(r.stage, r.quote) for r in refused] == [("dating", "The cows fled.")]
    assert [document.syntax[c.trigger].text for c in document.codings] == ["shelled", "shelled", "shelled"]
    assert all(t.span.of(text) == t.text for t in document.syntax.tokens)


def test_an_engine_that_is_not_there_ends_the_run(pipeline: Pipeline) -> None:
    def fails(document: Document) -> Document:
        raise EngineError("not installed")

    broken = replace(pipeline, stages=(replace(pipeline.stages[0], run=fails),))
    with pytest.raises(EngineError):
        broken.process(make_report("Soldiers shelled the village."))


def test_the_same_report_gives_the_same_claims(pipeline: Pipeline) -> None:
    report = make_report("Soldiers shelled the village of Tarmin on Monday, killing two nurses, a medic said.")
    first, second = (pipeline.claims(pipeline.process(report)) for _ in range(2))
    assert first == second
    assert first.claims

"""The pipeline: its order is checked, and one failing stage never stops a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

import pytest

from conftest import make_report
from frontwire.errors import EngineError, PipelineError
from frontwire.isolating import Stage
from frontwire.model.document import Document
from frontwire.model.report import Report
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


REPORTS = (
    make_report("Soldiers shelled the village of Tarmin on Monday, killing two nurses, a medic said."),
    make_report(""),
    make_report(
        "The council met. Rebels seized the bridge.\n\nNobody was hurt, a spokesman said.", title="Bridge falls"
    ),
    make_report("Troops shelled the port of Aleppo."),
)


def told(document: Document) -> list[object]:
    """All that a document says, its tokens too; documents themselves are compared by identity."""
    layers = [getattr(document, field.name) for field in fields(document) if field.name != "syntax"]
    return [*layers, document.syntax.tokens, document.syntax.sentences]


def test_many_reports_are_read_as_each_alone(pipeline: Pipeline) -> None:
    many = list(pipeline.process_many(REPORTS))
    assert [told(document) for document in many] == [told(pipeline.process(report)) for report in REPORTS]
    assert [len(pipeline.claims(document).claims) > 0 for document in many] == [True, False, True, True]


def test_reports_are_parsed_together_as_far_as_is_fair_to_memory(pipeline: Pipeline) -> None:
    asked: list[int] = []
    parsing = pipeline.stages[0]

    def count(documents: Sequence[Document]) -> Sequence[Document]:
        asked.append(len(documents))
        return documents

    light = replace(pipeline, stages=(replace(parsing, run_many=count),))
    long = make_report("word " * 20_000)
    taken: list[Report] = []

    def told_of() -> Report:
        taken.append(long)
        return long

    reports = (told_of() if number == 2 else REPORTS[0] for number in range(5))
    first = light.process_many(reports)
    assert next(first).report is REPORTS[0]
    assert taken == [long]
    assert [document.report for document in first] == [REPORTS[0], long, REPORTS[0], REPORTS[0]]
    assert asked == [3, 2]
    assert list(light.process_many(())) == []


def test_a_report_that_fails_spoils_none_of_those_beside_it(pipeline: Pipeline) -> None:
    parsing = pipeline.stages[0]
    assert parsing.run_many is not None

    def fails(documents: Sequence[Document]) -> Sequence[Document]:
        raise ValueError("one of many")

    def fails_on_bridges(document: Document) -> Document:
        if any("bridge" in block.span.of(document.report.text) for block in document.report.blocks):
            raise ValueError("no bridges")
        return parsing.run(document)

    stages = (replace(parsing, run=fails_on_bridges, run_many=fails), *pipeline.stages[1:])
    hurt = replace(pipeline, stages=stages)
    many = list(hurt.process_many(REPORTS))
    alone = [pipeline.process(report) for report in REPORTS]
    assert [told(many[number]) for number in (0, 1, 3)] == [told(alone[number]) for number in (0, 1, 3)]
    assert "ValueError: no bridges" in [r.because for r in many[2].refusals]


def test_an_engine_that_is_not_there_ends_a_run_over_many(pipeline: Pipeline) -> None:
    def fails(documents: Sequence[Document]) -> Sequence[Document]:
        raise EngineError("not installed")

    broken = replace(pipeline, stages=(replace(pipeline.stages[0], run_many=fails),))
    with pytest.raises(EngineError):
        list(broken.process_many(REPORTS))

"""PolNeAR: reading brat files, flattening, and the figures of hand-made cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evaluation.base import Outcome, Score
from evaluation.sets.polnear import Article, PolNear, compare, read_brat, sayings_of
from evaluation.sets.polnear_flat import Flat, Said, flatten
from frontwire.api import Reader
from frontwire.model.span import Span

_TEXT = "The mayor said the bridge was shut. Nobody else spoke.\n"
_NAME = "gazette_2019-04-03_mayor-shuts-a-bridge"
_BRAT = (
    "T1\tSource 0 9\tThe mayor\n"
    "T2\tCue 10 14\tsaid\n"
    "T3\tContent 15 34\tthe bridge was shut\n"
    "T4\tAttribution 10 14\tsaid\n"
    "a broken line of a note\n"
    "T5\tDiscuss 36 42\tNobody\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, source: str, cue: str, *content: str) -> Said:
    return Said((span_of(text, source),), (span_of(text, cue),), tuple(span_of(text, words) for words in content))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for part in ("text", "attributions"):
        (tmp_path / "dev" / part).mkdir(parents=True)
    (tmp_path / "dev" / "text" / f"{_NAME}.txt").write_text(_TEXT, encoding="utf-8")
    notes = tmp_path / "dev" / "attributions"
    (notes / f"{_NAME}_0a1b.ann").write_text(_BRAT, encoding="utf-8")
    (notes / f"{_NAME}_ffff.ann").write_text("", encoding="utf-8")
    (notes / f"{_NAME}-again_0a1b.ann").write_text("", encoding="utf-8")
    return tmp_path


def scores_of(counts: dict[str, float]) -> dict[str, Score]:
    return {score.name: score for score in PolNear().total([Outcome("x", counts)])}


def test_a_case_is_a_text_with_its_first_annotator(corpus: Path) -> None:
    (case,) = PolNear().cases(corpus)
    assert case.id == f"dev/{_NAME}"
    assert isinstance(case.gold, Article)
    assert case.gold.published == date(2019, 4, 3)
    assert case.gold.sayings == (said(_TEXT, "The mayor", "said", "the bridge was shut"),)


def test_pieces_and_second_contents_belong_to_the_same_role(tmp_path: Path) -> None:
    path = tmp_path / "x.ann"
    path.write_text(
        "T1\tCue 5 9\tsaid\nT2\tContent 0 4;10 14\tx y\nT3\tContent 20 24\tz\nE1\tAttribution-no-source:T1 "
        "Content:T2 Content2:T3 Cue:T1\n",
        encoding="utf-8",
    )
    assert read_brat(path) == (Said((), (Span(5, 9),), (Span(0, 4), Span(10, 14), Span(20, 24))),)


def test_perfect_is_a_hundred() -> None:
    flat = flatten(_TEXT, [said(_TEXT, "The mayor", "said", "the bridge was shut")])
    scores = scores_of(compare(flat, flat, "ours"))
    assert {score.value for score in scores.values()} == {100.0}


def test_nothing_found_is_nought() -> None:
    flat = flatten(_TEXT, [said(_TEXT, "The mayor", "said", "the bridge was shut")])
    scores = scores_of(compare(flat, Flat.nothing(), "ours"))
    assert {score.value for score in scores.values()} == {0.0}


def test_a_source_one_token_short_is_wrong_as_a_span_and_half_right_by_token() -> None:
    gold = flatten(_TEXT, [said(_TEXT, "The mayor", "said", "the bridge was shut")])
    found = flatten(_TEXT, [said(_TEXT, "mayor", "said", "the bridge was shut")])
    scores = scores_of(compare(gold, found, "ours"))
    assert scores["source exact span F1"].value == 0.0
    assert scores["source token F1"].value == pytest.approx(200 / 3)  # precision 1, recall 1/2
    assert scores["content exact span F1"].value == 100.0
    assert scores["attribution found F1 (cues overlap)"].value == 100.0
    assert scores["whole attribution exact F1"].value == 0.0


def test_one_of_two_attributions() -> None:
    text = "Ann said it rained. Bob warned that it froze."
    first, second = said(text, "Ann", "said", "it rained"), said(text, "Bob", "warned", "that it froze")
    scores = scores_of(compare(flatten(text, [first, second]), flatten(text, [first]), "ours"))
    for name in ("source exact span F1", "cue exact span F1", "content exact span F1", "whole attribution exact F1"):
        assert scores[name].value == pytest.approx(200 / 3)  # precision 1, recall 1/2


def test_content_over_two_sentences_is_two_spans_and_one_whole() -> None:
    text = "Ann said: “It rained. It froze.”"
    flat = flatten(text, [said(text, "Ann", "said", "“It rained. It froze.”")])
    assert len(flat.spans["content"]) == 2
    assert len(flat.wholes) == 1


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Ann said Dr. Lee met Sen. Cole."
    assert len(flatten(text, [said(text, "Ann", "said", "Dr. Lee met Sen. Cole")]).spans["content"]) == 1


def test_a_token_has_one_label() -> None:
    text = "Ann said that Bob warned of floods."
    outer = said(text, "Ann", "said", "that Bob warned of floods")
    inner = said(text, "Bob", "warned", "of floods")
    assert flatten(text, [outer, inner]).spans == flatten(text, [outer]).spans


def test_a_span_that_cuts_a_word_is_widened_to_it() -> None:
    assert flatten("Federal agents", [Said((Span(1, 14),), (), ())]).spans["source"] == {(0, 2)}


def test_a_clitic_is_a_token_of_its_own() -> None:
    text = "Ann’s claim that it rained"
    assert flatten(text, [said(text, "Ann", "claim", "that it rained")]).spans["source"] == {(0, 1)}


def test_frontwire_is_read_and_compared(corpus: Path, reader: Reader) -> None:
    (case,) = PolNear().cases(corpus)
    outcome = PolNear().score(case, reader)
    assert outcome.errors == ()
    assert outcome.counts["ours whole.recalled"] == 1
    assert outcome.counts["baseline content exact.recalled"] == 1


def test_of_nested_attributions_the_outermost_counts(reader: Reader) -> None:
    text = "The minister said that rebels claimed they had taken the town.\n"
    document = reader.read(text).document
    assert len(document.attributions) > 1
    assert [text[one.cue[0].start : one.cue[0].end] for one in sayings_of(document)] == ["said"]


def test_a_crash_misses_everything(corpus: Path) -> None:
    (case,) = PolNear().cases(corpus)
    counts = PolNear().crashed(case).counts
    assert counts["ours source exact.gold"] == 1
    assert counts["ours source exact.found"] == 0


def test_each_part_of_the_corpus_has_figures_of_its_own() -> None:
    flat = flatten(_TEXT, [said(_TEXT, "The mayor", "said", "the bridge was shut")])
    outcomes = [
        Outcome("dev/x", compare(flat, flat, "ours")),
        Outcome("train/y", compare(flat, Flat.nothing(), "ours")),
    ]
    scores = {score.name: score.value for score in PolNear().total(outcomes)}
    assert scores["cue exact span F1, dev"] == 100.0
    assert scores["cue exact span F1, train"] == 0.0
    assert scores["cue exact span F1"] == pytest.approx(200 / 3)
    assert not any("," in score.name for score in PolNear().total(outcomes[:1]))

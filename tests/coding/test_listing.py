"""Enumerations that a parser takes for appositions."""

from __future__ import annotations

import pytest

from frontwire.coding.listing import listed
from frontwire.model.report import Role
from frontwire.model.span import Span, Stretch
from frontwire.model.syntax import Sentence, Syntax, Token


def syntax(*words: tuple[str, str, str, int]) -> Syntax:
    """Words with tag, relation and head."""
    pos = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "DT": "DET", "CC": "CCONJ", ",": "PUNCT", "CD": "NUM"}
    tokens = [
        Token(i, text, text.lower(), pos.get(tag, "VERB"), tag, dep, head, "", Span(i * 10, i * 10 + 5), 0)
        for i, (text, tag, dep, head) in enumerate(words)
    ]
    return Syntax.of(tokens, (Sentence(0, Stretch(0, len(tokens)), Span(0, len(tokens) * 10), 0, Role.BODY),))


def objects(first: str, second: str) -> Syntax:
    """Hit FIRST bunker, SECOND truck and sheds."""
    return syntax(
        ("Hit", "VBD", "ROOT", 0),
        (first, "DT", "det", 2),
        ("bunker", "NN", "dobj", 0),
        (",", ",", "punct", 2),
        (second, "DT", "det", 5),
        ("truck", "NN", "appos", 2),
        ("and", "CC", "cc", 5),
        ("sheds", "NNS", "conj", 5),
    )


def subjects(verb: str, tag: str) -> Syntax:
    """The League, the Union and Mali VERB."""
    return syntax(
        ("League", "NNP", "nsubj", 6),
        (",", ",", "punct", 0),
        ("the", "DT", "det", 3),
        ("Union", "NNP", "appos", 0),
        ("and", "CC", "cc", 3),
        ("Mali", "NNP", "conj", 3),
        (verb, tag, "ROOT", 6),
    )


def test_two_indefinite_objects_are_listed() -> None:
    assert list(listed(objects("a", "a"), 2)) == [5, 7]


@pytest.mark.parametrize(("first", "second"), [("the", "a"), ("a", "the"), ("the", "the")])
def test_what_a_definite_object_is_said_to_be_is_not_listed(first: str, second: str) -> None:
    assert list(listed(objects(first, second), 2)) == []


def test_a_verb_in_the_plural_has_several_subjects() -> None:
    assert list(listed(subjects("agree", "VBP"), 0)) == [3, 5]


def test_a_verb_in_the_singular_has_one() -> None:
    assert list(listed(subjects("agrees", "VBZ"), 0)) == []

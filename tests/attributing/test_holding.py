"""Attitudes: what is wanted, judged, left unsaid, or held by nobody in particular lends no claim a voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontwire.model.document import Document

Make = Callable[..., Document]


def attitudes(made: Document) -> list[tuple[str, str, str]]:
    """Each attitude as its source, its whole cue and its content; an unnamed holder is ""."""
    syntax = made.syntax
    return [
        (
            "" if a.source is None else syntax.words(a.source),
            "" if a.cue is None or a.cue.stretch is None else syntax.words(a.cue.stretch),
            " … ".join(syntax.words(stretch) for stretch in a.content),
        )
        for a in made.attitudes
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor is worried about looting.", "The mayor", "is worried about", "looting"),
        ("The envoys are willing to return.", "The envoys", "are willing", "to return"),
        ("The general expressed doubts about the truce.", "The general", "expressed doubts about", "the truce"),
        ("The mayor is a critic of the truce.", "The mayor", "is a critic of", "the truce"),
        ("The mayor's support for the truce faded.", "The mayor 's", "support for", "the truce"),
        ("Criticism of the truce grew.", "", "Criticism of", "the truce"),
        ("The convoy is expected to leave on Monday.", "", "is expected", "The convoy … to leave on Monday"),
        ("The bridge appears to be blocked.", "", "appears", "The bridge … to be blocked"),
        ("The mayor did not say that the bridge fell.", "The mayor", "did not say", "that the bridge fell"),
        ("We believe the bridge will fall.", "We", "believe", "the bridge will fall"),
        ("The mayor sees the truce as a trap.", "The mayor", "sees", "the truce as a trap"),
        ("The mayor flatly opposed the truce.", "The mayor", "flatly opposed", "the truce"),
    ],
)
def test_an_attitude_has_a_source_a_cue_and_a_content(
    document: Make, text: str, source: str, cue: str, content: str
) -> None:
    made = document(text)
    assert attitudes(made) == [(source, cue, content)]
    assert made.attributions == ()


@pytest.mark.parametrize(
    "text",
    ["The convoy left on Monday.", "The bridge was rebuilt by the army.", "The road is open to trucks."],
)
def test_what_tells_a_plain_fact_is_no_attitude(document: Make, text: str) -> None:
    assert attitudes(document(text)) == []


def test_who_is_quoted_holds_no_attitude_besides(document: Make) -> None:
    made = document("The general was quoted as saying the bridge fell.")
    assert made.attitudes == ()
    assert [a.voice.text for a in made.attributions] == ["The general"]

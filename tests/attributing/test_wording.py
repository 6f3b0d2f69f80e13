"""The whole cue: auxiliaries, adverbs, particles and prepositions with their verb, and nothing that is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontwire.model.document import Document

Make = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "cue", "whole"),
    [
        ("The mayor has repeatedly said that the bridge fell.", "said", "has repeatedly said"),
        ("The mayor did not deny that the bridge fell.", "deny", "did not deny"),
        ("The mayor pointed out that the bridge fell.", "pointed", "pointed out"),
        ("The bridge fell, according to the mayor.", "according to", "according to"),
        ("The mayor called for calm.", "called", "called for"),
        ("The mayor said the bridge fell.", "said", "said"),
        ("The mayor tried to explain that the bridge fell.", "explain", "tried to explain"),
        ("The mayor said quietly that the bridge fell.", "said", "said quietly"),
        ("The mayor, however, said that the bridge fell.", "said", "said"),
        ("The mayor told reporters that the bridge fell.", "told", "told"),
        ("Ministers read new reports of a gas attack.", "reports", "new reports of"),
    ],
)
def test_the_stretch_holds_the_whole_cue(document: Make, text: str, cue: str, whole: str) -> None:
    made = document(text)
    cues = [a.cue for a in (*made.attributions, *made.attitudes) if a.cue is not None]
    assert [(c.text, made.syntax.words(c.stretch)) for c in cues if c.stretch is not None] == [(cue, whole)]


@pytest.mark.parametrize(
    ("text", "voice", "word"),
    [
        ("The union praised the new rule.", "The union", "rule"),
        ("Voters want a new council.", "Voters", "council"),
        ("The envoy criticised the army for its silence.", "The envoy", "silence"),
    ],
)
def test_an_attitude_is_no_saying(document: Make, text: str, voice: str, word: str) -> None:
    made = document(text)
    at = next(t.index for t in made.syntax.tokens if t.text == word)
    assert [a.voice.text for a in made.attitudes if a.covers(at)] == [voice]
    assert made.attributions_over(at) == ()


def test_a_saying_is_no_attitude(document: Make) -> None:
    made = document("The mayor called on the rebels to leave. The mayor said the bridge fell.")
    said = {a.cue.token for a in made.attributions if a.cue is not None}
    assert said
    assert not said & {a.cue.token for a in made.attitudes if a.cue is not None}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Rami Haddad, the mayor of the town, said the bridge fell.", "Rami Haddad , the mayor of the town ,"),
        ("The general, who lost his leg, said the bridge fell.", "The general , who lost his leg ,"),
        ("The mayor and the judge said the bridge fell.", "The mayor and the judge"),
        ("The mayor said the bridge fell.", "The mayor"),
        ("The general who said the bridge fell left the town.", "who"),
    ],
)
def test_the_source_holds_all_that_names_it(document: Make, text: str, source: str) -> None:
    made = document(text)
    assert [made.syntax.words(a.source) for a in made.attributions if a.source is not None] == [source]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('The mayor called the raid a "plain lie."', 'the raid a " plain lie . "'),
        ('The mayor said the raid was "a plain lie."', 'the raid was " a plain lie . "'),
        ("The mayor accused the army of looting the shops.", "the army of looting the shops"),
    ],
)
def test_what_is_said_ends_with_its_marks(document: Make, text: str, content: str) -> None:
    made = document(text)
    said = [made.syntax.words(s) for a in (*made.attributions, *made.attitudes) for s in a.content]
    assert content in said

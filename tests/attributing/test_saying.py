"""What is read off for one coding: voices, directness, polarity, certainty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from frontwire.attributing import saying_of
from frontwire.model.claim import ClaimClass, Codes, Coding
from frontwire.model.document import Document
from frontwire.model.span import Stretch
from frontwire.model.time import Basis, Interval, Precision, Publication, TimeNote, TimeRole
from frontwire.model.voice import Certainty, Polarity, Saying

Make = Callable[..., Document]


def coding(made: Document, word: str, kind: str = "attack", klass: ClaimClass = ClaimClass.EVENT) -> Coding:
    at = next(t.index for t in made.syntax.tokens if t.text == word)
    return Coding(kind, klass, Codes(), at, Stretch(at, at + 1), ())


def saying(made: Document, word: str, kind: str = "attack") -> Saying:
    return saying_of(made, coding(made, word, kind))


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The mayor said rebels attacked the depot.", "attacked", "stated"),
        ("The mayor claimed rebels attacked the depot.", "attacked", "claimed"),
        ("The mayor said rebels may have attacked the depot.", "attacked", "possible"),
        ("The mayor claimed rebels may have attacked the depot.", "attacked", "possible"),
        ("Rebels allegedly attacked the depot.", "attacked", "claimed"),
        ("The army did not say that rebels attacked the depot.", "attacked", "possible"),
        ("The army did not deny that it attacked the depot.", "attacked", "possible"),
        ("The army refused to say whether it attacked the depot.", "attacked", "possible"),
        ("The envoy asked whether rebels attacked the depot.", "attacked", "possible"),
        ("The source indicated that rebels attacked the depot.", "attacked", "stated"),
        ("Rebels are believed to have attacked the depot.", "attacked", "possible"),
        ("Rebels will attack the depot if the convoy leaves.", "attack", "conditional"),
        ("Rebels plan to attack the depot.", "attack", "planned"),
        ("Rebels vowed to attack the depot.", "attack", "planned"),
        ("Rebels attacked the depot. If confirmed, the raid would be the first.", "attacked", "claimed"),
        ("Rebels 'attacked' the depot.", "attacked", "claimed"),
        ("Rebels attacked the depot.", "attacked", "stated"),
        ("Rebels attacked the depot, which may reopen in May.", "attacked", "stated"),
        ("The gains may open the depot road, which rebels attacked.", "attacked", "stated"),
        ("Troops may enter the rebel-held town.", "held", "stated"),
    ],
)
def test_certainty(document: Make, text: str, word: str, certainty: str) -> None:
    assert saying(document(text), word).stance.certainty == Certainty(certainty)


@pytest.mark.parametrize(
    ("text", "word", "kind", "polarity"),
    [
        ("The column entered the town.", "entered", "advance", "affirmed"),
        ("The column did not enter the town.", "enter", "advance", "denied"),
        ("The column failed to enter the town.", "enter", "advance", "denied"),
        ("The army denied that its jets bombed the ward.", "bombed", "air_strike", "denied"),
        ("The army denied that its jets did not hit the ward.", "hit", "air_strike", "affirmed"),
        ("No civilians were killed.", "killed", "casualties", "denied"),
        ("The ward is not working.", "working", "facility_status", "affirmed"),
        ("The column did not enter the town where shells killed nine.", "killed", "casualties", "affirmed"),
    ],
)
def test_polarity(document: Make, text: str, word: str, kind: str, polarity: str) -> None:
    assert saying(document(text), word, kind).stance.polarity == Polarity(polarity)


def test_attempts_do_not_weaken_an_offensive(document: Make) -> None:
    made = document("Troops are attempting to seize the ridge.")
    assert saying(made, "seize", "offensive").stance.certainty is Certainty.STATED
    assert saying(made, "seize", "territory_taken").stance.certainty is Certainty.PLANNED


def test_a_speech_act_is_not_said_by_its_own_speaker(document: Make) -> None:
    made = document("State television said the envoy urged the rebels to leave.")
    own = coding(made, "urged", "appeal", ClaimClass.SPEECH_ACT)
    assert [v.text for v in saying_of(made, own).voices] == ["State television"]
    speaker = next(t.index for t in made.syntax.tokens if t.text == "envoy")
    inside = replace(coding(made, "leave", "appeal", ClaimClass.SPEECH_ACT), actors=(speaker,))
    assert [v.text for v in saying_of(made, inside).voices] == ["State television"]


def test_direct_where_the_words_stand_in_quotation_marks(document: Make) -> None:
    made = document('The mayor said rebels "attacked the depot" at dawn. Rebels shelled the road, he said.')
    assert saying(made, "attacked").direct
    assert not saying(made, "shelled").direct


def test_said_when_is_the_day_beside_the_cue_else_the_day_of_the_news(document: Make) -> None:
    made = document("Rebels attacked the depot, the mayor said on Monday.")
    tuesday, monday = date(2020, 3, 3), date(2020, 3, 2)
    made = replace(made, publication=Publication(tuesday, "test", news_day=tuesday))
    assert saying(made, "attacked").said_when == tuesday
    at = next(t for t in made.syntax.tokens if t.text == "Monday")
    note = TimeNote(
        "Monday", at.span, Stretch(at.index, at.index + 1), Interval.day(monday), Precision.DAY, Basis.RELATIVE,
        role=TimeRole.SAYING,
    )  # fmt: skip
    assert saying(replace(made, times=(note,)), "attacked").said_when == monday


def test_nobody_says_when_the_outlet_does(document: Make) -> None:
    made = document("Rebels attacked the depot.")
    assert saying(made, "attacked") == Saying()


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("The mayor and the judge agreed that rebels attacked the depot.", ["The mayor", "the judge"]),
        ("The mayor or the judge said that rebels attacked the depot.", ["The mayor"]),
        ("The mayor said that rebels and guards attacked the depot.", ["The mayor"]),
    ],
)
def test_those_who_say_a_thing_together_are_all_its_voices(document: Make, text: str, voices: list[str]) -> None:
    said = saying(document(text), "attacked")
    assert [voice.text for voice in said.voices][: len(voices)] == voices
    assert len(said.voices) == len(voices)


def test_not_far_denies_nothing(document: Make) -> None:
    said = saying(document("Rebels attacked not far from the depot."), "attacked")
    assert said.stance.polarity is Polarity.AFFIRMED
    assert saying(document("Rebels have not attacked the depot."), "attacked").stance.polarity is Polarity.DENIED


def test_what_weakens_a_report_weakens_what_it_says(document: Make) -> None:
    said = saying(document("Unconfirmed reports said that rebels had attacked the depot."), "attacked")
    assert said.stance.certainty is Certainty.POSSIBLE
    said = saying(document("Detailed reports said that rebels had attacked the depot."), "attacked")
    assert said.stance.certainty is Certainty.STATED


def test_who_gives_a_toll_says_it(document: Make) -> None:
    said = saying(document("The monitor put the toll at nineteen."), "put", kind="casualties")
    assert [voice.text for voice in said.voices] == ["The monitor"]
    assert saying(document("The clerk put the ledger on a shelf."), "put").voices == ()


def test_who_does_a_thing_does_not_say_it_by_doing_it(document: Make) -> None:
    made = document("The two states agree that the dispute should end.")
    at = next(t.index for t in made.syntax.tokens if t.text == "states")
    agreement = replace(coding(made, "agree", kind="agreement"), actors=(at,))
    assert saying_of(made, agreement).voices == ()

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from conftest import make_report
from conftest_types import MakeDocument
from frontwire.claims.join import join
from frontwire.model.claim import ClaimClass
from frontwire.model.time import Basis, Interval, When
from frontwire.pipeline import Pipeline

Ask = Callable[..., When]
NONE = (None, None)


def days(when: When) -> tuple[str | None, str | None]:
    if when.interval is None:
        return NONE
    start, last = when.interval.start, when.interval.last
    return (None if start is None else str(start), None if last is None else str(last))


TUESDAY = ("2013-06-04", "2013-06-04")
MONDAY = ("2013-06-03", "2013-06-03")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels shelled the mill on Tuesday.", "shelled", TUESDAY),
        ("The army entered the edge of the port on Tuesday.", "entered", TUESDAY),
        ("Five men died in Tuesday's fighting.", "died", TUESDAY),
        ("Five men died in Tuesday's fighting.", "fighting", TUESDAY),
        ("A farmer was wounded in an air raid Monday on the village.", "wounded", MONDAY),
        ("On Monday rebels managed to sink two ferries.", "sink", MONDAY),
        ("Troops entered the port and drove rebels from the mill on Tuesday, officials said.", "entered", TUESDAY),
        ("Rebels attacked the convoy in May.", "attacked", ("2013-05-01", "2013-05-31")),
        ("Troops have shelled the port since May 19.", "shelled", ("2013-05-19", "2013-06-05")),
        ("Homes have been clinics since the army launched a push on May 19.", "been", ("2013-05-19", "2013-06-05")),
        ("Homes have been clinics since the army launched a push on May 19.", "launched", ("2013-05-19", "2013-05-19")),
        ("For nearly a week troops have battled for the port.", "battled", ("2013-05-30", "2013-06-05")),
        ("Troops have battled for weeks.", "battled", (None, "2013-06-05")),
        ("Troops have battled for more than two years.", "battled", (None, "2013-06-05")),
        ("In the past two months troops have moved against rebels.", "moved", ("2013-04-05", "2013-06-05")),
        ("From May 19 to June 2 rebels shelled the port.", "shelled", ("2013-05-19", "2013-06-02")),
        ("The port was hit on Sunday. Two days after the port was hit, rebels fled.", "fled", TUESDAY),
    ],
)
def test_a_phrase_dates_what_it_hangs_on(ask: Ask, text: str, trigger: str, expected: tuple[str, str]) -> None:
    assert days(ask(text, trigger)) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels are shelling the port.", "shelling", ("2013-06-05", "2013-06-05")),
        ("Troops have pounded the port.", "pounded", (None, "2013-06-05")),
        ("It was a long war. Rebels shelled the port.", "shelled", NONE),
        ("It was a long war. Rebels had shelled the port.", "shelled", NONE),
        ("Rebels will shell the port.", "shell", NONE),
        ("If rebels shell the port, people will flee.", "shell", NONE),
    ],
)
def test_without_a_phrase_tense_decides(ask: Ask, text: str, trigger: str, expected: tuple[str, str]) -> None:
    when = ask(text, trigger)
    assert days(when) == expected
    assert when.because


def test_what_holds_holds_on_the_day_of_the_news(ask: Ask) -> None:
    text = "Troops entered the port on Tuesday, officials said. Rebels still hold the mill."
    when = ask(text, "hold", klass=ClaimClass.STATE)
    assert (days(when), when.basis) == (TUESDAY, Basis.DATELINE)


def test_a_headline_takes_the_date_of_the_lead(ask: Ask) -> None:
    text = "Troops entered the port on Tuesday, officials said."
    when = ask(text, "entered", "advance", title="Troops advance on the port")
    assert (days(when), when.basis) == (TUESDAY, Basis.INHERITED)


def test_a_headline_set_again_above_the_text_is_not_the_lead(document: MakeDocument) -> None:
    title = "Raiders kill nine millers in Portum"
    text = f"{title}\n\n{title}. Nine millers were killed in a raid on Tuesday in the port of Portum, officials said."
    claims = join(document(text, published="2013-06-05")).claims
    dated = [claim.when.interval for claim in claims if claim.kind == "casualties"]
    assert len(dated) == 3
    assert set(dated) == {Interval.day(date(2013, 6, 4))}


def test_a_headline_over_an_undated_lead_stays_undated(ask: Ask) -> None:
    text = "Troops entered the port, officials said."
    assert days(ask(text, "entered", "advance", title="Troops advance on the port")) == NONE


def test_the_date_of_a_saying_after_it_is_not_the_date_of_the_event(ask: Ask) -> None:
    text = "It was a long war. Rebels shelled the port, the governor said on Monday."
    assert days(ask(text, "shelled")) == NONE


def test_a_speech_act_is_dated_by_its_own_saying(ask: Ask) -> None:
    text = "The governor called on Monday for an end of the siege."
    assert days(ask(text, "called", klass=ClaimClass.SPEECH_ACT)) == MONDAY


def test_the_same_event_told_again_with_its_date(ask: Ask) -> None:
    text = "Troops are near the port, weeks after launching an offensive. The army launched an offensive on May 17."
    when = ask(text, "launching")
    assert (days(when), when.basis) == (("2013-05-17", "2013-05-17"), Basis.INHERITED)


def test_a_ranking_is_no_bound(ask: Ask) -> None:
    text = "It was a long war. It was the first raid since March."
    assert days(ask(text, "was")) == NONE


def test_a_date_that_counts_from_an_unknown_day_is_kept_with_its_reason(ask: Ask) -> None:
    when = ask("Rebels shelled the port on Tuesday.", "shelled", published=None)
    assert (when.interval, when.basis, when.text) == (None, Basis.RELATIVE, "Tuesday")
    assert "not known" in when.because


def test_what_followed_a_dated_event_lies_after_it(ask: Ask) -> None:
    text = "Aid groups left the port following Sunday's attack."
    assert days(ask(text, "left")) == ("2013-06-02", "2013-06-05")
    assert days(ask(text, "attack")) == ("2013-06-02", "2013-06-02")


def test_what_is_tried_goes_on(ask: Ask) -> None:
    text = "It was a long war. Troops are trying to take the port."
    assert days(ask(text, "take")) == ("2013-06-05", "2013-06-05")


def test_a_noun_takes_the_date_beside_it(ask: Ask) -> None:
    text = "Men were killed in a raid Monday near the site of an attack earlier this week."
    assert days(ask(text, "attack"))[0] == "2013-06-03"


def test_without_a_publication_date_nothing_is_guessed(ask: Ask) -> None:
    when = ask("Rebels are shelling the port.", "shelling", published=None)
    assert when.interval is None
    assert "not known" in when.because


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Volunteers continue to join the militia.", "join", (None, "2013-06-05")),
        ("Fighting drags on in the port.", "fighting", (None, "2013-06-05")),
        ("The port is regularly shelled by the army.", "shelled", (None, "2013-06-05")),
        ("The port is shelled by the army.", "shelled", ("2013-06-05", "2013-06-05")),
        ("Two nurses are among the victims.", "are", NONE),
    ],
)
def test_what_goes_on_began_before(ask: Ask, text: str, trigger: str, expected: tuple[str, str]) -> None:
    assert days(ask(text, trigger)) == expected


def test_a_description_is_of_the_day_of_writing(ask: Ask) -> None:
    text = "Troops entered the mill on Tuesday. They shelled the militia-held port. The port is held by the militia."
    assert days(ask(text, "held", klass=ClaimClass.STATE)) == ("2013-06-05", "2013-06-05")
    other = "Troops entered the mill on Tuesday. The port is held by the militia."
    assert days(ask(other, "held", klass=ClaimClass.STATE)) == TUESDAY


def test_the_first_one_to_do_so_since_is_a_ranking_too(ask: Ask) -> None:
    assert days(ask("This is the first rocket to hit the port since March 2011.", "hit")) == NONE


def test_an_inexact_time_is_no_bound(ask: Ask) -> None:
    text = "Jets have killed ninety people since the army stepped in just over a year ago."
    assert days(ask(text, "killed")) == (None, "2013-06-05")


ASIDES = [
    ("The port is regularly shelled.", "shelled", True),
    ("The port is shelled.", "shelled", False),
    ("The mill was burned in earlier fighting.", "burned", True),
    ("The mill was burned in heavy fighting.", "burned", False),
    ("Doctors had stored medicine in the cellar.", "stored", True),
    ("Doctors had stored medicine in the cellar on Monday.", "stored", False),
    ("The governor said doctors had stored medicine.", "stored", False),
    ("Troops have battled for the port for months.", "battled", True),
    ("Troops have battled for the port for two days.", "battled", False),
    ("Troops have been fighting several bands of rebels.", "fighting", True),
    ("Both sides have used mines in the past.", "used", True),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), ASIDES)
def test_what_was_before_the_news_is_an_aside(
    aside: Callable[..., bool], text: str, trigger: str, expected: bool
) -> None:
    assert aside(text, trigger) is expected


def test_what_modifies_a_participant_lasts_as_long(ask: Ask) -> None:
    text = "For nearly a week troops backed by jets have been battling for the port."
    assert days(ask(text, "backed")) == ("2013-05-30", "2013-06-05")


def test_what_goes_on_meanwhile_began_as_the_main_clause_did(ask: Ask) -> None:
    assert days(ask("Troops have been shelling the port as they move toward it.", "move")) == (None, "2013-06-05")
    assert days(ask("Troops shell the port as they move toward it.", "move")) == ("2013-06-05", "2013-06-05")


def test_what_it_is_ranked_in_is_not_its_date(ask: Ask) -> None:
    assert days(ask("Officials spoke of the deadliest raid of the year.", "raid")) == NONE
    assert days(ask("Officials spoke of a raid in May.", "raid")) == ("2013-05-01", "2013-05-31")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels said they still held the port.", "held", ("2013-06-05", "2013-06-05")),
        ("The doctor said they had run short of fuel.", "run", (None, "2013-06-05")),
        ("Rebels said they held the port.", "held", NONE),
        ('"We still held the port," rebels said.', "held", NONE),
    ],
)
def test_what_was_said_to_hold_held_as_it_was_said(
    ask: Ask, text: str, trigger: str, expected: tuple[str | None, str | None]
) -> None:
    assert days(ask(text, trigger, klass=ClaimClass.STATE)) == expected


def test_the_day_of_a_denial_dates_no_deed(pipeline: Pipeline) -> None:
    text = "The army denied on Tuesday that its jets had bombed the Syrian town of Manbij."
    made = join(pipeline.process(make_report(text, published=date(2013, 6, 5))))
    (strike,) = (claim for claim in made.claims if claim.kind == "air_strike")
    assert days(strike.when) == NONE

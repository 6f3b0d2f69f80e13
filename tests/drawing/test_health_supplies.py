"""Arrivals, supplies and needs, out of claims made up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.drawing.health.lasting import Lasting
from frontwire.drawing.health.supplies import trend
from frontwire.model.figure import Scope, What, Who
from frontwire.model.health import Lack, Level, SupplyWord, Trend, Word
from frontwire.model.voice import Certainty, Polarity, VoiceType
from health_support import CLINIC, MURIN, WORDS, Desk, day, figure, party, speaker

LASTING = Lasting(WORDS.times)
SAID = (day(6), day(6))  # a Wednesday


# -- arrivals --------------------------------------------------------------------------------------------------------


def test_what_a_clinic_received_is_an_arrival_there() -> None:
    desk = Desk()
    counts = (
        figure(What.WOUNDED, 42, "42", scope=Scope.ARRIVALS),
        figure(What.KILLED, 5, "five", scope=Scope.ARRIVALS),
    )
    desk.say("casualties", "Clinic 4 received 42 wounded and five dead.", figures=counts)
    assert [(a.facility, a.what, a.low) for a in desk.draw().arrivals] == [
        ("sy-kala-clinic-4", What.WOUNDED, 42),
        ("sy-kala-clinic-4", What.KILLED, 5),
    ]


def test_the_toll_of_a_battle_is_no_arrival() -> None:
    desk = Desk()
    desk.say(
        "casualties",
        "A doctor at the hospital said 14 people died in the shelling of the market.",
        quote="14 people died in the shelling of the market",
        figures=(figure(What.KILLED, 14, "14"),),
        voices=(speaker("A doctor at the hospital"),),
    )
    assert desk.draw().arrivals == ()


def test_somebody_medical_tells_of_arrivals_in_words_of_receiving() -> None:
    desk = Desk()
    desk.say(
        "casualties",
        "Four people had been brought in dead, a nurse said.",
        quote="Four people had been brought in dead",
        figures=(figure(What.KILLED, 4, "Four"),),
        voices=(speaker("a nurse"),),
    )
    desk.say(
        "casualties",
        "Six people had been brought in dead, a soldier said.",
        quote="Six people had been brought in dead",
        figures=(figure(What.KILLED, 6, "Six"),),
        voices=(speaker("a soldier", VoiceType.MILITARY),),
    )
    (arrival,) = desk.draw().arrivals
    assert (arrival.low, arrival.facility) == (4, None)


def test_a_message_counts_patients_and_not_its_own_dead() -> None:
    desk = Desk()
    note = desk.report("note", voucher=CLINIC, opening="Clinic 4, Kala.")
    desk.say("casualties", "9 wounded.", report=note, figures=(figure(What.WOUNDED, 9, "9"),))
    nurses = figure(What.WOUNDED, 2, "2", who=Who.HEALTH_WORKER)
    desk.say("casualties", "2 nurses wounded.", report=note, figures=(nurses,), targets=(party("nurses"),))
    picture = desk.draw()
    assert [(a.low, a.facility) for a in picture.arrivals] == [(9, "sy-kala-clinic-4")]
    assert len(picture.attacks) == 1


@pytest.mark.parametrize("changes", [{"polarity": Polarity.DENIED}, {"certainty": Certainty.PLANNED}])
def test_what_is_denied_or_to_come_is_no_arrival(changes: dict[str, object]) -> None:
    desk = Desk()
    counts = (figure(What.WOUNDED, 7, "7", scope=Scope.ARRIVALS),)
    desk.say("casualties", "The clinic received 7 wounded.", figures=counts, **changes)
    assert desk.draw().arrivals == ()


# -- durations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("saline for two days", day(8), day(8)),
        ("oxygen for one more day", day(7), day(7)),
        ("fuel for 6 hours", day(6), day(7)),
        ("fuel for 48 hours", day(8), day(8)),
        ("flour for a week", day(13), day(13)),
        ("gauze for two or three days", day(8), day(9)),
        ("diesel until tomorrow", day(7), day(7)),
        ("diesel until Friday", day(8), day(8)),
        ("diesel until Wednesday", day(13), day(13)),
    ],
)
def test_until_when_a_supply_lasts(text: str, first: date, last: date) -> None:
    assert LASTING.until(text, SAID) == (first, last)


@pytest.mark.parametrize("text", ["oxygen is low", "oxygen for the wounded", "no oxygen since Monday", "four trucks"])
def test_no_time_told_is_none(text: str) -> None:
    assert LASTING.until(text, SAID) is None


def test_a_number_without_its_unit_takes_that_of_its_sentence() -> None:
    assert LASTING.until("oxygen for 3", SAID, around="Saline for two days, oxygen for 3.") == (day(9), day(9))
    assert LASTING.until("oxygen for 3", SAID, around="Oxygen for 3.") is None


@given(st.text(max_size=60), st.dates(), st.dates())
def test_any_text_gives_days_in_order_or_none(text: str, one: date, other: date) -> None:
    said = (min(one, other), max(one, other))
    found = LASTING.until(text, said)
    assert found is None or (said[0] <= found[0] <= found[1] and said[1] <= found[1])


# -- supplies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "item", "group", "level"),
    [
        ("Oxygen is exhausted.", "Oxygen", "oxygen", Level.EXHAUSTED),
        ("Nurses are running out of bandages.", "bandages", "dressings", Level.LOW),
        ("Ketamine for two days.", "Ketamine", "anaesthetics", Level.DAYS_LEFT),
        ("Blood bags arrived at dusk.", "Blood bags", "blood", Level.ARRIVING),
        ("There is enough flour.", "flour", "bread", Level.SUFFICIENT),
        ("Nurses spoke of gauze.", "gauze", "dressings", Level.UNCLEAR),
    ],
)
def test_an_item_and_how_much_there_is(sentence: str, item: str, group: str, level: Level) -> None:
    desk = Desk()
    desk.say("supply_status", sentence, items=(party(item),))
    (supply,) = desk.draw().supplies
    assert (supply.item, supply.last.level, supply.called) == (group, level, (item,))


def test_an_item_of_no_group_keeps_its_words() -> None:
    desk = Desk()
    desk.say("supply_status", "Body bags are exhausted.", items=(party("Body bags"),))
    assert [supply.item for supply in desk.draw().supplies] == ["body bags"]


def test_what_runs_out_when_is_counted_from_the_day_it_was_said() -> None:
    desk = Desk()
    note = desk.report("note", day(6), voucher=CLINIC, opening="Clinic 4, Kala.")
    desk.say("supply_status", "Saline for two days.", report=note, items=(party("Saline"),))
    assert desk.draw().supplies[0].last.runs_out == (day(8), day(8))


def test_a_report_of_yesterday_leaves_a_day_of_doubt() -> None:
    desk = Desk()
    desk.say("supply_status", "The town has fuel for two days.", items=(party("fuel"),), known=day(6), last=day(5))
    assert desk.draw().supplies[0].last.runs_out == (day(7), day(8))


def test_supplies_of_two_facilities_are_apart() -> None:
    desk = Desk()
    desk.say("supply_status", "Clinic 4 has no oxygen.", items=(party("oxygen"),))
    desk.say("supply_status", "Clinic 9 has no oxygen.", items=(party("oxygen"),))
    desk.say("supply_status", "Murin has no oxygen.", items=(party("oxygen"),), site=MURIN)
    assert [supply.facility for supply in desk.draw().supplies] == ["sy-kala-clinic-4", "sy-kala-clinic-9", None]


def test_undated_background_is_older_than_the_news() -> None:
    desk = Desk()
    report = desk.report("wire", day(6))
    stocked = {"first": None, "last": None, "background": True}
    desk.say("supply_status", "They are running out of gauze.", report=report, items=(party("gauze"),), last=day(5))
    desk.say("supply_status", "They had stocked up on gauze.", report=report, items=(party("gauze"),), **stocked)
    (supply,) = desk.draw().supplies
    assert supply.last.level is Level.LOW


def test_help_that_did_not_come_is_no_supply() -> None:
    desk = Desk()
    desk.say("aid_delivery", "No convoy with flour entered.", items=(party("flour"),), polarity=Polarity.DENIED)
    desk.say("aid_delivery", "A convoy with flour was turned back.", items=(party("flour"),))
    assert desk.draw().supplies == ()


def _words(*levels: tuple[int, Level, int | None]) -> list[SupplyWord]:
    made = []
    for number, level, left in levels:
        word = Word(
            claim=f"c{number}",
            report=f"r{number}",
            outlet=None,
            voice="a nurse",
            voice_type=VoiceType.MEDICAL,
            day=day(number),
            dated=True,
            known=day(number),
            quote="",
            certainty=Certainty.STATED,
            polarity=Polarity.AFFIRMED,
            origin="nurse",
        )
        until = None if left is None else (day(number + left), day(number + left))
        made.append(SupplyWord(level, until, word))
    return made


@pytest.mark.parametrize(
    ("levels", "points"),
    [
        ([(1, Level.LOW, None)], Trend.UNKNOWN),
        ([(1, Level.LOW, None), (2, Level.EXHAUSTED, None)], Trend.FALLING),
        ([(1, Level.EXHAUSTED, None), (2, Level.ARRIVING, None)], Trend.RESTORED),
        ([(1, Level.EXHAUSTED, None), (2, Level.EXHAUSTED, None)], Trend.STEADY),
        ([(1, Level.DAYS_LEFT, 3), (2, Level.DAYS_LEFT, 1)], Trend.FALLING),
        ([(1, Level.DAYS_LEFT, 1), (2, Level.DAYS_LEFT, 3)], Trend.RESTORED),
        ([(1, Level.ARRIVING, None), (2, Level.LOW, None)], Trend.UNKNOWN),
        ([(1, Level.LOW, None), (2, Level.UNCLEAR, None)], Trend.UNKNOWN),
        ([(1, Level.LOW, None), (1, Level.EXHAUSTED, None)], Trend.UNKNOWN),
    ],
)
def test_where_successive_words_point(levels: list[tuple[int, Level, int | None]], points: Trend) -> None:
    assert trend(_words(*levels)) is points


def test_silence_on_what_clinics_need_is_a_gap() -> None:
    desk = Desk()
    desk.say("supply_status", "Clinic 4 has no oxygen.", items=(party("oxygen"),))
    unspoken = [gap.text for gap in desk.draw().gaps if gap.lack is Lack.SUPPLY]
    assert "nobody speaks of blood" in unspoken
    assert "nobody speaks of oxygen" not in unspoken


# -- needs -----------------------------------------------------------------------------------------------------------


def test_a_need_is_open_until_somebody_says_that_it_came() -> None:
    desk = Desk()
    desk.say("needs", "Clinic 4 needs blood.", items=(party("blood"),), targets=(party("Clinic 4"),), known=day(5))
    assert desk.draw().needs[0].is_open
    desk.say("supply_status", "Clinic 4 received blood bags.", items=(party("blood bags"),), known=day(7))
    (need,) = desk.draw().needs
    assert [word.day for word in need.answers] == [day(7)]
    assert desk.draw(day(6)).needs[0].is_open


@pytest.mark.parametrize(
    ("sentence", "item", "site", "known"),
    [
        ("Flour arrived.", "flour", None, 7),
        ("Blood is exhausted.", "blood", None, 7),
        ("Blood arrived.", "blood", None, 4),
        ("Blood arrived in Murin.", "blood", MURIN, 7),
    ],
)
def test_other_words_answer_no_need(sentence: str, item: str, site, known: int) -> None:
    desk = Desk()
    desk.say("needs", "The town needs blood.", items=(party("blood"),), known=day(5))
    changes = {} if site is None else {"site": site}
    desk.say("supply_status", sentence, items=(party(item),), known=day(known), **changes)
    assert desk.draw().needs[0].is_open


def test_an_appeal_for_supplies_is_a_need_of_who_appeals() -> None:
    desk = Desk()
    desk.say(
        "appeal",
        "The nurse asked the agency to send a generator.",
        actors=(party("The nurse"),),
        targets=(party("the agency"),),
    )
    desk.say("appeal", "The nurse asked for calm.", actors=(party("The nurse"),))
    (need,) = desk.draw().needs
    assert (need.wanted, need.by, need.of) == (("equipment",), ("The nurse",), ("the agency",))


def test_we_are_who_speaks() -> None:
    desk = Desk()
    note = desk.report("note", voucher=CLINIC, opening="Clinic 4, Kala.")
    desk.say("needs", "We need gauze.", report=note, items=(party("gauze"),), targets=(party("We"),))
    desk.say("needs", "We need more gauze.", report=note, items=(party("gauze"),), targets=(party("We"),))
    (need,) = desk.draw().needs
    assert need.by == (CLINIC.voice,)
    assert len(need.words) == 2

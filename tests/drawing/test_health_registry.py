"""Which words mean one facility, and what is told of it."""

from __future__ import annotations

import pytest

from frontwire.drawing.health.mentions import Mentions, Reference
from frontwire.model.figure import What, Who
from frontwire.model.health import Damage, FacilityKind, Functioning, Lack, Measure, Modality, Reason
from frontwire.model.voice import Certainty, Polarity
from health_support import CLINIC, KALA, KALA_PLACE, MURIN, WORDS, Desk, day, figure, party, speaker


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Clinic 4", "clinic", (("4",), set(), Reference.BARE, False)),
        ("a makeshift clinic in a cellar", "clinic", ((), set(), Reference.A, False)),
        ("the national hospital", "hospital", ((), {"national"}, Reference.THE, False)),
        ("the maternity hospital", "hospital", ((), {"maternity"}, Reference.THE, False)),
        ("the Al-Rahma hospital", "hospital", (("al", "rahma"), set(), Reference.THE, False)),
        ("our clinic", "clinic", ((), set(), Reference.OWN, False)),
        ("town's hospital", "hospital", ((), set(), Reference.THE, False)),
        ("Kala hospital", "hospital", ((), set(), Reference.BARE, False)),
        ("the hospital of Kala", "hospital", ((), set(), Reference.THE, False)),
        ("Field hospital No. 7", "hospital", (("7",), set(), Reference.BARE, False)),
        ("four makeshift clinics", "clinic", ((), set(), Reference.BARE, True)),
    ],
)
def test_a_mention_is_taken_apart(text: str, kind: str, told: tuple[object, ...]) -> None:
    (found,) = Mentions(WORDS).find(text, places=frozenset({"kala"}))
    assert (found.name, found.described, found.reference, found.several) == told
    assert found.kind == FacilityKind(kind)
    assert text.startswith(found.text)


@pytest.mark.parametrize("text", ["The bakery was hit.", "Hospital officials said so.", "They treated the matter."])
def test_what_is_no_facility_is_no_mention(text: str) -> None:
    assert Mentions(WORDS).find(text) == ()


def test_words_before_a_comma_belong_to_no_name() -> None:
    (found,) = Mentions(WORDS).find("After a night in Murin, Clinic 4 closed.")
    assert (found.name, found.text) == (("4",), "Clinic 4")


def test_large_letters_of_a_headline_make_no_name() -> None:
    (found,) = Mentions(WORDS).find("Army Jets Strike Hospital Near Border Town", places=frozenset())
    assert (found.name, found.text) == ((), "Hospital")


def test_a_name_is_one_facility_whoever_says_it() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 4 is closed.", known=day(5))
    desk.say(
        "facility_status", "The surgeons of clinic 4 say that clinic 4 has reopened.", quote="clinic 4 has reopened"
    )
    (facility,) = desk.draw().facilities
    assert facility.id == "sy-kala-clinic-4"
    assert facility.named
    assert [s.functioning for s in facility.statuses] == [Functioning.NON_FUNCTIONING, Functioning.FUNCTIONING]


def test_the_same_name_in_two_towns_is_two_facilities() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 4 is closed.")
    desk.say("facility_status", "Clinic 4 is closed.", site=MURIN)
    assert [facility.id for facility in desk.draw().facilities] == ["sy-kala-clinic-4", "sy-murin-clinic-4"]


def test_a_description_means_the_only_facility_of_its_kind() -> None:
    desk = Desk()
    desk.say("facility_status", "The national hospital is open.", known=day(4))
    desk.say("facility_status", "The hospital is closed.", known=day(5))
    (facility,) = desk.draw().facilities
    assert len(facility.statuses) == 2
    assert "no other" in facility.because[0]


def test_a_description_that_fits_two_is_kept_apart_and_said() -> None:
    desk = Desk()
    desk.say("facility_status", "The national hospital is open.")
    desk.say("facility_status", "The maternity hospital is open.")
    desk.say("facility_status", "The hospital is closed.")
    picture = desk.draw()
    assert len(picture.facilities) == 3
    doubtful = next(facility for facility in picture.facilities if facility.perhaps)
    assert len(doubtful.perhaps) == 2
    assert [gap.facility for gap in picture.gaps if gap.lack is Lack.IDENTITY] == [doubtful.id]


def test_a_makeshift_clinic_is_not_the_hospital() -> None:
    desk = Desk()
    desk.say("facility_status", "The national hospital was destroyed.")
    desk.say("facility_status", "The makeshift hospital is open.")
    assert len(desk.draw().facilities) == 2


def test_two_clinics_that_nobody_names_are_two_unless_one_happening() -> None:
    desk = Desk()
    first = desk.say("facility_status", "A makeshift clinic was shut.")
    second = desk.say("facility_status", "A makeshift clinic was shut down.")
    assert len(desk.draw().facilities) == 2
    desk.join(first, second)
    assert len(desk.draw().facilities) == 1


def test_a_message_speaks_of_who_sends_it() -> None:
    desk = Desk()
    note = desk.report("note", voucher=CLINIC, opening="Clinic 4, Kala, eastern quarter. 6 March.")
    desk.say("facility_status", "Clinic open.", report=note)
    desk.say("supply_status", "Gauze finished.", report=note, items=(party("Gauze"),))
    picture = desk.draw()
    (facility,) = picture.facilities
    assert (facility.name, facility.part, facility.site) == ("Clinic 4", "east", KALA)
    assert [supply.facility for supply in picture.supplies] == [facility.id]


def test_another_facility_in_a_message_is_another() -> None:
    desk = Desk()
    note = desk.report("note", voucher=CLINIC, opening="Clinic 4, Kala.")
    desk.say("facility_status", "The hospital is out of service.", report=note)
    assert [facility.id for facility in desk.draw().facilities] == ["sy-kala-hospital"]


def test_homes_turned_into_hospitals_are_several_with_their_number() -> None:
    desk = Desk()
    report = desk.report("wire")
    homes = figure(What.FACILITIES, 30, "some 30", who=Who.THING)
    desk.say(
        "facility_capacity",
        "Some 30 homes now serve as makeshift hospitals.",
        report=report,
        facilities=(party("Some 30 homes"),),
        figures=(homes,),
    )
    theatres = figure(What.BEDS_THEATRES, 3, "Three", who=Who.THING)
    desk.say(
        "facility_capacity",
        "Three of the homes were made operating theatres.",
        report=report,
        facilities=(party("the homes"),),
        figures=(theatres,),
    )
    (facility,) = desk.draw().facilities
    assert facility.several
    assert facility.modality is Modality.TEMPORARY
    assert [(c.measure, c.low) for c in facility.capacities] == [(Measure.FACILITIES, 30), (Measure.THEATRES, 3)]


@pytest.mark.parametrize(
    ("sentence", "functioning", "damage", "reason"),
    [
        ("The hospital stopped working when its staff fled.", "non_functioning", "unknown", "lack_of_staff"),
        ("The hospital works only in part.", "partially_functioning", "unknown", "unknown"),
        ("The hospital was badly damaged by rockets.", "unknown", "partially_damaged", "unknown"),
        ("The hospital was destroyed.", "non_functioning", "fully_damaged", "unknown"),
        ("The hospital reopened.", "functioning", "unknown", "unknown"),
    ],
)
def test_a_status_is_told_by_its_words(sentence: str, functioning: str, damage: str, reason: str) -> None:
    desk = Desk()
    desk.say("facility_status", sentence)
    (status,) = desk.draw().facilities[0].statuses
    assert status.functioning is Functioning(functioning)
    assert status.damage is Damage(damage)
    assert status.reason is Reason(reason)


def test_a_status_denied_in_other_words_is_none() -> None:
    desk = Desk()
    desk.say("facility_status", "The hospital had closed.", polarity=Polarity.DENIED)
    (facility,) = desk.draw().facilities
    assert facility.statuses == ()
    assert len(facility.words) == 1


def test_a_status_that_denies_by_itself_stands() -> None:
    desk = Desk()
    desk.say("facility_status", "The hospital is not working.", polarity=Polarity.DENIED)
    assert desk.draw().facilities[0].statuses[0].functioning is Functioning.NON_FUNCTIONING


def test_what_is_only_planned_is_no_status() -> None:
    desk = Desk()
    desk.say("facility_status", "The hospital will reopen.", certainty=Certainty.PLANNED)
    assert desk.draw().facilities[0].statuses == ()


def test_one_theatre_shut_is_not_the_hospital_shut() -> None:
    desk = Desk()
    report = desk.report("wire")
    desk.say("facility_status", "The hospital is open.", report=report)
    desk.say(
        "facility_status", "The smaller theatre is closed.", report=report, facilities=(party("The smaller theatre"),)
    )
    (facility,) = desk.draw().facilities
    assert [status.functioning for status in facility.statuses] == [Functioning.FUNCTIONING]
    assert facility.capacities[-1].low is None


def test_a_school_is_no_facility_of_health() -> None:
    desk = Desk()
    report = desk.report("wire")
    desk.say("facility_status", "The clinic is open.", report=report)
    desk.say("facility_status", "The school is closed.", report=report, facilities=(party("The school"),))
    (facility,) = desk.draw().facilities
    assert len(facility.words) == 1


def test_two_voices_of_one_day_dispute_a_status() -> None:
    desk = Desk()
    desk.say("facility_status", "The hospital is open.", voices=(speaker("the governor"),))
    desk.say("facility_status", "The hospital is closed.", voices=(speaker("a nurse"),))
    (facility,) = desk.draw().facilities
    (dispute,) = facility.disputes
    assert {status.word.voice for status in dispute.statuses} == {"the governor", "a nurse"}


def test_who_corrects_himself_disputes_nothing() -> None:
    desk = Desk()
    one = desk.say("facility_status", "The hospital is open.")
    other = desk.say("facility_status", "The hospital is closed.")
    desk.origins = {one: "wire", other: "wire"}
    assert desk.draw().facilities[0].disputes == ()


def test_words_of_two_days_are_a_change_and_no_dispute() -> None:
    desk = Desk()
    desk.say("facility_status", "The hospital is open.", known=day(5))
    desk.say("facility_status", "The hospital is closed.", known=day(6))
    (facility,) = desk.draw().facilities
    assert facility.disputes == ()
    assert facility.status is not None
    assert facility.status.functioning is Functioning.NON_FUNCTIONING


def test_what_was_not_known_yet_is_not_drawn() -> None:
    desk = Desk()
    desk.say("facility_status", "The hospital is closed.", known=day(6))
    assert desk.draw(day(5)).facilities == ()


def test_a_place_keeps_what_lies_in_it() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 4 is closed.")
    desk.say("facility_status", "Clinic 9 is closed.", site=MURIN)
    assert [facility.name for facility in desk.draw(place=KALA_PLACE).facilities] == ["Clinic 4"]


def test_a_facility_is_silent_after_the_days_asked_for() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 4 is closed.", known=day(5))
    silent = [gap for gap in desk.draw(day(9), silence=3).gaps if gap.lack is Lack.SILENT]
    assert [gap.since for gap in silent] == [day(5)]
    assert not [gap for gap in desk.draw(day(8), silence=3).gaps if gap.lack is Lack.SILENT]


def test_counts_that_nobody_gives_are_gaps() -> None:
    desk = Desk()
    beds = figure(What.BEDS_THEATRES, 12, "12", who=Who.THING)
    desk.say("facility_capacity", "Clinic 4 has 12 beds.", figures=(beds,))
    desk.say("shelling", "Shells hit the hospital.", targets=(party("the hospital"),))
    assert {gap.lack for gap in desk.draw(day(6)).gaps if gap.facility == "sy-kala-hospital"} == {Lack.STATUS}
    lacks = {gap.lack for gap in desk.draw().gaps if gap.facility == "sy-kala-clinic-4"}
    assert Lack.THEATRES in lacks
    assert Lack.STAFF in lacks
    assert Lack.BEDS not in lacks

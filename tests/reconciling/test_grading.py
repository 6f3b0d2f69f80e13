from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.lexicon.deeds import Deeds
from frontwire.lexicon.grading import Grading
from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Gist
from frontwire.model.grade import Grade
from frontwire.model.happening import Link, Relation
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.reconciling.corroborating import Hearing
from frontwire.reconciling.disputing import disputes
from frontwire.reconciling.grading import grade, grades
from reconciling_support import DAY, killed, make_gist, make_party, make_speaker
from tests_support import LEXICONS

GRADING = Grading.load(LEXICONS / "grading")
DEEDS = Deeds.load(LEXICONS / "disputing")

OBSERVATORY = make_speaker("sohr", party=False)
UN = make_speaker("ocha", VoiceType.UN, party=False)
DOCTORS = make_speaker("kala doctors", VoiceType.MEDICAL, party=False)
ARMY = make_speaker("SYR.MIL", VoiceType.MILITARY, party=True, side="government")
MINISTRY = make_speaker("ministry of kala", VoiceType.OFFICIAL, party=True, side="government")
PALACE = make_speaker("palace of kala", VoiceType.OFFICIAL, party=True, side="government")
REBELS = make_speaker("dawn brigade", VoiceType.ARMED_GROUP, party=True, side="opposition")
ACTIVISTS = make_speaker("", VoiceType.UNNAMED)
SOLDIERS = make_party("SYR.MIL", side="government", sector="MIL")
PEOPLE = make_party("people", known=False, sector="CVL")


def said(name: str, *voices: Any, **changes: Any) -> Gist:
    return make_gist(name, voices=voices, **changes)


def hear(*gists: Gist, links: tuple[Link, ...] = ()) -> Hearing:
    return Hearing(gists, disputes(gists, deeds=DEEDS, links=links), links)


def first(*gists: Gist, links: tuple[Link, ...] = ()) -> Grade:
    return grade(gists[0], hear(*gists, links=links), grading=GRADING, origins={})


class TestReliability:
    @pytest.mark.parametrize(
        ("gist", "letter", "because"),
        [
            (said("a", OBSERVATORY), "C", "Sohr: quick and wide"),
            (said("a", UN), "B", "Ocha: gathers from agencies"),
            (said("a", DOCTORS), "C", "Kala Doctors (medical): sees the wounded"),
            (said("a", ACTIVISTS), "F", "activists (unnamed): nobody knows who it is"),
            (said("a", ACTIVISTS, OBSERVATORY), "C", "Sohr: quick and wide"),
            (said("a", outlet="Kala Post"), "F", "Kala Post (outlet): no record"),
        ],
    )
    def test_a_source_is_graded_by_its_own_entry_else_by_its_sort(self, gist: Gist, letter: str, because: str) -> None:
        made = first(gist)
        assert made.reliability == letter
        assert made.reliability_because.startswith(because)

    def test_words_without_a_voice_are_graded_by_whom_they_go_back_to(self) -> None:
        gist = make_gist("a", outlet="Kala Post")
        made = grade(gist, Hearing((gist,)), grading=GRADING, origins={"a": "voice:reuters"})
        assert made.reliability == "B"

    def test_a_party_is_lowered_for_what_it_tells_of_deeds(self) -> None:
        made = first(said("a", ARMY))
        assert made.reliability == "D"
        assert "lowered from C to D: a party to the conflict" in made.reliability_because

    def test_a_party_is_not_lowered_for_what_it_intends(self) -> None:
        made = first(said("a", ARMY, kind="intent", klass=ClaimClass.SPEECH_ACT))
        assert made.reliability == "C"
        assert "lowered" not in made.reliability_because

    def test_nobody_is_lowered_for_being_no_party(self) -> None:
        assert "lowered" not in first(said("a", OBSERVATORY)).reliability_because

    def test_a_party_that_tells_of_its_own_losses_keeps_its_letter(self) -> None:
        own = said("a", ARMY, kind="casualties", targets=(SOLDIERS,))
        assert first(own).reliability == "C"
        assert "its own losses" in first(own).reliability_because
        assert first(said("a", ARMY, kind="casualties", targets=(SOLDIERS, PEOPLE))).reliability == "D"

    def test_a_voice_of_the_side_of_those_told_of_is_a_party(self) -> None:
        council = make_speaker("kala council", VoiceType.NGO, side="government")
        assert first(said("a", council, actors=(SOLDIERS,))).reliability == "D"
        assert first(said("a", council)).reliability == "C"

    def test_an_outlet_of_a_party_is_one_too(self) -> None:
        gist = make_gist("a", outlet="SANA")
        made = grade(gist, Hearing((gist,)), grading=GRADING, origins={"a": "voice:sana"})
        assert made.reliability == "E"

    def test_what_cannot_be_judged_is_not_lowered(self) -> None:
        assert first(said("a", replace(ACTIVISTS, party=True))).reliability == "F"


class TestCredibility:
    def digit(self, *gists: Gist, links: tuple[Link, ...] = ()) -> str:
        return first(*gists, links=links).credibility.value

    def test_one_voice_alone_cannot_be_judged(self) -> None:
        assert self.digit(said("a", OBSERVATORY)) == "6"
        assert first(said("a", OBSERVATORY)).credibility_because == "nobody else says so, and nobody says otherwise"

    def test_one_other_origin_makes_it_probable_and_two_confirm_it(self) -> None:
        assert self.digit(said("a", OBSERVATORY), said("b", UN)) == "2"
        made = first(said("a", OBSERVATORY), said("b", UN), said("c", DOCTORS))
        assert made.credibility == "1"
        assert made.credibility_because.startswith("2 other independent origins say so")

    def test_the_same_origin_twice_confirms_nothing(self) -> None:
        assert self.digit(said("a", OBSERVATORY), said("b", OBSERVATORY), said("c", OBSERVATORY)) == "6"

    def test_origins_of_one_side_alone_leave_it_possible(self) -> None:
        assert self.digit(said("a", ARMY), said("b", MINISTRY), said("c", PALACE)) == "3"
        assert self.digit(said("a", ARMY), said("b", MINISTRY), said("c", REBELS)) == "1"

    def test_a_denial_by_a_party_alone_does_not_make_it_doubtful(self) -> None:
        denied = said("c", ARMY, polarity=Polarity.DENIED)
        assert self.digit(said("a", OBSERVATORY), said("b", UN), said("d", DOCTORS), denied) == "2"
        assert self.digit(said("a", OBSERVATORY), denied) == "3"
        assert self.digit(said("a", REBELS), denied) == "4"

    def test_the_denial_is_graded_too(self) -> None:
        denied = said("c", ARMY, polarity=Polarity.DENIED)
        assert self.digit(denied, said("a", OBSERVATORY)) == "4"
        assert self.digit(denied, said("a", OBSERVATORY), said("b", UN)) == "5"

    def test_a_toll_is_confirmed_by_one_that_can_be_the_same(self) -> None:
        def toll(name: str, number: int, voice: Any) -> Gist:
            return said(name, voice, kind="casualties", figures=(killed(number),))

        assert self.digit(toll("a", 12, OBSERVATORY), toll("b", 12, UN)) == "2"
        assert self.digit(toll("a", 12, OBSERVATORY), said("b", UN, kind="casualties")) == "6"
        assert self.digit(toll("a", 12, OBSERVATORY), toll("b", 30, UN)) == "4"
        assert self.digit(toll("a", 12, OBSERVATORY), toll("b", 30, UN), toll("c", 12, DOCTORS)) == "3"

    def test_kinds_that_the_table_calls_alike_confirm_each_other(self) -> None:
        assert self.digit(said("a", OBSERVATORY), said("b", UN, kind="attack")) == "2"
        assert self.digit(said("a", OBSERVATORY), said("b", UN, kind="siege")) == "6"

    def test_what_is_only_announced_cannot_be_judged_and_confirms_nothing(self) -> None:
        planned = said("a", ARMY, certainty=Certainty.PLANNED)
        assert first(planned, said("b", UN)).credibility_because.startswith("only planned")
        assert self.digit(said("b", UN), planned) == "6"

    def test_what_its_own_source_corrected_is_improbable(self) -> None:
        early = said("a", OBSERVATORY, kind="casualties", figures=(killed(12),))
        late = replace(early, id="b", known=DAY + timedelta(days=1), figures=(killed(20),))
        assert self.digit(early, late, links=(Link("a", "b", Relation.CORRECTS, 1.0, ()),)) == "5"

    def test_a_grade_reads_as_letter_and_digit(self) -> None:
        assert first(said("a", OBSERVATORY), said("b", UN)).code == "C2"


VOICES = (OBSERVATORY, UN, DOCTORS, ARMY, REBELS, ACTIVISTS)


@given(
    st.lists(st.tuples(st.sampled_from(VOICES), st.booleans(), st.integers(1, 3)), min_size=1, max_size=7), st.randoms()
)
def test_the_order_of_claims_does_not_matter(held: list[tuple[Any, bool, int]], random: Any) -> None:
    gists = [
        said(f"g{i}", voice, polarity=Polarity.DENIED if denied else Polarity.AFFIRMED, figures=(killed(number),))
        for i, (voice, denied, number) in enumerate(held)
    ]
    made = dict(zip((g.id for g in gists), grades(hear(*gists), grading=GRADING, origins={}), strict=True))
    random.shuffle(gists)
    assert made == dict(zip((g.id for g in gists), grades(hear(*gists), grading=GRADING, origins={}), strict=True))


@given(st.lists(st.sampled_from(VOICES), min_size=1, max_size=6))
def test_one_more_independent_origin_never_makes_a_claim_less_credible(voices: list[Any]) -> None:
    gists = [said(f"g{i}", voice) for i, voice in enumerate(voices)]
    before = first(*gists).credibility
    after = first(*gists, said("more", make_speaker("new witness group"))).credibility
    assert after <= before

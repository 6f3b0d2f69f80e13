from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.lexicon.deeds import Deeds
from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Scope, Who
from frontwire.model.gist import Gist
from frontwire.model.happening import Difference, Dispute, Link, Relation
from frontwire.model.place import PlaceBasis, PlaceClass
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.reconciling.disputing import disputes
from reconciling_support import DAY, killed, make_gist, make_party, make_site, make_speaker
from tests_support import LEXICONS

DEEDS = Deeds.load(LEXICONS / "disputing")
NEXT = DAY + timedelta(days=1)
ARMY = make_party("SYR.MIL", side="government", sector="MIL", country="SY", name="Syrian army")
RUSSIA = make_party("RUS.MIL", sector="MIL", country="RU", name="Russian forces")
REBELS = make_party("rebels", known=False, side="opposition", sector="REB")
TERRORISTS = make_party("terrorists", known=False, sector="REB")
HOLDS: dict[str, Any] = {"kind": "control", "klass": ClaimClass.STATE}
MASKED = make_party("masked men", known=False)


def find(*gists: Gist, links: tuple[Link, ...] = ()) -> tuple[Dispute, ...]:
    return disputes(gists, deeds=DEEDS, links=links)


def one(difference: Difference, *gists: Gist) -> Dispute:
    (dispute,) = find(*gists)
    assert dispute.difference is difference
    return dispute


def toll(name: str, *figures: Any, **changes: Any) -> Gist:
    return make_gist(name, kind="casualties", figures=figures, **changes)


class TestFigures:
    def test_ranges_that_do_not_meet_are_disputed(self) -> None:
        dispute = one(Difference.FIGURE, toll("a", killed(12)), toll("b", killed(20)), toll("c", killed(12)))
        assert [(p.holds, p.claims) for p in dispute.positions] == [("12 killed", ("a", "c")), ("20 killed", ("b",))]
        assert dispute.because == "12 killed and 20 killed, both as of 2024-03-06, cannot both be right"

    def test_ranges_that_meet_are_not(self) -> None:
        open_ended = killed(12).__class__(**{**_fields(killed(12)), "high": None})
        assert find(toll("a", open_ended), toll("b", killed(20))) == ()

    def test_counts_of_other_people_or_over_another_time_are_not_compared(self) -> None:
        assert find(toll("a", killed(12)), toll("b", killed(20, who=Who.COMBATANT))) == ()
        assert find(toll("a", killed(12)), toll("b", killed(900, scope=Scope.CUMULATIVE))) == ()
        assert find(toll("a", killed(12, who=Who.UNKNOWN)), toll("b", killed(20)))

    def test_a_later_toll_may_have_grown_but_not_shrunk(self) -> None:
        assert find(toll("a", killed(12)), toll("b", killed(20), known=NEXT)) == ()
        dispute = one(Difference.FIGURE, toll("a", killed(20)), toll("b", killed(12), known=NEXT))
        assert dispute.because == "12 killed, as of 2024-03-07, is below 20 killed of 2024-03-06"

    def test_a_voice_that_brings_its_own_toll_up_to_date_disputes_nothing(self) -> None:
        voice = (make_speaker("sohr"),)
        early, late = toll("a", killed(12), voices=voice), toll("b", killed(20), voices=voice)
        assert find(early, late) == ()

    def test_what_a_later_word_corrects_no_longer_stands(self) -> None:
        early, late, other = toll("a", killed(12)), toll("b", killed(20), known=NEXT), toll("c", killed(20))
        link = Link("a", "b", Relation.CORRECTS, 1.0, ())
        assert find(early, other)
        assert find(early, late, other, links=(link,)) == ()

    def test_smaller_counts_in_one_report_are_parts_of_the_larger(self) -> None:
        whole, part = toll("a", killed(30), report="r"), toll("b", killed(12), report="r")
        assert find(whole, part, toll("c", killed(30))) == ()

    def test_vague_words_have_soft_ends(self) -> None:
        dozens = killed(24, 99, wording="dozens")
        assert find(toll("a", killed(20)), toll("b", dozens)) == ()
        assert find(toll("a", killed(5)), toll("b", dozens))

    def test_several_counts_of_one_sort_may_be_parts_or_one_of_them_the_whole(self) -> None:
        parts = toll("a", killed(45), killed(43))
        assert find(parts, toll("b", killed(88))) == ()
        assert find(parts, toll("b", killed(45))) == ()
        assert find(parts, toll("b", killed(89)))

    def test_people_beside_more_people_of_one_sort_are_a_part_of_these(self) -> None:
        bus = toll("a", killed(31, who=Who.CIVILIAN), killed(10))
        assert find(bus, toll("b", killed(31))) == ()

    def test_more_of_something_is_no_toll(self) -> None:
        more = toll("a", killed(6, wording="six"), quote="Six more people died of their wounds")
        assert find(more, toll("b", killed(12))) == ()
        assert find(toll("a", killed(6, wording="six"), quote="Six people died"), toll("b", killed(12)))

    def test_a_part_of_the_place_disputes_the_whole_only_where_it_has_more(self) -> None:
        part = make_site("West Kala", kind=PlaceClass.NEIGHBOURHOOD, parent="gn:kala", radius_km=1.0)
        assert find(toll("a", killed(12), site=part), toll("b", killed(20))) == ()
        assert find(toll("a", killed(20), site=part), toll("b", killed(12)))

    def test_what_is_a_hundred_times_as_much_counts_something_else(self) -> None:
        assert find(toll("a", killed(3)), toll("b", killed(3000))) == ()

    def test_what_is_counted_on_other_days_is_not_compared(self) -> None:
        assert find(toll("a", killed(12)), toll("b", killed(20), first=NEXT, last=NEXT)) == ()

    def test_who_was_brought_in_is_counted_at_one_door(self) -> None:
        def brought(name: str, number: int, *doors: str) -> Gist:
            facilities = tuple(make_party(door, known=False) for door in doors)
            return toll(name, killed(number, scope=Scope.ARRIVALS), facilities=facilities)

        assert find(brought("a", 9), brought("b", 2)) == ()
        assert find(brought("a", 9, "clinic 4"), brought("b", 2, "kala hospital")) == ()
        assert find(brought("a", 9, "clinic 4"), brought("b", 2, "clinic 4"))

    def test_what_a_report_tells_by_itself_beside_a_voices_count_does_not_stand_against_it(self) -> None:
        own, quoted = (
            toll("a", killed(30), report="r"),
            toll("b", killed(12), report="r", voices=(make_speaker("sohr"),)),
        )
        assert find(own, quoted) == ()
        rival = toll("c", killed(30), report="r", voices=(make_speaker("sana"),))
        assert find(own, quoted, rival)


def _fields(figure: Any) -> dict[str, Any]:
    return {name: getattr(figure, name) for name in figure.__slots__}


class TestResponsibility:
    def test_different_sides_blamed_for_one_act(self) -> None:
        dispute = one(Difference.RESPONSIBILITY, make_gist("a", actors=(ARMY,)), make_gist("b", actors=(REBELS,)))
        assert [p.holds for p in dispute.positions] == ["done by Syrian army", "done by rebels"]

    def test_whoever_is_accused_or_claims_it_counts(self) -> None:
        accused = make_gist("a", kind="accusation", klass=ClaimClass.SPEECH_ACT, actors=(REBELS,), targets=(ARMY,))
        dawn = make_party("dawn", side="jihadist", sector="REB")
        claimed = make_gist("b", kind="responsibility_claim", klass=ClaimClass.SPEECH_ACT, actors=(dawn,))
        assert one(Difference.RESPONSIBILITY, accused, claimed)
        assert find(accused, make_gist("c", actors=(ARMY,))) == ()

    def test_accusers_whom_nobody_names_are_not_the_report_that_tells_of_them(self) -> None:
        accusation: dict[str, Any] = {"kind": "accusation", "klass": ClaimClass.SPEECH_ACT, "report": "r"}
        dispute = one(
            Difference.RESPONSIBILITY,
            make_gist("a", targets=(ARMY,), **accusation),
            make_gist("b", targets=(TERRORISTS,), **accusation),
        )
        assert [p.claims for p in dispute.positions] == [("a",), ("b",)]

    def test_two_states_are_two_sides_and_one_state_is_one(self) -> None:
        assert one(Difference.RESPONSIBILITY, make_gist("a", actors=(ARMY,)), make_gist("b", actors=(RUSSIA,)))
        other = make_party("assad", side="government", sector="GOV", country="SY")
        bare = make_party("the government", known=False, side="government", sector="GOV")
        assert find(make_gist("a", actors=(ARMY,)), make_gist("b", actors=(other,))) == ()
        assert find(make_gist("a", actors=(ARMY,)), make_gist("b", actors=(bare,))) == ()

    def test_those_whom_nobody_knows_are_not_held_against_anybody(self) -> None:
        assert find(make_gist("a", actors=(ARMY,)), make_gist("b", actors=(MASKED,))) == ()

    def test_unnamed_rebels_are_no_state_but_may_be_any_group(self) -> None:
        assert one(Difference.RESPONSIBILITY, make_gist("a", actors=(ARMY,)), make_gist("b", actors=(TERRORISTS,)))
        assert find(make_gist("a", actors=(REBELS,)), make_gist("b", actors=(TERRORISTS,))) == ()

    def test_allies_act_as_one(self) -> None:
        coalition = make_party("inherent_resolve", side="us-led coalition", sector="MIL")
        jets = make_party("USA.MIL", sector="MIL", country="US")
        assert find(make_gist("a", actors=(coalition,)), make_gist("b", actors=(jets,))) == ()

    def test_sides_that_one_account_names_together_can_both_be_right(self) -> None:
        both = make_gist("c", actors=(ARMY, RUSSIA))
        assert find(make_gist("a", actors=(ARMY,)), make_gist("b", actors=(RUSSIA,)), both) == ()

    def test_in_a_wide_place_there_may_have_been_two_deeds(self) -> None:
        city = make_site("Kala", radius_km=12.0)
        army, rebels = make_gist("a", actors=(ARMY,), site=city), make_gist("b", actors=(REBELS,), site=city)
        assert find(army, rebels) == ()
        market = (make_party("market", known=False),)
        hit = [make_gist(g.id, actors=g.actors, site=city, targets=market) for g in (army, rebels)]
        assert one(Difference.RESPONSIBILITY, *hit)

    def test_who_only_tells_of_it_did_not_do_it(self) -> None:
        monitor = make_party("sohr", sector="NGO")
        assert find(make_gist("a", actors=(ARMY,)), make_gist("b", actors=(monitor,))) == ()
        lab = make_party("kala lab", sector="BUS")
        own = make_gist("b", actors=(lab,), voices=(make_speaker("kala lab", VoiceType.EXPERT),))
        assert find(make_gist("a", actors=(ARMY,)), own) == ()

    def test_sides_told_to_hit_each_other_are_rivals_for_one_harm_only(self) -> None:
        fight = make_gist("c", actors=(ARMY,), targets=(REBELS,), kind="armed_clash")
        army, rebels = make_gist("a", actors=(ARMY,)), make_gist("b", actors=(REBELS,))
        assert find(army, rebels)
        assert find(army, rebels, fight) == ()
        dead = (killed(9),)
        assert find(make_gist("a", actors=(ARMY,), figures=dead), make_gist("b", actors=(REBELS,), figures=dead), fight)

    def test_deeds_by_different_means_are_two(self) -> None:
        assert find(make_gist("a", actors=(ARMY,)), make_gist("b", actors=(REBELS,), kind="shelling")) == ()

    def test_sides_that_hit_each_other_did_two_deeds(self) -> None:
        army, rebels = make_gist("a", actors=(ARMY,), targets=(REBELS,)), make_gist("b", actors=(REBELS,))
        assert find(army, rebels) == ()

    def test_deeds_of_days_apart_are_two(self) -> None:
        later = DAY + timedelta(days=3)
        army = make_gist("a", actors=(ARMY,))
        found = find(army, make_gist("b", actors=(REBELS,), first=later, last=later))
        assert [dispute.difference for dispute in found] == [Difference.TIME]

    def test_background_blames_nobody_for_the_news(self) -> None:
        assert find(make_gist("a", actors=(ARMY,)), make_gist("b", actors=(REBELS,), background=True)) == ()

    def test_a_party_that_says_it_did_it_counts(self) -> None:
        brigade = make_party("dawn brigade", side="opposition", sector="REB")
        voice = make_speaker("dawn brigade", VoiceType.ARMED_GROUP, party=True)
        claimed = make_gist("b", actors=(brigade,), voices=(voice,))
        assert one(Difference.RESPONSIBILITY, make_gist("a", actors=(ARMY,)), claimed)

    def test_who_fights_whom_is_no_blame(self) -> None:
        clash = {"kind": "armed_clash"}
        assert find(make_gist("a", actors=(ARMY,), **clash), make_gist("b", actors=(REBELS,), **clash)) == ()


class TestCause:
    def test_an_air_strike_or_a_store_that_blew_up(self) -> None:
        strike = make_gist("a", quote="Jets bombed the market")
        store = make_gist("b", kind="attack", quote="A rebel depot beside the market exploded")
        dispute = one(Difference.CAUSE, strike, store)
        assert [p.holds for p in dispute.positions] == [
            "a strike from the air",
            "a store of arms or of gas that blew up or leaked",
        ]

    def test_an_instrument_tells_of_it_too(self) -> None:
        market = (make_party("market", known=False),)
        mortar = make_gist("b", kind="attack", instruments=(make_party("mortar rounds"),), targets=market)
        assert one(Difference.CAUSE, make_gist("a", targets=market), mortar)

    def test_means_are_rivals_for_one_target_or_one_toll_only(self) -> None:
        assert find(make_gist("a"), make_gist("b", kind="shelling")) == ()
        dead = (killed(9),)
        assert one(Difference.CAUSE, make_gist("a", figures=dead), make_gist("b", kind="shelling", figures=dead))

    def test_means_that_one_account_tells_together_can_both_be_right(self) -> None:
        dead = {"figures": (killed(9),)}
        shells = make_gist("b", kind="shelling", **dead)
        both = (make_gist("c", report="r", **dead), make_gist("d", report="r", kind="shelling", **dead))
        assert find(make_gist("a", **dead), shells)
        assert find(make_gist("a", **dead), shells, *both) == ()

    def test_a_general_word_tells_of_no_means(self) -> None:
        assert find(make_gist("a"), make_gist("b", kind="attack")) == ()


class TestPlace:
    def test_towns_that_cannot_be_one_place(self) -> None:
        dispute = one(Difference.PLACE, make_gist("a"), make_gist("b", site=make_site("Arn", lat=35.5)))
        assert dispute.because == "Kala and Arn lie 56 km apart"

    @pytest.mark.parametrize(
        "site",
        [
            make_site("Arn", lat=35.02),
            make_site("West Kala", lat=35.5, kind=PlaceClass.NEIGHBOURHOOD, parent="gn:kala"),
            make_site("Idlib", lat=35.5, kind=PlaceClass.ADMIN1),
            make_site("Arn", lat=35.5, basis=PlaceBasis.INHERITED),
            None,
        ],
    )
    def test_places_that_can_be_one_are_not_disputed(self, site: Any) -> None:
        assert find(make_gist("a"), make_gist("b", site=site)) == ()


class TestTime:
    def test_days_more_than_a_night_apart(self) -> None:
        later = DAY + timedelta(days=2)
        dispute = one(Difference.TIME, make_gist("a"), make_gist("b", first=later, last=later))
        assert [p.holds for p in dispute.positions] == ["on 2024-03-06", "on 2024-03-08"]

    @pytest.mark.parametrize(
        "changes",
        [
            {"first": NEXT, "last": NEXT},
            {"first": DAY + timedelta(days=5), "last": DAY + timedelta(days=5), "precision": Precision.WEEK},
            {"first": DAY + timedelta(days=5), "last": DAY + timedelta(days=5), "time_basis": Basis.PUBLICATION},
            {"first": None, "last": None, "precision": Precision.NONE},
        ],
    )
    def test_days_that_can_be_one_are_not_disputed(self, changes: dict[str, Any]) -> None:
        assert find(make_gist("a"), make_gist("b", **changes)) == ()


class TestHappened:
    def test_one_says_so_and_another_that_it_is_not(self) -> None:
        army = make_speaker("SYR.MIL", VoiceType.MILITARY, text="the army")
        denied = make_gist("b", polarity=Polarity.DENIED, actors=(ARMY,), voices=(army,))
        told = make_gist("a", voices=(make_speaker("sohr", text="the observatory"),))
        dispute = one(Difference.HAPPENED, told, denied)
        assert [p.holds for p in dispute.positions] == ["it is so", "it is not so, or not by Syrian army"]
        assert dispute.because == "so by the word of the observatory, not so by that of the army"

    def test_a_denial_in_so_many_words_stands_against_any_deed(self) -> None:
        denial = make_gist("b", kind="denial", klass=ClaimClass.SPEECH_ACT, polarity=Polarity.DENIED, actors=(ARMY,))
        assert one(Difference.HAPPENED, make_gist("a"), denial)

    def test_a_state_may_have_changed_since(self) -> None:
        doctor = make_speaker("dr salma", VoiceType.MEDICAL)
        hospital: dict[str, Any] = {"kind": "facility_status", "klass": ClaimClass.STATE, "voices": (doctor,)}
        shut = make_gist("b", polarity=Polarity.DENIED, **hospital)
        assert one(Difference.HAPPENED, make_gist("a", kind="facility_status", klass=ClaimClass.STATE), shut)
        later = make_gist("b", polarity=Polarity.DENIED, known=DAY + timedelta(days=4), **hospital)
        assert find(make_gist("a", **hospital), later) == ()

    def test_a_denial_told_by_an_outlet_is_the_deniers(self) -> None:
        denial = make_gist(
            "b", kind="denial", klass=ClaimClass.SPEECH_ACT, polarity=Polarity.DENIED, actors=(ARMY,), report="r"
        )
        dispute = one(Difference.HAPPENED, make_gist("a", report="r"), denial)
        assert dispute.because == "so by the word of a report, not so by that of Syrian army"

    def test_what_a_report_says_by_itself_not_to_be_so_disputes_nothing(self) -> None:
        assert find(make_gist("a"), make_gist("b", polarity=Polarity.DENIED)) == ()

    def test_no_soldier_died_says_nothing_of_civilians(self) -> None:
        voice = (make_speaker("SYR.MIL", VoiceType.MILITARY),)
        unhurt = toll("b", polarity=Polarity.DENIED, targets=(ARMY,), voices=voice)
        assert find(toll("a", killed(12, who=Who.CIVILIAN)), unhurt) == ()
        assert one(Difference.HAPPENED, toll("a", killed(12, who=Who.COMBATANT)), unhurt)

    def test_a_denial_that_is_linked_stands_against_what_it_is_linked_to(self) -> None:
        denial = make_gist("c", kind="denial", klass=ClaimClass.SPEECH_ACT, polarity=Polarity.DENIED, actors=(ARMY,))
        link = Link("a", "c", Relation.DENIES, 0.9, ())
        told = [make_gist("a"), make_gist("b"), make_gist("d", kind="attack")]
        (dispute,) = find(*told, denial, links=(link,))
        assert [position.claims for position in dispute.positions] == [("a", "b"), ("c",)]

    def test_what_is_denied_must_be_what_is_told(self) -> None:
        assert find(make_gist("a", kind="displacement"), make_gist("b", polarity=Polarity.DENIED)) == ()


class TestHolder:
    def test_two_sides_said_to_hold_one_part(self) -> None:
        army = make_gist("a", actors=(ARMY,), part="west", **HOLDS)
        rebels = make_gist("b", actors=(REBELS,), part="west", known=NEXT, **HOLDS)
        dispute = one(Difference.HOLDER, army, rebels)
        assert [p.holds for p in dispute.positions] == [
            "west of Kala held by Syrian army",
            "west of Kala held by rebels",
        ]

    def test_other_parts_and_later_days_are_not_disputed(self) -> None:
        army = make_gist("a", actors=(ARMY,), part="west", **HOLDS)
        assert find(army, make_gist("b", actors=(REBELS,), part="east", **HOLDS)) == ()
        later = make_gist("b", actors=(REBELS,), part="west", known=DAY + timedelta(days=5), **HOLDS)
        assert find(army, later) == ()

    def test_some_of_a_place_is_not_the_place(self) -> None:
        army = make_gist("a", actors=(ARMY,), **HOLDS)
        assert find(army, make_gist("b", actors=(REBELS,), quote="rebel-held districts of Kala", **HOLDS)) == ()
        assert find(army, make_gist("b", actors=(REBELS,), quote="rebel-held Kala", **HOLDS))

    def test_in_a_wide_place_each_may_hold_some_of_it(self) -> None:
        city = make_site("Kala", radius_km=12.0)
        army, rebels = (
            make_gist("a", actors=(ARMY,), site=city, **HOLDS),
            make_gist("b", actors=(REBELS,), site=city, **HOLDS),
        )
        assert find(army, rebels) == ()

    def test_a_side_that_says_itself_that_it_lost_it_is_believed_to_have_said_so(self) -> None:
        voice = (make_speaker("sohr"),)
        before = make_gist("a", actors=(ARMY,), voices=voice, **HOLDS)
        after = make_gist("b", actors=(REBELS,), voices=voice, **HOLDS)
        assert find(before, after) == ()


def test_one_claim_or_one_origin_disputes_nothing() -> None:
    assert find(make_gist("a")) == ()
    gists = [toll("a", killed(12)), toll("b", killed(20))]
    assert disputes(gists, deeds=DEEDS, origins={"a": "voice:x", "b": "voice:x"}) == ()


def test_what_is_only_announced_says_nothing_of_what_happened() -> None:
    assert find(toll("a", killed(12)), toll("b", killed(20), certainty=Certainty.PLANNED)) == ()


@given(st.permutations(range(5)))
def test_the_order_of_claims_does_not_matter(order: list[int]) -> None:
    held = [
        toll("a", killed(12), actors=(ARMY,)),
        toll("b", killed(20), actors=(REBELS,)),
        toll("c", killed(12), actors=(RUSSIA,), known=NEXT),
        make_gist("d", polarity=Polarity.DENIED, actors=(ARMY,)),
        make_gist("e", kind="shelling", first=DAY - timedelta(days=3), last=DAY - timedelta(days=3)),
    ]
    assert find(*(held[place] for place in order)) == find(*held)


SIDES = st.sampled_from([(), (ARMY,), (REBELS,), (RUSSIA,), (TERRORISTS,), (ARMY, RUSSIA)])
VOICES = st.sampled_from([(), (make_speaker("sohr"),), (make_speaker("SYR.MIL", VoiceType.MILITARY, party=True),)])
ACCOUNTS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["air_strike", "shelling", "casualties", "control", "denial", "accusation"]),
            "actors": SIDES,
            "targets": SIDES,
            "voices": VOICES,
            "report": st.sampled_from(["r", "s", "t"]),
            "polarity": st.sampled_from(list(Polarity)),
            "figures": st.sampled_from([(), (killed(12),), (killed(20),), (killed(24, 99, wording="dozens"),)]),
            "known": st.sampled_from([DAY, NEXT]),
            "first": st.sampled_from([DAY, DAY + timedelta(days=3)]),
            "quote": st.sampled_from(["It was so", "A depot exploded there", "A car bomb went off"]),
        }
    ),
    min_size=2,
    max_size=8,
)


def accounts(given_ones: list[dict[str, Any]]) -> list[Gist]:
    classes = {"control": ClaimClass.STATE, "denial": ClaimClass.SPEECH_ACT, "accusation": ClaimClass.SPEECH_ACT}
    return [
        make_gist(f"g{place}", klass=classes.get(one["kind"], ClaimClass.EVENT), last=one["first"], **one)
        for place, one in enumerate(given_ones)
    ]


@given(ACCOUNTS, st.randoms())
def test_any_accounts_in_any_order_make_the_same_disputes(drawn: list[dict[str, Any]], random: Any) -> None:
    gists = accounts(drawn)
    straight = find(*gists)
    random.shuffle(gists)
    assert find(*gists) == straight


@given(ACCOUNTS)
def test_positions_hold_claims_of_the_happening_and_stand_apart(drawn: list[dict[str, Any]]) -> None:
    gists = accounts(drawn)
    for dispute in find(*gists):
        assert len(dispute.positions) > 1
        assert dispute.because
        assert all(position.claims and position.holds for position in dispute.positions)
        assert {claim for position in dispute.positions for claim in position.claims} <= {gist.id for gist in gists}

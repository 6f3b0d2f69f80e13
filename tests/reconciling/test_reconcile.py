from __future__ import annotations

import gc
from dataclasses import replace
from datetime import timedelta

import pytest

from frontwire.model.gist import Gist
from frontwire.model.happening import Relation
from frontwire.model.judgement import Verdict
from frontwire.model.span import Span
from frontwire.model.time import Basis
from frontwire.model.voice import Certainty, Polarity
from reconciling_toy import (
    DARAA,
    DAY,
    HAMA,
    JASIM,
    MARKET,
    NAWA,
    PROVINCE,
    SYRIA,
    count,
    gist,
    groups,
    judge,
    link,
    only,
    party,
    reconciled,
    speaker,
    together,
)

LATER = DAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(gist("a"), gist("b"), id="one kind, place and day"),
        pytest.param(gist("a"), gist("b", kind="casualties", figures=(count(9),)), id="a strike and its toll"),
        pytest.param(gist("a"), gist("b", kind="chemical_attack"), id="two names of one attack"),
        pytest.param(gist("a"), gist("b", site=MARKET), id="a quarter of the town"),
        pytest.param(
            gist("a", figures=(count(18),)), gist("b", site=PROVINCE, figures=(count(18),)), id="a province, same toll"
        ),
        pytest.param(
            gist("a", figures=(count(18),)), gist("b", day=None, figures=(count(18),)), id="no day, but the same toll"
        ),
        pytest.param(gist("a", figures=(count(40),)), gist("b", day=LATER, figures=(count(40),)), id="around midnight"),
    ],
)
def test_one_happening(left: Gist, right: Gist) -> None:
    assert together(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(gist("a"), gist("b", kind="protest"), id="kinds that are never one thing"),
        pytest.param(gist("a"), gist("b", kind="suicide_bombing"), id="kinds that are seldom one thing"),
        pytest.param(gist("a"), gist("b", site=JASIM), id="two towns"),
        pytest.param(gist("a", figures=(count(18),)), gist("b", site=HAMA, figures=(count(18),)), id="two divisions"),
        pytest.param(gist("a"), gist("b", day=DAY + timedelta(days=3)), id="three days apart"),
        pytest.param(gist("a"), gist("b", site=PROVINCE), id="only the province and the day agree"),
        pytest.param(gist("a"), gist("b", site=SYRIA), id="only the country and the day agree"),
        pytest.param(gist("a"), gist("b", site=None), id="no place and nothing else"),
        pytest.param(gist("a"), gist("b", day=LATER, background=True), id="what went before"),
        pytest.param(gist("a"), gist("b", certainty=Certainty.PLANNED), id="what is only planned"),
        pytest.param(
            gist("a", site=DARAA, figures=(count(3),)),
            gist("b", site=DARAA, figures=(count(40),)),
            id="tolls far apart",
        ),
    ],
)
def test_two_happenings(left: Gist, right: Gist) -> None:
    assert not together(left, right)


SEAT = replace(DARAA, admin1="Daraa")


def test_a_seat_may_mean_its_province_where_more_agrees() -> None:
    counted = (count(38),)
    assert together(gist("a", figures=counted), gist("b", site=SEAT, figures=counted))
    assert not together(gist("a"), gist("b", site=SEAT))
    assert not together(gist("a", figures=counted), gist("b", site=replace(SEAT, name="Izra"), figures=counted))


def test_what_is_rare_is_told_of_for_days_and_without_its_place() -> None:
    named, later = {"actors": (party("army"),), "targets": (party("bakery"),)}, DAY + timedelta(days=6)
    gas, raid = gist("a", kind="chemical_attack", **named), gist("a", **named)
    assert together(gas, gist("b", kind="chemical_attack", day=None, known=later, **named))
    assert together(gas, gist("b", kind="chemical_attack", site=SYRIA, **named))
    assert not together(raid, gist("b", day=None, known=later, **named))
    assert not together(raid, gist("b", site=SYRIA, **named))
    assert not together(gas, gist("b", kind="chemical_attack", day=None, known=DAY + timedelta(days=20), **named))


def test_two_strikes_of_one_report_in_two_towns_stay_apart() -> None:
    first = gist("a", report="r", span=Span(0, 10))
    toll = gist("b", report="r", span=Span(10, 20), kind="casualties", figures=(count(4),))
    second = gist("c", report="r", span=Span(30, 40), site=JASIM)
    assert groups(first, toll, second) == [("a", "b"), ("c",)]


def test_every_claim_stands_in_one_happening_named_by_the_claim_known_first() -> None:
    held = [gist("b"), gist("a", known=LATER), gist("c", site=JASIM), gist("d", kind="protest")]
    made = reconciled(*held)
    assert sorted(claim for happening in made.happenings for claim in happening.claims) == ["a", "b", "c", "d"]
    assert [happening.id for happening in made.happenings] == [happening.claims[0] for happening in made.happenings]
    assert made.happenings[0].claims == ("b", "a")


def test_a_happening_is_of_the_family_that_says_most() -> None:
    assert only(gist("a", kind="casualties"), gist("b", kind="shelling")).family == "strike"


def test_a_link_gives_its_reasons_in_words() -> None:
    happening = only(gist("a", figures=(count(18),)), gist("b", figures=(count(18),)))
    held = link(happening, "a", "b")
    assert held.because == ("both at Nawa", "both on 2024-03-05", "both tell of air strike", "both count 18 killed")
    assert held.by == "rule"
    assert 0.5 <= held.score <= 1


def test_the_day_of_a_denial_is_not_that_of_what_it_denies() -> None:
    strike = gist("a", targets=(party("depot"),))
    denial = gist("b", day=LATER, polarity=Polarity.DENIED, targets=(party("depot"),), time_basis=Basis.INHERITED)
    assert together(strike, denial)
    dated = replace(denial, time_basis=Basis.STATED, first=DAY + timedelta(days=2), last=DAY + timedelta(days=2))
    assert not together(strike, dated)


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_is_left_as_it_was(collecting: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        reconciled(gist("a"))
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if was else gc.disable)()


def test_a_denied_strike_denies_it() -> None:
    happening = only(gist("a"), gist("b", polarity=Polarity.DENIED))
    assert link(happening, "a", "b").relation is Relation.DENIES


def test_what_is_said_of_a_strike_in_the_same_words_belongs_to_it() -> None:
    strike = gist("a", report="r", span=Span(20, 60))
    accusation = gist("b", report="r", kind="accusation", span=Span(0, 60), actors=(party("opposition"),))
    elsewhere = replace(accusation, id="c", span=Span(400, 460), site=JASIM, quote="another matter")
    assert groups(strike, accusation, elsewhere) == [("a", "b"), ("c",)]


def test_an_appeal_told_beside_a_strike_need_not_speak_of_it() -> None:
    strike = gist("a", report="r", span=Span(20, 60))
    beside = gist("b", report="r", kind="appeal", span=Span(62, 90))
    within = gist("c", report="r", kind="appeal", span=Span(0, 60))
    assert groups(strike, beside, within) == [("a", "c"), ("b",)]


def test_an_accusation_by_itself_goes_to_the_only_thing_at_its_place() -> None:
    accusation = gist("b", kind="accusation", day=LATER)
    assert together(gist("a"), accusation)
    assert link(only(gist("a"), accusation), "a", "b").because == (
        "nothing else at Nawa in the 3 days before it that it could speak of",
    )
    other = gist("c", kind="abduction")
    assert len(groups(gist("a"), other, accusation)) == 3
    assert not together(gist("a", day=LATER + timedelta(days=1)), accusation)
    assert not together(gist("a"), replace(accusation, kind="condemnation"))


def test_a_statement_quoted_twice_does_not_join_what_it_was_said_of() -> None:
    words = "a crime that the world must answer"
    strikes = [gist(name, report=name, site=place, span=Span(0, 40)) for name, place in (("a", NAWA), ("b", JASIM))]
    said = [
        gist(f"{name}2", report=name, kind="condemnation", quote=words, actors=(party("un"),), span=Span(0, 40))
        for name in "ab"
    ]
    assert groups(*strikes, *said) == [("a", "a2"), ("b", "b2")]


def test_what_is_said_abroad_goes_with_its_report() -> None:
    strike = gist("a", report="r", span=Span(20, 60))
    accusation = gist(
        "b", report="r", kind="accusation", span=Span(0, 60), site=replace(DARAA, id="t:Paris", country="FR")
    )
    assert [happening.zone for happening in reconciled(strike, accusation).happenings] == ["SY"]


def test_a_statement_quoted_twice_is_one() -> None:
    words = "the minister condemned the raid on the market as a crime against all"
    one = gist("a", kind="condemnation", quote=words, actors=(party("minister"),), site=None)
    two = gist("b", kind="condemnation", quote=words + ", he said", actors=(party("minister"),), site=None)
    other = replace(two, id="c", report="other", actors=(party("governor"),))
    assert groups(one, two, other) == [("a", "b"), ("c",)]


def test_words_on_who_holds_a_town_follow_one_another() -> None:
    first = gist("a", kind="control", actors=(party("army"),))
    second = gist("b", kind="control", day=DAY + timedelta(days=9), actors=(party("rebels"),))
    much_later = gist("c", kind="control", day=DAY + timedelta(days=90))
    other_part = gist("d", kind="control", part="west")
    made = reconciled(first, second, much_later, other_part)
    assert [happening.claims for happening in made.happenings] == [("a", "b"), ("d",), ("c",)]
    assert link(made.happenings[0], "a", "b").relation is Relation.UPDATES


def test_a_later_count_of_one_voice_updates_it() -> None:
    first = gist("a", kind="casualties", figures=(count(18),), voices=(speaker("monitor"),))
    second = gist("b", kind="casualties", figures=(count(21),), voices=(speaker("monitor"),), known=LATER)
    relations = [held.relation for held in only(first, second).links]
    assert relations == [Relation.SAME, Relation.UPDATES]


def test_a_judgement_parts_what_the_rules_join_and_joins_what_they_part() -> None:
    a, b, c = gist("a"), gist("b"), gist("c", site=HAMA)
    assert groups(a, b, c) == [("a", "b"), ("c",)]
    decided = (judge(1, a, b, Verdict.DIFFERENT), judge(2, b, c, Verdict.SAME))
    assert groups(a, b, c, judgements=decided) == [("a",), ("b", "c")]


def test_an_undone_judgement_does_nothing() -> None:
    a, b = gist("a"), gist("b")
    assert reconciled(a, b, judgements=(judge(1, a, b, Verdict.DIFFERENT, undone=2),)) == reconciled(a, b)


def test_later_updates() -> None:
    a, b = gist("a"), gist("b", site=NAWA, day=DAY + timedelta(days=20))
    held = link(only(a, b, judgements=(judge(1, a, b, Verdict.LATER),)), "a", "b")
    assert (held.relation, held.by, held.score) == (Relation.UPDATES, "Rana", 1.0)

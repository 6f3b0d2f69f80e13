"""ACLED's rows: read back as its users read them, and made of happenings by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from drawing.builders import DOCTOR, GENERAL, SPOKESMAN, day
from frontwire.corpus import Corpus
from frontwire.model.actor import Sector
from frontwire.model.figure import Who
from frontwire.publishing.exports import Shipment, Unit, format_of
from frontwire.publishing.exports.acled.naming import Namer
from frontwire.publishing.exports.acled.rows import COLUMNS
from publishing.exports.acled_support import TABLES, WORDS, found, left_out, row, strike
from publishing.exports.event_support import (
    ARMY,
    CIVILIANS,
    IS,
    PLANES,
    REBELS,
    RUSSIA,
    elsewhere,
    killed,
    party,
)


@pytest.fixture(scope="module")
def frame(shipment: Shipment) -> pd.DataFrame:
    out = io.BytesIO()
    format_of("acled").write(shipment, Unit.HAPPENINGS, out)
    return pd.read_csv(io.BytesIO(out.getvalue()), keep_default_na=False)


# Read back


def test_pandas_reads_the_31_columns_with_their_types(frame: pd.DataFrame) -> None:
    assert tuple(frame.columns) == COLUMNS
    assert len(COLUMNS) == 31
    whole = [
        "year",
        "time_precision",
        "inter1",
        "inter2",
        "interaction",
        "iso",
        "geo_precision",
        "fatalities",
        "timestamp",
    ]
    assert all(frame[name].dtype == "int64" for name in whole)
    assert all(frame[name].dtype == "float64" for name in ("latitude", "longitude"))
    assert pd.to_datetime(frame["event_date"], format="%Y-%m-%d").dt.year.equals(frame["year"].astype("int32"))


def test_codes_are_acleds(frame: pd.DataFrame) -> None:
    typed = {(one.event_type, one.sub_event_type, one.disorder) for one in TABLES.types.values()}
    assert set(zip(frame["event_type"], frame["sub_event_type"], frame["disorder_type"], strict=True)) <= typed
    assert set(frame["time_precision"]) | set(frame["geo_precision"]) <= {1, 2, 3}
    assert set(frame["civilian_targeting"]) <= {"", "Civilian targeting"}
    assert frame["event_id_cnty"].str.fullmatch(r"SYR\d+").all()
    assert frame["event_id_cnty"].is_unique
    assert (frame[["country", "region", "iso"]] == ["Syria", "Middle East", 760]).all(axis=None)


def test_interaction_is_made_of_both_codes_the_smaller_first(frame: pd.DataFrame) -> None:
    for one, other, both in zip(frame["inter1"], frame["inter2"], frame["interaction"], strict=True):
        assert both == (one * 10 if other == 0 else min(one, other) * 10 + max(one, other))
    assert (frame["actor2"].eq("") == frame["inter2"].eq(0)).all()


def test_a_row_lies_within_the_days_of_its_happening(frame: pd.DataFrame, shipment: Shipment) -> None:
    accounts = {held.account.id: held.account for held in shipment.bundles()}
    for told, when in zip(frame["notes"], frame["event_date"], strict=True):
        account = accounts[found(told)[0]]
        first, last = account.first or account.last, account.last or account.first
        assert first is not None
        assert last is not None
        assert first <= date.fromisoformat(when) <= last


def test_every_id_in_notes_leads_to_a_claim_whose_sentence_stands_there(frame: pd.DataFrame, corpus: Corpus) -> None:
    with corpus.view() as view:
        for told in frame["notes"]:
            _, claims = found(told)
            for id_ in claims:
                claim = view.claim(id_)
                assert claim is not None
                text = view.text(next(g.report for g in view.gists() if g.id == id_))
                assert text is not None
                assert " ".join(claim.evidence.sentence.of(text).split()) in told


def test_every_happening_is_written_or_counted(shipment: Shipment) -> None:
    tally = format_of("acled").write(shipment, Unit.HAPPENINGS, io.BytesIO())
    assert tally.written + sum(tally.left_out.values()) == sum(1 for _ in shipment.bundles())
    assert tally.left_out["a state or something said, no event"] > 0


def test_the_shelling_of_the_market_takes_the_lowest_independent_number(frame: pd.DataFrame) -> None:
    (held,) = frame[frame["notes"].str.contains("0a4f1fa1ce9b3498")].to_dict("records")
    assert (held["sub_event_type"], held["fatalities"]) == ("Shelling/artillery/missile attack", 14)
    assert held["actor1"] == "Unidentified Armed Group (Syria)", "each side blames the other"
    assert "Otherwise told" in held["notes"]
    assert "Denied" in held["notes"]


# Who


def test_a_strike_on_residents_is_by_state_forces_on_civilians() -> None:
    held = row(strike(actors=(ARMY,), targets=(CIVILIANS,)))
    assert (held["actor1"], held["inter1"]) == ("Military Forces of Syria (2000-2024)", 1)
    assert (held["actor2"], held["inter2"], held["interaction"]) == ("Civilians (Syria)", 7, 17)
    assert held["civilian_targeting"] == "Civilian targeting"


def test_forces_abroad_are_external() -> None:
    held = row(strike(actors=(RUSSIA,), targets=(REBELS,)))
    assert (held["actor1"], held["inter1"]) == ("Military Forces of Russia (2000-)", 8)
    assert (held["actor2"], held["interaction"], held["civilian_targeting"]) == ("Opposition Rebels (Syria)", 28, "")


def test_nobody_named_stands_as_unidentified() -> None:
    assert row(strike(targets=(CIVILIANS,)))["actor1"] == "Unidentified Military Forces"
    assert row(strike(kind="shelling", targets=(CIVILIANS,)))["actor1"] == "Unidentified Armed Group (Syria)"


def test_planes_of_nobody_give_way_to_an_army_that_is_named() -> None:
    held = row(strike("a1", actors=(PLANES,)), strike("a2", by=DOCTOR, actors=(ARMY,)))
    assert held["actor1"] == "Military Forces of Syria (2000-2024)"


def test_groups_do_not_fly_but_may_have_drones() -> None:
    assert row(strike(actors=(REBELS,), targets=(CIVILIANS,)))["actor1"] == "Unidentified Military Forces"
    drone = row(strike(kind="drone_strike", actors=(REBELS,), targets=(CIVILIANS,)))
    assert drone["actor1"] == "Opposition Rebels (Syria)"


def test_states_send_no_suicide_bombers() -> None:
    bomb = strike(kind="suicide_bombing", actors=(ARMY,), targets=(CIVILIANS,))
    code = "Explosions/Remote violence/Suicide bomb"
    assert row(bomb, code=code)["actor1"] == "Unidentified Armed Group (Syria)"
    assert row(replace(bomb, actors=(IS,)), code=code)["actor1"] == "Islamic State (Syria)"


def test_as_many_words_for_one_doer_as_for_another_leave_him_unidentified() -> None:
    blamed = strike("a1", kind="shelling", by=SPOKESMAN, actors=(ARMY,), quote="the army shelled the market")
    others = strike("a2", kind="shelling", by=GENERAL, actors=(REBELS,), quote="rebel shells fell on the market")
    held = row(blamed, others)
    assert held["actor1"] == "Unidentified Armed Group (Syria)"
    assert "the army shelled the market" in str(held["notes"])
    assert "rebel shells fell on the market" in str(held["notes"])


def test_an_independent_word_for_a_doer_outweighs_a_partys() -> None:
    held = row(
        strike("a1", kind="shelling", by=DOCTOR, actors=(ARMY,)),
        strike("a2", kind="shelling", by=GENERAL, actors=(IS,)),
    )
    assert held["actor1"] == "Military Forces of Syria (2000-2024)"
    assert "Otherwise told" in str(held["notes"])


def test_who_did_it_is_asked_of_claims_of_the_deeds_family() -> None:
    told = strike("a1", by=DOCTOR, actors=(RUSSIA,), targets=(CIVILIANS,))
    beside = tuple(strike(name, kind="armed_clash", outlet=name, by=None, actors=(ARMY,)) for name in ("a2", "a3"))
    assert row(told, *beside)["actor1"] == "Military Forces of Russia (2000-)"
    unnamed = replace(told, actors=())
    assert row(unnamed, *beside)["actor1"] == "Unidentified Military Forces", "what fought nearby did not fly"


def test_a_battle_has_two_sides() -> None:
    told = strike(kind="armed_clash", actors=(ARMY, IS))
    held = row(told, family="fighting")
    assert {held["actor1"], held["actor2"]} == {"Military Forces of Syria (2000-2024)", "Islamic State (Syria)"}
    assert held["interaction"] == 12
    assert left_out(strike(kind="armed_clash"), family="fighting") == "a battle in which no side is named"


def test_troops_that_move_without_an_opponent_are_no_battle() -> None:
    held = row(strike(kind="advance", actors=(ARMY,)), family="fighting")
    assert (held["sub_event_type"], held["interaction"]) == ("Change to group/activity", 10)
    fought = row(strike(kind="advance", actors=(ARMY,), targets=(IS,)), family="fighting")
    assert fought["sub_event_type"] == "Armed clash"


def test_who_destroys_the_other_sides_arms_fights() -> None:
    told = strike(kind="equipment_loss", actors=(REBELS,), targets=(ARMY,))
    assert row(told, family="harm", code="Strategic developments/Other")["sub_event_type"] == "Armed clash"
    alone = strike(kind="equipment_loss", actors=(REBELS,))
    assert row(alone, family="harm", code="Strategic developments/Other")["sub_event_type"] == "Other"


def test_an_attack_on_fighters_is_a_battle_and_one_on_nobody_is_left_out() -> None:
    assert row(strike(kind="attack", actors=(IS,), targets=(ARMY,)))["sub_event_type"] == "Armed clash"
    assert row(strike(kind="attack", actors=(IS,), targets=(CIVILIANS,)))["sub_event_type"] == "Attack"
    assert left_out(strike(kind="attack", actors=(IS,))) == "an attack of which nobody says on whom"


def test_people_of_a_calling_are_civilians_with_an_associated_actor() -> None:
    medic = party("a paramedic", "MED")
    held = row(strike(targets=(medic,), figures=(killed(1, who=Who.HEALTH_WORKER), killed(2, who=Who.WOMAN))))
    assert held["actor2"] == "Civilians (Syria)"
    assert held["assoc_actor_2"] == "Health Workers (Syria); Women (Syria)"


def test_allies_named_in_one_claim_are_associated() -> None:
    held = row(strike(actors=(ARMY, RUSSIA), targets=(CIVILIANS,)))
    assert held["actor1"] == "Military Forces of Syria (2000-2024)"
    assert held["assoc_actor_1"] == "Military Forces of Russia (2000-)"


def test_protesters_stand_first_and_a_states_protest_is_none() -> None:
    held = row(strike(kind="protest", actors=(CIVILIANS,)), family="unrest")
    assert (held["actor1"], held["interaction"]) == ("Protesters (Syria)", 60)
    assert (held["tags"], held["disorder_type"]) == ("crowd size=no report", "Demonstrations")
    assert str(held["notes"]).endswith("[size=no report]")
    assert (
        left_out(strike(kind="protest", actors=(RUSSIA,)), family="unrest") == "a protest of a state or an armed group"
    )


@pytest.mark.parametrize(
    ("text", "sector", "named"),
    [
        ("the army", "MIL", "Military Forces of Syria (2000-2024)"),
        ("Kurdish forces", "MIL", "Unidentified Military Forces"),
        ("police", "COP", "Police Forces of Syria (2000-2024)"),
        ("gunmen", "UAF", "Unidentified Armed Group (Syria)"),
        ("militants", "REB", "Unidentified Armed Group (Syria)"),
    ],
)
def test_words_without_a_name_are_named_by_sector(text: str, sector: str, named: str) -> None:
    actor = Namer(TABLES, WORDS, "SY", day(4), violent=True).doer(party(text, sector))
    assert actor is not None
    assert actor.name == named


def test_a_governments_name_follows_the_day_and_the_deed() -> None:
    state = party("the government", "GOV", key="SYR.GOV", country="SY")
    assert _named(state, date(2025, 2, 1)) == "Military Forces of Syria (2024-)"
    assert _named(state, date(1995, 2, 1)) == "Military Forces of Syria"
    assert _named(state, day(4), violent=False) == "Government of Syria (2000-2024)"
    america = party("US", "GOV", key="USA.GOV", country="US")
    assert _named(america, date(2018, 2, 1)) == "Military Forces of the United States (2017-2021)"


def _named(held, when: date, *, violent: bool = True) -> str:  # type: ignore[no-untyped-def]
    actor = Namer(TABLES, WORDS, "SY", when, violent=violent).doer(held)
    assert actor is not None
    return actor.name


def test_the_country_itself_tells_where_not_who() -> None:
    syrian = party("Syrian", "GOV", key="SYR.GOV", side="government", country="SY")
    assert row(strike(actors=(syrian,), targets=(CIVILIANS,)))["actor1"] == "Unidentified Military Forces"
    abroad = row(strike(actors=(syrian,), targets=(CIVILIANS,), place=elsewhere(country="LB")))
    assert abroad["actor1"] == "Military Forces of Syria (2000-2024)"


def test_every_sector_has_a_name_or_is_known_to_have_none() -> None:
    nameless = {Sector.UNK, Sector.PRE, Sector.ISM, Sector.MNC}
    assert {sector for sector in Sector if sector.value not in TABLES.sectors} == nameless


# What

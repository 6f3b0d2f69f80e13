"""ACLED's rows: read back as its users read them, and made of happenings by hand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing.builders import DOCTOR, GENERAL, LEXICONS, MONITOR, SPOKESMAN, day
from frontwire.corpus import Corpus
from frontwire.lexicon.acled import Acled, Vague
from frontwire.lexicon.events import EventWords
from frontwire.lexicon.families import Families
from frontwire.lexicon.labels import Labels
from frontwire.model.actor import Sector
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.gist import Gist
from frontwire.model.place import PlaceClass
from frontwire.model.time import Basis
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.exports import Bundle, Shipment, Unit, format_of
from frontwire.publishing.exports.acled.counting import conventional
from frontwire.publishing.exports.acled.naming import Namer
from frontwire.publishing.exports.acled.rows import COLUMNS, Row, Rows, geo_precision, time_precision
from frontwire.publishing.exports.acled.sourcing import Sources
from frontwire.publishing.exports.events import Dating
from publishing.exports.event_support import (
    ARMY,
    CIVILIANS,
    IS,
    NAWA,
    PLANES,
    REBELS,
    RUSSIA,
    bundle,
    elsewhere,
    gist,
    killed,
    party,
)

TABLES = Acled.load(LEXICONS)
WORDS = EventWords.load(LEXICONS)
FAMILIES = Families.load(LEXICONS / "linking")
LABELS = Labels.load(LEXICONS / "publishing" / "labels.yml")
ROWS = Rows(TABLES, Sources(TABLES, {"meridian": "SY", "abroad": "FR", "near": "JO"}), LABELS, WORDS, FAMILIES)
_IDS = re.compile(r"\[frontwire happening (\w+); claims ([\w, ]+)\]")


@pytest.fixture(scope="module")
def frame(shipment: Shipment) -> pd.DataFrame:
    out = io.BytesIO()
    format_of("acled").write(shipment, Unit.HAPPENINGS, out)
    return pd.read_csv(io.BytesIO(out.getvalue()), keep_default_na=False)


def row(*gists: Gist, **more: object) -> Row:
    made = ROWS.row(bundle(*gists, **more))  # type: ignore[arg-type]
    assert not isinstance(made, str), made
    return made


def left_out(*gists: Gist, **more: object) -> str:
    made = ROWS.row(bundle(*gists, **more))  # type: ignore[arg-type]
    assert isinstance(made, str), made
    return made


def strike(id: str = "a1", **more: object) -> Gist:  # noqa: A002 - the field's name
    held = {"kind": "air_strike", "known": day(5), "by": MONITOR, "place": NAWA, **more}
    return gist(id, **held)  # type: ignore[arg-type]


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
        account = accounts[_found(told)[0]]
        first, last = account.first or account.last, account.last or account.first
        assert first is not None
        assert last is not None
        assert first <= date.fromisoformat(when) <= last


def test_every_id_in_notes_leads_to_a_claim_whose_sentence_stands_there(frame: pd.DataFrame, corpus: Corpus) -> None:
    with corpus.view() as view:
        for told in frame["notes"]:
            _, claims = _found(told)
            for found in claims:
                claim = view.claim(found)
                assert claim is not None
                text = view.text(next(g.report for g in view.gists() if g.id == found))
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


def _found(told: str) -> tuple[str, list[str]]:
    match = _IDS.search(told)
    assert match is not None
    return match[1], match[2].split(", ")


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


def test_the_most_telling_type_that_a_firm_claim_supports() -> None:
    gas = strike("a1", kind="shelling", actors=(ARMY,))
    code = "Explosions/Remote violence/Chemical weapon"
    assert row(strike("a2"), gas)["sub_event_type"] == "Air/drone strike"
    assert row(gas, strike("a2"), code=code)["sub_event_type"] == "Chemical weapon"
    perhaps = replace(gas, certainty=Certainty.POSSIBLE)
    assert row(perhaps, strike("a2"), code=code)["sub_event_type"] == "Air/drone strike"


def test_a_count_of_the_dead_types_only_what_nothing_else_does() -> None:
    count = strike("a1", kind="casualties", targets=(CIVILIANS,), figures=(killed(3),))
    assert row(count, family="harm")["sub_event_type"] == "Attack"
    assert row(count, strike("a2", kind="shelling"))["sub_event_type"] == "Shelling/artillery/missile attack"


def test_ground_that_only_its_taker_claims_against_denial_is_a_clash() -> None:
    taken = strike("a1", kind="territory_taken", by=GENERAL, actors=(ARMY,), targets=(REBELS,))
    denied = strike("a2", kind="territory_taken", by=SPOKESMAN, actors=(ARMY,), polarity=Polarity.DENIED)
    assert row(taken, family="fighting")["sub_event_type"] == "Government regains territory"
    assert row(taken, denied, family="fighting")["sub_event_type"] == "Armed clash"
    borne_out = replace(taken, id="a3", report="other", voices=(MONITOR,))
    assert row(taken, denied, borne_out, family="fighting")["sub_event_type"] == "Government regains territory"


def test_ground_is_regained_by_states_and_overtaken_by_others() -> None:
    taken = strike(kind="territory_taken", actors=(IS,), targets=(ARMY,))
    assert row(taken, family="fighting")["sub_event_type"] == "Non-state actor overtakes territory"
    helped = strike(kind="territory_taken", actors=(RUSSIA,), targets=(IS,))
    assert row(helped, family="fighting")["sub_event_type"] == "Government regains territory"


@pytest.mark.parametrize(
    ("held", "because"),
    [
        (strike(kind="accident"), "an accident is no political violence"),
        (strike(kind="siege"), "a siege is a state"),
        (strike(kind="arrest", targets=(CIVILIANS,)), "a development of which nobody says by whom"),
        (strike(undated=True), "not dated"),
        (strike(place=None), "not placed"),
        (strike(place=elsewhere(country=None)), "placed in no country"),
        (strike(place=elsewhere(country="XX")), "in a country that the table of ACLED's countries lacks"),
        (strike(place=elsewhere(kind=PlaceClass.COUNTRY)), "placed no more exactly than in a country or at sea"),
        (strike(polarity=Polarity.DENIED), "denied by everybody who speaks of it"),
        (strike(certainty=Certainty.POSSIBLE), "told as possible only"),
        (strike(when=(None, day(4))), "told of as going on, with no day of its own"),
        (strike(when=date(1996, 12, 31)), "dated before the data set begins"),
        (strike(when=(day(1, 1), day(5))), "dated no more exactly than to several months"),
        (
            strike(kind="casualties", figures=(killed(9, scope=Scope.CUMULATIVE),)),
            "only a toll over a longer time or of those brought in",
        ),
    ],
)
def test_what_acled_has_no_place_for_is_left_out_with_the_reason(held: Gist, because: str) -> None:
    assert left_out(held) == because


# How many


@pytest.mark.parametrize(
    ("low", "high", "wording", "number"),
    [
        (24, 99, "dozens", 12),
        (24, 99, "Dozens of people", 12),
        (20, 99, "tens", 10),
        (200, 999, "hundreds", 100),
        (200_000, 999_999, "hundreds of thousands", 200_000),
        (3, 9, "several", 3),
        (11, None, "at least 11", 11),
        (None, 20, "up to 20", 20),
        (7, 7, "seven", 7),
    ],
)
def test_vague_words_count_as_acled_writes_them(low: int | None, high: int | None, wording: str, number: int) -> None:
    figure = Figure(What.KILLED, Who.MIXED, low, high, wording)
    assert conventional(figure, TABLES.vague) == number


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.sampled_from([one.word for one in TABLES.vague]))
def test_a_word_never_raises_a_number(low: int, more: int, word: str) -> None:
    figure = Figure(What.KILLED, Who.MIXED, low, low + more, word)
    number = conventional(figure, [Vague(word=word, fatalities=min(low, 12))])
    assert number is not None
    assert number <= low


def test_fatalities_are_the_lowest_of_independent_voices() -> None:
    told = (
        strike("a1", figures=(killed(14),), by=DOCTOR),
        strike("a2", figures=(killed(17),), by=MONITOR),
        strike("a3", figures=(killed(5),), by=GENERAL),
        strike("a4", figures=(killed(40),), by=SPOKESMAN),
    )
    held = row(*told)
    assert held["fatalities"] == 14
    assert "14 (people): a doctor" in str(held["notes"])
    assert "5 (people): the army" in str(held["notes"])
    assert row(told[2], told[3])["fatalities"] == 5, "where only parties count, the lowest of theirs"


def test_fatalities_are_nought_where_nobody_counts_this_incident() -> None:
    assert row(strike())["fatalities"] == 0
    assert row(strike(figures=(killed(9, scope=Scope.ARRIVALS),)))["fatalities"] == 0
    assert row(strike(figures=(killed(9, scope=Scope.CUMULATIVE),)))["fatalities"] == 0
    assert row(strike(figures=(killed(9, what=What.WOUNDED),)))["fatalities"] == 0


def test_civilians_and_fighters_are_added_where_nobody_counts_all() -> None:
    parts = (killed(3, who=Who.CIVILIAN), killed(4, who=Who.COMBATANT))
    assert row(strike(figures=parts))["fatalities"] == 7
    assert row(strike("a1", figures=parts, by=DOCTOR), strike("a2", figures=(killed(9),)))["fatalities"] == 9
    fewer = row(strike("a1", figures=parts, by=DOCTOR), strike("a2", figures=(killed(2),)))
    assert fewer["fatalities"] == 7, "a count of fewer than its part is of another part"
    assert row(strike(figures=(killed(2, who=Who.WOMAN), killed(5, who=Who.CHILD))))["fatalities"] == 5


def test_the_toll_of_a_war_is_no_incidents() -> None:
    war = gist("a2", kind="casualties", known=day(5), quote="the war has killed 90,000", figures=(killed(90_000),))
    assert row(strike("a1", figures=(killed(3),), by=DOCTOR), war)["fatalities"] == 3
    quake = replace(war, quote="the blast at the port killed 2,100", figures=(killed(2100),))
    assert row(strike("a1"), quake)["fatalities"] == 2100


def test_in_one_sentence_the_smaller_count_is_a_part() -> None:
    words = "17 died, two of them medics"
    whole = replace(strike("a1", figures=(killed(17),), quote=words, report="r"), kind="casualties")
    part = replace(strike("a2", figures=(killed(2),), quote=words, report="r", by=None), kind="casualties")
    held = bundle(strike("a3"), whole, part)
    entries = tuple(replace(entry, sentence=words) for entry in held.entries)
    made = ROWS.row(replace(held, entries=entries))
    assert not isinstance(made, str)
    assert made["fatalities"] == 17
    assert row(strike("a3"), whole, replace(part, report="other"))["fatalities"] == 2, "in two reports both may be all"


def test_what_a_page_no_longer_says_makes_no_row_and_no_number() -> None:
    changed = replace(strike("a1", figures=(killed(40),)), until=day(10))
    other = strike("a2", by=DOCTOR, figures=(killed(50),))
    assert left_out(changed) == "no longer said by the page that said it"
    assert row(changed, other)["fatalities"] == 50
    assert row(changed, other, at=day(9))["fatalities"] == 40


def test_what_is_told_only_beside_the_toll_of_a_war_is_left_out() -> None:
    war = strike(figures=(killed(90_000),), quote="since the war began raids have killed 90,000")
    assert left_out(war) == "told of in sentences on the toll of a war alone"


def test_those_of_one_camp_do_not_fight_each_other() -> None:
    guard = party("National Defence Forces", "PRM", key="ndf", side="government", country="SY")
    told = strike(kind="armed_clash", actors=(ARMY,), targets=(guard,))
    assert row(told, family="fighting")["actor2"] == "Unidentified Armed Group (Syria)"


# When and where


@given(st.integers(1, 31))
def test_time_precision_grows_with_the_days(days: int) -> None:
    assert time_precision(days, Dating.TOLD) == 1 + (days > 1) + (days > 7)


def test_a_day_that_nobody_tells_is_less_precise() -> None:
    assert row(strike())["time_precision"] == 1
    assert row(strike(), replace(strike("a2"), time_basis=Basis.PUBLICATION))["time_precision"] == 1
    assert row(replace(strike(), time_basis=Basis.PUBLICATION))["time_precision"] == 2


def test_a_range_stands_on_its_middle_day() -> None:
    held = row(strike(when=(day(2), day(5)), known=day(6)))
    assert (held["event_date"], held["time_precision"]) == ("2024-03-03", 2)
    month = row(strike(when=(day(1), day(5) + timedelta(days=15)), known=day(21)), at=day(25))
    assert month["time_precision"] == 3


def test_a_place_is_named_as_acled_names_it() -> None:
    quarter = row(strike(place=elsewhere(name="Qadam", kind=PlaceClass.NEIGHBOURHOOD, parent="Damascus")))
    assert (quarter["location"], quarter["admin1"]) == ("Damascus - Qadam", "Daraa")
    region = row(strike(place=elsewhere(name="Daraa", kind=PlaceClass.ADMIN1, acled_precision=3)))
    assert (region["location"], region["geo_precision"]) == ("Daraa", 3)
    assert row(strike(place=elsewhere(name="Izra", kind=PlaceClass.DISTRICT)))["admin2"] == "Izra"


def test_a_point_made_coarse_is_near_the_town() -> None:
    assert geo_precision(NAWA) == 1
    assert geo_precision(elsewhere(radius_km=10.0)) == 2
    assert geo_precision(elsewhere(acled_precision=None)) == 3


# Who says so


@pytest.mark.parametrize(
    ("publisher", "scale"),
    [("meridian", "National"), ("near", "Regional"), ("abroad", "International"), ("afp", "International"), ("", "")],
)
def test_an_outlets_scale_follows_where_it_sits(publisher: str, scale: str) -> None:
    held = bundle(strike())
    entries = [replace(entry, filing=replace(entry.filing, publisher=publisher)) for entry in held.entries]
    assert ROWS.sources.scale(entries, "SY") == scale


def test_two_scales_are_joined_and_sources_named_once() -> None:
    held = bundle(strike("a1"), strike("a2", outlet="Gazette", by=DOCTOR), strike("a3", outlet="Gazette"))
    entries = [
        replace(entry, filing=replace(entry.filing, publisher=key))
        for entry, key in zip(held.entries, ("afp", "meridian", "meridian"), strict=True)
    ]
    assert ROWS.sources.scale(entries, "SY") == "National-International"
    assert ROWS.sources.names(entries) == "Meridian Wire; Gazette"
    nameless = [replace(entry, filing=replace(entry.filing, outlet=None)) for entry in held.entries]
    assert ROWS.sources.names(nameless) == "Undisclosed Source"


class _Shipment:
    """One happening, and the lexicons."""

    def __init__(self, held: Bundle) -> None:
        self.lexicons = LEXICONS
        self._held = held

    def bundles(self) -> Iterator[Bundle]:
        yield self._held


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_no_cell_is_a_formula_or_breaks_its_line(name: str) -> None:
    told = strike(actors=(ARMY,), targets=(CIVILIANS,), figures=(killed(2),), outlet='=HYPERLINK("x")', quote="a\nb, c")
    out = io.BytesIO()
    format_of(name).write(_Shipment(bundle(told)), Unit.HAPPENINGS, out)  # type: ignore[arg-type]
    assert len(out.getvalue().splitlines()) == 2
    (held,) = pd.read_csv(io.BytesIO(out.getvalue()), dtype=str, keep_default_na=False).to_dict("records")
    assert not [cell for cell in held.values() if cell.startswith(("=", "+", "-", "@"))]
    assert held["source" if name == "acled" else "source_office"].startswith("'=HYPERLINK")


def test_a_denial_stands_in_notes() -> None:
    denied = strike("a2", by=GENERAL, polarity=Polarity.DENIED, quote="no aircraft of ours was there")
    told = str(row(strike("a1", actors=(ARMY,), by=DOCTOR), denied)["notes"])
    assert "Denied: “no aircraft of ours was there (a2).” (the army, in Meridian Wire, 5 March 2024)." in told
    assert _found(told) == ("a1", ["a1", "a2"])

"""The values of ACLED's rows: types, the dead, days, places, sources; and what makes no row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing.builders import DOCTOR, GENERAL, LEXICONS, MONITOR, SPOKESMAN, day
from frontwire.lexicon.acled import Vague
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.gist import Gist
from frontwire.model.place import PlaceClass
from frontwire.model.time import Basis
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.exports import Bundle, Unit, format_of
from frontwire.publishing.exports.acled.counting import conventional
from frontwire.publishing.exports.acled.rows import geo_precision, time_precision
from frontwire.publishing.exports.events import Dating
from publishing.exports.acled_support import ROWS, TABLES, found, left_out, row, strike
from publishing.exports.event_support import (
    ARMY,
    CIVILIANS,
    IS,
    NAWA,
    REBELS,
    RUSSIA,
    bundle,
    elsewhere,
    gist,
    killed,
    party,
)


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
    assert found(told) == ("a1", ["a1", "a2"])

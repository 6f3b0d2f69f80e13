"""The health picture on a page, as JSON, as CSV; coordinates made coarse."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.lexicon.labels import Labels
from frontwire.model.figure import Scope, What, Who
from frontwire.model.health import HealthPicture
from frontwire.publishing.coarsening import GRID, REACH_KM, coarsen
from frontwire.publishing.health import brief as health_brief
from frontwire.publishing.health import contract as health_contract
from frontwire.publishing.health import csv as health_csv
from frontwire.publishing.health.csv import Section
from health_support import CLINIC, KALA_PLACE, MURIN, WORDS, Desk, day, figure, party, speaker
from reconciling_support import make_site
from tests_support import ROOT

LABELS = Labels.load(ROOT / "lexicons" / "publishing" / "labels.yml")


@pytest.fixture
def picture() -> HealthPicture:
    """A clinic, its stocks and patients, a request, a refusal, a promise, an attack."""
    desk = Desk()
    note = desk.report("note", day(6), voucher=CLINIC, opening="Clinic 4, Kala, eastern quarter.")
    desk.say("facility_status", "Clinic open, one theatre.", report=note)
    desk.say("supply_status", "Saline for two days.", report=note, items=(party("Saline"),))
    desk.say("casualties", "9 wounded today.", report=note, figures=(figure(What.WOUNDED, 9, "9"),))
    desk.say("needs", "We need blood.", report=note, items=(party("blood"),), targets=(party("We"),))
    desk.say("facility_status", "The hospital is open.", voices=(speaker("the governor"),))
    desk.say("facility_status", "The hospital is closed.", voices=(speaker("a nurse"),))
    army = party("the army", side="government")
    desk.say(
        "appeal",
        "The agency asked the army to let aid in.",
        actors=(party("The agency"),),
        targets=(army,),
        known=day(5),
    )
    desk.say("aid_access", "The army turned back the convoy.", actors=(army,))
    report = desk.report("wire", day(6))
    pledge = "The governor promised that a convoy would enter Kala."
    desk.say("pledge", pledge, quote="The governor promised", report=report, actors=(party("The governor"),))
    nurses = figure(What.KILLED, 2, "Two", who=Who.HEALTH_WORKER)
    desk.say(
        "shelling",
        "Shells hit the hospital and killed two nurses.",
        targets=(party("the hospital"),),
        figures=(nurses,),
    )
    return desk.draw(day(9), place=KALA_PLACE)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


# -- coarse coordinates ----------------------------------------------------------------------------------------------


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0.1, 500))
def test_a_coarse_point_is_near_and_says_how_near(lat: float, lon: float, radius: float) -> None:
    made = coarsen(make_site("Kala", lat=lat, lon=lon, radius_km=radius))
    assert abs(made.lat - lat) <= GRID / 2 + 1e-9
    assert abs(made.lon - lon) <= GRID / 2 + 1e-9
    assert made.radius_km == max(radius, REACH_KM)
    assert coarsen(made) == made


# -- JSON ------------------------------------------------------------------------------------------------------------


def test_json_fits_its_schema(picture: HealthPicture) -> None:
    held = json.loads(health_contract.to_json(picture))
    jsonschema.validate(held, health_contract.schema())
    assert held["contract"] == health_contract.VERSION
    assert all(held[section.value if section != "access" else "ledger"] for section in Section)


def test_json_is_coarse_unless_exact(picture: HealthPicture) -> None:
    coarse, exact = (json.loads(health_contract.to_json(picture, exact=flag)) for flag in (False, True))
    for held, is_coarse in ((coarse, True), (exact, False)):
        sites = [facility["site"] for facility in held["facilities"]]
        assert {site["coarse"] for site in sites} == {is_coarse}
    clinic = next(facility for facility in exact["facilities"] if facility["name"] == "Clinic 4")
    assert clinic["part"] == "east"
    assert {facility["part"] for facility in coarse["facilities"]} == {None}


def test_every_word_in_json_names_its_claim(picture: HealthPicture) -> None:
    held = json.loads(health_contract.to_json(picture))
    for facility in held["facilities"]:
        for word in facility["words"]:
            assert word["claim"].startswith("claim")
            assert word["age_days"] == (day(9) - date.fromisoformat(word["day"])).days


# -- CSV -------------------------------------------------------------------------------------------------------------


def test_csv_has_every_section_under_one_header(picture: HealthPicture) -> None:
    text = health_csv.write(picture)
    held = rows(text)
    assert list(dict.fromkeys(row["section"] for row in held)) == [section.value for section in Section]
    assert text.count("\r\n") == len(held) + 1
    assert all(None not in row and None not in row.values() for row in held)


def test_csv_of_one_section_has_its_columns_only(picture: HealthPicture) -> None:
    held = rows(health_csv.write(picture, section=Section.SUPPLIES))
    assert {row["section"] for row in held} == {"supplies"}
    assert list(held[0])[1:] == list(health_csv.COLUMNS[Section.SUPPLIES])
    assert [(row["item"], row["level"], row["runs_out_first"]) for row in held] == [
        ("fluids", "days_left", "2024-03-08")
    ]


def test_csv_keeps_dates_of_what_is_undated_empty() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 4 was destroyed.", first=None, last=None)
    (row,) = rows(health_csv.write(desk.draw(), section=Section.FACILITIES))
    assert (row["day"], row["known"]) == ("", "2024-03-06")


def test_attacks_have_the_columns_of_the_trade(picture: HealthPicture) -> None:
    (row,) = rows(health_csv.write(picture, section=Section.ATTACKS))
    assert (row["facility_hit"], row["workers_killed"], row["workers_killed_wording"]) == ("yes", "yes", "Two")
    assert row["transport_hit"] == ""


def test_csv_is_coarse_unless_exact(picture: HealthPicture) -> None:
    coarse, exact = (rows(health_csv.write(picture, exact=flag)) for flag in (False, True))
    assert {row["radius_km"] for row in coarse if row["lat"]} == {str(REACH_KM)}
    assert {row["radius_km"] for row in exact if row["lat"]} == {"2.0"}
    assert not any(row["part"] for row in coarse)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert not health_csv.safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text())
def test_a_safe_cell_holds_the_words(text: str) -> None:
    made = health_csv.safe(text)
    assert not made.startswith(("=", "+", "-", "@"))
    assert "\n" not in made


def test_words_that_look_like_formulas_are_made_safe_in_the_file() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 4 is open.", voices=(speaker('=HYPERLINK("x")'),))
    (row,) = rows(health_csv.write(desk.draw(), section=Section.FACILITIES))
    assert row["voice"] == '\'=HYPERLINK("x")'


# -- the page --------------------------------------------------------------------------------------------------------


def test_the_page_has_every_part(picture: HealthPicture) -> None:
    page = health_brief.write(picture, words=WORDS, labels=LABELS, width=120)
    for heading in ("Facilities", "Wounded and dead received", "Supplies", "Needs and requests", "Not known"):
        assert f"\n{heading}\n" in page
    assert "Clinic 4, Kala, east" in page
    assert "disputed for 6 March 2024: functioning (the governor); not functioning (a nurse)" in page
    assert "8 Mar" in page
    assert "refused or blocked by the army (constraint 4 movement within the country)" in page
    assert "no word of it" in page


def test_what_nobody_says_is_a_question_mark_and_a_gap(picture: HealthPicture) -> None:
    page = health_brief.write(picture, words=WORDS, labels=LABELS, width=120)
    assert "nobody gives a number of theatres, beds and staff" in page.replace("\n    ", " ")


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_the_page_keeps_its_width(picture: HealthPicture, width: int) -> None:
    page = health_brief.write(picture, words=WORDS, labels=LABELS, width=width)
    assert max(len(line) for line in page.splitlines()) <= width


def test_a_year_is_told_where_it_is_another() -> None:
    desk = Desk()
    desk.say("facility_status", "Clinic 4 is closed.", known=date(2023, 3, 6))
    desk.say("facility_status", "Clinic 9 is closed.", known=date(2024, 3, 6))
    page = health_brief.write(desk.draw(), words=WORDS, labels=LABELS, width=140)
    assert "6 Mar 2023" in page
    assert "6 Mar 2024" not in page


def test_facilities_of_one_name_are_told_with_their_towns() -> None:
    desk = Desk()
    desk.say("supply_status", "Clinic 4 has no oxygen.", items=(party("oxygen"),))
    desk.say("supply_status", "Clinic 4 has no oxygen.", items=(party("oxygen"),), site=MURIN)
    page = health_brief.write(desk.draw(), words=WORDS, labels=LABELS, width=140)
    assert "Clinic 4, Kala  " in page
    assert "Clinic 4, Murin  " in page


def test_a_page_of_nothing_says_so() -> None:
    page = health_brief.write(Desk().draw(), words=WORDS, labels=LABELS)
    assert "Nobody speaks of health care or aid here." in page


def test_a_count_repeated_by_a_reprint_stands_once() -> None:
    desk = Desk()
    counts = (figure(What.WOUNDED, 9, "nine", scope=Scope.ARRIVALS),)
    one = desk.say("casualties", "Clinic 4 received nine wounded.", figures=counts)
    other = desk.say("casualties", "Clinic 4 received nine wounded.", figures=counts)
    desk.origins = {one: "wire", other: "wire"}
    page = health_brief.write(desk.draw(), words=WORDS, labels=LABELS)
    assert page.count("nine") == 1

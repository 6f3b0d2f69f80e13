"""The health and aid view over the sample front: page, paper, JSON, CSV."""

from __future__ import annotations

import json
import re

import msgspec
import pytest

from frontwire.publishing.health import shapes
from serving_support import Client, Serve

_CLAIM = re.compile(r'href="/reports/([^?"]+)\?claim=([^"]+)" data-claim="([^"]+)"')


def test_the_page_shows_what_is_urgent_before_what_is_known(reading: Client) -> None:
    page = reading.get("/health").text
    assert 'data-page="health"' in page
    places = [page.index(f'id="{part}"') for part in ("urgent", "facilities-title", "supplies", "arrivals", "gaps")]
    assert places == sorted(places)


def test_every_value_leads_to_words_that_the_store_holds(reading: Client) -> None:
    links = _CLAIM.findall(reading.get("/health").text)
    held = msgspec.json.decode(reading.get("/health.json").content, type=shapes.Health)
    shown = {(report, claim) for report, claim, marked in links if claim == marked}
    assert len(shown) > len(held.facilities)
    assert {(facility.last_word.report, facility.last_word.claim) for facility in held.facilities} <= shown
    assert all(reading.app.state.desk.corpus.exhibit(claim).gist.report == report for report, claim in shown)


@pytest.mark.parametrize("place", ["Jasim", "gn:165997"])
def test_a_place_narrows_the_page(reading: Client, place: str) -> None:
    page = reading.get("/health", params={"place": place}).text
    assert "facility-sy-jasim-clinic" in page
    assert "facility-sy-nawa-hospital" not in page


def test_a_day_before_all_words_has_an_empty_page(reading: Client) -> None:
    page = reading.get("/health?at=2020-01-01").text
    assert 'class="health-empty"' in page
    assert 'id="supplies"' not in page


def test_silence_is_counted_from_the_days_asked_for(reading: Client) -> None:
    def silent(days: int) -> str:
        return reading.get(f"/health?silence={days}").text.partition('id="gaps"')[2].partition("<h3>Nobody")[0]

    assert "Clinic 2" in silent(3)
    assert "Clinic 2" not in silent(9)


def test_empty_fields_of_the_form_ask_for_nothing(reading: Client) -> None:
    assert reading.get("/health?place=&at=&silence=3").text.count("<tr") == reading.get("/health").text.count("<tr")


@pytest.mark.parametrize("query", ["place=Atlantis", "at=tomorrow", "silence=-1", "silence=x"])
def test_what_cannot_be_asked_is_refused(reading: Client, query: str) -> None:
    assert reading.get(f"/health?{query}").status_code == 422


def test_points_on_the_map_are_coarse_unless_the_policy_says_exact(reading: Client, serve: Serve) -> None:
    def points(client: Client) -> list[dict[str, object]]:
        text = re.search(r'id="facilities">(.*?)</script>', client.get("/health").text)
        assert text is not None
        return list(json.loads(text[1])["points"])

    assert {(point["lat"], point["coarse"]) for point in points(reading) if point["place"] == "Jasim"} == {(33.0, True)}
    assert {(p["lat"], p["coarse"]) for p in points(serve(exact=True)) if p["place"] == "Jasim"} == {(32.99125, False)}


def test_json_is_the_health_contract(reading: Client) -> None:
    answer = reading.get("/health.json?place=Nawa")
    held = msgspec.json.decode(answer.content, type=shapes.Health)
    assert answer.headers["content-type"] == "application/json"
    assert (held.place, all(f.site is None or f.site.coarse for f in held.facilities)) == ("Nawa", True)


def test_rows_of_one_section_come_as_a_file(reading: Client) -> None:
    answer = reading.get("/health.csv?section=supplies")
    head, *rows = answer.text.splitlines()
    assert head.startswith("section,facility,")
    assert {row.partition(",")[0] for row in rows} == {"supplies"}
    assert 'filename="health-supplies.csv"' in answer.headers["content-disposition"]


def test_the_sheet_of_paper_names_the_address_it_is_from(reading: Client) -> None:
    page = reading.get("/health/print?place=Nawa").text
    assert "http://localhost:8474/health?place=Nawa&amp;at=2024-03-09&amp;silence=3" in page
    assert 'id="map"' not in page

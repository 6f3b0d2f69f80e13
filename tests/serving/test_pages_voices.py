"""Voices over the sample front: who is heard, how often others bear them out, their figures beside others'."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from serving_support import Client

BUREAU = "/voices/" + quote("outlet:National News Bureau")


def test_every_voice_of_the_list_has_a_page(reading: Client) -> None:
    addresses = re.findall(r'href="(/voices/[^"?]+)"', reading.get("/voices").text)
    assert len(addresses) == len(reading.get("/voices.json").json()["voices"]) > 0
    assert {reading.get(address).status_code for address in addresses} == {200}


def test_the_list_says_what_its_counts_mean(reading: Client) -> None:
    page = reading.get("/voices").text
    assert "another independent origin" in page
    assert "no score of truthfulness" in page


def test_counts_of_a_page_are_those_of_the_list(reading: Client) -> None:
    for row in reading.get("/voices.json").json()["voices"]:
        assert reading.get(f"/voices/{quote(row['id'], safe='')}.json").json()["voice"] == row


def test_claims_can_be_asked_for_by_how_they_fared(reading: Client) -> None:
    def asked(standing: str) -> list[list[str]]:
        return [row["standings"] for row in reading.get(f"{BUREAU}.json?standing={standing}").json()["happenings"]]

    assert asked("contradicted")
    assert all("contradicted" in standings for standings in asked("contradicted"))
    assert all(standings == ["alone"] for standings in asked("alone"))
    assert len(asked("")) > len(asked("alone"))


def test_claims_can_be_asked_for_by_topic(reading: Client) -> None:
    fared = {topic["family"]: topic["fared"] for topic in reading.get(f"{BUREAU}.json").json()["voice"]["topics"]}
    told = reading.get(f"{BUREAU}.json?family=fire").json()["happenings"]
    assert sum(len(row["claims"]) for row in told) == fared["fire"]["claims"]


def test_figures_stand_beside_those_of_others(reading: Client) -> None:
    told = reading.get(f"{BUREAU}.json").json()["happenings"]
    compared = [one for row in told for one in row["figures"] if one["others"]]
    assert compared
    assert all(not {o["claim"] for o in one["own"]} & {o["claim"] for o in one["others"]} for one in compared)


def test_every_claim_leads_to_its_words(reading: Client) -> None:
    page = reading.get(BUREAU).text
    links = re.findall(r'href="/reports/([^?"]+)\?claim=([^"]+)" data-claim="([^"]+)"', page)
    assert links
    corpus = reading.app.state.desk.corpus
    assert all(corpus.exhibit(claim).gist.report == report and claim == marked for report, claim, marked in links)


@pytest.mark.parametrize("address", ["/voices/nobody", "/voices/nobody.json", f"{BUREAU}?at=2020-01-01"])
def test_who_is_not_heard_has_no_page(reading: Client, address: str) -> None:
    assert reading.get(address).status_code == 404


def test_only_voices_of_a_type(reading: Client) -> None:
    rows = reading.get("/voices.json?voice_type=medical").json()["voices"]
    assert rows
    assert {row["sort"] for row in rows} == {"medical"}
    assert reading.get("/voices?voice_type=ghost").status_code == 422

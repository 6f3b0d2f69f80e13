"""The method page: what it shows is what store, lexicons and evaluation hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evaluation.results import load_results
from evaluation.shipping import PATH, shipped
from frontwire.lexicon.kinds import KindEntry
from frontwire.lexicon.load import read_folder
from serving_support import Client, Serve
from tests_support import ROOT

KINDS = read_folder(ROOT / "lexicons" / "kinds", KindEntry)


def test_the_shipped_figures_are_those_of_the_evaluation() -> None:
    assert PATH.read_text(encoding="utf-8") == shipped(), "stale: run `make docs`"


def test_figures_stand_with_their_baselines(reading: Client) -> None:
    held = reading.get("/method.json").json()["accuracy"]
    kept = {one.name: one for one in load_results().sets}
    assert {one["name"] for one in held["sets"]} == set(kept)
    for one in held["sets"]:
        told = {figure["name"]: (figure["value"], figure["baseline"]) for figure in one["figures"]}
        assert told == {figure.name: (figure.value, figure.baseline) for figure in kept[one["name"]].scores}


def test_every_kind_of_claim_has_an_anchor(reading: Client) -> None:
    page = reading.get("/method").text
    anchors = set(re.findall(r'id="kind-(\w+)"', page))
    assert anchors == {loaded.entry.kind for loaded in KINDS if loaded.entry.is_claim}


def test_counts_are_those_of_the_store(reading: Client) -> None:
    read = reading.get("/method.json").json()["read"]
    with reading.app.state.desk.corpus.view() as view:
        filings = list(view.filings())
        assert read["claims"] == sum(1 for _ in view.gists())
    assert read["reports"] == len(filings)
    assert sum(count for _, count in read["editions"]) == len(filings)
    assert (read["first"], read["last"]) == ("2024-03-04", "2024-03-09")


def test_lexicons_are_counted(reading: Client) -> None:
    sizes = reading.get("/method.json").json()["words"]["sizes"]
    assert sizes["kinds"] == len(KINDS)
    assert sizes["examples"] == sum(len(loaded.entry.examples) for loaded in KINDS)
    assert min(sizes.values()) > 0


def test_links_of_the_contents_lead_somewhere(reading: Client) -> None:
    page = reading.get("/method").text
    wanted = set(re.findall(r'href="#([^"]+)"', page))
    assert wanted <= set(re.findall(r'id="([^"]+)"', page))


@pytest.mark.parametrize("exact", [True, False])
def test_the_page_says_whether_points_are_coarse(serve: Serve, exact: bool) -> None:
    page = serve(exact=exact).get("/method").text
    assert ("all points as exactly" in page) is exact
    assert ("0.1° (10 km)" in page) is not exact


def test_how_to_cite_names_the_address_and_the_edition(reading: Client) -> None:
    edition = reading.get("/method.json").json()["read"]["editions"][0][0]
    (cited,) = re.findall(r"<blockquote>(.*?)</blockquote>", reading.get("/method").text)
    assert edition["lexicons"][:12] in cited
    assert "http://localhost:8474/" in cited


def test_licences_of_what_is_bundled_can_be_read(reading: Client) -> None:
    page = reading.get("/method").text
    links = re.findall(r'href="(/static/vendor/[^"]+)"', page)
    assert len(links) == len(list((Path(PATH).parent / "dist" / "vendor").glob("*LICENSE*")))
    assert all(reading.get(link).status_code == 200 for link in links)

"""Exports by the API: the same conditions as its lists, the same bytes as the command, nothing that is guarded."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from frontwire import open_store
from frontwire.publishing.exports import formats
from frontwire.serving.api import exports
from serving_support import API, Client, Serve, all_of


def _frame(asked: Client, **given: object) -> pd.DataFrame:
    answer = asked.get(f"{API}/export/csv", params=given)
    assert answer.status_code == 200, answer.text
    return pd.read_csv(io.BytesIO(answer.content))


def test_the_formats_are_listed(reading: Client) -> None:
    listed = reading.get(f"{API}/export").json()["formats"]
    assert [one["name"] for one in listed] == list(formats())
    (csv,) = (one for one in listed if one["name"] == "csv")
    assert csv["rows"] == ["claims", "happenings", "figures"]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"kind": "shelling"},
        {"voice_type": ["medical", "monitor"], "certainty": "stated"},
        {"disputed": "true", "q": "market"},
        {"from": "2024-03-05", "to": "2024-03-06"},
        {"at": "2024-03-06", "country": "SY"},
        {"since": "2024-03-07"},
        {"bbox": "36,32.8,36.1,32.9"},
        {"place": "gn:166365"},
    ],
)
def test_an_export_holds_the_claims_that_the_list_holds(reading: Client, given: dict[str, Any]) -> None:
    listed = {claim["id"] for claim in all_of(reading, "claims", "claims", **given)}
    assert set(_frame(reading, **given)["claim"]) == listed


def test_happenings_with_a_claim_that_fulfils_them(reading: Client) -> None:
    listed = {one["id"] for one in all_of(reading, "happenings", "happenings", kind="shelling")}
    assert set(_frame(reading, kind="shelling", rows="happenings")["happening"]) == listed


def test_the_file_is_that_of_the_command(reading: Client, sample: Path) -> None:
    answer = reading.get(f"{API}/export/jsonl")
    out = io.BytesIO()
    with open_store(sample) as corpus:
        tally = corpus.export("jsonl", out)
    assert answer.content == out.getvalue()
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.headers["content-disposition"] == 'attachment; filename="frontwire-2024-03-09.jsonl"'
    assert json.loads(answer.headers["x-frontwire-tally"]) == tally.told()


def test_what_is_left_out_is_told(reading: Client) -> None:
    answer = reading.get(f"{API}/export/geojson")
    told = json.loads(answer.headers["x-frontwire-tally"])
    assert told["written"] == len(answer.json()["features"])
    assert told["left_out"][0]["because"] == "no place is known"


def test_a_file_that_is_held_already_is_not_made_again(reading: Client) -> None:
    first = reading.get(f"{API}/export/csv", params={"kind": "shelling"})
    again = reading.get(
        f"{API}/export/csv", params={"kind": "shelling"}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert reading.request("HEAD", f"{API}/export/csv").content == b""


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("export/cvs", 404, "did you mean csv"),
        ("export/csv?rows=gaps", 422, "rows"),
        ("export/w3c?rows=happenings", 422, "w3c is written by claims, not by happenings"),
        ("export/csv?kindd=shelling", 422, "there is no parameter 'kindd'"),
        ("export/csv?exact_sites=true", 403, "not shown as they are here"),
        ("export/csv?exact_sites=maybe", 422, "true or false"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(reading: Client, path: str, status: int, said: str) -> None:
    answer = reading.get(f"{API}/{path}")
    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_exact_points_are_given_where_the_server_shows_them(serve: Serve) -> None:
    asked = serve(exact=True)
    coarse, exact = _frame(asked), _frame(asked, exact_sites="true")
    assert coarse["claim"].tolist() == exact["claim"].tolist()
    assert (exact["radius_km"] <= coarse["radius_km"]).sum() >= exact["radius_km"].notna().sum() - 1


def test_names_can_be_withheld(reading: Client) -> None:
    assert _frame(reading, withhold_names="true")["sentence"].str.contains("█").any()
    assert not _frame(reading)["sentence"].str.contains("█").any()


def test_only_so_many_files_are_made_at_once(reading: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Taken:
        def acquire(self, *, blocking: bool) -> bool:
            return False

    monkeypatch.setattr(exports, "_making", Taken())
    answer = reading.get(f"{API}/export/csv")
    assert (answer.status_code, answer.json()["detail"]) == (
        429,
        "as many files are being made as can be at once: wait a little",
    )


def test_no_folder_of_the_server_is_told(reading: Client, sample: Path) -> None:
    for name in ("csv", "jsonl", "w3c", "kml"):
        assert str(sample.parent) not in reading.get(f"{API}/export/{name}").text
    assert not _frame(reading)["source"].str.contains("/").any()


def test_the_page_links_to_a_file_in_each_format_under_its_filters(reading: Client) -> None:
    page = reading.get("/", params={"kind": "shelling", "since": "2024-03-07"}).text
    for name in formats():
        assert f'href="/api/v1/export/{name}?kind=shelling"' in page

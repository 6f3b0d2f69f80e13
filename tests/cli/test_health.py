"""`frontwire health` from notes to page, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli_support import Run

NOTE = """Clinic 3, Nawa. 6 March.
Saline for two days. Oxygen finished.
14 wounded in since dawn, 2 dead.
We need blood.
"""
REPORT = """NAWA, Syria, March 7 (Toy) - The hospital of Nawa has been out of service since Monday, a nurse said.

The Red Cross asked the army for access to Nawa to evacuate the wounded. It had received no answer by the evening.
"""


@pytest.fixture
def store(frontwire: Run, tmp_path: Path) -> str:
    """A clinic's message of 6 March and a report of the 7th."""
    note, report, url = tmp_path / "note.txt", tmp_path / "report.txt", str(tmp_path / "store.db")
    note.write_text(NOTE, encoding="utf-8")
    report.write_text(REPORT, encoding="utf-8")
    sender = ("--voice", "Clinic 3, Nawa", "--place", "Nawa, Syria")
    assert frontwire("add", str(note), "--store", url, *sender, "--published", "2024-03-06").code == 0
    assert frontwire("add", str(report), "--store", url, "--published", "2024-03-07").code == 0
    return url


def test_the_page_tells_what_the_message_told(frontwire: Run, store: str) -> None:
    ran = frontwire("health", "--store", store, "--place", "Nawa", "--width", "120")
    assert ran.code == 0
    assert ran.out.startswith("Health and aid: Nawa, as known on Thursday 7 March 2024\n")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert any(line.startswith("6 Mar Clinic 3 14 2 Clinic 3, Nawa") for line in lines)
    assert any(line.startswith("intravenous fluids Clinic 3 for a time 8 Mar") for line in lines)
    assert any(line.startswith("oxygen Clinic 3 exhausted") for line in lines)
    assert any(line.startswith("blood Clinic 3, Nawa") for line in lines)
    assert any("not functioning" in line and "hospital" in line.lower() for line in lines)
    assert any("no answer" in line for line in lines)


def test_it_is_as_known_on_the_day_asked_for(frontwire: Run, store: str) -> None:
    out = frontwire("health", "--store", store, "--at", "2024-03-06").out
    assert "Clinic 3" in out
    assert "hospital" not in out.lower()


def test_json_and_csv_are_coarse_unless_exact(frontwire: Run, store: str) -> None:
    coarse = json.loads(frontwire("health", "--store", store, "--format", "json").out)
    exact = json.loads(frontwire("health", "--store", store, "--format", "json", "--exact").out)
    assert coarse["facilities"][0]["site"]["lat"] == round(coarse["facilities"][0]["site"]["lat"], 1)
    assert exact["facilities"][0]["site"]["lat"] != coarse["facilities"][0]["site"]["lat"]
    table = list(csv.DictReader(io.StringIO(frontwire("health", "--store", store, "--format", "csv").out)))
    assert {row["lat"] for row in table if row["lat"]} == {str(coarse["facilities"][0]["site"]["lat"])}


def test_one_section_as_csv(frontwire: Run, store: str) -> None:
    out = frontwire("health", "--store", store, "--format", "csv", "--section", "supplies").out
    held = list(csv.DictReader(io.StringIO(out)))
    assert sorted((row["item"], row["level"]) for row in held) == [("fluids", "days_left"), ("oxygen", "exhausted")]


def test_a_section_of_the_page_is_a_mistake(frontwire: Run, store: str) -> None:
    assert frontwire("health", "--store", store, "--section", "supplies").code == 2


def test_a_store_that_is_not_there_is_one_line(frontwire: Run, tmp_path: Path) -> None:
    ran = frontwire("health", "--store", str(tmp_path / "none.db"))
    assert ran.code == 1
    assert ran.err.count("\n") == 1

"""`frontwire page`: a store to one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli_support import Run

REPORT = "NAWA, Syria, March 7 (Toy) - Shells killed four people in Nawa on Thursday, Huda Sabbagh, a resident, said.\n"


@pytest.fixture
def store(frontwire: Run, tmp_path: Path) -> str:
    report, url = tmp_path / "report.txt", str(tmp_path / "store.db")
    report.write_text(REPORT, encoding="utf-8")
    assert frontwire("add", str(report), "--store", url, "--published", "2024-03-07").code == 0
    return url


def test_a_page_is_written(frontwire: Run, store: str, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    ran = frontwire("page", "--store", store, "-o", str(out))
    assert (ran.code, ran.out) == (0, "")
    assert "page.html" in ran.err
    written = out.read_text(encoding="utf-8")
    assert written.startswith("<!doctype html>")
    assert "Huda Sabbagh" in written


def test_names_are_withheld_where_asked(frontwire: Run, store: str, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert frontwire("page", "--store", store, "-o", str(out), "--withhold-names", "--quiet").code == 0
    written = out.read_text(encoding="utf-8")
    assert "Sabbagh" not in written
    assert "\u2588" * len("Sabbagh") in written


def test_a_place_that_nobody_tells_of_writes_nothing(frontwire: Run, store: str, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    ran = frontwire("page", "--store", store, "--place", "Reykjavik", "-o", str(out))
    assert ran.code != 0
    assert "Reykjavik" in ran.err
    assert not out.exists()


def test_a_folder_that_is_not_there_is_said(frontwire: Run, store: str, tmp_path: Path) -> None:
    ran = frontwire("page", "--store", store, "-o", str(tmp_path / "none" / "page.html"))
    assert ran.code != 0
    assert "cannot be written" in ran.err

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest

from cli_support import Run

OTHER = "Clinics in Aleppo ran out of oxygen on Tuesday, a doctor said.\n"


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "store.db")


def test_what_came_in_is_told(frontwire: Run, report: Path, store: str) -> None:
    ran = frontwire("add", str(report), "--store", store, "--published", "2024-03-06")
    assert ran.code == 0
    assert ran.err == ""
    first, second, third = ran.out.splitlines()
    assert first == "1 report read: 1 new, 0 known already"
    assert second.endswith("from the new ones")
    assert "happenings; no report repeats another" in third


def test_adding_again_adds_nothing(frontwire: Run, report: Path, store: str) -> None:
    frontwire("add", str(report), "--store", store, "--published", "2024-03-06")
    again = frontwire("add", str(report), "--store", store, "--published", "2024-03-06").out.splitlines()
    assert again[:2] == ["1 report read: 0 new, 1 known already", "0 claims and 0 refusals from the new ones"]


def test_folders_are_opened(frontwire: Run, report: Path, store: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.txt").write_text(OTHER, encoding="utf-8")
    (folder / "deep" / "two.md").write_text(report.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "three.csv").write_text("a,b\n", encoding="utf-8")
    assert frontwire("add", str(folder), "--store", store).out.startswith("2 reports read: 2 new")


def test_what_cannot_be_read_stops_nothing_and_is_kept(
    frontwire: Run, report: Path, store: str, tmp_path: Path
) -> None:
    ran = frontwire("add", str(tmp_path / "nowhere.txt"), str(report), "--store", store)
    assert ran.code == 1
    assert ran.out.startswith("1 report read: 1 new")
    assert "1 input could not be read; that is kept as a refusal" in ran.out
    assert ran.err.count("\n") == 1
    from frontwire.corpus import open_store

    with open_store(store) as corpus, corpus.view() as view:
        quotes = [refusal.quote for _, refusal in view.refusals() if "cannot be read" in refusal.because]
    assert [Path(quote).name for quote in quotes] == ["nowhere.txt"]


def test_what_cannot_be_read_is_named_and_stands_among_what_is_not_known(
    frontwire: Run, report: Path, store: str, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes(bytes(range(256)) * 8)
    ran = frontwire("add", str(odd), str(report), "--store", store)
    assert f"frontwire: {odd}: " in ran.err
    assert "odd.txt" in "".join(frontwire("picture", "--store", store).out.split())  # however its path is broken


def test_an_empty_folder_is_an_error(frontwire: Run, store: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = frontwire("add", str(tmp_path / "empty"), "--store", store)
    assert (ran.code, ran.out) == (1, "")
    assert "no report there" in ran.err


def test_standard_input(frontwire: Run, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(OTHER.encode())))
    assert frontwire("add", "-", "--store", store).out.startswith("1 report read: 1 new")


def test_a_message_is_in_the_voice_named_and_at_its_place(frontwire: Run, store: str, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("We have run out of oxygen. Nine wounded came in last night.\n", encoding="utf-8")
    ran = frontwire(
        *("add", str(note), "--store", store, "--voice", "Dr Salih", "--place", "Nyala, SD"),
        *("--published", "2024-03-06"),
    )
    assert ran.code == 0, ran.err
    shown = frontwire("search", "oxygen", "--store", store).out
    assert "Nyala, South Darfur, SD" in shown
    assert "said by Dr Salih · message of Dr Salih, 6 March 2024" in shown


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("--place Nyala", (2, "give --voice as well")),
        ("--voice Xyzzy", (1, "what sort of voice")),
        ("--voice Dr --voice-type doctor", (2, "Invalid value")),
        ("--voice Dr --place Nowhereville", (1, "no place is called Nowhereville")),
        ("--fetched May", (2, "is no time")),
    ],
)
def test_what_is_wrong_with_a_message_is_told(
    frontwire: Run, report: Path, store: str, more: str, told: tuple[int, str]
) -> None:
    ran = frontwire("add", str(report), "--store", store, *more.split())
    assert ran.code == told[0]
    assert told[1] in ran.err


def test_the_day_of_fetching_is_when_an_undated_report_was_known(frontwire: Run, report: Path, store: str) -> None:
    frontwire("add", str(report), "--store", store, "--fetched", "2024-03-06T10:05Z")
    assert "6 March 2024" in frontwire("search", "airport", "--store", store).out


def test_linking_can_wait(frontwire: Run, report: Path, store: str) -> None:
    ran = frontwire("add", str(report), "--store", store, "--no-reconcile")
    assert "happening" not in ran.out
    assert "happening" in frontwire("add", str(report), "--store", store).out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_counts_and_leaves_the_data_alone(
    frontwire: Run, report: Path, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(OTHER, encoding="utf-8")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    ran = frontwire("add", str(report), str(other), str(tmp_path / "nowhere.txt"), "--store", store)
    assert ran.out.startswith("2 reports read: 2 new")
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\s", "", terminal.getvalue())
    size = report.stat().st_size + other.stat().st_size
    assert f"{size}/{size}bytes2reports" in shown
    assert "nowhere.txt:itcannotberead" in shown


def test_quiet_shows_no_bar(frontwire: Run, report: Path, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    frontwire("add", str(report), str(report), "--store", store, "--quiet")
    assert terminal.getvalue() == ""


def test_what_is_not_read_is_told_by_reason_and_listed(frontwire: Run, store: str, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "dump.csv").write_text(f'id,text\na,"{OTHER.strip()}"\nb,\nc,\n', encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "bad.zip").write_bytes(b"PK\x03\x04 and no more")
    listed = tmp_path / "skipped.jsonl"
    ran = frontwire("add", str(folder), "--store", store, "--skipped", str(listed), "--no-reconcile")
    assert ran.code == 1
    assert ran.out.splitlines()[:6] == [
        "table read as plain: text from text, id from id",
        "1 report read: 1 new, 0 known already",
        "1 input could not be read; that is kept as a refusal",
        "3 things passed over",
        "  2 × the row has no text",
        "  1 × it is broken or cut off, and not read further: the list of its members is missing",
    ]
    lines = [json.loads(line) for line in listed.read_text(encoding="utf-8").splitlines()]
    assert [(Path(line["name"]).name, line["harmless"]) for line in lines] == [
        ("bad.zip", False),
        ("dump.csv#b", True),
        ("dump.csv#c", True),
        ("photo.jpg", True),
    ]


def test_columns_may_be_named(frontwire: Run, store: str, tmp_path: Path) -> None:
    path = tmp_path / "dump.csv"
    path.write_text(f'n,was\n7,"{OTHER.strip()}"\n', encoding="utf-8")
    assert frontwire("add", str(path), "--store", store).code == 1
    ran = frontwire("add", str(path), "--store", store, "--text-column", "was", "--id-column", "n", "--outlet", "Post")
    assert ran.code == 0
    assert "1 new" in ran.out
    assert frontwire("add", str(path), "--store", store, "--day-order", "ymd").code == 2

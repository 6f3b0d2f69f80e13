"""The sample set: what is shipped can be loaded, and what is damaged is refused with the entry's name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from frontwire.errors import InputError
from frontwire.samples import load_folder, load_sample


def write(folder: Path, items: str) -> Path:
    (folder / "reports").mkdir()
    (folder / "reports" / "a.txt").write_text("Shells fell on the weir.", encoding="utf-8")
    (folder / "manifest.yml").write_text(f"notice: Invented.\nitems:\n{items}", encoding="utf-8")
    return folder


def test_the_shipped_set_says_that_it_is_invented() -> None:
    assert "invented" in load_sample().notice


def test_every_file_of_the_shipped_set_is_an_item_and_every_item_a_file() -> None:
    sample = load_sample()
    folder = sample.items[0].path.parents[1]
    assert {item.path for item in sample.items} == {
        path for path in folder.glob("*/*") if path.suffix in {".txt", ".html"}
    }


def test_items_stand_in_the_order_in_which_they_came_in() -> None:
    fetched = [item.fetched for item in load_sample().items]
    assert fetched == sorted(fetched)


def test_messages_have_a_voice_and_a_place_and_reports_an_outlet() -> None:
    for item in load_sample().items:
        is_message = item.path.parent.name == "messages"
        assert (item.voice is not None, item.place is not None, item.outlet is None) == (is_message,) * 3


def test_one_report_has_no_day_and_all_others_stand_within_six() -> None:
    days = [item.published for item in load_sample().items]
    assert days.count(None) == 1
    known = {day for day in days if day is not None}
    assert (min(known), max(known)) == (date(2024, 3, 4), date(2024, 3, 9))


def test_items_are_found_by_name(tmp_path: Path) -> None:
    sample = load_folder(write(tmp_path, "  - {file: reports/a.txt, fetched: 2024-03-04T10:00:00Z}"))
    assert sample["a"].path == tmp_path / "reports" / "a.txt"
    with pytest.raises(KeyError):
        sample["b"]


@pytest.mark.parametrize(
    ("items", "because"),
    [
        ("  - {file: reports/b.txt, fetched: 2024-03-04T10:00:00Z}", "reports/b.txt: there is no such file"),
        ("  - {file: reports/a.txt, fetched: 2024-03-04T10:00:00}", "no zone"),
        ("  - {file: reports/a.txt, published: 2024-03-05, fetched: 2024-03-04T10:00:00Z}", "before it was published"),
        ("  - {file: reports/a.txt, fetched: 2024-03-04T10:00:00Z, place: Nawa}", "no voice"),
        ("  - {file: reports/a.txt, fetched: 2024-03-04T10:00:00Z, colour: red}", "colour"),
        ("  - {file: reports/a.txt, fetched: 2024-03-04T10:00:00Z}\n" * 2, "two items are called a"),
        ("  - {file: reports/a.txt}", "fetched"),
        ("  - [", "manifest.yml"),
    ],
)
def test_a_damaged_manifest_is_refused(tmp_path: Path, items: str, because: str) -> None:
    with pytest.raises(InputError, match=because):
        load_folder(write(tmp_path, items))


def test_an_absent_set_is_refused() -> None:
    with pytest.raises(InputError, match="manifest"):
        load_sample("no-such-front")

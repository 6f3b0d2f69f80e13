"""Reading a report for an assistant: from its text always, from files and addresses only where it was allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assisting_support import Assistant
from frontwire.assisting.policy import Policy
from frontwire.corpus import Corpus

_TEXT = "Government planes bombed a bakery in Inkhil on Sunday, killing 7 people, a nurse said."


@pytest.fixture(scope="session")
def reader(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("open")
    (folder / "day").mkdir()
    (folder / "day" / "report.txt").write_text(_TEXT)
    (folder.parent / "secret.txt").write_text("The password of the field office was changed on Monday, a guard said.")
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    return Assistant(corpus, Policy(folder=folder))


def test_a_text_is_read_with_its_quotes_and_voices(reader: Assistant) -> None:
    told = reader.get("read_report", text=_TEXT, published="2024-03-11", outlet="Hauran Gazette")
    assert told["outlet"] == "Hauran Gazette"
    toll = next(claim for claim in told["claims"] if claim["kind"] == "casualties")
    assert toll["quote"] in _TEXT
    assert toll["voice"] == "a nurse"
    assert "7" in toll["figures"]
    assert "10 March 2024" in toll["when"]


def test_a_file_of_the_folder_is_read(reader: Assistant) -> None:
    told = reader.get("read_report", path="day/report.txt", published="2024-03-11")
    assert {"air_strike", "casualties"} <= {claim["kind"] for claim in told["claims"]} | {"air_strike"}
    assert all(claim["quote"] in _TEXT for claim in told["claims"])


@pytest.mark.parametrize("path", ["../secret.txt", "link.txt", "/etc/hostname", "day", "a" * 900, "nul\0l", ""])
def test_no_other_file_is_read(reader: Assistant, path: str) -> None:
    assert "no file of the folder" in reader.complaint("read_report", path=path)


def test_a_text_never_names_a_file(reader: Assistant, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Rebels shelled the depot on Monday, a guard said.")
    assert reader.get("read_report", text=f"{secret} was here")["claims"] == []


def test_without_leave_nothing_is_fetched_and_no_file_read(assistant: Assistant) -> None:
    assert "fetches nothing" in assistant.complaint("read_report", address="https://example.org/report")
    assert "--folder" in assistant.complaint("read_report", path="report.txt")


def test_with_leave_addresses_are_guarded_as_everywhere(corpus: Corpus) -> None:
    allowed = Assistant(corpus, Policy(fetch=True))
    assert "http" in allowed.complaint("read_report", address="file:///etc/hostname")
    assert allowed.complaint("read_report", address="http://127.0.0.1:1/report")


def test_one_of_text_address_and_path_is_wanted(assistant: Assistant) -> None:
    assert "one of" in assistant.complaint("read_report")
    assert "one of" in assistant.complaint("read_report", text=_TEXT, path="report.txt")
    assert "characters" in assistant.complaint("read_report", text="word " * 50_000)

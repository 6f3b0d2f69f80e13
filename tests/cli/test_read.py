from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from frontwire.cli.output import color, columns


def test_the_brief_goes_to_standard_output_alone(frontwire, report: Path) -> None:
    ran = frontwire("read", str(report), "--published", "2024-03-06", "--outlet", "The Post")
    assert (ran.code, ran.err) == (0, "")
    assert "The Post · published Wednesday 6 March 2024" in ran.out
    assert "said by officials" in ran.out
    assert "\x1b" not in ran.out


def test_json(frontwire, report: Path) -> None:
    ran = frontwire("read", str(report), "--format", "json", "--published", "2024-03-06")
    held = json.loads(ran.out)
    assert held["report"]["published"]["date"] == "2024-03-06"
    assert [claim["kind"] for claim in held["claims"] if claim["quote"].startswith("Rebels shelled")] == ["shelling"]


def test_jsonl_of_several(frontwire, report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Militants bombed a market in Baghdad on Friday.\n", encoding="utf-8")
    lines = [json.loads(line) for line in frontwire("read", str(report), str(other), "-f", "jsonl").out.splitlines()]
    assert {line["report"]["source"] for line in lines} == {str(report), str(other)}


def test_briefs_of_several_are_parted_by_a_line(frontwire, report: Path) -> None:
    ran = frontwire("read", str(report), str(report), "--width", "60")
    assert ran.out.count("\n" + "─" * 60 + "\n") == 1


def test_json_of_several_is_not_understood(frontwire, report: Path) -> None:
    ran = frontwire("read", str(report), str(report), "--format", "json")
    assert ran.code == 2
    assert "jsonl" in ran.err


def test_one_that_cannot_be_read_does_not_stop_the_others(frontwire, report: Path, tmp_path: Path) -> None:
    ran = frontwire("read", str(tmp_path / "nowhere.txt"), str(report), "--format", "jsonl")
    assert ran.code == 1
    assert ran.out
    assert "nowhere.txt" in ran.err


def test_standard_input(frontwire, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(report.read_bytes())))
    ran = frontwire("-", "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["report"]["source"] == "standard input"


def test_the_width_is_kept(frontwire, report: Path) -> None:
    ran = frontwire("read", str(report), "--width", "50")
    assert max(map(len, ran.out.splitlines())) <= 50


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_does_not_touch_the_data(frontwire, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = frontwire("read", str(report), str(report), "--format", "jsonl")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    ran = frontwire("read", str(report), str(report), "--format", "jsonl")
    assert ran.out == plain.out
    assert "Reading" in terminal.getvalue()
    assert "claim" not in terminal.getvalue()


def test_quiet_shows_no_bar(frontwire, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert frontwire("read", str(report), str(report), "--format", "jsonl", "--quiet").out
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("stream", "environment", "coloured"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colour_only_for_terminals_that_want_it(
    stream: io.StringIO, environment: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", stream)
    assert color() is coloured


def test_columns_follow_the_terminal_up_to_what_reads_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert columns(None) == 80
    monkeypatch.setenv("COLUMNS", "300")
    assert columns(None) == 110
    assert columns(200) == 200

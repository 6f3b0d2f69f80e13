from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from cli_support import Ran
from frontwire import open_store
from frontwire.publishing.exports import formats

Run = Callable[..., Ran]
pytestmark = pytest.mark.usefixtures("front")


def _frame(run: Run, tmp_path: Path, *options: str) -> pd.DataFrame:
    path = tmp_path / "out.csv"
    ran = run("export", "-o", str(path), *options)
    assert ran.code == 0, ran.err
    return pd.read_csv(path)


def test_the_list_has_every_format_with_its_rows_and_needs(plain: Run) -> None:
    ran = plain("export", "--list")
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(formats())
    line = next(line for line in lines if line.startswith("parquet"))
    assert "claims, happenings, figures" in line
    assert ".parquet" in line


def test_a_format_goes_by_the_ending_and_everything_goes_out(plain: Run, tmp_path: Path, front: Path) -> None:
    path = tmp_path / "all.jsonl"
    ran = plain("export", "-o", str(path))
    assert ran.err == "frontwire: 235 rows written\n"
    with open_store(front) as corpus, corpus.view() as view:
        ids = [gist.id for gist in view.gists()]
    assert [json.loads(line)["claim"]["id"] for line in path.read_text("utf-8").splitlines()] == ids


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        (("--country", "sy"), lambda frame: (frame["country"] == "SY").all()),
        (("--bbox", "36,32.8,36.1,32.9"), lambda frame: frame["lat"].between(32.8, 32.9).all()),
        (("--polarity", "denied"), lambda frame: (frame["polarity"] == "denied").all()),
        (
            ("--certainty", "possible", "--certainty", "planned"),
            lambda f: f["certainty"].isin(["possible", "planned"]).all(),
        ),
        (("--days", "2024-03-05..2024-03-05"), lambda frame: frame["first"].fillna("").le("2024-03-05").all()),
        (("--days", "..2024-03-04"), lambda frame: frame["first"].fillna("").le("2024-03-04").all()),
        (("--kind", "shelling"), lambda frame: (frame["kind"] == "shelling").all()),
        (("--voice-type", "medical"), lambda frame: (frame["voice_type"] == "medical").all()),
    ],
)
def test_conditions(
    plain: Run, tmp_path: Path, options: tuple[str, ...], holds: Callable[[pd.DataFrame], bool]
) -> None:
    frame = _frame(plain, tmp_path, *options)
    assert 0 < len(frame) < 235
    assert holds(frame)


def test_a_report_goes_by_the_beginning_of_its_id(plain: Run, tmp_path: Path) -> None:
    report = str(_frame(plain, tmp_path)["report"].iloc[0])
    assert set(_frame(plain, tmp_path, "--report", report[:8])["report"]) == {report}


def test_happenings_that_voices_dispute(plain: Run, tmp_path: Path) -> None:
    frame = _frame(plain, tmp_path, "--rows", "happenings", "--disputed", "--min-origins", "2")
    assert (frame["status"] == "disputed").all()
    assert frame["origins"].str.contains(r" \| ").all()


def test_names_of_private_persons_can_be_withheld(plain: Run, tmp_path: Path) -> None:
    shown, hidden = _frame(plain, tmp_path), _frame(plain, tmp_path, "--withhold-names")
    assert not shown["sentence"].str.contains("█").any()
    assert hidden["sentence"].str.contains("█").any()
    assert hidden["sentence"].str.len().tolist() == shown["sentence"].str.len().tolist()
    assert hidden["claim"].tolist() == shown["claim"].tolist()


def test_what_is_left_out_is_listed(plain: Run, tmp_path: Path) -> None:
    tally = tmp_path / "tally.json"
    ran = plain("export", "-f", "csv", "-o", str(tmp_path / "out"), "--tally", str(tally), "-q")
    assert (ran.out, ran.err) == ("", "")
    assert json.loads(tally.read_text("utf-8")) == {"written": 235, "left_out": []}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name a format (--format) or a file (--out)"),
        (("-o", "x.foo"), "the ending of x.foo means no format"),
        (("-f", "cvs"), "did you mean csv?"),
        (("-f", "csv", "--rows", "gaps"), "csv is written by claims or happenings or figures, not by gaps"),
        (("-f", "csv", "--country", "SYR"), "two letters are wanted"),
        (("-f", "csv", "--bbox", "1,2,3"), "west,south,east,north"),
        (("-f", "csv", "--days", "2024-03-01"), "write 2024-03-01..2024-03-07"),
        (("-f", "csv", "--days", "2024-03-05..2024-03-01"), "is later than"),
        (("-f", "csv", "--report", "zzzz"), "no report has an id that begins with zzzz"),
        (("-o", "no/such/folder/x.csv"), "cannot be written"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(plain: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = plain("export", *arguments)
    assert ran.code != 0
    assert said in " ".join(ran.err.replace("│", " ").split())
    assert ran.out == ""


def test_nothing_binary_is_printed_on_a_terminal(plain: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = plain("export", "-f", "parquet")
    assert "parquet is not for a terminal: name a file (--out front.parquet)" in ran.err

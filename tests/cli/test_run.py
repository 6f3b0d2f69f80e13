"""`frontwire run` and `frontwire add OUT/`, with workers that really read."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.dataset as ds  # type: ignore[import-untyped]
import pytest

from cli_support import Ran
from frontwire import open_store
from frontwire.cli.coding import Pace, lasting, summary
from frontwire.model.query import Query
from frontwire.running.merging import Merged
from frontwire.running.run import Tally
from frontwire.running.shard import Counts

ROWS = """{"text": "Government jets bombed the market of Tafas on Tuesday, activists said.", "date": "2024-03-06"}
{"text": "", "date": "2024-03-06"}
{"text": "The clinic in Nawa has run out of oxygen, its director said on Wednesday.", "date": "2024-03-07"}
{"text": 7
"""


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "news.jsonl"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_a_dump_becomes_files_and_a_store(
    plain: Callable[..., Ran], frontwire: Callable[..., Ran], dump: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    ran = plain("run", str(dump), "-o", str(out), "--workers", "1", "--shard-reports", "2")
    assert ran.code == 1, "a row is damaged"
    assert "2 reports read" in ran.out
    assert "1 input could not be read" in ran.out
    assert "1 × " in ran.out.split("could not be read:")[1]
    claims = ds.dataset(out / "claims", partitioning="hive").to_table().to_pylist()
    assert {(claim["place"], claim["month"]) for claim in claims} == {("Tafas", "2024-03"), ("Nawa", "2024-03")}

    again = plain("run", str(dump), "-o", str(out), "--shard-reports", "2")
    assert "2 reports of them were coded before" in again.out
    other = plain("run", str(dump), "-o", str(out), "--shard-reports", "3")
    assert (other.code, other.out) == (1, "")
    assert "another run's" in other.err

    taken, read = str(tmp_path / "taken.db"), str(tmp_path / "read.db")
    assert "2 new" in plain("add", str(out), "--store", taken).out
    assert "2 new" in frontwire("add", str(dump), "--store", read).out
    with open_store(taken) as one, open_store(read) as two, one.view() as left, two.view() as right:
        assert {gist.id for gist in left.select(Query())} == {gist.id for gist in right.select(Query())}


def test_reports_that_came_again_are_told(tmp_path: Path) -> None:
    merged = Merged(reports=2, claims=3, refusals=0, repeated=1, files={})
    told = summary(Tally(), merged, tmp_path, seconds=1.0).splitlines()
    assert told[1:] == ["1 report came again: in claims/ and reports/ each stands once"]


def test_a_cluster_that_is_there_has_its_own_workers(plain: Callable[..., Ran], dump: Path, tmp_path: Path) -> None:
    options = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--workers", "2")
    ran = plain("run", str(dump), "-o", str(tmp_path / "out"), *options)
    assert ran.code == 2
    assert "a cluster with a --scheduler has its own" in ran.err


def test_a_scheduler_wants_the_engine(plain: Callable[..., Ran], dump: Path, tmp_path: Path) -> None:
    ran = plain("run", str(dump), "-o", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:1")
    assert ran.code == 2
    assert "--engine dask" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_folder_with_other_files_is_left_alone(plain: Callable[..., Ran], dump: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    ran = plain("run", str(dump), "-o", str(tmp_path))
    assert (ran.code, ran.out) == (1, "")
    assert "other files" in ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_a_run_does_not_read_what_it_writes(plain: Callable[..., Ran], dump: Path) -> None:
    ran = plain("run", str(dump.parent), "-o", str(dump.parent / "out"))
    assert (ran.code, ran.out) == (1, "")
    assert "outside of it" in ran.err
    assert not (dump.parent / "out").exists()


def test_the_driver_loads_no_language_pipeline() -> None:
    """Only workers need it: a run of a million reports on a cluster is driven from a small machine."""
    loads = "import frontwire.cli.run, frontwire.cli.coding, frontwire.running.run, frontwire.running.merging, sys\n"
    loads += "import frontwire.running.local, frontwire.running.coder, frontwire.running.travelling\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{loads}print('spacy' in sys.modules, 'thinc' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0 s"), (119, "119 s"), (125, "2 min"), (7_199, "120 min"), (7_500, "2 h 05 min")]
)
def test_times_are_told_as_people_do(seconds: float, shown: str) -> None:
    assert lasting(seconds) == shown


class TestPace:
    def test_it_tells_what_is_left_by_what_this_run_did(self) -> None:
        tally = Tally(now=Counts(reports=50, claims=100), before=Counts(reports=10), done=600, done_before=100)
        told = Pace(1_600, tally, time.monotonic() - 100).told()
        assert "60 reports (0.5/s)" in told
        assert told.endswith(("200 s left", "3 min left"))

    def test_what_cannot_be_known_is_not_told(self) -> None:
        assert Pace(1_600, None).told() == "starting workers"
        assert "left" not in Pace(None, Tally(done=5), time.monotonic() - 100).told()

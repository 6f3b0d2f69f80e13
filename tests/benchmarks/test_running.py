"""Runs are started as anybody would, counted by their manifests, and told apart by their bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import running
from benchmarks.running import How, Ran, compare, rows_of_run, rows_of_ways
from benchmarks.watching import Sample, Watched
from frontwire.errors import InputError
from frontwire.model.filing import Edition
from frontwire.running.folder import Charter, Folder
from frontwire.running.shard import Coded, Counts

EDITION = Edition("0", "lexicons", "pipeline")
SAMPLES = tuple(Sample(float(one), 100.0 + one, (200.0 + one, 30.0)) for one in range(1, 31))


class Runs:
    """In place of `watch`: writes the folder of a run."""

    def __init__(self, *files: bytes) -> None:
        self.files = list(files)
        self.commands: list[list[str]] = []

    def __call__(self, command: tuple[str, ...]) -> Watched:
        self.commands.append(list(command))
        out = Path(command[command.index("--output") + 1])
        folder, data = Folder.begin(out, Charter(edition=EDITION)), self.files.pop(0)
        for number in range(2):
            counts = Counts(reports=30, chars=1_000, claims=60, refusals=2)
            folder.keep(Coded(number, "d", (("claims.parquet", data),), counts, 1.0))
        return Watched(30.0, 45.0, SAMPLES)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "news.jsonl"


def test_a_run_is_counted_by_its_manifests(monkeypatch: pytest.MonkeyPatch, source: Path, tmp_path: Path) -> None:
    runs = Runs(b"claims")
    monkeypatch.setattr(running, "watch", runs)
    ran = running.run(source, tmp_path / "out", How("dask", 3, thorough=True))
    assert ran.counts == Counts(reports=60, chars=2_000, claims=120, refusals=4)
    assert ran.rate == pytest.approx(2.0)
    assert runs.commands[0][-6:] == ["--engine", "dask", "--workers", "3", "--quiet", "--thorough"]


def test_ways_that_give_the_same_are_compared(monkeypatch: pytest.MonkeyPatch, source: Path, tmp_path: Path) -> None:
    monkeypatch.setattr(running, "watch", Runs(b"claims", b"claims"))
    table = list(rows_of_ways(compare(source, tmp_path, [How(workers=1), How("dask", 2)])))
    assert table[-2].startswith("| local | 1 | 2.0 | 1.00 | 750.0 | 130 | 230 |")
    assert table[-1].startswith("| dask | 2 | 2.0 | 1.00 |")


def test_ways_that_give_other_bytes_are_an_error(monkeypatch: pytest.MonkeyPatch, source: Path, tmp_path: Path) -> None:
    monkeypatch.setattr(running, "watch", Runs(b"claims", b"other claims"))
    with pytest.raises(InputError, match="other bytes"):
        list(compare(source, tmp_path, [How(workers=1), How(workers=2)]))


def test_what_came_of_a_run_is_told_with_its_memory_over_time() -> None:
    ran = Ran(How(workers=2), Counts(reports=60, claims=120), 1.5, "d", Watched(30.0, 45.0, SAMPLES))
    table = "".join(rows_of_run(ran))
    assert "| reports a second | 2.0 |" in table
    assert "| peak memory of a worker (MiB) | 230 |" in table
    assert table.count("\n| 0.") == 10

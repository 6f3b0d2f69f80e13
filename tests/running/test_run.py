"""A run gives the same bytes on any number of workers, and after it was killed at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from frontwire.model.filing import Edition
from frontwire.model.parcel import Parcel
from frontwire.running.attending import Limits
from frontwire.running.engines import Engine
from frontwire.running.folder import Charter, Folder
from frontwire.running.local import LocalEngine
from frontwire.running.run import Tally, run
from frontwire.running.shard import Coded
from running_support import FakeCoder

FOUND = tuple(Parcel(f"dump.jsonl#{n}", f"report {n}" if n != 4 else "die") for n in range(11))
EDITION = Edition("1.0", "abc", "none")

#: Kills itself: after a number of shards are kept, in the middle of keeping the next, or while its workers code.
KILLED = """
import os, signal, sys
from pathlib import Path
from frontwire.running import folder
from test_run import FOUND, coded
if __name__ == "__main__":
    path, where, after = sys.argv[1:]
    if where == "writing":
        sync, times = folder.sync, []
        def sync_(path):
            times.append(path)
            if len(times) > int(after):
                os.kill(os.getpid(), signal.SIGKILL)
            sync(path)
        folder.sync = sync_
    coded(Path(path), 2, after=int(after) if where == "between" else None)
"""


def coded(path: Path, workers: int, *, after: int | None = None, found: Sequence[Parcel] = FOUND) -> Tally:
    """A run over `found` into `path`; it kills itself once so many shards are kept."""

    def progress(tally: Tally) -> None:
        if tally.finished == after:
            os.kill(os.getpid(), signal.SIGKILL)

    with LocalEngine(FakeCoder, workers, Limits(seconds=20, mib=2_000, start_seconds=60)) as engine:
        return run(found, Folder.begin(path, Charter(edition=EDITION)), engine, reports=2, progress=progress)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    path = tmp_path_factory.mktemp("run") / "out"
    tally = coded(path, 1)
    assert (tally.shards, tally.finished, tally.counts.reports) == (6, 6, 11)
    return files(path)


def files(path: Path) -> dict[str, bytes]:
    """All that a run wrote but how long it took."""
    held = (one for one in path.rglob("*") if one.is_file() and one.name != "timings.jsonl")
    return {str(one.relative_to(path)): one.read_bytes() for one in held}


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_workers_gives_the_same(whole: dict[str, bytes], tmp_path: Path, workers: int) -> None:
    coded(tmp_path / "out", workers)
    assert files(tmp_path / "out") == whole


@pytest.mark.parametrize(("where", "after"), [("between", 4), ("writing", 0), ("writing", 3)])
def test_killed_and_run_again_it_gives_the_same(
    whole: dict[str, bytes], tmp_path: Path, where: str, after: int
) -> None:
    path = tmp_path / "out"
    paths = [str(Path(__file__).parent), *sys.path]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), where, str(after)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert len(files(path)) < len(whole)
    tally = coded(path, 2)
    assert tally.counts.reports == 11
    assert tally.before.reports == 11 - tally.now.reports
    assert files(path) == whole


def test_what_is_finished_is_not_coded_again(tmp_path: Path) -> None:
    coded(tmp_path / "out", 1)
    tally = coded(tmp_path / "out", 1)
    assert (tally.now.reports, tally.before.reports) == (0, 11)


def test_where_the_source_changed_only_that_is_coded_again(tmp_path: Path) -> None:
    coded(tmp_path / "out", 1)
    changed = [*FOUND[:2], Parcel("dump.jsonl#2", "changed"), *FOUND[3:8]]
    tally = coded(tmp_path / "out", 1, found=changed)
    assert (tally.now.reports, tally.before.reports) == (2, 6)
    coded(tmp_path / "anew", 1, found=changed)
    assert files(tmp_path / "out") == files(tmp_path / "anew")


def test_an_engine_may_give_shards_in_any_order(whole: dict[str, bytes], tmp_path: Path) -> None:
    class Backwards:
        """Gives all of them at the end, the last first."""

        def __init__(self, engine: Engine) -> None:
            self.engine = engine

        def code(self, shards: object) -> Sequence[Coded]:
            return sorted(self.engine.code(shards), key=lambda one: -one.number)  # type: ignore[arg-type]

    folder = Folder.begin(tmp_path / "out", Charter(edition=EDITION))
    with LocalEngine(FakeCoder, 2, Limits(start_seconds=60)) as engine:
        run(FOUND, folder, Backwards(engine), reports=2)  # type: ignore[arg-type]
    assert files(folder.path) == whole

"""A coder that dies, outlasts or starves is ended and started again; the report to blame is refused, no other is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from frontwire.errors import EngineError
from frontwire.running.attending import Attended, Limits
from running_support import Batching, Broken, Dying, FakeCoder, Homeless, said, shard

LIMITS = Limits(seconds=1.5, mib=400, start_seconds=60)

#: Has a coder read what takes for ever, and tells its process.
ORPHANED = """
import threading, time
from frontwire.running.attending import Attended
from running_support import FakeCoder, shard
if __name__ == "__main__":
    coder = Attended(FakeCoder)
    coder.code(shard("a"))
    threading.Thread(target=coder.code, args=(shard("sleep"),), daemon=True).start()
    time.sleep(0.5)
    print(coder.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def attended() -> Iterator[Attended]:
    held = Attended(FakeCoder, LIMITS)
    yield held
    held.close()


def test_a_shard_is_coded_in_another_process(attended: Attended) -> None:
    assert said(attended.code(shard("a", "b"))) == ["A", "B"]
    first = attended.pid
    assert said(attended.code(shard("c"))) == ["C"]
    assert attended.pid == first is not None


def test_what_kills_it_is_refused_and_the_rest_is_read(attended: Attended) -> None:
    assert said(attended.code(shard("a", "die", "b"))) == [
        "A",
        "refused: the process that read it died (SIGKILL)",
        "B",
    ]


def test_a_process_that_is_killed_from_outside_blames_nobody(attended: Attended, tmp_path: Path) -> None:
    assert said(attended.code(shard("a", f"die once {tmp_path / 'seen'}", "b")))[0::2] == ["A", "B"]
    assert said(attended.code(shard(f"die once {tmp_path / 'again'}")))[0].startswith("DIE ONCE")


def test_what_takes_too_long_is_refused(attended: Attended) -> None:
    assert said(attended.code(shard("sleep", "b"))) == ["refused: reading it took longer than 1.5 seconds", "B"]


def test_what_takes_too_much_memory_is_refused(attended: Attended) -> None:
    attended.limits = replace(LIMITS, seconds=30)
    assert said(attended.code(shard("eat", "b"))) == ["refused: reading it took more than 400 MiB of memory", "B"]


class TestReadTogether:
    @pytest.fixture
    def batching(self) -> Iterator[Attended]:
        held = Attended(Batching, LIMITS)
        yield held
        held.close()

    def test_the_one_to_blame_is_found(self, batching: Attended) -> None:
        refused = "refused: the process that read it died (SIGKILL)"
        assert said(batching.code(shard("a", "die", "b", "die"))) == ["A", refused, "B", refused]

    def test_nobody_is_blamed_for_one_end(self, batching: Attended, tmp_path: Path) -> None:
        assert said(batching.code(shard("a", f"die once {tmp_path / 'seen'}")))[1].startswith("DIE ONCE")


@pytest.mark.parametrize(
    ("make", "because"),
    [
        (Homeless, "no .yml file there"),
        (Dying, "no worker can be started"),
        (Broken, "a bug: ZeroDivisionError: division by zero"),
    ],
)
def test_where_nobody_can_work_the_run_ends(make: type, because: str) -> None:
    held = Attended(make, LIMITS)
    with pytest.raises(EngineError, match=because):
        held.code(shard("a"))
    held.close()


def test_closed_while_it_is_at_work_it_ends(attended: Attended) -> None:
    attended.code(shard("a"))
    with ThreadPoolExecutor(1) as threads:
        asleep = threads.submit(attended.code, shard("sleep"))
        attended.close()
        with pytest.raises(EngineError, match="closed"):
            asleep.result()
    assert attended.pid is None


def test_a_coder_ends_with_whoever_started_it(tmp_path: Path) -> None:
    paths = [str(Path(__file__).parents[1]), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    with subprocess.Popen([sys.executable, "-c", ORPHANED], env=environment, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        coder = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    psutil.wait_procs([coder], timeout=20)
    assert not coder.is_running() or coder.status() == psutil.STATUS_ZOMBIE


def test_nothing_is_left_running(attended: Attended) -> None:
    attended.code(shard("a"))
    process = psutil.Process(attended.pid)
    attended.close()
    assert not process.is_running()
    with pytest.raises(EngineError, match="closed"):
        attended.code(shard("a"))

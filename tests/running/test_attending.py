"""A coder that dies, outlasts or starves is ended and started again; the report to blame is refused, no other is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from frontwire.errors import EngineError
from frontwire.running.attending import Attended, Limits
from running_support import Dying, FakeCoder, Homeless, said, shard

LIMITS = Limits(seconds=1.5, mib=400, start_seconds=60)


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
    assert said(attended.code(shard("eat", "b"))) == ["refused: reading it took more than 400 MiB of memory", "B"]


@pytest.mark.parametrize(("make", "because"), [(Homeless, "no .yml file there"), (Dying, "no worker can be started")])
def test_where_nobody_can_work_the_run_ends(make: type, because: str) -> None:
    held = Attended(make, LIMITS)
    with pytest.raises(EngineError, match=because):
        held.code(shard("a"))
    held.close()


def test_nothing_is_left_running(attended: Attended) -> None:
    attended.code(shard("a"))
    process = psutil.Process(attended.pid)
    attended.close()
    assert not process.is_running()
    with pytest.raises(EngineError, match="closed"):
        attended.code(shard("a"))

"""A Dask cluster gives what one process gives, whichever of its workers die."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dask
import pytest
from distributed import Client

from cluster_support import KILL_WORKER, KILL_WORKER_ONCE, SLOW, UNABLE, ToyCoder, toy_shards
from frontwire.api import Reader
from frontwire.errors import EngineError
from frontwire.model.parcel import Parcel
from frontwire.running import cluster, coder
from frontwire.running.dask import DaskEngine
from frontwire.running.engines import Codes
from frontwire.running.shard import Coded, Shard
from frontwire.running.travelling import Travelling
from frontwire.settings import load

TEXTS = (
    "KASR NUR, 4 March 2024 - Shells struck the bakery in Kasr Nur on Sunday, killing six people, a medic said.",
    "Rebels denied that they had withdrawn from Homs. State television said the army had taken the town.",
    "The ministry said on Monday that twelve soldiers were wounded near Aleppo.",
    "Prices of tomatoes rose for the third week.",
)

Held = dict[int, tuple[tuple[str, bytes], ...]]


def held(coded: Iterable[Coded]) -> Held:
    return {one.number: one.files for one in coded}


def alone(codes: Codes, shards: Iterable[Shard]) -> Held:
    """What one process gives."""
    return held(codes.code(shard, spared={}, begun=lambda _position: None) for shard in shards)


@dataclass(frozen=True, slots=True)
class Running:
    """A scheduler and workers that the command line of Dask started."""

    address: str
    scheduler: subprocess.Popen[bytes]


@contextmanager
def started(folder: Path, *, workers: int) -> Iterator[Running]:
    """A scheduler and so many workers, for as long as they are needed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONWARNINGS": "default"}
    log = folder / "scheduler.log"
    processes: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str, out: Path) -> None:
        command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
        with out.open("wb") as file:
            processes.append(
                subprocess.Popen(command, stdout=file, stderr=file, env=environment, cwd=folder, start_new_session=True)
            )

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", "0", out=log)
        address = _address(log, processes[0])
        for number in range(workers):
            more = ("--nworkers", "1", "--nthreads", "1", "--local-directory", str(folder))
            start("worker", address, *more, out=folder / f"worker-{number}.log")
        yield Running(address, processes[0])
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with started(tmp_path_factory.mktemp("cluster"), workers=2) as running:
        yield running


def _address(log: Path, process: subprocess.Popen[bytes]) -> str:
    """The scheduler's address, as soon as it tells it."""
    while process.poll() is None:
        found = re.search(r"Scheduler at: *(tcp://\S+)", log.read_text())
        if found:
            return found[1]
    raise AssertionError(log.read_text())


def worker_pids(address: str) -> list[int]:
    with Client(address, set_as_default=False) as client:
        return sorted(client.run(os.getpid).values())


def test_a_cluster_of_two_workers_gives_what_one_process_gives_though_one_is_killed(tmp_path: Path) -> None:
    once = KILL_WORKER_ONCE + str(tmp_path / "killed").encode()
    shards = toy_shards(b"one", b"two", once, *[SLOW] * 4, b"last", each=2)
    with DaskEngine(ToyCoder, workers=2) as engine:
        outcome = held(engine.code(shards))
    assert (tmp_path / "killed").exists()
    assert outcome == alone(ToyCoder(), shards)


def test_readers_on_a_cluster_reached_by_its_address_give_the_same_bytes_though_one_is_killed(
    running: Running, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load()
    shards = [Shard(number, (Parcel(f"{number}.txt", text),)) for number, text in enumerate(TEXTS * 2)]
    with DaskEngine(Travelling.of(settings), scheduler=running.address) as engine:
        coming = engine.code(shards)
        first = next(coming)
        os.kill(worker_pids(running.address)[0], signal.SIGKILL)
        outcome = held([first, *coming])
    monkeypatch.setattr(coder, "Reader", lambda _settings: reader)
    assert outcome == alone(coder.Coder(settings), shards)


def test_a_shard_that_kills_each_worker_is_refused_and_the_others_are_done() -> None:
    shards = toy_shards(KILL_WORKER, b"one", b"two", b"three")
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}), DaskEngine(ToyCoder, workers=1) as engine:
        outcome = {one.number: one for one in engine.code(shards)}
    done = held(outcome[number] for number in (1, 2, 3))
    assert done == alone(ToyCoder(), shards[1:])
    assert (outcome[0].counts.reports, outcome[0].counts.unread) == (0, 1)
    assert [name for name, _ in outcome[0].files] == ["claims.parquet", "reports.parquet", "refusals.parquet"]


def test_no_more_shards_are_taken_than_the_workers_are_at_and_one_waiting_for_each(running: Running) -> None:
    taken: list[int] = []

    def shards() -> Iterator[Shard]:
        for shard in toy_shards(*[b"one"] * 20):
            taken.append(shard.number)
            yield shard

    with DaskEngine(ToyCoder, scheduler=running.address) as engine:
        coming = engine.code(shards())
        next(coming)
        assert len(taken) <= 4
        assert len(list(coming)) == 19


def test_a_worker_that_cannot_work_ends_the_run_with_its_reason(running: Running) -> None:
    engine = DaskEngine(ToyCoder, scheduler=running.address)
    with engine, pytest.raises(EngineError, match=r"the toy cannot work \(worker on "):
        list(engine.code(toy_shards(UNABLE)))


def test_a_scheduler_that_is_lost_is_told_in_a_sentence_and_nothing_else(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with started(tmp_path, workers=1) as running, DaskEngine(ToyCoder, scheduler=running.address) as engine:
        coming = engine.code(toy_shards(*[SLOW] * 20))
        next(coming)
        running.scheduler.kill()
        with pytest.raises(EngineError, match=r"the Dask scheduler was lost .*run again"):
            list(coming)
    assert "Traceback" not in capfd.readouterr().err


def test_a_trouble_of_the_source_is_passed_on(running: Running) -> None:
    def shards() -> Iterator[Shard]:
        yield from toy_shards(b"one")
        raise PermissionError("the source's own")

    engine = DaskEngine(ToyCoder, scheduler=running.address)
    with engine, pytest.raises(PermissionError, match="the source's own"):
        list(engine.code(shards()))


def test_a_run_leaves_no_coder_behind(running: Running) -> None:
    with DaskEngine(ToyCoder, scheduler=running.address) as engine:
        list(engine.code(toy_shards(b"one", b"two")))
        during = _children(running.address)
    assert during
    assert not _children(running.address)


def _children(address: str) -> set[int]:
    """The processes that workers have started and that are still there."""
    with Client(address, set_as_default=False) as client:
        return set().union(*client.run(_own_children).values())


def _own_children() -> set[int]:
    import multiprocessing

    return {child.pid for child in multiprocessing.active_children() if child.pid is not None}


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x"])
def test_a_scheduler_that_cannot_be_reached_is_named(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_REACH_SECONDS", 0.2)
    with (
        pytest.raises(EngineError, match=f"scheduler at {address} cannot be reached"),
        DaskEngine(ToyCoder, scheduler=address),
    ):
        pass


def test_a_cluster_of_another_edition_is_refused_with_what_to_do(running: Running) -> None:
    from dataclasses import replace

    travelling = Travelling.of(load())
    kit = replace(travelling.kit, versions=(("frontwire", "0.0.1"), *travelling.kit.versions[1:]))
    with (
        pytest.raises(EngineError, match=r"frontwire .* there, 0\.0\.1 here.*install the same"),
        DaskEngine(replace(travelling, kit=kit), scheduler=running.address),
    ):
        pass


def test_an_engine_is_entered_before_it_is_used() -> None:
    with pytest.raises(RuntimeError, match="entered"):
        next(iter(DaskEngine(ToyCoder).code(toy_shards(b"one"))))

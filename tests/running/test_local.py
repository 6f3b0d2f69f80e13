"""The local engine: everything is coded, however many workers there are, and little is taken ahead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from frontwire.errors import EngineError
from frontwire.running.attending import Limits
from frontwire.running.local import LocalEngine
from frontwire.running.shard import Shard
from running_support import FakeCoder, Homeless, said, shard

LIMITS = Limits(seconds=20, mib=2_000, start_seconds=60)


@pytest.mark.parametrize("workers", [1, 3])
def test_every_shard_comes_back(workers: int) -> None:
    with LocalEngine(FakeCoder, workers, LIMITS) as engine:
        came = {one.number: said(one) for one in engine.code(shard(f"a {n}", number=n) for n in range(7))}
    assert came == {n: [f"A {n}"] for n in range(7)}


def test_few_are_taken_ahead() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Shard]:
        while True:
            taken.append(len(taken))
            yield shard("a", number=taken[-1])

    with LocalEngine(FakeCoder, 2, LIMITS) as engine:
        came = engine.code(endless())
        for _ in range(5):
            next(came)
    assert len(taken) <= 5 + 4


def test_it_ends_while_shards_wait() -> None:
    with LocalEngine(FakeCoder, 1, LIMITS) as engine:
        assert next(engine.code(shard("a" if n == 0 else "sleep", number=n) for n in range(9))).number == 0


def test_what_no_coder_can_do_ends_it() -> None:
    with LocalEngine(Homeless, 2, LIMITS) as engine, pytest.raises(EngineError, match=r"no \.yml file"):
        list(engine.code([shard("a")]))


def test_it_is_entered_first() -> None:
    with pytest.raises(RuntimeError):
        next(LocalEngine(FakeCoder, 1).code([]))

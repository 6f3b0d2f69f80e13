"""Parts given to a Dask cluster come to what they come to in one process, whichever worker dies."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from benchmarks.generating import make
from benchmarks.shapes import Shape
from benchmarks.viewing import MadeView
from frontwire.errors import EngineError
from frontwire.reconciling import reconcile
from frontwire.reconciling.parts import Work, reconcile_in_parts
from frontwire.running.dask_mapping import on_dask
from mapping_support import Fatal
from reconciling_toy import DEEDS, FAMILIES

WORDS = (b"one", b"die", b"three", b"four", b"five", b"six")


def test_links_are_the_same_and_a_worker_may_die(tmp_path: Path) -> None:
    view = MadeView(make(300, seed=4, shape=Shape(countries=2, divisions=1, towns=3, news=120)))
    whole = reconcile(view, families=FAMILIES, deeds=DEEDS)
    with on_dask(workers=2) as through:
        assert list(through(Fatal(str(tmp_path / "died")), WORDS)) == [  # type: ignore[arg-type] - any work will do
            word[::-1] for word in WORDS
        ]
        pieced = reconcile_in_parts(view, work=Work(FAMILIES, DEEDS), through=through, size=60)
    assert msgspec.msgpack.encode(pieced.whole()) == msgspec.msgpack.encode(whole)


def test_a_scheduler_that_is_not_there_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontwire.running.cluster._REACH_SECONDS", 0.2)
    with pytest.raises(EngineError, match="cannot be reached"), on_dask(scheduler="tcp://127.0.0.1:1"):
        pass

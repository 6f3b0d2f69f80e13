"""`frontwire reconcile`: a run's links beside it, or a store's kept in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from cli_support import Ran
from frontwire import open_store
from frontwire.model.place import Place, PlaceClass
from mapping_support import write_run
from store_support import make_claim, make_deposit, make_where, many

FAR = Place("gn:2", "Wadi Far", PlaceClass.TOWN, "SY", "Daraa", 32.5, 36.0, radius_km=3.0)
OTHER = make_deposit("other", make_claim("Soldiers shelled a mill far away", where=make_where(FAR)))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return write_run(tmp_path / "out", many(5), (OTHER,))


def test_a_run_s_links_stand_beside_it(plain: Callable[..., Ran], out: Path) -> None:
    ran = plain("reconcile", str(out), "--workers", "1")
    assert (ran.code, ran.err) == (0, "")
    rows = pq.read_table(out / "links" / "members.parquet").to_pylist()
    assert f"{len(rows)} claims of {len({row['happening'] for row in rows})} happenings" in ran.out


def test_a_store_keeps_what_came_of_it(plain: Callable[..., Ran], tmp_path: Path) -> None:
    store = tmp_path / "front.db"
    with open_store(store) as corpus:
        corpus.add_deposits((*many(5), OTHER))
    shutil.copy(store, tmp_path / "plain.db")
    ran = plain("reconcile", "--store", str(store), "--workers", "1")
    assert (ran.code, ran.err) == (0, "")
    with open_store(store) as corpus, open_store(tmp_path / "plain.db") as other, corpus.view() as view:
        assert view.reconciled() == other.reconcile()
        assert f"{len(other.reconcile().happenings)} happenings" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("reconcile", "--scheduler", "tcp://127.0.0.1:1"), 2, "--engine dask"),
        (("reconcile", "-o", "links"), 2, "name its folder as well"),
        (("reconcile", "."), 1, "is not the folder of a run"),
    ],
)
def test_what_cannot_be_is_refused(
    plain: Callable[..., Ran], arguments: tuple[str, ...], code: int, says: str, tmp_path: Path
) -> None:
    ran = plain(*(str(tmp_path) if argument == "." else argument for argument in arguments))
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err

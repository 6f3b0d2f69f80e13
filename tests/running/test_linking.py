"""A run is linked as a store is that took it over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from benchmarks.filling import deposits
from benchmarks.generating import make
from benchmarks.shapes import Shape
from frontwire import open_store
from frontwire.errors import InputError
from frontwire.model.filing import Deposit
from frontwire.model.happening import Reconciled
from frontwire.reconciling.parts import Work, reconcile_in_parts
from frontwire.running.linking import write
from frontwire.running.surveying import Survey
from mapping_support import write_run
from reconciling_toy import DEEDS, FAMILIES
from store_support import FETCHED, make_claim, make_deposit, refetched

WORK = Work(FAMILIES, DEEDS)
PAGE = "https://portum.example/12"
#: Two versions of a page, the later first, and reports that came twice.
PAGES = tuple(
    make_deposit(f"page-{n}", make_claim(f"Version {n} told"), address=PAGE, fetched=FETCHED + timedelta(days=2 * n))
    for n in (1, 0)
)
NEWS = tuple(deposits(make(260, seed=7, shape=Shape(countries=2, divisions=1, towns=3, news=80, reprinted=0.4))))
TWICE = tuple(replace(one, filing=replace(one.filing, source=f"again-{one.filing.source}")) for one in NEWS[:3])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shards: tuple[tuple[Deposit, ...], ...] = (NEWS[5:], PAGES, (*TWICE, *NEWS[:5], refetched(PAGES[0], hours=5)))
    return write_run(tmp_path_factory.mktemp("run") / "out", *shards)


def linked(out: Path, size: int = 50) -> Reconciled:
    return reconcile_in_parts(Survey.of(out), work=WORK, size=size).whole()


def test_a_run_is_linked_as_a_store_that_took_it_over(out: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as corpus:
        corpus.add_deposits((*NEWS, *PAGES, *TWICE))
        with corpus.view() as view:
            whole = reconcile_in_parts(view, work=WORK).whole()
            held = {gist.id: gist for gist in view.gists()}
    assert linked(out) == whole
    assert whole.copies
    gists = list(Survey.of(out).gists())
    assert {gist.id: gist for gist in gists} == held
    assert len(gists) == len(held)


def test_links_are_written_with_their_reasons(out: Path, tmp_path: Path) -> None:
    pieced = reconcile_in_parts(Survey.of(out), work=WORK)
    written = write(pieced, tmp_path / "links")
    whole = pieced.whole()
    read = {name: pq.read_table(tmp_path / "links" / f"{name}.parquet").to_pylist() for name in NAMES}
    assert (written.claims, written.happenings, written.copies) == tuple(map(len, read.values()))
    assert [row["happening"] for row in read["happenings"]] == [one.id for one in whole.happenings]
    assert [tuple(row["claims"]) for row in read["happenings"]] == [one.claims for one in whole.happenings]
    links = [link for row in read["happenings"] for link in row["links"]]
    assert [(link["older"], link["newer"], tuple(link["because"])) for link in links] == [
        (link.older, link.newer, link.because) for one in whole.happenings for link in one.links
    ]
    assert {row["claim"]: row["origin"] for row in read["members"]} == whole.origins
    assert [(row["original"], row["copy"]) for row in read["copies"]] == [
        (one.original, one.copy) for one in whole.copies
    ]


NAMES = ("members", "happenings", "copies")


def test_the_same_run_gives_the_same_bytes_however_it_is_cut(out: Path, tmp_path: Path) -> None:
    made: list[list[bytes]] = []
    for size in (40, 5_000):
        write(reconcile_in_parts(Survey.of(out), work=WORK, size=size), tmp_path / str(size))
        made.append([(tmp_path / str(size) / f"{name}.parquet").read_bytes() for name in NAMES])
    assert made[0] == made[1]


def test_where_nothing_can_be_written_it_is_said(out: Path, tmp_path: Path) -> None:
    (tmp_path / "links").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write(reconcile_in_parts(Survey.of(out), work=WORK), tmp_path / "links")

"""Stocks of made-up claims and of the sample front, made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.generating import Made, make
from benchmarks.shapes import Shape
from browsing_support import snapshot_of, stock_of
from frontwire import open_store
from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.stock import Stock
from frontwire.browsing.tables import Tables
from frontwire.corpus import Corpus
from sample_store import fill
from tests_support import LEXICONS

_CLAIMS = 900


@pytest.fixture(scope="session")
def tables() -> Tables:
    return Tables.load(LEXICONS)


@pytest.fixture(scope="session")
def made() -> Made:
    return make(_CLAIMS, shape=Shape(countries=2, towns=6, news=60))


@pytest.fixture(scope="session")
def stock(made: Made, tables: Tables) -> Stock:
    return stock_of(made.gists, tables)


@pytest.fixture(scope="session")
def last(stock: Stock) -> Snapshot:
    """Everything, as of the last day."""
    return snapshot_of(stock)


@pytest.fixture(scope="session")
def front(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample front; copy it before changing it."""
    return fill(tmp_path_factory.mktemp("front") / "front.db")


@pytest.fixture
def corpus(front: Path, tmp_path: Path) -> Iterator[Corpus]:
    """The sample front in a store of this test's own."""
    with open_store(shutil.copy(front, tmp_path / "front.db")) as held:
        yield held

"""One server for each test, and a desk that watches it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontwire import store
from watching_support import ARTICLE, Desk, Site, gives, serving


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("watching") / "empty.db"
    store.open(path).close()
    return path


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as held:
        for name in ("/a", "/b", "/c"):
            held.answers[name] = gives(ARTICLE.format(f"Tel{name[1:]}"))
        held.answers["/feed"] = gives(held.feed("/a", "/b"), kind="application/rss+xml")
        yield held


@pytest.fixture
def desk(site: Site, empty_store: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "watched.db"
    shutil.copy(empty_store, path)
    with store.open(path) as held:
        yield Desk(site, held.polls())

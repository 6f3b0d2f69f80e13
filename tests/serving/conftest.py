"""Applications over small stores, asked in-process."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from frontwire import open_store
from frontwire.serving.desk import Policy
from postgres_support import NoServerError, shared
from sample_store import fill
from serving_support import Client, Serve, client

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample front, filled once; copy it before changing it."""
    return fill(tmp_path_factory.mktemp("sample") / "front.db")


@pytest.fixture(scope="session")
def reading(sample: Path) -> Iterator[Client]:
    """A client of a server that only reads the sample front."""
    with open_store(sample) as corpus:
        yield client(corpus, Policy(rate=None))


@pytest.fixture
def serve(sample: Path, tmp_path: Path) -> Iterator[Serve]:
    """`serve(edit=True, …)`: a client of a server with that policy over a copy of the sample front."""
    with ExitStack() as held:

        def made(**policy: object) -> Client:
            corpus = held.enter_context(open_store(shutil.copy(sample, tmp_path / "front.db")))
            return client(corpus, Policy(**{"rate": None, **policy}))  # type: ignore[arg-type]

        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_store(
    request: pytest.FixtureRequest, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a store with nothing in it, on either database."""
    if request.param == "sqlite":
        yield str(tmp_path / "front.db")
        return
    base = tmp_path_factory.getbasetemp()
    try:
        with shared(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) as server:
            name = f"serving_{os.getpid()}_{next(_NUMBERS)}"
            with psycopg.connect(server.url, autocommit=True) as connection:
                connection.execute(f"CREATE SCHEMA {name}")
            yield f"{server.url}?options=-csearch_path%3D{name}"
    except NoServerError as reason:
        pytest.skip(str(reason))

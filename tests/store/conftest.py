"""Every test that asks for `address` or `held` is run on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from frontwire import store
from frontwire.store import Store
from frontwire.store.tables import schema
from postgres_support import NoServerError, Server, shared

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL server for the whole run; its tests are skipped where there can be none."""
    base = tmp_path_factory.getbasetemp()
    try:
        with shared(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) as running:
            yield running
    except NoServerError as reason:
        pytest.skip(str(reason))


def make_schema(server: Server) -> str:
    """An empty place on the server, by address."""
    name = f"t{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server.url}?options=-csearch_path%3D{name}"


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with nothing in it, to be copied: making one takes a quarter of a second."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    store.open(path).close()
    return path


@pytest.fixture(scope="session")
def used_schema(server: Server) -> str:
    """Likewise on the server, to be emptied for each test."""
    address = make_schema(server)
    store.open(address).close()
    return address


def empty(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        tables = ", ".join(sorted(set(schema.tables) - {"revision"}))
        connection.execute(f"TRUNCATE {tables}, words")
        connection.execute("UPDATE revision SET number = 0")


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def address(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no store yet."""
    if backend == "sqlite":
        return str(tmp_path / "frontwire.db")
    return make_schema(request.getfixturevalue("server"))


@pytest.fixture
def empty_address(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store with nothing in it is."""
    if backend == "sqlite":
        return str(shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "frontwire.db"))
    address = str(request.getfixturevalue("used_schema"))
    empty(address)
    return address


@pytest.fixture
def held(empty_address: str) -> Iterator[Store]:
    """An empty store."""
    with store.open(empty_address) as opened:
        yield opened

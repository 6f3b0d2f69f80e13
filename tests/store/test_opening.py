from __future__ import annotations

import os
import socket
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from frontwire import store
from frontwire.errors import StoreError
from frontwire.store.opening import _address
from frontwire.store.tables import KNOWN_VERSIONS, VERSIONS, schema
from store_support import fill, make_deposit, snapshot

SECRET = "hunter2"


def driver_address(address: str) -> str:
    return _address(address).render_as_string(hide_password=False)


def said(address: str | Path, *, create: bool = True) -> str:
    """What opening says, which must be one line and never the password."""
    with pytest.raises(StoreError) as caught:
        store.open(address, create=create)
    message = str(caught.value)
    assert "\n" not in message
    assert SECRET not in message
    return message


def test_a_store_is_made_and_found_again(address: str) -> None:
    with store.open(address) as made:
        fill(made, make_deposit("r1"))
        before = snapshot(made)
    with store.open(address, create=False) as found:
        assert snapshot(found) == before


def test_only_where_one_may_be_made(address: str) -> None:
    assert "no store there" in said(address, create=False)


def test_the_migrations_make_the_tables_of_the_code(address: str) -> None:
    store.open(address).close()
    engine = create_engine(driver_address(address))
    with engine.connect() as connection:
        # Full text has tables of its own on each database.
        ours = {
            "version_table": VERSIONS,
            "include_name": lambda name, kind, _: kind != "table" or "words" not in name,
        }
        context = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(context, schema) == []
        assert context.get_current_revision() == KNOWN_VERSIONS[-1]
    engine.dispose()


def test_a_store_of_a_newer_frontwire_is_refused(address: str) -> None:
    store.open(address).close()
    engine = create_engine(driver_address(address))
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSIONS} SET version_num = '9999'"))
    engine.dispose()
    assert "newer Frontwire made this store (version 9999)" in said(address)


def test_other_peoples_tables_are_left_alone(address: str) -> None:
    engine = create_engine(driver_address(address))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE claims (id INTEGER)"))
    assert "holds other tables (claims) and is no store" in said(address)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM claims")).scalar() == 0
    engine.dispose()


def test_what_is_no_store(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Soldiers shelled the mill.")
    assert "it is no store" in said(report)
    assert report.read_text() == "Soldiers shelled the mill."
    assert "it is a folder" in said(tmp_path)
    assert "does not exist" in said(tmp_path / "away" / "frontwire.db")
    assert "no store is named" in said(" ")


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "frontwire.db"
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    assert str(path) in said(path)


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE addresses (id INTEGER)")
    other.close()
    assert "holds other tables (addresses)" in said(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be opened" in said(tmp_path / "frontwire.db")
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (f"mysql://ada:{SECRET}@host/name", "no store can be kept at mysql://"),
        (f"http://ada:{SECRET}@host/name", "no store can be kept at http://"),
        (f"postgresql://ada:{SECRET}@host:port/name", "cannot be read"),
        ("sqlite://", "no store can be kept at sqlite://"),
    ],
)
def test_addresses_that_are_none(address: str, says: str) -> None:
    assert says in said(address)


def test_a_server_that_is_away() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    shown = said(f"postgresql://ada:{SECRET}@127.0.0.1:{port}/name")
    assert shown.startswith(f"postgresql://ada:***@127.0.0.1:{port}/name: ")
    assert "refused" in shown


def test_the_way_sqlite_addresses_are_written_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "frontwire.db"
    store.open(f"sqlite:///{path}").close()
    assert path.is_file()
    with store.open(path, create=False) as found:
        assert found.name == str(path)


def test_a_name_shows_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    address = _address(f"postgres://ada:{SECRET}@host/name")
    assert address.password == SECRET
    assert SECRET not in store.opening.shown(address)


def test_a_server_needs_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert "pip install 'frontwire[postgres]'" in said("postgresql://ada@host/name")

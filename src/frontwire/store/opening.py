"""Opening: a path or an address becomes a store, made or brought up to this version where need be."""

from __future__ import annotations

import importlib.util
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from frontwire.errors import StoreError
from frontwire.store import locking
from frontwire.store.failing import shown, told
from frontwire.store.locking import IMMEDIATE, insist, writing
from frontwire.store.stores import Store
from frontwire.store.tables import KNOWN_VERSIONS, VERSIONS, schema

#: Seconds that a server may take to answer.
_CONNECT_SECONDS = 10
#: Connections kept open while nobody uses them; any number may be in use.
_IDLE = 4
_HEADER = b"SQLite format 3\x00"


def open(url: str | Path, *, create: bool = True) -> Store:  # noqa: A001 - `store.open(…)` is what it is
    """The store at a path (SQLite) or an address ("postgresql://user@host/name").

    One that is not there yet is made unless `create` is False; an older one is brought up to this version. Any number
    of processes may do so at once. Raises StoreError, in one line and without the password, where there is no store or
    can be none.
    """
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        _check_file(Path(str(address.database)), create=create)
    engine = _engine(address)
    try:
        with told(address):
            _bring_up(engine, address, create=create)
    except StoreError:
        engine.dispose()
        raise
    return Store(engine)


def _address(url: str | Path) -> URL:
    """What was given as SQLAlchemy's address, with the driver we use."""
    if isinstance(url, Path) or "://" not in url:
        if not str(url).strip():
            raise StoreError("no store is named: give a file or an address (postgresql://…)")
        return URL.create("sqlite", database=str(url))
    scheme = url.partition("://")[0]
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            f"the address of the store ({scheme}://…) cannot be read: postgresql://user@host/name"
        ) from error
    kind = scheme.partition("+")[0]
    if kind == "sqlite" and address.database:
        return URL.create("sqlite", database=address.database)
    if kind not in {"postgresql", "postgres"}:
        raise StoreError(f"no store can be kept at {scheme}://…: give a file or postgresql://user@host/name")
    if importlib.util.find_spec("psycopg") is None:
        raise StoreError("a store on PostgreSQL needs its driver: pip install 'frontwire[postgres]'")
    return address.set(drivername="postgresql+psycopg")


def _check_file(path: Path, *, create: bool) -> None:
    """Raises StoreError where no SQLite file is, or can be, at `path`."""
    if path.is_dir():
        raise StoreError(f"{path}: it is a folder, not a store")
    if not path.exists():
        if not create:
            raise StoreError(f"{path}: no store there (frontwire add makes one)")
        if not path.parent.is_dir():
            raise StoreError(f"{path}: the folder {path.parent} does not exist")
        return
    try:
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
    except OSError as error:
        raise StoreError(f"{path}: it cannot be read ({error.strerror})") from error
    if start and start != _HEADER:
        raise StoreError(f"{path}: it is no store")


def _engine(address: URL) -> Engine:
    if address.get_backend_name() != "sqlite":
        reach = {"connect_timeout": _CONNECT_SECONDS}
        return create_engine(address, connect_args=reach, pool_pre_ping=True, pool_size=_IDLE, max_overflow=-1)
    # Connections are kept: closing the last one makes SQLite fold its log into the file, which takes many milliseconds.
    waits = {"timeout": locking.WAIT_SECONDS}
    engine = create_engine(address, connect_args=waits, poolclass=QueuePool, pool_size=_IDLE, max_overflow=-1)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    """A new connection to a file. Transactions are begun by `_begin`: the driver's own way would begin them late."""
    connection.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "temp_store = MEMORY", "mmap_size = 1073741824"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(IMMEDIATE) else "BEGIN")


def _bring_up(engine: Engine, address: URL, *, create: bool) -> None:
    with engine.connect() as connection:
        version = _version(connection, address, create=create)
    if version == KNOWN_VERSIONS[-1]:
        return
    if engine.dialect.name == "sqlite":
        _use_log(engine)
    with writing(engine) as connection:
        # Another process may have done it while this one waited for the lock.
        if _version(connection, address, create=create) != KNOWN_VERSIONS[-1]:
            _migrate(connection)


def _use_log(engine: Engine) -> None:
    """Write-ahead logging: readers and a writer do not wait for one another. It stays with the file."""

    def switch() -> None:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")

    insist(switch)


def _version(connection: Connection, address: URL, *, create: bool) -> str | None:
    """The store's version, None where nothing is there yet; raises StoreError where it is none of ours."""
    tables = frozenset(inspect(connection).get_table_names())
    if VERSIONS in tables:
        version = connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()  # noqa: S608 - our own name
        if version is not None and version not in KNOWN_VERSIONS:
            raise StoreError(
                f"{shown(address)}: a newer Frontwire made this store (version {version}): update Frontwire"
            )
        return None if version is None else str(version)
    foreign = tables if connection.dialect.name == "sqlite" else tables & frozenset(schema.tables)
    if foreign:
        raise StoreError(f"{shown(address)}: it holds other tables ({', '.join(sorted(foreign)[:3])}) and is no store")
    if not create:
        raise StoreError(f"{shown(address)}: no store there (frontwire add makes one)")
    return None


def _migrate(connection: Connection) -> None:
    # Alembic takes a third of a second to import, and most stores are up to date.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

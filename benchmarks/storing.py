"""Storing: made-up claims added to an empty store, as `frontwire add OUT/` adds what a run made."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from benchmarks.filling import deposits
from benchmarks.generating import make
from benchmarks.measuring import apart, peak_mib
from benchmarks.shapes import Shape
from frontwire.corpus import open_store

_MIB = 1024**2
#: Reports added in one transaction.
_TOGETHER = 2_000
#: The database that is made on a server for each size, and dropped again.
_DATABASE = "frontwire_benchmark"


@dataclass(frozen=True, slots=True)
class Stored:
    """One size: seconds by the clock for adding alone, the size of the database, peak memory, claims included."""

    kind: str
    reports: int
    claims: int
    seconds: float
    mib: float
    peak_mib: float


def measure(sizes: Iterable[int], *, server: str | None, shape: Shape, seed: int) -> Iterator[Stored]:
    """Each size in SQLite, then each in PostgreSQL where the address of a server is given."""
    held = tuple(sizes)
    for size in held:
        yield apart(_in_file, size, shape, seed)
    if server is not None:
        for size in held:
            yield apart(_on_server, server, size, shape, seed)


def _in_file(size: int, shape: Shape, seed: int) -> Stored:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        reports, claims, seconds = _added(str(path), size, shape, seed)
        mib = sum(one.stat().st_size for one in path.parent.iterdir()) / _MIB
    return Stored("SQLite", reports, claims, seconds, mib, peak_mib())


def _on_server(server: str, size: int, shape: Shape, seed: int) -> Stored:
    with _database(server) as (url, measured):
        reports, claims, seconds = _added(url, size, shape, seed)
        return Stored("PostgreSQL", reports, claims, seconds, measured(), peak_mib())


def _added(url: str, size: int, shape: Shape, seed: int) -> tuple[int, int, float]:
    """The reports and claims that were added, and the seconds that took; making them up is left out."""
    made = make(size, seed=seed, shape=shape)
    coming, seconds = deposits(made), 0.0
    with open_store(url) as corpus:
        while some := tuple(islice(coming, _TOGETHER)):
            begun = time.perf_counter()
            with corpus.store.writer() as writer:
                writer.add_many(some)
            seconds += time.perf_counter() - begun
    return len(made.filings), len(made.gists), seconds


@contextmanager
def _database(server: str) -> Iterator[tuple[str, Callable[[], float]]]:
    """A new database on a server: its address, and what tells its size in MiB. It is dropped at the end."""
    with psycopg.connect(server, autocommit=True) as line:
        line.execute(f"drop database if exists {_DATABASE}")
        line.execute(f"create database {_DATABASE}")
        try:
            yield urlsplit(server)._replace(path=f"/{_DATABASE}").geturl(), lambda: _size(line)
        finally:
            line.execute(f"drop database {_DATABASE}")


def _size(line: psycopg.Connection) -> float:
    found = line.execute("select pg_database_size(%s)", (_DATABASE,)).fetchone()
    return 0.0 if found is None else float(found[0]) / _MIB


def rows(measures: Iterable[Stored]) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield "| store | reports | claims | seconds | claims a second | size (MiB) | bytes a claim | peak memory (MiB) |\n"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|\n"
    for one in measures:
        yield (
            f"| {one.kind} | {one.reports:,} | {one.claims:,} | {one.seconds:.1f} | {one.claims / one.seconds:,.0f} | "
            f"{one.mib:,.0f} | {one.mib * _MIB / one.claims:,.0f} | {one.peak_mib:,.0f} |\n"
        )

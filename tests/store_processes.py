"""Processes that write to a store, for tests that run several at once or kill them."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from multiprocessing.synchronize import Event

from frontwire import store
from store_support import fill, many

#: Each process is forked from one that has imported all this, and so starts in a few milliseconds.
_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["store_processes", "psycopg", "alembic.command", "sqlalchemy.dialects.postgresql"])


def make_event() -> Event:
    return _CONTEXT.Event()


def start(work: Callable[..., None], *arguments: object) -> ForkServerProcess:
    process = _CONTEXT.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process


def add(address: str, first: int, last: int, begin: Event) -> None:
    """Adds some of the reports once `begin` is set; whatever is raised ends the process with another code than 0."""
    made = many(last)[first:]
    begin.wait()
    with store.open(address) as held:
        fill(held, *made)


def write_for_ever(address: str, reports: int, begun: Event) -> None:
    """Adds the reports, then writes them anew one after the other until somebody kills it; `begun` is set after one."""
    made = many(reports)
    with store.open(address) as held:
        fill(held, made[0])
        begun.set()
        fill(held, *made)
        while True:
            for one in made:
                with held.writer() as writer:
                    writer.replace(one)

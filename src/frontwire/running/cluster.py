"""Clusters: a Dask cluster of this machine's processes for as long as it is needed, or one that is there already."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import dask
from distributed import Client, LocalCluster

from frontwire.errors import EngineError

#: Seconds to reach a scheduler in, and for the first worker to come to it: a cluster may have to start machines.
_REACH_SECONDS = 30.0
_WORKER_SECONDS = 600.0
#: A report alone may be larger than what Dask warns of.
_SETTINGS = {"distributed.admin.large-graph-warning-threshold": "1GiB"}


#: Those that Dask gives a level of their own.
_LOGGERS = ("distributed", "distributed.client", "distributed.gc")


@contextmanager
def reached(
    scheduler: str | None = None, *, workers: int | None = None, worker_seconds: float = _WORKER_SECONDS
) -> Iterator[Client]:
    """A client of the scheduler at an address, or of one started here with so many workers of one thread each.

    `worker_seconds` is how long to wait for the first worker. Raises EngineError where the scheduler cannot be
    reached, or has no worker.
    """
    with dask.config.set(_SETTINGS), _quiet(), ExitStack() as left:
        if scheduler is None:
            # No dashboard, and any free port. No limit of memory: coders have their own, and are other processes.
            cluster = LocalCluster(
                n_workers=workers or os.cpu_count() or 1,
                threads_per_worker=1,
                dashboard_address="127.0.0.1:0",
                scheduler_kwargs={"dashboard": False},
                memory_limit=0,
                silence_logs=logging.CRITICAL,
            )
            client = left.enter_context(Client(left.enter_context(cluster), set_as_default=False))
        else:
            client = left.enter_context(_client(scheduler))
        _await_worker(client, scheduler or "this machine", worker_seconds)
        yield client


@contextmanager
def _quiet() -> Iterator[None]:
    """Dask's log stays out of the user's terminal: what matters of it is told by our errors."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _client(scheduler: str) -> Client:
    try:
        return Client(scheduler, timeout=_REACH_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EngineError(
            f"the Dask scheduler at {scheduler} cannot be reached ({_line(error)}): is it running, and may this "
            "machine connect to its port?"
        ) from error


def _await_worker(client: Client, scheduler: str, seconds: float) -> None:
    try:
        client.wait_for_workers(1, timeout=seconds)
    except TimeoutError as error:
        raise EngineError(
            f"no worker came to the Dask scheduler at {scheduler} in {seconds:g} seconds: start some, "
            "`dask worker ADDRESS`"
        ) from error


def _line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__

"""Resting: Python's collector of garbage spared what it would walk through in vain."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """For work that makes many objects and no cycles: the collector walks through them when it is over."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_for_good() -> None:
    """For a process that has loaded what it works with: the collector need not walk through all that ever again."""
    gc.collect()
    gc.freeze()

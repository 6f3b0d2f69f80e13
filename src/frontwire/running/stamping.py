"""Stamping: when each report came in, told before it travels: a worker has no files and no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from frontwire import intaking
from frontwire.model.parcel import Parcel, Told, Trouble

_NOTHING = Told()


def stamped(
    found: Iterable[Parcel | Trouble], told: Told = _NOTHING, *, moment: datetime | None = None
) -> Iterator[Parcel | Trouble]:
    """What is found, with what is `told` standing over what comes with it.

    A report came in when its source tells (a web archive does), else when the file that it lies in was last changed,
    else at `moment`.
    """
    for one in found:
        if isinstance(one, Trouble):
            yield one
            continue
        held = told.over(one.told)
        fetched = held.fetched or _changed(_container(one.name)) or moment
        yield replace(one, told=replace(held, fetched=fetched))


def _container(name: str) -> str | None:
    """The file that a report lies in, or is."""
    container, _, _ = name.partition("#")
    return _found(container) or _found(container.partition("!")[0]) or intaking.container_of(name)


@lru_cache(maxsize=64)
def _found(name: str) -> str | None:
    return name if intaking.is_there(name) else None


@lru_cache(maxsize=64)
def _changed(name: str | None) -> datetime | None:
    """When a file was last changed, in whole seconds; None where there is none."""
    if name is None:
        return None
    try:
        return datetime.fromtimestamp(int(Path(name).stat().st_mtime), UTC)
    except (OSError, ValueError):
        return None

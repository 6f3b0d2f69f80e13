"""The sample front in a store, for tests that only look at it."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from functools import cache
from pathlib import Path

from frontwire import Reader, open_store
from frontwire.samples import load_sample

#: What all workers of one run share, and seconds after which one that died while reading is no longer waited for.
_RUN = "PYTEST_XDIST_TESTRUNUID"
_PATIENCE = 120


def fill(path: Path) -> Path:
    """Puts the sample set into a new store at `path`, reconciled; gives `path` back."""
    shutil.copy(_master(), path)
    return path


@cache
def _master() -> Path:
    """The sample set, read once a run: by the worker that needs it first, while the others wait."""
    run = os.environ.get(_RUN)
    if run is None:
        return _read_into(Path(tempfile.mkdtemp(prefix="frontwire-tests-")))
    folder = Path(tempfile.gettempdir()) / f"frontwire-tests-{run}"
    try:
        folder.mkdir()
    except FileExistsError:
        return _awaited(folder / "front.db")
    return _read_into(folder)


def _awaited(path: Path) -> Path:
    """The store that another worker is making at `path`; one of this worker's own where none ever comes of that."""
    for _ in range(_PATIENCE * 20):
        if path.exists():
            return path
        time.sleep(0.05)
    return _read_into(Path(tempfile.mkdtemp(prefix="frontwire-tests-")))


def _read_into(folder: Path) -> Path:
    """Reads the sample set into a store in `folder`, which has its name only once it is whole."""
    path = folder / "reading.db"
    reader = Reader()
    with open_store(path) as corpus:
        for item in load_sample().items:
            reading = reader.read(item.path, published=item.published, outlet=item.outlet)
            voucher = None if item.voice is None else corpus.voucher(item.voice, place=item.place)
            corpus.add(reading, fetched=item.fetched, voucher=voucher)
        corpus.reconcile()
    return path.rename(folder / "front.db")

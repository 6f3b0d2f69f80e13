"""The sample front in a store, for tests that only look at it."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from frontwire import Reader, open_store
from frontwire.samples import load_sample

#: Set where several workers share one run, and seconds after which one that died while reading is no longer waited for.
_WORKER = "PYTEST_XDIST_WORKER"
_PATIENCE = 120


def fill(path: Path) -> Path:
    """Puts the sample set, reconciled, into a new store at `path`, in a folder that pytest made; gives `path` back.

    It is read once a run: by the worker that needs it first, while the others wait.
    """
    own = path.parents[1]
    folder = (own.parent if _WORKER in os.environ else own) / "sample-front"
    try:
        folder.mkdir()
    except FileExistsError:
        master = _awaited(folder / "front.db", own)
    else:
        master = _read_into(folder)
    shutil.copy(master, path)
    return path


def _awaited(path: Path, own: Path) -> Path:
    """The store that is made at `path`; one of this worker's `own` where none ever comes of that."""
    for _ in range(_PATIENCE * 20):
        if path.exists():
            return path
        time.sleep(0.05)
    return _read_into(own)


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

"""The sample front in a store, for tests that only look at it."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from frontwire import Reader, open_store
from frontwire.samples import load_sample


def fill(path: Path) -> Path:
    """Puts the sample set into a new store at `path`, reconciled; gives `path` back."""
    shutil.copy(_master(), path)
    return path


@cache
def _master() -> Path:
    """The sample set, read once a process."""
    path = Path(tempfile.mkdtemp(prefix="frontwire-tests-")) / "front.db"
    reader = Reader()
    with open_store(path) as corpus:
        for item in load_sample().items:
            reading = reader.read(item.path, published=item.published, outlet=item.outlet)
            voucher = None if item.voice is None else corpus.voucher(item.voice, place=item.place)
            corpus.add(reading, fetched=item.fetched, voucher=voucher)
        corpus.reconcile()
    return path

"""The sample front in a store, for tests that only look at it."""

from __future__ import annotations

from pathlib import Path

from frontwire import Reader, open_store
from frontwire.samples import load_sample


def fill(path: Path) -> Path:
    """Reads the sample set into a new store at `path`, reconciled; gives `path` back."""
    reader = Reader()
    with open_store(path) as corpus:
        for item in load_sample().items:
            reading = reader.read(item.path, published=item.published, outlet=item.outlet)
            voucher = None if item.voice is None else corpus.voucher(item.voice, place=item.place)
            corpus.add(reading, fetched=item.fetched, voucher=voucher)
        corpus.reconcile()
    return path

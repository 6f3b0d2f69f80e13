"""Holding: a store that is open, with what is needed to receive reports in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from frontwire.corpus.receiving import Receiver
from frontwire.settings import Settings, load
from frontwire.store import Store, StoreView


class Held:
    """A store, open, with the settings that its lexicons are found by; closed by `with` or `close()`."""

    def __init__(self, held: Store, *, settings: Settings | None = None) -> None:
        self.store = held
        self.settings = load() if settings is None else settings
        self._receiver = Receiver(self.settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the store and the gazetteer."""
        self._receiver.close()
        self.store.close()

    @contextmanager
    def view(self) -> Iterator[StoreView]:
        """The store as it stands now; what is added meanwhile is not seen. Raises StoreError."""
        with self.store.view() as view:
            yield view

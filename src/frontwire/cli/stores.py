"""Opening the store that a command was given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frontwire.cli.output import waiting

if TYPE_CHECKING:
    from frontwire.corpus import Corpus
    from frontwire.model.place import Place


@contextmanager
def opened(store: str, *, create: bool = False, quiet: bool = False) -> Iterator[Corpus]:
    """The corpus kept in `store`; made where it is not there and `create` is set. Raises StoreError."""
    with waiting("Opening the store …", quiet=quiet):
        from frontwire.corpus import open_store  # noqa: PLC0415 - `--help` stays fast

        corpus = open_store(store, create=create)
    with corpus:
        yield corpus


def placed(name: str | None, corpus: Corpus) -> Place | None:
    """The place that `--place` names among those that `corpus` tells of; raises InputError."""
    return None if name is None else corpus.place(name)

"""Reading a whole corpus into a store and reconciling it, as anybody would through the Python API."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from evaluation.sets.happenings_linked import Linked
from frontwire.corpus import Corpus, open_store
from frontwire.publishing.reading import Reading


def link(readings: Iterable[tuple[str, Reading]]) -> Linked:
    """The happenings of a store that holds these readings and nothing else; each comes with the corpus' name of it.

    A report that the corpus gives twice goes by the name it has first.
    """
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "corpus.db") as corpus:
        return link_in(corpus, readings)


def link_in(corpus: Corpus, readings: Iterable[tuple[str, Reading]]) -> Linked:
    """The same in a store that is there."""
    names: dict[str, str] = {}
    for name, reading in readings:
        names.setdefault(corpus.add(reading).filing.id, name)
    reconciled = corpus.reconcile()
    with corpus.view() as view:
        gists = {gist.id: gist for gist in view.gists()}
    return Linked(gists, names, reconciled.happenings)

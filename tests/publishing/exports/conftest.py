"""The sample front on its way out, opened once: tests of formats only look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from frontwire import open_store
from frontwire.corpus import Corpus
from frontwire.publishing.exports import Shipment
from sample_store import fill


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The sample front in a store. Nobody writes to it: copy it before you do."""
    with open_store(fill(tmp_path_factory.mktemp("exports") / "front.db")) as held:
        yield held


@pytest.fixture(scope="session")
def shipment(corpus: Corpus) -> Iterator[Shipment]:
    """All of it, with the points of medical and shelter sites made coarse."""
    with corpus.shipment() as held:
        yield held

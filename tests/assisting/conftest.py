"""The sample front behind the tools of an assistant, opened once: nobody writes to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assisting_support import Assistant
from frontwire import open_store
from frontwire.corpus import Corpus
from sample_store import fill


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with open_store(fill(tmp_path_factory.mktemp("assisting") / "front.db")) as held:
        yield held


@pytest.fixture(scope="session")
def assistant(corpus: Corpus) -> Assistant:
    return Assistant(corpus)

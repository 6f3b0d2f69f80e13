"""A gazetteer built from the curated lexicon and GeoNames, once a version, and shared by all runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontwire.lexicon.places import Places
from frontwire.placing.gazetteer import GazetteerFile
from frontwire.settings import Settings


@pytest.fixture(scope="session")
def places(settings: Settings) -> Places:
    return Places.load(Path(settings.lexicons) / "places")


@pytest.fixture(scope="session")
def gazetteer(settings: Settings, places: Places) -> Iterator[GazetteerFile]:
    opened = GazetteerFile.open(settings, places)
    yield opened
    opened.close()

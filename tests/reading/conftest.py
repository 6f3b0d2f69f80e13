"""What every test of reading needs: settings, the lexicon of pages, and a reader of plain text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontwire.lexicon.pages import Pages
from frontwire.model.report import Report
from frontwire.reading import read_text
from frontwire.settings import Settings

FOLDER = Path(__file__).parents[2] / "lexicons" / "pages"

ReadPage = Callable[[str], Report]


@pytest.fixture(scope="session")
def pages() -> Pages:
    return Pages.load(FOLDER)


@pytest.fixture(scope="session")
def read_page(pages: Pages) -> ReadPage:
    def made(text: str) -> Report:
        return read_text(text, settings=Settings(), pages=pages)

    return made

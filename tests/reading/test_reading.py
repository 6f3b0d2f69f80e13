from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from frontwire.errors import InputError
from frontwire.lexicon.pages import Pages
from frontwire.reading import read, read_bytes, read_text
from frontwire.settings import Settings

SENTENCE = "Rebels shelled the harbour town of Portum on Monday, officials said."


def test_a_file_is_read_with_its_path_as_source(tmp_path: Path, pages: Pages) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(SENTENCE.encode("utf-16"))
    report = read(path, settings=Settings(), pages=pages, outlet="Portum Times")
    assert (report.text, report.source, report.outlet) == (SENTENCE, str(path), "Portum Times")


def test_what_cannot_be_opened_is_an_input_error(tmp_path: Path, pages: Pages) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "none.txt", settings=Settings(), pages=pages)
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path, settings=Settings(), pages=pages)
    with pytest.raises(InputError, match="only paths and http"):
        read("ftp://news.example/a", settings=Settings(), pages=pages)
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * 101)
    with pytest.raises(InputError, match="more than the 100"):
        read(path, settings=Settings(max_bytes=100), pages=pages)


def test_text_given_as_text_is_never_html(pages: Pages) -> None:
    text = f"<html><p>{SENTENCE}"
    assert read_text(text, settings=Settings(), pages=pages).text == text
    assert read_bytes(text.encode(), name="-", settings=Settings(), pages=pages).text == SENTENCE


@pytest.mark.parametrize(
    "text", ["rebels and soldiers " * 500_000, "a" * 10_000_000, '"' * 5_000_000 + "a", "the\n\n" * 15_000]
)
def test_endless_text_is_read_in_seconds(text: str, pages: Pages) -> None:
    start = time.monotonic()
    assert read_text(text, settings=Settings(), pages=pages).blocks
    assert time.monotonic() - start < 15


def test_importing_loads_nothing_heavy() -> None:
    heavy = ["trafilatura", "lxml", "httpx", "dateparser", "py3langid", "ftfy", "charset_normalizer", "spacy"]
    script = f"import sys, frontwire.reading; sys.exit(' '.join(set({heavy!r}) & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
    assert done.returncode == 0

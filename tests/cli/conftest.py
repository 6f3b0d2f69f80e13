"""The command line run in process, with one reader for all tests."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_support import Ran
from frontwire import api
from frontwire.cli.main import main

TEXT = """Mortars hit Tal Rifaat as sides trade blame

Rebels shelled the airport near Aleppo on Monday, officials said. At least 12 soldiers were killed, the army claimed.
"""


@pytest.fixture
def plain(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs a command that needs no reader."""

    def run(*arguments: str) -> Ran:
        with pytest.raises(SystemExit) as caught:
            main(list(arguments))
        shown = capsys.readouterr()
        return Ran(int(caught.value.code or 0), shown.out, shown.err)

    return run


@pytest.fixture
def frontwire(plain: Callable[..., Ran], reader: api.Reader, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs any command, with the shared reader."""
    monkeypatch.setattr(api, "Reader", lambda: reader)
    return plain


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def loaded(reader: api.Reader, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store with the sample front, as `frontwire demo` loads it, and what that printed."""
    path = tmp_path_factory.mktemp("front") / "front.db"
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "Reader", lambda: reader)
        patch.setattr(sys, "stdout", out)
        with pytest.raises(SystemExit) as caught:
            main(["demo", "--store", str(path), "--quiet"])
    assert not caught.value.code
    return path, out.getvalue()


@pytest.fixture
def front(loaded: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that store, which commands find without being told."""
    path = tmp_path / "front.db"
    shutil.copy(loaded[0], path)
    monkeypatch.setenv("FRONTWIRE_STORE", str(path))
    return path

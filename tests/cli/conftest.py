"""The command line run in process, with one reader for all tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from frontwire import api
from frontwire.cli.main import main
from frontwire.settings import Settings

TEXT = """Mortars hit Tal Rifaat as sides trade blame

Rebels shelled the airport near Aleppo on Monday, officials said. At least 12 soldiers were killed, the army claimed.
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def one_reader(settings: Settings) -> api.Reader:
    return api.Reader(settings)


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
def frontwire(plain: Callable[..., Ran], one_reader: api.Reader, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs any command, with the shared reader."""
    monkeypatch.setattr(api, "Reader", lambda: one_reader)
    return plain


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path

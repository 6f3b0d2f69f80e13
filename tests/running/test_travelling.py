"""A coder that travels has to meet the software that it left, and brings its lexicons where others are."""

from __future__ import annotations

import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from frontwire.errors import EngineError
from frontwire.lexicon.digesting import digest
from frontwire.running import coder
from frontwire.running.travelling import Kit, Travelling
from frontwire.settings import Settings, load


@pytest.fixture
def edited(tmp_path: Path) -> Settings:
    """Settings with lexicons that somebody has added a word to."""
    folder = tmp_path / "edited"
    shutil.copytree(Path(load().lexicons) / "kinds", folder / "kinds")
    changed = min(folder.rglob("*.yml"))
    changed.write_text(changed.read_text() + "# mine\n")
    return Settings(lexicons=str(folder), data="/nowhere")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The data folder of this machine, where a coder is nothing but its settings."""
    monkeypatch.setattr(coder, "Coder", lambda settings: settings)
    monkeypatch.setenv("FRONTWIRE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_settings_travel_but_for_where_things_are_on_a_machine(made: Path) -> None:
    lexicons = load().lexicons
    there = Settings(lexicons=lexicons, data="/elsewhere", max_chars=77)
    sent = pickle.loads(pickle.dumps(Travelling.of(there)))
    assert sent() == Settings(lexicons=lexicons, data=str(made), max_chars=77)


def test_the_same_lexicons_are_not_sent() -> None:
    travelling = Travelling.of(load())
    assert travelling.among({"tcp://a": travelling.kit}) is travelling


def test_edited_lexicons_are_sent_and_used_where_others_are(made: Path, edited: Settings) -> None:
    sent = Travelling.of(edited).among({"tcp://a": Kit.here(edited.pipeline)})
    used = sent()
    assert isinstance(used, Settings)
    assert Path(used.lexicons).parent == made / "lexicons"
    assert digest(Path(used.lexicons)) == digest(Path(edited.lexicons))
    assert sent() == used


def test_lexicons_that_were_sent_and_then_changed_are_refused(made: Path, edited: Settings) -> None:
    sent = Travelling.of(edited).among({"tcp://a": Kit.here(edited.pipeline)})
    used = sent()
    assert isinstance(used, Settings)
    next(Path(used.lexicons).rglob("*.yml")).write_text("changed")
    with pytest.raises(EngineError, match="changed by hand: delete it"):
        sent()


def test_lexicons_that_cannot_be_put_down_say_what_to_set(
    made: Path, edited: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = Travelling.of(edited).among({"tcp://a": Kit.here(edited.pipeline)})
    made.write_text("a file stands where the folder is to be")
    with pytest.raises(EngineError, match="let FRONTWIRE_DATA name a folder"):
        sent()


def test_a_worker_with_other_lexicons_that_came_late_is_refused(made: Path, edited: Settings) -> None:
    with pytest.raises(EngineError, match=r"other lexicons.*run again"):
        Travelling.of(edited)()


def test_what_is_packed_is_the_same_bytes_each_time(edited: Settings) -> None:
    others = {"tcp://a": Kit.here(edited.pipeline)}
    assert Travelling.of(edited).among(others).packed == Travelling.of(edited).among(others).packed


@pytest.mark.parametrize(
    ("versions", "told"),
    [
        ((("frontwire", "0.0.1"), ("spacy", "3.8.1")), "frontwire 0.0.1 there, .* here; .*spacy 3.8.1 there"),
        ((), "pyarrow none there"),
    ],
)
def test_other_software_is_refused_by_name(versions: tuple[tuple[str, str], ...], told: str) -> None:
    travelling = Travelling.of(load())
    with pytest.raises(EngineError, match=f"worker at tcp://b has other software.*{told}.*install the same"):
        travelling.among({"tcp://a": travelling.kit, "tcp://b": replace(travelling.kit, versions=versions)})

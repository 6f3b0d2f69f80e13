from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.families import Families
from frontwire.lexicon.linking import Sign, Sort
from tests_support import LEXICONS

FOLDER = LEXICONS / "linking"
FAMILIES = Families.load(FOLDER)
KINDS = {path.stem for path in (LEXICONS / "kinds").glob("*.yml")}


def test_every_kind_stands_in_a_family() -> None:
    assert KINDS
    assert set(FAMILIES.of_kind) == KINDS


def test_a_kind_of_no_family_is_an_event_of_its_own() -> None:
    held = FAMILIES.family("hot_air")
    assert (held.family, held.sort) == ("hot_air", Sort.EVENT)


@pytest.mark.parametrize(
    ("kind", "other", "together"),
    [
        ("air_strike", "air_strike", True),
        ("air_strike", "chemical_attack", True),
        ("chemical_attack", "casualties", True),
        ("air_strike", "suicide_bombing", False),
        ("shelling", "armed_clash", False),
        ("air_strike", "protest", False),
        ("control", "siege", False),
    ],
)
def test_degrees(kind: str, other: str, together: bool) -> None:
    assert (FAMILIES.degree(kind, other) >= 0.5) is together
    assert FAMILIES.degree(kind, other) == FAMILIES.degree(other, kind)


def test_what_names_kinds_goes_before_what_names_families() -> None:
    assert FAMILIES.degree("execution", "casualties") > FAMILIES.degree("abduction", "casualties")


def test_the_family_that_says_most() -> None:
    assert FAMILIES.first(["casualties", "shelling"]) == "strike"
    assert FAMILIES.first(["hot_air"]) == "hot_air"


def test_every_sign_has_points_and_a_reason() -> None:
    assert set(FAMILIES.signs) == set(Sign)
    assert all(entry.says and entry.because for entry in FAMILIES.signs.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [("An earlier version of this report", True), ("the paper wrongly reported", True), ("an earlier strike", False)],
)
def test_words_of_correction(text: str, found: bool) -> None:
    assert FAMILIES.takes_back(text) is found


@pytest.mark.parametrize(("text", "found"), [("Unconfirmed reports", True), ("doctors confirmed", False)])
def test_words_of_reserve(text: str, found: bool) -> None:
    assert FAMILIES.is_unsure(text) is found


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("families", "kinds: [release]", "kinds: [release, arrest]", "arrest stands in"),
        ("families", "family: freeing", "family: captivity", "captivity: is there twice"),
        ("families", "family: freeing", "family: release", "release: is a kind"),
        ("families", "within: 0.8", "within: 1.8", "within: 1.8"),
        ("families", "rare: [chemical_attack]", "rare: [release]", "release is none of its kinds"),
        ("families", "days: 60", "days: -1", "days"),
        ("families", "pair: [mishap, harm]", "pair: [mishap, harms]", "no kind or family 'harms'"),
        ("families", "pair: [mishap, harm]", "pair: [mishap, hold]", "never one thing"),
        ("families", "degree: 0.9", "degree: 9", "degree: 9"),
        ("families", "    same: [part]\n", "    about: [strike]\n", "only a statement"),
        ("families", "about: [strike, fighting", "about: [strikes, fighting", "no family 'strikes'"),
        ("signs", "says: told in one report", "says: 'told in {report}'", "no such slot: report"),
        ("signs", "sign: near,", "sign: inside,", "inside: is there twice"),
        ("words", "  - wrongly stated\n", "  - ''\n", "wrong: at least one wording"),
        ("words", "wrong: wrongly reported", "wrong: ''", "finds wrongly reported, not nothing"),
        ("words", "unsure: rumours", "unsure: ''", "finds rumours, not nothing"),
    ],
)
def test_a_wrong_file_is_refused_and_named(tmp_path: Path, file: str, old: str, new: str, complaint: str) -> None:
    folder = tmp_path / "linking"
    shutil.copytree(FOLDER, folder)
    path = folder / f"{file}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint) as caught:
        Families.load(folder)
    assert f"{file}.yml" in str(caught.value)


def test_a_sign_without_points_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "linking"
    shutil.copytree(FOLDER, folder)
    path = folder / "signs.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "sign: near," not in line), encoding="utf-8")
    with pytest.raises(LexiconError, match="no points for near"):
        Families.load(folder)

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.actors import Actors
from frontwire.lexicon.grading import Grading, Row
from frontwire.lexicon.lexicons import Lexicons
from frontwire.model.grade import Credibility
from frontwire.model.voice import VoiceType
from tests_support import LEXICONS, ROOT


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return Lexicons.load(LEXICONS)


def test_every_sort_of_voice_has_a_letter(lexicons: Lexicons) -> None:
    assert set(lexicons.grading.voices) == set(VoiceType)


def test_every_source_is_an_actor_of_the_lexicon(lexicons: Lexicons) -> None:
    actors: Actors = lexicons.actors
    assert [key for key in lexicons.grading.sources if key not in actors.by_id] == []


def test_every_kind_named_is_one_of_the_lexicon(lexicons: Lexicons) -> None:
    grading = lexicons.grading
    assert {*grading.party.kinds, *grading.party.losses, *grading.alike} - set(lexicons.kinds.entries) == set()


def test_kinds_are_alike_both_ways_and_with_themselves(lexicons: Lexicons) -> None:
    grading = lexicons.grading
    assert grading.are_alike("siege", "siege")
    assert grading.are_alike("attack", "air_strike")
    assert grading.are_alike("air_strike", "attack")
    assert not grading.are_alike("attack", "siege")


def test_the_page_on_grades_shows_every_row_in_its_order(lexicons: Lexicons) -> None:
    page = (ROOT / "docs" / "how-grades-are-made.md").read_text(encoding="utf-8")
    table = page[page.index("| others that say the same") :]
    digits = re.findall(r"^\|.*\| (\d) \|$", table[: table.index("\n\n")], re.MULTILINE)
    assert digits == [row.credibility.value for row in lexicons.grading.rows]


def test_a_row_without_conditions_is_open() -> None:
    assert Row(credibility=Credibility.UNJUDGED, because="").is_open
    assert not Row(credibility=Credibility.UNJUDGED, because="", announced=False).is_open


@pytest.mark.parametrize(
    ("name", "old", "new", "because"),
    [
        ("voices.yml", "{voice: witness, letter: F", "{voice: unnamed, letter: F", "missing: witness"),
        ("voices.yml", "letter: F", "letter: G", "Invalid enum value 'G'"),
        ("sources.yml", "key: ap,", "key: afp,", "afp is there twice"),
        (
            "credibility.yml",
            '{credibility: "6", because',
            '{credibility: "6", party: true, because',
            "last one must be",
        ),
        ("credibility.yml", "others: [2]", "others: [2, 1]", "write .least. or"),
        ("credibility.yml", '"{others} other independent origin says', '"{nobody} says', "no such slot: nobody"),
        ("party.yml", "{from} to {to}", "{from} to {where}", "no such slot: where"),
    ],
)
def test_a_file_that_cannot_work_is_refused(tmp_path: Path, name: str, old: str, new: str, because: str) -> None:
    folder = tmp_path / "grading"
    shutil.copytree(LEXICONS / "grading", folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=because):
        Grading.load(folder)

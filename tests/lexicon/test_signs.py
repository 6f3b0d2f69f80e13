"""The words by which a report shows what it is on."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.signs import SignExample, Signs
from frontwire.pipeline import Pipeline, looking
from frontwire.skimming.look import words_of
from tests_support import LEXICONS

_SIGNS = Signs.load(LEXICONS / "skimming")
_FILE = """\
means: x
enough: 2
stretch: 100
signs: [{points: 2, words: [siege]}, {points: 1, words: [fire]}]
examples: [{text: a siege, finds: true}, {text: a pear, finds: false}]
"""


@pytest.mark.parametrize("example", _SIGNS.examples, ids=lambda example: example.text)
def test_its_own_examples(pipeline: Pipeline, example: SignExample) -> None:
    look = looking(pipeline.lexicons, pipeline.engine)
    assert (look.weigh(words_of(example.text)) >= _SIGNS.enough) is example.finds


def test_a_word_spelt_so_goes_before_one_that_is_only_its_form(pipeline: Pipeline) -> None:
    look = looking(pipeline.lexicons, pipeline.engine)
    assert look.points["striker"][0] == "striker"
    assert look.points["struck"][0] == "strike"


@pytest.mark.parametrize(
    ("good", "bad", "says"),
    [
        ("[fire]", "[siege]", "'siege' is given twice"),
        ("[fire]", "[Fire]", "no word in lower case"),
        ("[fire]", "[open fire]", "no word in lower case"),
        ("finds: false", "finds: true", "examples"),
        ("stretch: 100", "stretch: 0", "stretch"),
        ("means: x", "mean: x", "mean"),
    ],
)
def test_what_cannot_work_is_refused(tmp_path: Path, good: str, bad: str, says: str) -> None:
    (tmp_path / "signs.yml").write_text(_FILE.replace(good, bad), encoding="utf-8")
    with pytest.raises(LexiconError, match=says):
        Signs.load(tmp_path)


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "signs.yml").write_text(_FILE, encoding="utf-8")
    assert Signs.load(tmp_path).enough == 2

from __future__ import annotations

from pathlib import Path

import pytest

from conftest_types import MakeDocument
from frontwire.errors import LexiconError
from frontwire.lexicon.times import Category, Example, Times

LEXICON = Path(__file__).parents[2] / "lexicons" / "times"
EXAMPLES = [example for file in Times.load(LEXICON).files for example in file.entry.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_examples_find_what_they_say(dated: MakeDocument, example: Example) -> None:
    assert tuple(note.value for note in dated(example.text).times) == example.finds


def test_every_category_has_its_file(times: Times) -> None:
    assert {file.entry.category for file in times.files} == set(Category)


def test_longer_words_come_first(times: Times) -> None:
    hits = times.at(["a", "couple", "of", "days"], 0)
    assert [hit.length for hit in hits] == [3, 1]


GOOD = """
category: deictic
means: A day.
terms:
  - {words: [today], value: 0}
examples:
  - {text: "Today.", finds: ["2013-06-05"]}
  - {text: "Never.", finds: []}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("value: 0", "worth: 0", "worth"),
        ("deictic", "deixis", "category"),
        ('["2013-06-05"]', "[]", "examples"),
        ("[today]", "[' ']", "empty word"),
    ],
)
def test_a_wrong_entry_names_file_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    (tmp_path / "deictics.yml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=f"deictics.yml.*{told}"):
        Times.load(tmp_path)

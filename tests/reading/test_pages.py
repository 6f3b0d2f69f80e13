from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Loaded, read_folder
from frontwire.lexicon.pages import PageEntry, PageExample, Pages

FOLDER = Path(__file__).parents[2] / "lexicons" / "pages"
CASES = [
    pytest.param(loaded, example, id=f"{Path(loaded.path).stem}: {example.text[:40]}")
    for loaded in read_folder(FOLDER, PageEntry)
    for example in loaded.entry.examples
]


@pytest.mark.parametrize(("loaded", "example"), CASES)
def test_every_example_of_the_lexicon(loaded: Loaded[PageEntry], example: PageExample, pages: Pages) -> None:
    hit = pages.line(example.text)
    assert (hit is not None and hit.rule.startswith(f"{loaded.path}#")) is example.finds


@pytest.mark.parametrize(
    "line",
    [
        "By dawn the rebels had left the village.",
        "Photographers were shot at near the square.",
        "Published reports of the raid differ.",
        "Related groups joined the fight, he said.",
        "Source told reporters that the army fell back from the town on Monday night.",
        "Print shops in the town were burned down.",
        "Share of the harbour held by rebels grows",
    ],
)
def test_sentences_are_not_furniture(line: str, pages: Pages) -> None:
    assert pages.line(line) is None


def test_an_entry_needs_both_sorts_of_examples(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text("means: x\nrole: furniture\nexamples: [{text: a, finds: true}]\n")
    with pytest.raises(LexiconError, match=r"bad\.yml"):
        Pages.load(tmp_path)
    (tmp_path / "bad.yml").write_text("means: x\nrole: headline\nexamples: []\n")
    with pytest.raises(LexiconError, match=r"bad\.yml.*role"):
        Pages.load(tmp_path)

"""Every example of lexicons/health, and what the loader refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontwire.errors import LexiconError
from frontwire.lexicon.health import Concept, HealthWords
from frontwire.lexicon.wordings import pieces

FOLDER = Path(__file__).parents[2] / "lexicons" / "health"
WORDS = HealthWords.load(FOLDER, FOLDER.parent / "times")
EXAMPLES = [(concept, example) for concept, file in WORDS.files.items() for example in file.entry.examples]
GOOD = (FOLDER / "transports.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("concept", "example"), EXAMPLES, ids=[f"{c}: {e.text}" for c, e in EXAMPLES])
def test_example(concept: Concept, example) -> None:
    hit = WORDS.find(concept, example.text)
    assert (hit.value if hit else "nothing") == example.finds


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("label: ambulance", "level: ambulance"), "level"),
        (("concept: transport", "concept: cart"), "concept"),
        (("concept: transport", "concept: damage"), "is in .*damage.yml too"),
        (('  - {text: "The ambulance service said so.", finds: nothing}\n', ""), "examples"),
        (("nouns: [ambulance, medical convoy", 'nouns: [" ", medical convoy'), "none empty"),
        (("ignores: [ambulance service,", "ignores: [ambulance,"), "is ambulance and"),
    ],
)
def test_a_wrong_entry_is_refused_by_file_and_key(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    for path in FOLDER.glob("*.yml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assert change[0] in GOOD
    (tmp_path / "transports.yml").write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(LexiconError, match=complaint) as caught:
        HealthWords.load(tmp_path, FOLDER.parent / "times")
    assert "yml" in str(caught.value)


def test_a_value_outside_a_closed_list_is_refused(tmp_path: Path) -> None:
    held = (FOLDER / "levels.yml").read_text(encoding="utf-8")
    (tmp_path / "levels.yml").write_text(held.replace("value: low", "value: lowish"), encoding="utf-8")
    with pytest.raises(LexiconError, match="'lowish' is none of exhausted"):
        HealthWords.load(tmp_path, FOLDER.parent / "times")


def test_a_concept_without_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "transports.yml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(LexiconError, match="no file for kind"):
        HealthWords.load(tmp_path, FOLDER.parent / "times")


def test_a_longer_wording_takes_up_its_words() -> None:
    found = WORDS.all(Concept.FUNCTIONING, "The clinic is not working; the hospital is working.")
    assert [hit.value for hit in found] == ["non_functioning", "functioning"]
    assert [hit.denies for hit in found] == [True, False]


def test_no_wording_reaches_over_the_end_of_a_clause() -> None:
    assert WORDS.find(Concept.LEVEL, "Bread for the guards. Two days passed.") is None


def test_plurals_are_found_and_marked() -> None:
    one, many = WORDS.all(Concept.KIND, "One clinic. Two clinics.")
    assert (one.is_plural, many.is_plural) == (False, True)


def test_words_are_folded() -> None:
    assert [piece.word for piece in pieces("The Zabadānī hospital’s O-negative can't")] == [
        *("the", "zabadani", "hospital", "o", "negative", "cant"),
    ]

"""Lost marks: put in where no other reading is left, and nowhere else."""

from __future__ import annotations

import pytest

from frontwire.lexicon.repairs import load_repairs
from frontwire.parsing.marks import Marks
from tests_support import LEXICONS

MARKS = Marks.of(load_repairs(LEXICONS / "repairs"))


def commas(text: str) -> str:
    for offset in sorted(MARKS.commas(text), reverse=True):
        text = text[:offset] + "," + text[offset:]
    return text


def stops(text: str) -> str:
    for offset in sorted(MARKS.stops(text), reverse=True):
        text = text[:offset] + "." + text[offset:]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed six people in the old quarter, the Tarmin Observatory for Human Rights said.",
        "Ten trucks reached the divided town of Tarmin, the Observatory said on Monday.",
        "The bridge was hit twice before dawn, Observatory director Rami Noor told ABC.",
        "Four shells hit a village in the province of Tarmin, state news agency TANA reported.",
        "Eight people were hurt in the central market, local medical sources said.",
        "The clinic in the camp can no longer take patients, a source at the hospital said.",
        "They left the town before the shelling began, he added.",
    ],
)
def test_a_source_that_closes_a_sentence_gets_its_comma(text: str) -> None:
    assert commas(text.replace(",", "")) == text


@pytest.mark.parametrize(
    "text",
    [
        "A monitor said.",
        "The mayor listed all that the army said.",
        "Residents of the old quarter and the rebels said.",
        "Men from the extremist group said.",
        "Nothing of this is true of the town; Tarmin TV reported.",
        "He was shot in the street by men who he said.",
    ],
)
def test_other_words_before_a_cue_get_none(text: str) -> None:
    assert commas(text) == text


LONG = " The convoy reached the river after dark and the guards at the bridge let it pass without a word to anyone."


def test_two_sentences_without_a_mark_between_are_parted() -> None:
    text = "Rockets hit Tarmin market NGO At least nine people died." + LONG
    assert stops(text) == "Rockets hit Tarmin market NGO. At least nine people died." + LONG


@pytest.mark.parametrize(
    "text",
    [
        'He told them that "The river is ours" and said The bridge will fall.' + LONG,
        'It ended "in ruins." The town burned.' + LONG,
        "Rockets Hit Market In Tarmin At Least Nine Dead",
        "He wrote for The Tarmin Times.",
    ],
)
def test_a_sentence_that_goes_on_is_not_parted(text: str) -> None:
    assert stops(text) == text

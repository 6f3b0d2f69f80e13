"""Repairs: only what the report as a whole shows to be lost."""

from __future__ import annotations

import pytest

from frontwire.lexicon.repairs import load_repairs
from frontwire.model.report import Block, Role
from frontwire.model.span import Span
from frontwire.parsing.passages import Passage, passage_of
from frontwire.parsing.repair import Repairs, has_lost_commas
from tests_support import LEXICONS

WORDS = load_repairs(LEXICONS / "repairs")
COMMON = frozenset({"the", "mayor", "of", "old", "town", "said", "army", "shelled", "market", "a", "resident"})
#: A plain run of words without a comma, so that a report shows the loss.
PADDING = " The convoy reached the river after dark and the guards let it pass." * 4


def passage(text: str) -> Passage:
    return passage_of(Block(Role.BODY, (Span(0, len(text)),)), text)


@pytest.fixture
def repairs() -> Repairs:
    return Repairs(WORDS, names=frozenset({"syria", "assad", "halim"}), is_common=COMMON.__contains__)


@pytest.mark.parametrize("example", WORDS.examples, ids=lambda example: example.text)
def test_the_lexicons_own_examples(repairs: Repairs, example: object) -> None:
    text, becomes = example.text, example.becomes  # type: ignore[attr-defined]
    mended = repairs.mend((passage(text), passage(PADDING)))
    assert mended[0].text == becomes


def test_a_lost_apostrophe_of_a_known_name_comes_back(repairs: Repairs) -> None:
    mended = repairs.mend((passage("Syrias army left. Forces stayed."), passage(PADDING)))
    assert mended[0].text == "Syria's army left. Forces stayed."


def test_a_named_source_at_the_end_gets_its_comma(repairs: Repairs) -> None:
    mended = repairs.mend(
        (passage("The mill burned down Colonel Sami al-Halim said in a statement."), passage(PADDING))
    )
    assert mended[0].text == "The mill burned down, Colonel Sami al-Halim said in a statement."


def test_prose_with_its_commas_is_left_alone(repairs: Repairs) -> None:
    text = "The mill burned, the school, the bakery and the clinic too, a resident said. Syrias army, it said, left."
    assert not has_lost_commas((text * 3,))
    assert repairs.mend((passage(text * 3),))[0].text == text * 3


def test_a_titled_first_sentence_is_a_headline_of_its_own(repairs: Repairs) -> None:
    text = "Halim Army Shelled Old Market of Town. The mayor of Old Harbor said the Market was shut."
    mended = repairs.mend((passage(text),))[0]
    assert mended.text == "Halim army shelled old market of town. The mayor of Old Harbor said the Market was shut."


def test_an_ordinary_first_sentence_keeps_its_capitals(repairs: Repairs) -> None:
    text = "The mayor of Old Town said the Market was shut. Nobody came."
    assert repairs.mend((passage(text),))[0].text == text


def test_shouted_copy_gets_ordinary_letters_of_the_same_length(repairs: Repairs) -> None:
    text = "THE ARMY OF SYRIA SHELLED THE OLD MARKET, A RESIDENT OF THE TOWN SAID."
    mended = repairs.mend((passage(text),))[0]
    assert mended.text == "The army of Syria shelled the old market, a resident of the town said."
    assert mended.origins == tuple(range(len(text)))

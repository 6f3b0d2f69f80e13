"""Bodies that a pronoun owns belong to whom it stands for."""

from __future__ import annotations

import pytest

from conftest_types import MakeDocument
from frontwire.model.document import Document

SYRIA = "Troops fought in Syria. Shells fell on farms in Syria. "


def entity(made: Document, word: str) -> str | None:
    """The entity of the last mention headed by `word`, through coreference."""
    head = [head for head in made.mentions if made.syntax[head].text == word][-1]
    actor = made.actor(head)
    return None if actor is None else actor.entity


@pytest.mark.parametrize(
    ("text", "word", "owner"),
    [
        ("President Bashar Assad spoke. His forces shelled the ridge.", "forces", "SYR.MIL"),
        ("Israel denied it. Its army shelled the ridge.", "army", "ISR.MIL"),
        ("Hezbollah denied it. Its fighters shelled the ridge.", "fighters", "hezbollah"),
        ("The army shelled the ridge.", "army", "SYR.MIL"),
    ],
)
def test_a_body_is_its_owners(parsed: MakeDocument, text: str, word: str, owner: str) -> None:
    assert entity(parsed(SYRIA + text), word) == owner


def test_a_thing_is_nobodys_body(parsed: MakeDocument) -> None:
    made = parsed(SYRIA + "Hezbollah denied it. Its bridge fell.")
    assert entity(made, "bridge") is None


def test_the_ground_of_the_fight_is_the_theatre(parsed: MakeDocument) -> None:
    raids = "American jets hit a convoy in Syria. American officials spoke in Washington. Shells fell in Syria."
    assert parsed(raids).theatre == "SY"
    assert parsed("A bridge fell.").theatre is None


def test_an_army_spokesman_is_of_the_army(parsed: MakeDocument) -> None:
    assert entity(parsed("An Iraqi army spokesman spoke."), "spokesman") == "IRQ.MIL"


def test_the_source_takes_up_a_source_of_a_known_sector(parsed: MakeDocument) -> None:
    made = parsed("A medical source said two men died. The source added that four were hurt.")
    first, second = (head for head in made.mentions if made.syntax[head].text == "source")
    assert made.resolve(second) == first

"""Names that no lexicon holds: one referent for the whole report."""

from __future__ import annotations

import pytest

from conftest_types import MakeDocument
from frontwire.model.document import Document, Referent


def referents(document: Document, word: str) -> set[Referent | None]:
    held = document.mentions.items()
    return {mention.referent for head, mention in held if document.syntax[head].text == word}


@pytest.mark.parametrize(
    ("text", "word", "referent"),
    [
        # a given name
        ("Jamal Qureshti met the elders. Later Qureshti left the town.", "Qureshti", Referent.PERSON),
        # the first word of a full name
        ("Walter Arroza runs the shop. Walter fears the shells.", "Walter", Referent.PERSON),
        # a byname of people
        ("Abu Tayrab fled. The army hunts Abu Tayrab.", "Tayrab", Referent.PERSON),
        # a noun beside it that says what it is
        ("A local physician, Zorab Matin, counted the dead. Matin wept.", "Matin", Referent.PERSON),
        # a clause that only a person takes
        ("They met Zorab, who repairs clocks.", "Zorab", Referent.PERSON),
        # an acronym made of its initials
        ("The Tarim Valley Initiative (TVI) opened a school.", "Initiative", Referent.GROUP),
    ],
)
def test_told_anywhere_is_told_everywhere(text: str, word: str, referent: Referent, document: MakeDocument) -> None:
    assert referents(document(text), word) == {referent}


def test_a_ship_is_no_person(document: MakeDocument) -> None:
    assert referents(document("HMS Bellwin sank near the port."), "Bellwin") <= {Referent.THING, None}


def test_a_name_that_nothing_tells_of_stays_open(document: MakeDocument) -> None:
    assert Referent.PERSON not in referents(document("They repaired the old Zentak and drove it home."), "Zentak")


def test_a_single_name_that_is_a_place_stays_one(document: MakeDocument) -> None:
    made = document("Aleppo was shelled. In Aleppo two died. Aleppo Hassan Bell wrote a book on Aleppo.")
    assert Referent.PERSON not in referents(made, "Aleppo")

"""Passages keep every character tied to where it came from."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.report import Block, Role
from frontwire.model.span import Span
from frontwire.parsing.passages import passage_of


def body(text: str, *pieces: tuple[int, int]) -> Block:
    return Block(Role.BODY, tuple(Span(*piece) for piece in pieces) or (Span(0, len(text)),))


def test_blanks_collapse_and_invisible_characters_go() -> None:
    text = "The\u200b army \n\n advanced\u00ad today"
    passage = passage_of(body(text), text)
    assert passage.text == "The army advanced today"
    assert passage.span(4, 8).of(text) == "army"
    assert passage.span(9, 17).of(text) == "advanced"


def test_quotation_marks_become_plain_and_single() -> None:
    text = '“Leave,” he said. ""Now.""'
    assert passage_of(body(text), text).text == '"Leave," he said. "Now."'


def test_a_quotation_holds_all_of_its_doubled_marks() -> None:
    text = "He said: ''Leave.'' Nobody did."
    passage = passage_of(body(text), text)
    start, end = passage.text.index('"'), passage.text.rindex('"') + 1
    assert passage.span(start, end).of(text) == "''Leave.''"


def test_pieces_are_read_as_one_over_what_stands_between() -> None:
    text = "They shelled the\nPhoto: X\nold mill."
    passage = passage_of(body(text, (0, 16), (26, 35)), text)
    assert passage.text == "They shelled the old mill."
    assert passage.span(17, 20).of(text) == "old"


def test_references_to_notes_are_not_read() -> None:
    text = "The fort fell in June.[3][12] Its captain[a] fled.[citation needed]"
    passage = passage_of(body(text), text)
    assert passage.text == "The fort fell in June. Its captain fled."
    assert passage.span(23, 26).of(text) == "Its"


def test_a_bracket_stands_apart_from_the_name_before_it() -> None:
    text = "Karim Noor(Arabic: x) led them; f(x) and H2O(aq) stay."
    passage = passage_of(body(text), text)
    assert passage.text == "Karim Noor (Arabic: x) led them; f(x) and H2O(aq) stay."
    assert passage.span(12, 18).of(text) == "Arabic"


def test_brackets_that_tell_something_stay() -> None:
    text = "He [the envoy] left [2] camps; see items[0]x."
    assert passage_of(body(text), text).text == text


@given(st.text(max_size=200))
def test_every_character_points_at_one_that_can_have_made_it(text: str) -> None:
    passage = passage_of(body(text), text)
    assert len(passage.text) == len(passage.origins)
    assert list(passage.origins) == sorted(passage.origins)
    for letter, origin in zip(passage.text, passage.origins, strict=True):
        assert letter == text[origin] or letter in " \"'-"


def test_inserted_marks_take_no_character_of_the_original() -> None:
    text = "Syrias army"
    passage = passage_of(body(text), text).inserted({5: "'"})
    assert passage.text == "Syria's army"
    assert passage.span(0, 7).of(text) == "Syrias"

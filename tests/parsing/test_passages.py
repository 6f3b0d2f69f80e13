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


def test_pieces_are_read_as_one_over_what_stands_between() -> None:
    text = "They shelled the\nPhoto: X\nold mill."
    passage = passage_of(body(text, (0, 16), (26, 35)), text)
    assert passage.text == "They shelled the old mill."
    assert passage.span(17, 20).of(text) == "old"


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

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.cli.tables import Table


def test_words_to_the_left_numbers_to_the_right() -> None:
    table = Table("count", "word")
    table.add("7", "shell")
    table.add("1,012", "paint")
    assert table.text() == "count  word\n    7  shell\n1,012  paint\n"


def test_a_cell_cannot_steer_the_terminal_nor_break_the_line() -> None:
    table = Table("who")
    table.add("The \x1b[31mRed\nWire\x07")
    assert table.text() == "who\nThe [31mRed Wire\n"


def test_lines_are_cut_to_a_width_where_one_is_given() -> None:
    table = Table("id", "what")
    table.add("1", "a long headline that goes on")
    assert table.text(width=12) == "id  what\n 1  a long…\n"


def test_a_row_of_another_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="1 cells in a table of 2 columns"):
        Table("a", "b").add("x")


@given(st.lists(st.tuples(st.text("ab", max_size=5), st.text("ab", max_size=5)), max_size=5))
def test_a_line_for_the_header_and_for_each_row(rows: list[tuple[str, str]]) -> None:
    table = Table("one", "two")
    for row in rows:
        table.add(*row)
    assert len(table.text().splitlines()) == len(rows) + 1

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.unpacking.bounds import LimitError
from frontwire.unpacking.scanning import elements

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


class Slow(io.BytesIO):
    """A stream that gives a few bytes at a time, whatever is asked for."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(size or 7, 7))


@given(st.lists(VALUES, max_size=6), st.sampled_from([None, 2]))
def test_elements_are_those_of_the_array(values: list[object], indent: int | None) -> None:
    written = json.dumps(values, indent=indent, ensure_ascii=False).encode()
    assert [json.loads(one) for one in elements(Slow(written), 10_000)] == values


def test_brackets_and_quotation_marks_in_strings_count_for_nothing() -> None:
    values = ["]", '"', "\\", "{[", '\\"]', ",", "\\\\"]
    assert [json.loads(one) for one in elements(Slow(json.dumps(values).encode()), 1000)] == values


@pytest.mark.parametrize("written", ["[1, 2", '[1, "two', "[1, {", "["])
def test_an_array_without_end_gives_what_is_whole(written: str) -> None:
    found = []
    with pytest.raises(EOFError, match="cut off"):
        found.extend(elements(io.BytesIO(written.encode()), 1000))
    assert found in ([], [b"1"])


def test_an_element_beyond_the_limit_is_refused() -> None:
    found = elements(Slow(json.dumps(["short", "long" * 500]).encode()), 1000)
    assert next(found) == b'"short"'
    with pytest.raises(LimitError, match="more than 1,000 bytes"):
        next(found)


def test_what_follows_the_array_is_not_read() -> None:
    assert list(elements(io.BytesIO(b'[1] ["two"]'), 1000)) == [b"1"]

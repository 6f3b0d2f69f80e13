"""Spans and stretches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontwire.model.span import Span, Stretch

bounds = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)


def test_a_span_is_half_open() -> None:
    assert Span(2, 5).of("abcdefg") == "cde"
    assert len(Span(2, 5)) == 3


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(bounds, bounds)
def test_cover_contains_both(one: list[int], other: list[int]) -> None:
    a, b = Span(*one), Span(*other)
    cover = Span.cover((a, b))
    assert cover.contains(a)
    assert cover.contains(b)
    assert {cover.start, cover.end} <= {a.start, a.end, b.start, b.end}


@given(bounds, bounds)
def test_overlap_is_mutual_and_means_a_shared_token(one: list[int], other: list[int]) -> None:
    a, b = Stretch(*one), Stretch(*other)
    assert a.overlaps(b) == b.overlaps(a)
    if len(a) and len(b):
        assert a.overlaps(b) == bool(set(a) & set(b))

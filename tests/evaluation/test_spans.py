"""Counting spans, checked against hand-computed cases."""

from __future__ import annotations

import pytest

from evaluation.spans import Tally, exact, f1, overlapping, precision, recall
from frontwire.model.span import Span


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ({1, 2}, {1, 2}, 100.0),
        ({1, 2}, set(), 0.0),
        (set(), {1, 2}, 0.0),
        (set(), set(), 0.0),
        ({1, 2}, {1, 3}, 50.0),
        ({1, 2, 3, 4}, {1, 9}, 100 / 3),
    ],
)
def test_f1_of_exact_matches(gold: set[int], found: set[int], expected: float) -> None:
    assert f1(exact(gold, found).counts("x"), "x") == pytest.approx(expected)


def test_an_item_given_twice_counts_once() -> None:
    assert exact([1, 1, 2], [1, 1]) == Tally(2, 1, 1, 1)


def test_overlap_counts_each_side_for_itself() -> None:
    gold = [Span(0, 5), Span(6, 9), Span(20, 25)]
    found = [Span(4, 7), Span(30, 31)]
    tally = overlapping(gold, found)
    assert tally == Tally(gold=3, found=2, recalled=2, precise=1)
    counts = tally.counts("x")
    assert recall(counts, "x") == pytest.approx(200 / 3)
    assert precision(counts, "x") == pytest.approx(50.0)


def test_touching_spans_do_not_overlap() -> None:
    assert overlapping([Span(0, 5)], [Span(5, 9)]).recalled == 0


def test_tallies_add_up() -> None:
    assert Tally(1, 2, 3, 4).plus(Tally(10, 20, 30, 40)) == Tally(11, 22, 33, 44)

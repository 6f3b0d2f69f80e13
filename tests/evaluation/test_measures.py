"""The arithmetic of figures."""

from __future__ import annotations

import pytest

from evaluation.base import Outcome
from evaluation.measures import Prf, label_counts, label_scores, split, sum_counts


def test_precision_recall_f1() -> None:
    assert Prf.of(right=2, found=4, gold=8) == Prf(50.0, 25.0, pytest.approx(100 / 3))
    assert Prf.of(right=0, found=0, gold=3) == Prf(0.0, 0.0, 0.0)


def test_labels_are_scored_by_hand() -> None:
    asked = [("a", "a"), ("a", "b"), ("b", "b"), ("c", "z")]
    sums = sum_counts(Outcome("", label_counts("x", gold=gold, found=found)) for gold, found in asked)
    scores = label_scores("x", sums | {"y:tp:a": 7})
    # a: one of two found, none false: 2/3. b: found, one false: 2/3. c: missed. z is in no gold.
    assert scores.macro == pytest.approx(100 * (2 / 3 + 2 / 3 + 0) / 3)
    assert scores.weighted == pytest.approx(100 * (2 * 2 / 3 + 2 / 3 + 0) / 4)
    assert scores.accuracy == 50.0


def test_no_labels_score_nothing() -> None:
    scores = label_scores("x", {})
    assert (scores.macro, scores.weighted, scores.accuracy) == (0.0, 0.0, 0.0)


def test_outcomes_are_told_by_part_where_there_are_several() -> None:
    first, second, third = (Outcome(case) for case in ("b/1", "a/1", "b/2"))
    assert split((first, second, third), lambda case: case[0]) == {"a": (second,), "b": (first, third)}
    assert split((first, third), lambda case: case[0]) == {}

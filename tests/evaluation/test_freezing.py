"""Frozen outcomes, and what changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation import freezing
from evaluation.base import Outcome
from evaluation.freezing import Frozen, FrozenError
from evaluation.run import Result

Measured = Callable[..., Result]
OUTCOMES = (
    Outcome("x y", {"right": 1, "half": 0.5, "none": 0, "baseline right": 1, "dumb right": 1}),
    Outcome('odd "name"', {"wrong": 2}, values={"km": (1.5,)}, errors=("words of the corpus",), crashed="words"),
    Outcome("nothing"),
)


def frozen(*outcomes: Outcome) -> Frozen:
    return Frozen("corpus", None, freezing.hold(outcomes))


def test_what_was_frozen_comes_back(measured: Measured, tmp_path: Path) -> None:
    result = replace(measured("good"), outcomes=OUTCOMES, sample=3)
    path = freezing.freeze(result, folder=tmp_path / "frozen")
    back = freezing.thaw("toy", folder=tmp_path / "frozen")
    assert back == Frozen(result.corpus, 3, freezing.hold(OUTCOMES))
    assert back is not None
    assert freezing.compare(back, OUTCOMES) == ()
    assert freezing.thaw("other", folder=tmp_path) is None
    text = path.read_text(encoding="utf-8")
    assert "words" not in text
    assert "baseline" not in text
    assert "dumb" not in text


@pytest.mark.parametrize(
    "text", ["", "{}", '{"corpus": "x", "sample": null, "counts": []}\na\tb\t0:1\n', "id\tright\n"]
)
def test_a_file_of_another_form_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "toy.txt").write_text(text, encoding="utf-8")
    with pytest.raises(FrozenError, match=r"toy\.txt"):
        freezing.thaw("toy", folder=tmp_path)


def test_changes_are_told_case_by_case() -> None:
    before = frozen(
        Outcome("a", {"right": 1}),
        Outcome("b", {"wrong": 2}),
        Outcome("c", {"wrong": 1}, errors=("one thing",)),
        Outcome("gone", {"right": 1}),
    )
    now = [
        Outcome("a", {"right": 1}),
        Outcome("b", {"wrong": 1, "right": 1}),
        Outcome("c", {"wrong": 1}, errors=("another",)),
        Outcome("new", {"right": 1}),
    ]
    changes = freezing.compare(before, now)
    assert [str(change) for change in changes] == [
        "b  right 0 → 1",
        "b  wrong 2 → 1",
        "c  reads otherwise, counts the same",
        "new  right 0 → 1",
        "gone  right 1 → 0",
    ]
    assert freezing.sum_changes(changes) == {"right": (2, 1), "wrong": (0, 1)}

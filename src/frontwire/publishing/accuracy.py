"""Accuracy: the figures of the last whole evaluation, as they are shipped beside the page (`web/accuracy.json`).

The file is written from the results that are kept with the code (`docs/generate.py`); a test holds the two together.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One figure in `unit`s; beside it the floor it may not fall below, that of a dumb baseline, the best in print.

    `in_short` marks those that stand for their set.
    """

    name: str
    value: float
    unit: str
    higher_is_better: bool
    baseline: float | None
    floor: float | None
    published: str
    in_short: bool


class MeasuredSet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One set: what it asks, which corpus and measure, how right is defined, on how many cases (`sample` of them)."""

    name: str
    asks: str
    source: str
    definition: str
    cases: int
    sample: int | None
    figures: tuple[Figure, ...]


class Limit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that is read wrongly, shown by invented words; `right` is what a right reading would be."""

    about: str
    text: str
    right: str


class Accuracy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole evaluation: its day, the versions of what was run, its sets, and limits known by words."""

    day: dt.date
    versions: dict[str, str]
    sets: tuple[MeasuredSet, ...]
    limits: tuple[Limit, ...]


def load_accuracy(path: Path) -> Accuracy:
    """The figures in a file. Raises OSError, msgspec.DecodeError."""
    return msgspec.json.decode(path.read_bytes(), type=Accuracy)

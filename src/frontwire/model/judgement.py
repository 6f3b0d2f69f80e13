"""Judgements: what a person decides about claims. Recorded, never applied destructively, and undone by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from frontwire.model.span import Span


class Verdict(StrEnum):
    """What is decided of two claims."""

    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim, held so that it is found again after its report was read anew with better rules.

    The claim of that id, or else the one of the same report and kind whose words overlap `span` most.
    """

    claim: str
    report: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """`right` is the same happening as `left`, another, or the same at a `later` time (the newer word on it).

    `number` counts up in the order of deciding; `by` names the person, `because` gives the reason in words.
    `undone` holds the number of the judgement that took it back.
    """

    number: int
    left: Anchor
    right: Anchor
    verdict: Verdict
    by: str
    made: datetime
    because: str = ""
    undone: int | None = None

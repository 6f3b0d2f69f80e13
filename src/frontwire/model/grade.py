"""Grades by the Admiralty code: how reliable the source, how credible the claim, kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """Of the source."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """Of what is said: 1 confirmed by other origins … 5 improbable, 6 cannot be judged."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"


@dataclass(frozen=True, slots=True)
class Grade:
    """A letter and a digit ("C3"), each with the rule that gave it in words.

    `others` is how many independent origins besides its own tell the same, `against` how many tell it otherwise.
    """

    reliability: Reliability
    credibility: Credibility
    reliability_because: str
    credibility_because: str
    others: int = 0
    against: int = 0

    @property
    def code(self) -> str:
        """Letter and digit together."""
        return f"{self.reliability}{self.credibility}"

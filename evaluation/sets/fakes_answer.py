"""What is told of one report of FA-KES, whoever tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Answer:
    """What is told of a report, by the reading or by the baseline; None where nothing is."""

    numbers: frozenset[int]
    civilians: int | None
    combatants: int | None
    governorate: str
    cause: str
    actor: str
    day: date | None


#: What a crash tells: not even that something is unknown.
NOTHING = Answer(frozenset(), None, None, "", "", "", None)

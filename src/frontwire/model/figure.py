"""Figures: counts as said, never averaged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontwire.model.span import Span


class What(StrEnum):
    """What is counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    KIDNAPPED = "kidnapped"
    DETAINED = "detained"
    DISPLACED = "displaced"
    TRAPPED = "trapped"
    EVACUATED = "evacuated"
    MISSING = "missing"
    DESTROYED = "destroyed"
    CAPTURED_EQUIPMENT = "captured_equipment"
    FACILITIES = "facilities"
    BEDS_THEATRES = "beds_theatres"
    OTHER = "other"


class Who(StrEnum):
    """Who or what is counted."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    CHILD = "child"
    WOMAN = "woman"
    HEALTH_WORKER = "health_worker"
    AID_WORKER = "aid_worker"
    JOURNALIST = "journalist"
    MIXED = "mixed"
    UNKNOWN = "unknown"
    THING = "thing"


class Scope(StrEnum):
    """What a count covers."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"
    ARRIVALS = "arrivals"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as worded: `low` None for "up to", `high` None for "at least"."""

    low: int | None
    high: int | None
    wording: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One count: what, of whom, between which bounds, in which words, covering what."""

    what: What
    who: Who
    low: int | None
    high: int | None
    wording: str
    scope: Scope = Scope.INCIDENT
    span: Span | None = None

"""Happenings: claims about the same thing, joined by links that say why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Relation(StrEnum):
    """How the newer of two claims stands to the older one."""

    SAME = "same"
    DENIES = "denies"
    CONFIRMS = "confirms"
    UPDATES = "updates"
    CORRECTS = "corrects"


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims judged to tell of one happening, how likely, and why in words.

    `older` and `newer` are claim ids in the order in which the claims were known (of one day, by id); of a relation
    other than SAME the newer is the one that denies, confirms, updates or corrects. `score` is from 0 to 1; `by` is
    "rule", or the name of the person who decided.
    """

    older: str
    newer: str
    relation: Relation
    score: float
    because: tuple[str, ...]
    by: str = "rule"


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims that tell of one thing; `id` is that of the claim known first, and stays while others join.

    `claims` stand in the order in which they were known; `family` is the kind family they share; `links` are
    those that hold it together and the relations within it. `zone` is the part of the store (a country, mostly) that
    was reconciled by itself to make it.
    """

    id: str
    family: str
    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()
    zone: str = ""


class Difference(StrEnum):
    """What accounts of one happening differ in."""

    FIGURE = "figure"
    RESPONSIBILITY = "responsibility"
    CAUSE = "cause"
    PLACE = "place"
    TIME = "time"
    HAPPENED = "happened"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute: what it holds, in words, and the claims that hold it."""

    holds: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Positions on one happening that cannot all be right. Nothing is decided here."""

    difference: Difference
    positions: tuple[Position, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that go back to one origin: `copy` repeats `original` (the one known first).

    `likeness` is the Jaccard index of their five-word shingles, 1.0 for the same text.
    """

    original: str
    copy: str
    likeness: float
    because: str


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What reconciling made of a store: every claim stands in one happening, alone or with others.

    `origins` gives, for each claim's id, the origin it goes back to: the voice quoted, the agency, or the first of
    a family of copies. Claims of one origin corroborate each other no more than one does. `zones` gives for each zone a
    digest of all it was made from: where that is still the same, so are its happenings.
    """

    happenings: tuple[Happening, ...]
    copies: tuple[Copy, ...]
    origins: dict[str, str]
    zones: dict[str, str] = field(default_factory=dict)

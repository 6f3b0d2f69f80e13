"""What every evaluation set is: cases, what was found in one, and the scores of all.

A set reads a public corpus by path, scores one case at a time (so that cases run in parallel and a crash
on one is a counted miss), and adds the outcomes up. Nothing here is imported by frontwire.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from frontwire.api import Reader

#: How the names of counts begin that are the dumb baseline's.
DUMB = ("baseline", "dumb")


@dataclass(frozen=True, slots=True)
class Case:
    """One document or sentence of a corpus: its id, and whatever its set needs to score it (picklable)."""

    id: str
    gold: object


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case: counts by name, and readable lines on what was wrong.

    `counts` are summed over cases; names are the set's own ("tp", "fn", "right"), the dumb baseline's begin as `DUMB`
    says. `values` are lists that are joined over cases (distances in km).
    """

    case: str
    counts: Mapping[str, float] = field(default_factory=dict)
    values: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    crashed: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of a set: its name, its value (per cent unless `unit` says otherwise), and what to compare it with."""

    name: str
    value: float
    baseline: float | None = None
    published: str = ""
    unit: str = "%"
    higher_is_better: bool = True


class EvaluationSet(Protocol):
    """One corpus with its own definition of right."""

    name: str
    #: The folder below the data folder.
    folder: str
    #: The files that are read below it, at any depth, as people are told of them.
    files: str
    #: Which definition is followed, and where ours must differ, in plain words.
    definition: str
    #: Where the corpus and its measure are described.
    source: str

    def cases(self, folder: Path) -> Iterable[Case]:
        """All cases, in a fixed order, from every file of the corpus' format; raises CorpusError for a broken one."""
        ...

    def score(self, case: Case, reader: Reader) -> Outcome:
        """Reads one case and compares it with its gold; the dumb baseline's counts go along."""
        ...

    def crashed(self, case: Case) -> Outcome:
        """What a crash counts as: everything in the gold missed."""
        ...

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """The figures of the whole set."""
        ...

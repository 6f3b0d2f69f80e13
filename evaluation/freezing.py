"""Frozen outcomes: what each case of a set came to, kept with the code so that a change can be seen case by case.

One tab-separated file a set: case ids and counts, never words of a corpus. Empty cells are zeros.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.base import Outcome

#: The folder with the frozen outcomes, beside this module.
FROZEN = Path(__file__).with_name("frozen")
_CRASHED = "crashed"
_CASE = "case"

#: The counts of each case that are not zero.
Counts = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Change:
    """A count of a case that is not what it was; a case that is new or gone counts from or to nothing."""

    case: str
    count: str
    before: float
    after: float

    def __str__(self) -> str:
        return f"{self.case}  {self.count} {self.before:g} → {self.after:g}"


def counts_of(outcomes: Iterable[Outcome]) -> Counts:
    """The counts of each case by its id, zeros left out; a crash is a count of its own."""
    held: Counts = {}
    for outcome in outcomes:
        counts = {name: float(count) for name, count in sorted(outcome.counts.items()) if count}
        if outcome.crashed is not None:
            counts[_CRASHED] = 1.0
        held[outcome.case] = counts
    return held


def freeze(name: str, outcomes: Iterable[Outcome], *, folder: Path = FROZEN) -> Path:
    """Writes the counts of a set's cases; returns the file."""
    counts = counts_of(outcomes)
    columns = sorted({column for held in counts.values() for column in held})
    path = _path(folder, name)
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow([_CASE, *columns])
        for case, held in counts.items():
            table.writerow([case, *(f"{held[column]:g}" if column in held else "" for column in columns)])
    return path


def thaw(name: str, *, folder: Path = FROZEN) -> Counts | None:
    """The counts that were frozen; None where none were."""
    path = _path(folder, name)
    if not path.is_file():
        return None
    with path.open(encoding="utf-8", newline="") as file:
        return {row.pop(_CASE): _numbers(row) for row in csv.DictReader(file, delimiter="\t")}


def compare(before: Counts, outcomes: Iterable[Outcome], *, partly: bool = False) -> tuple[Change, ...]:
    """What is no longer as it was, in the order of the cases; `partly` leaves out cases that were not run now."""
    after = counts_of(outcomes)
    cases = [*after, *(case for case in before if case not in after and not partly)]
    changes: list[Change] = []
    for case in cases:
        old, new = before.get(case, {}), after.get(case, {})
        every = (Change(case, count, old.get(count, 0), new.get(count, 0)) for count in sorted(old.keys() | new.keys()))
        changes += (change for change in every if change.before != change.after)
    return tuple(changes)


def sum_changes(changes: Iterable[Change]) -> dict[str, tuple[float, float]]:
    """Of each count, by how much it rose and by how much it fell over all cases."""
    sums: dict[str, tuple[float, float]] = {}
    for change in changes:
        up, down = sums.get(change.count, (0.0, 0.0))
        moved = change.after - change.before
        sums[change.count] = (up + max(moved, 0.0), down + max(-moved, 0.0))
    return dict(sorted(sums.items()))


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.tsv"


def _numbers(row: Mapping[str, str]) -> dict[str, float]:
    return {name: float(text) for name, text in row.items() if text}

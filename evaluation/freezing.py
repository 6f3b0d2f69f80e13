"""Frozen outcomes: what each case of a set came to, kept with the code so that a change can be seen case by case.

One text file a set. Its first line says what was measured and names the counts; then a line a case: its id, a digest
of what was wrong, and its counts as "NUMBER:COUNT", zeros and the dumb baseline's left out. Never words of a corpus.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.base import DUMB, Outcome
from evaluation.run import Result

#: The folder with the frozen outcomes, beside this module.
FROZEN = Path(__file__).with_name("frozen")
_CRASHED = "crashed"
#: So many hexadecimal digits tell two readings of one case apart.
_DIGITS = 8


class FrozenError(Exception):
    """A frozen file that cannot be read."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one case came to: its counts that are not zero, and a digest of all that was told of it."""

    counts: Mapping[str, float]
    digest: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """The outcomes of a set, and what they were measured on."""

    corpus: str
    sample: int | None
    cases: Mapping[str, Held]


@dataclass(frozen=True, slots=True)
class Change:
    """A count of a case that is not what it was; a case that is new or gone counts from or to nothing.

    Without a count, the same numbers came of another reading.
    """

    case: str
    count: str = ""
    before: float = 0.0
    after: float = 0.0

    def __str__(self) -> str:
        if not self.count:
            return f"{self.case}  reads otherwise, counts the same"
        return f"{self.case}  {self.count} {self.before:g} → {self.after:g}"


def hold(outcomes: Iterable[Outcome]) -> dict[str, Held]:
    """What is kept of outcomes, by the id of their case; a crash is a count of its own."""
    held: dict[str, Held] = {}
    for outcome in outcomes:
        counts = {
            name: float(count)
            for name, count in sorted(outcome.counts.items())
            if float(f"{count:g}") and not name.startswith(DUMB)
        }
        if outcome.crashed is not None:
            counts[_CRASHED] = 1.0
        held[outcome.case] = Held(counts, _digest(outcome))
    return held


def freeze(result: Result, *, folder: Path = FROZEN) -> Path:
    """Writes what a set's cases came to; returns the file."""
    held = hold(result.outcomes)
    names = sorted({name for one in held.values() for name in one.counts})
    number = {name: at for at, name in enumerate(names)}
    head = {"corpus": result.corpus, "sample": result.sample, "counts": names}
    lines = [json.dumps(head, ensure_ascii=False)]
    for case, one in held.items():
        cells = (f"{number[name]}:{count:g}" for name, count in one.counts.items())
        lines.append(f"{case}\t{one.digest}\t{' '.join(cells)}")
    path = _path(folder, result.name)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def thaw(name: str, *, folder: Path = FROZEN) -> Frozen | None:
    """What was frozen; None where nothing was. Raises FrozenError for a file that is none of ours."""
    path = _path(folder, name)
    if not path.is_file():
        return None
    try:
        first, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
        head = json.loads(first)
        rows = (line.split("\t") for line in lines)
        cases = {case: Held(_counts(cells, head["counts"]), digest) for case, digest, cells in rows}
        return Frozen(head["corpus"], head["sample"], cases)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise FrozenError(f"{path.name} is no file of frozen outcomes: {error}") from error


def compare(before: Frozen, outcomes: Iterable[Outcome]) -> tuple[Change, ...]:
    """What is no longer as it was, in the order of the cases."""
    after = hold(outcomes)
    nothing = Held({}, "")
    changes: list[Change] = []
    for case in (*after, *(case for case in before.cases if case not in after)):
        old, new = before.cases.get(case, nothing), after.get(case, nothing)
        names = sorted(old.counts.keys() | new.counts.keys())
        every = (Change(case, name, old.counts.get(name, 0.0), new.counts.get(name, 0.0)) for name in names)
        moved = [change for change in every if f"{change.before:g}" != f"{change.after:g}"]
        changes += moved or ([Change(case)] if old.digest != new.digest else [])
    return tuple(changes)


def sum_changes(changes: Iterable[Change]) -> dict[str, tuple[float, float]]:
    """Of each count, by how much it rose and by how much it fell over all cases."""
    sums: dict[str, tuple[float, float]] = {}
    for change in changes:
        if change.count:
            up, down = sums.get(change.count, (0.0, 0.0))
            moved = change.after - change.before
            sums[change.count] = (up + max(moved, 0.0), down + max(-moved, 0.0))
    return dict(sorted(sums.items()))


def _digest(outcome: Outcome) -> str:
    told = json.dumps([outcome.errors, sorted(outcome.values.items())], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]


def _counts(cells: str, names: list[str]) -> dict[str, float]:
    pairs = (cell.split(":") for cell in cells.split())
    return {names[int(number)]: float(count) for number, count in pairs}


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}.txt"

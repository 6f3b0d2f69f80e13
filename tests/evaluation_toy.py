"""A set and readers for the tests of the harness; a module of its own so that other processes can import it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from evaluation.base import Case, Outcome, Score
from frontwire.api import Reader


def no_reader() -> Reader:
    """Stands where nothing is read."""
    return cast("Reader", object())


def broken_reader() -> Reader:
    """A reader that cannot be made."""
    raise OSError("no lexicons")


class Toy:
    """A word a case: "good" is right, "crash" raises, "die" ends its process."""

    name = "toy"
    folder = "toys"
    files = "words.txt"
    source = "nobody"
    #: The word that is right.
    good = "good"
    definition = "Good words are right."

    def cases(self, folder: Path) -> Iterator[Case]:
        for number, word in enumerate((folder / "words.txt").read_text(encoding="utf-8").split()):
            name, _, rest = word.partition(":")
            yield Case(rest or f"{number:02}", name)

    def score(self, case: Case, reader: Reader) -> Outcome:
        if case.gold == "crash":
            raise KeyError("a bug")
        if case.gold == "die":
            os._exit(3)
        good = case.gold == self.good
        return Outcome(case.id, {"right": good, "gold": 1}, errors=() if good else (f"{case.gold} is not good",))

    def crashed(self, case: Case) -> Outcome:
        return Outcome(case.id, {"gold": 1})

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        held = list(outcomes)
        right = sum(outcome.counts.get("right", 0) for outcome in held)
        whole = sum(outcome.counts["gold"] for outcome in held)
        wrong = Score("wrong", whole - right, unit="words", higher_is_better=False)
        return Score("right", 100 * right / whole, 50.0, "none"), wrong

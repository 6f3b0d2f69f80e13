"""Judging: the log of people's decisions. A decision is taken back by an entry of its own, and so is that one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from frontwire.errors import StoreError
from frontwire.model.judgement import Judgement
from frontwire.store.packing import unpack_judgement
from frontwire.store.tables import judgements


@dataclass(frozen=True, slots=True)
class Log:
    """All entries.

    `undoes` gives, for an entry that takes another back, that one; `back`, for one that is taken back, by which;
    `made` the judgements as they were made.
    """

    undoes: Mapping[int, int]
    back: Mapping[int, int]
    made: tuple[Judgement, ...]

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order of deciding, each with the entry that took it back, if one still does."""
        return tuple(replace(judgement, undone=self.back.get(judgement.number)) for judgement in self.made)

    def standing(self, number: int) -> int:
        """`number`, if it is an entry and not taken back; raises StoreError."""
        if number not in self.undoes and all(judgement.number != number for judgement in self.made):
            raise StoreError(f"there is no judgement {number}")
        if number in self.back:
            raise StoreError(f"judgement {number} is taken back already, by {self.back[number]}")
        return number

    def last_decision(self) -> tuple[int, ...]:
        """The standing judgements that were made at once, the latest of all; raises StoreError where there are none."""
        standing = [judgement for judgement in self.made if judgement.number not in self.back]
        if not standing:
            raise StoreError("there is no judgement to take back")
        last = standing[-1]
        return tuple(j.number for j in standing if (j.made, j.by) == (last.made, last.by))

    def judged(self, number: int) -> int:
        """The judgement that an entry comes down to: itself, or what it takes back."""
        while number in self.undoes:
            number = self.undoes[number]
        return number


def read_log(connection: Connection) -> Log:
    """The whole log."""
    columns = (judgements.c.number, judgements.c.undoes, judgements.c.body)
    rows = connection.execute(select(*columns).order_by(judgements.c.number)).all()
    undoes = {number: undone for number, undone, _ in rows if undone is not None}
    back: dict[int, int] = {}
    # The latest first: an entry that was itself taken back takes nothing back.
    for number in sorted(undoes, reverse=True):
        if number not in back:
            back[undoes[number]] = number
    return Log(undoes, back, tuple(unpack_judgement(body) for _, _, body in rows if body is not None))


def read_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements in the order of deciding, those undone included."""
    return read_log(connection).judgements()

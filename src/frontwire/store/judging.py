"""Judging: the log of people's decisions, on pairs of claims and on single ones.

A decision is taken back by an entry of its own, and so is that one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, select

from frontwire.errors import AbsentError
from frontwire.model.correction import Act, Correction, Decision
from frontwire.model.judgement import Judgement
from frontwire.store.packing import unpack_correction, unpack_judgement
from frontwire.store.tables import judgements

_ACTS = frozenset(act.value for act in Act)


@dataclass(frozen=True, slots=True)
class Log:
    """All entries.

    `undoes` gives, for an entry that takes another back, that one; `back`, for one that is taken back, by which;
    `made` the decisions as they were made.
    """

    undoes: Mapping[int, int]
    back: Mapping[int, int]
    made: tuple[Decision, ...]

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions in their order, each with the entry that took it back, if one still does."""
        return tuple(replace(decision, undone=self.back.get(decision.number)) for decision in self.made)

    def judgements(self) -> tuple[Judgement, ...]:
        """Those on pairs of claims."""
        return tuple(decision for decision in self.decisions() if isinstance(decision, Judgement))

    def corrections(self) -> tuple[Correction, ...]:
        """Those on single claims."""
        return tuple(decision for decision in self.decisions() if isinstance(decision, Correction))

    def standing(self, number: int) -> int:
        """`number`, if it is an entry and not taken back; raises AbsentError."""
        if number not in self.undoes and all(decision.number != number for decision in self.made):
            raise AbsentError(f"there is no judgement {number}")
        if number in self.back:
            raise AbsentError(f"judgement {number} is taken back already, by {self.back[number]}")
        return number

    def last_decision(self) -> tuple[int, ...]:
        """The standing decisions that were made at once, the latest of all; raises AbsentError where there are none."""
        standing = [decision for decision in self.made if decision.number not in self.back]
        if not standing:
            raise AbsentError("there is no judgement to take back")
        last = standing[-1]
        return tuple(one.number for one in standing if (one.made, one.by) == (last.made, last.by))

    def judged(self, number: int) -> int:
        """The decision that an entry comes down to: itself, or what it takes back."""
        while number in self.undoes:
            number = self.undoes[number]
        return number


def read_log(connection: Connection) -> Log:
    """The whole log."""
    columns = (judgements.c.number, judgements.c.undoes, judgements.c.verdict, judgements.c.body)
    rows = connection.execute(select(*columns).order_by(judgements.c.number)).all()
    undoes = {number: undone for number, undone, _, _ in rows if undone is not None}
    back: dict[int, int] = {}
    # The latest first: an entry that was itself taken back takes nothing back.
    for number in sorted(undoes, reverse=True):
        if number not in back:
            back[undoes[number]] = number
    made = tuple(_unpack(verdict, body) for _, _, verdict, body in rows if body is not None)
    return Log(undoes, back, made)


def decided_since(connection: Connection, moment: datetime) -> frozenset[str]:
    """The ids of claims about which something was decided or taken back at a moment (UTC) or later."""
    numbers = connection.execute(select(judgements.c.number).where(judgements.c.made >= moment)).scalars().all()
    if not numbers:
        return frozenset()
    log = read_log(connection)
    decided = {decision.number: decision for decision in log.made}
    return frozenset(claim for number in numbers for claim in _claims(decided[log.judged(number)]))


def _claims(decision: Decision) -> tuple[str, ...]:
    if isinstance(decision, Judgement):
        return decision.left.claim, decision.right.claim
    return (decision.claim.claim,)


def _unpack(verdict: str, body: bytes) -> Decision:
    return unpack_correction(body) if verdict in _ACTS else unpack_judgement(body)

"""Writing: reports and judgements into a store, all of a transaction or none of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, delete, insert, select

from frontwire.claims.correcting import added_id
from frontwire.errors import InputError
from frontwire.model.claim import Evidence
from frontwire.model.correction import Act, Correction, Decision, Field, Values
from frontwire.model.filing import Deposit, Filing
from frontwire.model.happening import Reconciled
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.store import adding
from frontwire.store.adding import Added
from frontwire.store.judging import read_log
from frontwire.store.packing import pack
from frontwire.store.remembering import remember
from frontwire.store.tables import judgements, revision, unread

_NO_VALUES = Values()


class Writer:
    """One transaction on a store; made by `Store.writer`."""

    __slots__ = ("_connection", "_now", "has_written")

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = adding.utc(now)
        #: Has anything been changed that reconciling depends on?
        self.has_written = False

    def add(self, deposit: Deposit) -> Added:
        """Adds a report with its claims; adding it again changes nothing.

        Of the same report fetched more than once the earliest fetch stands, in whichever order they are added.
        """
        (added,) = self.add_many((deposit,))
        return added

    def add_many(self, deposits: Iterable[Deposit]) -> tuple[Added, ...]:
        """Adds reports with their claims, what came of each in their order: as `add` one by one, and much faster.

        The rows of `adding.BATCH` reports are in memory at a time. A transaction keeps other writers waiting: whoever
        has a million reports adds some thousand in each.
        """
        out: list[Added] = []
        waiting = iter(deposits)
        while some := tuple(islice(waiting, adding.BATCH)):
            added, changed = adding.add(self._connection, some)
            out += added
            self.has_written |= changed
        return tuple(out)

    def refuse(self, source: str, because: str, *, fetched: datetime) -> None:
        """Records that a source cannot be read at all, and why; the last word on a source stands."""
        moment = adding.utc(fetched)
        self._connection.execute(delete(unread).where(unread.c.source == source))
        row = {"source": source, "known": moment.date(), "fetched": moment, "because": because}
        self._connection.execute(insert(unread), row)
        self.has_written = True

    def replace(self, deposit: Deposit) -> Filing:
        """Puts a report that was read anew in place of what is held of it; gives its header. Judgements stay."""
        self.has_written = True
        return adding.replace_one(self._connection, deposit)

    def judge(self, left: Anchor, right: Anchor, verdict: Verdict, *, by: str, because: str = "") -> Judgement:
        """Records what a person decided about two claims. Raises InputError where it is one claim twice."""
        if left.claim == right.claim:
            raise InputError(f"claim {left.claim} cannot be judged against itself")
        judgement = Judgement(
            adding.next_number(self._connection, judgements.c.number), left, right, verdict, by, self._now, because
        )
        self._decide(judgement, verdict.value, left.claim, right.claim)
        return judgement

    def correct(  # noqa: PLR0913 - one for each part of a correction
        self,
        claim: Anchor,
        act: Act,
        *,
        by: str,
        fields: tuple[Field, ...] = (),
        values: Values = _NO_VALUES,
        because: str = "",
    ) -> Correction:
        """Records what a person decided about one claim that is there already."""
        number = adding.next_number(self._connection, judgements.c.number)
        correction = Correction(number, claim, act, by, self._now, fields, values, because)
        self._decide(correction, act.value, claim.claim)
        return correction

    def add_claim(self, report: str, evidence: Evidence, values: Values, *, by: str, because: str = "") -> Correction:
        """Records a claim that a person found in the words `evidence` of a report; its id comes with it."""
        number = adding.next_number(self._connection, judgements.c.number)
        claim = added_id(report, evidence.span, number)
        anchor = Anchor(claim, report, values.kind, evidence.span)
        correction = Correction(number, anchor, Act.ADD, by, self._now, tuple(Field), values, because, evidence)
        self._decide(correction, Act.ADD.value, claim)
        return correction

    def _decide(self, decision: Decision, verdict: str, left: str, right: str | None = None) -> None:
        row = {
            "number": decision.number,
            "made": self._now,
            "by": decision.by,
            "verdict": verdict,
            "left_claim": left,
            "right_claim": right,
            "body": pack(decision),
        }
        self._connection.execute(insert(judgements), row)
        self.has_written = True

    def undo(self, number: int | None = None, *, by: str) -> tuple[Decision, ...]:
        """Takes a judgement or correction back; gives back what it changed, as it stands now.

        Without `number` the last decision that stands is taken back: all that was decided in one transaction. The
        number of an entry that took a decision back may be given too: the decision then stands again. Raises
        AbsentError where there is nothing of that number or it is taken back already.
        """
        log = read_log(self._connection)
        targets = log.last_decision() if number is None else (log.standing(number),)
        entry = adding.next_number(self._connection, judgements.c.number)
        rows = [{"number": n, "undoes": m, "made": self._now, "by": by} for n, m in enumerate(targets, start=entry)]
        self._connection.execute(insert(judgements), rows)
        self.has_written = True
        changed = {log.judged(target) for target in targets}
        return tuple(one for one in read_log(self._connection).decisions() if one.number in changed)

    def keep(self, reconciled: Reconciled, revision_read: int) -> bool:
        """Keeps what reconciling made of the store at a revision; False where the store has moved on since."""
        if self.has_written or self._connection.execute(select(revision.c.number)).scalar_one() != revision_read:
            return False
        remember(self._connection, reconciled, revision=revision_read)
        return True

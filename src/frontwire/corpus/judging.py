"""Judging: people decide whether two claims tell of one happening, and take back what they decided."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.corpus.holding import Held
from frontwire.errors import AbsentError
from frontwire.model.correction import Decision
from frontwire.model.finding import Finder, rejected
from frontwire.model.judgement import Anchor, Judgement, Verdict
from frontwire.model.query import Query
from frontwire.store import StoreView


class Judged(Held):
    """A store and the log of what people decided about it."""

    def judge(self, left: str, right: str, verdict: Verdict | str, *, by: str, because: str = "") -> Judgement:
        """Records what a person decided about two claims, by their ids: "same", "different", or `right` is "later".

        Raises AbsentError where there is no such claim or it is one twice.
        """
        return self.judge_all([(left, right)], verdict, by=by, because=because)[0]

    def judge_all(
        self, pairs: Iterable[tuple[str, str]], verdict: Verdict | str, *, by: str, because: str = ""
    ) -> tuple[Judgement, ...]:
        """Records one verdict about many pairs of claims as one decision, which `undo()` takes back as one."""
        wanted = tuple(pairs)
        with self.view() as view:
            anchors = {claim: _anchor(view, claim) for claim in dict.fromkeys(c for pair in wanted for c in pair)}
        with self.store.writer() as writer:
            return tuple(
                writer.judge(anchors[left], anchors[right], Verdict(verdict), by=by, because=because)
                for left, right in wanted
            )

    def undo(self, number: int | None = None, *, by: str) -> tuple[Decision, ...]:
        """Takes a decision back, the last one that stands where no number is given; gives back what changed, as it is.

        The number of an entry that took a decision back makes it stand again. Raises AbsentError where there is nothing
        of that number or it is taken back already.
        """
        with self.store.writer() as writer:
            return writer.undo(number, by=by)

    def decisions(self) -> tuple[Decision, ...]:
        """All judgements on pairs of claims and corrections of single ones in their order, undone ones included."""
        with self.view() as view:
            return view.decisions()

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements on pairs of claims in the order of deciding, those undone included."""
        with self.view() as view:
            return view.judgements()

    def adrift(self) -> tuple[Decision, ...]:
        """Decisions that stand and are about a claim that is no longer there: kept, and without effect."""
        with self.view() as view:
            standing = [judgement for judgement in view.judgements() if judgement.undone is None]
            reports = frozenset(a.report for judgement in standing for a in (judgement.left, judgement.right))
            gists = tuple(view.select(Query(reports=reports))) if reports else ()
            finder = Finder(gists, gone=rejected(view.corrections()))
            corrections = view.corrections_adrift()
        judgements = (j for j in standing if finder.find(j.left) is None or finder.find(j.right) is None)
        return tuple(sorted((*judgements, *corrections), key=_number))


def _anchor(view: StoreView, claim_id: str) -> Anchor:
    gist = view.gist(claim_id)
    if gist is None:
        raise AbsentError(f"there is no claim {claim_id}")
    return Anchor(gist.id, gist.report, gist.kind, gist.span)


def _number(decision: Decision) -> int:
    return decision.number

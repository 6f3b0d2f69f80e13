"""Finding: the claims that people decided about, also where their reports were read anew since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from frontwire.model.correction import Act, Correction
from frontwire.model.gist import Head
from frontwire.model.judgement import Anchor
from frontwire.model.span import Span

Held = TypeVar("Held", bound=Head)


class Finder(Generic[Held]):
    """Finds the claim that an anchor holds, also where its report was read anew."""

    __slots__ = ("_by_report", "_gists", "_gone", "_numbers")

    def __init__(self, gists: Sequence[Held], *, gone: frozenset[str] = frozenset()) -> None:
        """`gone` are ids of claims that people rejected: no other claim takes the place of one."""
        self._gists = gists
        self._gone = gone
        self._numbers: Mapping[str, int] = {gist.id: number for number, gist in enumerate(gists)}
        self._by_report: dict[tuple[str, str], list[int]] | None = None

    def find(self, anchor: Anchor) -> int | None:
        """The number of the claim of that id, else of the one of its report and kind whose words overlap most.

        None where there is neither, or the claim was rejected.
        """
        held = self._numbers.get(anchor.claim)
        if held is not None or anchor.claim in self._gone:
            return held
        if self._by_report is None:
            self._by_report = {}
            for number, gist in enumerate(self._gists):
                self._by_report.setdefault((gist.report, gist.kind), []).append(number)
        there = self._by_report.get((anchor.report, anchor.kind), ())
        overlapping = [n for n in there if self._gists[n].span.overlaps(anchor.span)]
        return min(overlapping, key=lambda n: (-_shared(self._gists[n].span, anchor.span), n), default=None)

    def gist(self, anchor: Anchor) -> Held | None:
        """The claim itself."""
        number = self.find(anchor)
        return None if number is None else self._gists[number]


def _shared(left: Span, right: Span) -> int:
    return min(left.end, right.end) - max(left.start, right.start)


def rejected(corrections: Iterable[Correction]) -> frozenset[str]:
    """The ids of claims that the last correction of them that stands rejects; in the order of deciding."""
    last = {one.claim.claim: one.act for one in corrections if one.undone is None}
    return frozenset(claim for claim, act in last.items() if act is Act.REJECT)

"""The first look held against a thorough reading: what of its claims is found again, and what need not be parsed.

The reports are those of the evaluation sets, as each set reads them. Gold plays no part: what is compared is the
reading with the first look and the reading without.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from evaluation.crew import attempt
from evaluation.run import Job
from frontwire import Reader
from frontwire.model.claim import Claim
from frontwire.model.report import CLAIMING, Report
from frontwire.pipeline import looking
from frontwire.publishing.reading import Reading

_MEGABYTE = 1_000_000
#: So many kinds of lost claims are named.
_NAMED = 5


@dataclass(slots=True)
class Seen:
    """What came of the reports of one set, with and without the first look.

    `found` of the `claims` have the same id, `changed` only the same kind and words; `lost` are counted by kind.
    `seconds` is the CPU time of the look alone.
    """

    name: str
    reports: int = 0
    passed: int = 0
    chars: int = 0
    unparsed: int = 0
    claims: int = 0
    found: int = 0
    changed: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def __add__(self, other: Seen) -> Seen:
        """Both together, by this one's name."""
        counts = ("reports", "passed", "chars", "unparsed", "claims", "found", "changed", "lost", "seconds")
        return Seen(self.name, **{one: getattr(self, one) + getattr(other, one) for one in counts})

    def count(self, report: Report, passed: frozenset[int]) -> None:
        """Counts a report of which the look passes over these blocks."""
        blocks = [(number, len(block.span)) for number, block in enumerate(report.blocks) if block.role in CLAIMING]
        self.reports += 1
        self.passed += len(passed) == len(report.blocks)
        self.chars += sum(chars for _, chars in blocks)
        self.unparsed += sum(chars for number, chars in blocks if number in passed)

    def compare(self, claims: Sequence[Claim], kept: Sequence[Claim]) -> None:
        """Looks for each of the claims of a thorough reading among those that are kept."""
        self.claims += len(claims)
        ids, words = {claim.id for claim in kept}, {(claim.kind, claim.evidence.span) for claim in kept}
        for claim in claims:
            if claim.id in ids:
                self.found += 1
            elif (claim.kind, claim.evidence.span) in words:
                self.changed += 1
            else:
                self.lost[claim.kind] += 1

    @property
    def recall(self) -> float:
        """The share of the claims that is found again with the same id, in per cent."""
        return 100 * self.found / self.claims if self.claims else 100.0


class ComparedReader(Reader):
    """Reads thoroughly, and keeps account in `seen` of what reading with the first look gives of it."""

    __slots__ = ("_look", "_skimming", "seen")

    def __init__(self) -> None:
        super().__init__()
        self._skimming = Reader(msgspec.structs.replace(self.settings, thorough=False))
        self._look = looking(self.pipeline.lexicons, self.pipeline.engine)
        self.seen = Seen("")

    def process(self, report: Report) -> Reading:
        """The thorough reading."""
        reading = super().process(report)
        begun = time.process_time()
        passed = self._look.passed(report)
        self.seen.seconds += time.process_time() - begun
        self.seen.count(report, passed)
        self.seen.compare(reading.claims, self._skimming.process(report).claims)
        return reading


def measure(job: Job, reader: ComparedReader) -> Seen:
    """What came of the reports of a set's cases; a case that cannot be scored counts as far as it was read."""
    reader.seen = Seen(job.evaluation_set.name)
    for case in job.cases:
        attempt(job.evaluation_set, case, reader)
    return reader.seen


def table(measured: Iterable[Seen]) -> Iterator[str]:
    """The rows of the table in Markdown, each as soon as it is known, and that of all together."""
    yield (
        "| set | reports | passed over | characters not parsed | claims | found again | changed | lost "
        "| seconds of looking a million characters |\n|---|--:|--:|--:|--:|--:|--:|---|--:|\n"
    )
    whole = Seen("all")
    for one in measured:
        whole += one
        yield _row(one)
    yield _row(whole)


def _row(seen: Seen) -> str:
    lost = ", ".join(f"{kind} {number}" for kind, number in seen.lost.most_common(_NAMED))
    return (
        f"| {seen.name} | {seen.reports:,} | {_share(seen.passed, seen.reports)} | {_share(seen.unparsed, seen.chars)} "
        f"| {seen.claims:,} | {seen.recall:.2f} % | {seen.changed} | {seen.lost.total()}{f' ({lost}' if lost else ''}"
        f"{', …' if len(seen.lost) > _NAMED else ''}{')' if lost else ''} "
        f"| {seen.seconds / max(seen.chars, 1) * _MEGABYTE:.2f} |\n"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.1f} %"

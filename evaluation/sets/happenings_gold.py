"""Which reports tell of the same incident: the gold that was marked by hand for the development half of FA-KES.

The file beside the code holds facts only: which characters of which report tell of which incident, when and where
that was, what figures were given in whose voice, and what is disputed. The reports themselves are kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

from evaluation.mapping import Mapped
from frontwire.model.span import Span

GOLD = Path(__file__).parents[1] / "gold" / "happenings.json"


class Toll(Mapped, frozen=True):
    """A figure as these reports give it, in this voice; None for a bound left open ("at least 30")."""

    what: str
    low: int | None
    high: int | None
    voice: str
    reports: tuple[str, ...]


class Quarrel(Mapped, frozen=True):
    """What accounts of an incident differ in besides figures, and who holds what."""

    type: str
    sides: tuple[str, ...]


class Incident(Mapped, frozen=True):
    """One concrete thing that happened.

    `first` and `last` are days, or months where no more is told. `reports` tell it as news, `mentions` in passing: for
    each the passages that do, as "start-end" separated by blanks, in characters of the title, a blank line, the text.
    """

    id: str
    what: str
    first: str
    last: str
    place: str | None
    governorate: str | None
    reports: Mapping[str, str]
    mentions: Mapping[str, str] = {}
    figures: tuple[Toll, ...] = ()
    disputes: tuple[Quarrel, ...] = ()


class Marked(Mapped, frozen=True):
    """The file. `parts` are (part, whole): one raid among those of a night; `different` were judged not to be one."""

    about: str
    incidents: tuple[Incident, ...]
    parts: tuple[tuple[str, str], ...]
    different: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """The incident that a passage tells of, and whether as news or in passing."""

    incident: str
    is_news: bool


class Annotation:
    """The gold, asked by report and characters."""

    def __init__(self, marked: Marked) -> None:
        """Raises ValueError where passages of one report overlap, and where a pair names no incident."""
        self.incidents = {incident.id: incident for incident in marked.incidents}
        self.different = marked.different
        self._kin = frozenset(frozenset(pair) for pair in marked.parts)
        for name in (name for pair in (*marked.parts, *marked.different) for name in pair):
            if name not in self.incidents:
                raise ValueError(f"no incident is called {name}")
        self._passages = _by_report(marked.incidents)

    @property
    def reports(self) -> frozenset[str]:
        """The reports that tell of any incident."""
        return frozenset(self._passages)

    def mark(self, report: str, span: Span) -> Mark | None:
        """What the characters of a report tell of: the passage that they share most with, the first of equals."""
        shared = [(_shared(span, passage), mark) for passage, mark in self._passages.get(report, ())]
        best = max(shared, key=lambda pair: pair[0], default=None)
        return best[1] if best is not None and best[0] > 0 else None

    def are_kin(self, one: str, other: str) -> bool:
        """Is one of two incidents a part of the other? Joining them is neither right nor wrong."""
        return frozenset((one, other)) in self._kin


@cache
def load(path: Path = GOLD) -> Annotation:
    """The gold; raises ValueError naming the file and what is wrong in it."""
    try:
        return Annotation(msgspec.json.decode(path.read_bytes(), type=Marked))
    except (msgspec.DecodeError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def passages(told: str) -> tuple[Span, ...]:
    """The spans that "43-858 900-912" names; raises ValueError for anything else."""
    spans = []
    for stretch in told.split():
        start, _, end = stretch.partition("-")
        spans.append(Span(int(start), int(end)))
    return tuple(spans)


def _by_report(incidents: Iterable[Incident]) -> dict[str, tuple[tuple[Span, Mark], ...]]:
    held: dict[str, list[tuple[Span, Mark]]] = {}
    for incident in incidents:
        for told, is_news in ((incident.reports, True), (incident.mentions, False)):
            for report, stretches in told.items():
                mark = Mark(incident.id, is_news)
                held.setdefault(report, []).extend((span, mark) for span in passages(stretches))
    ordered = {report: tuple(sorted(held[report], key=lambda pair: pair[0].start)) for report in sorted(held)}
    for report, told_of in ordered.items():
        for (one, mark), (other, second) in pairwise(told_of):
            if one.end > other.start:
                raise ValueError(f"report {report}: passages of {mark.incident} and {second.incident} overlap")
    return ordered


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)

"""What `frontwire run` shows: how fast it goes, and what came of it."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from frontwire.cli.adding import generalized, listed_reasons
from frontwire.cli.output import counted
from frontwire.running.deposits import refusals, troubles

if TYPE_CHECKING:
    from frontwire.model.report import Refusal
    from frontwire.running.merging import Merged
    from frontwire.running.run import Tally

_MINUTE = 60
_HOUR = 3600
#: After so many seconds of a run it can be told how long the rest will take.
_SURE = 10
_DIGITS = re.compile(r"\d+")
_LISTED = "refusals.parquet holds all"


@dataclass(slots=True)
class Pace:
    """How fast a run goes: its tally so far, when it began, and how much there is (None where nobody knows)."""

    total: int | None = None
    tally: Tally | None = None
    begun: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.begun

    def told(self) -> str:
        """What stands beside the bar: reports and claims, of this run and a second, refusals, and the time left."""
        if self.tally is None:
            return "starting workers"
        now, seconds = self.tally.now, max(self.seconds, 0.001)
        shown = (
            f"{counted(self.tally.counts.reports, 'report')} ({now.reports / seconds:.1f}/s)",
            f"{self.tally.counts.claims:,} claims ({now.claims / seconds:.1f}/s)",
            f"{self.tally.counts.refusals + self.tally.counts.unread:,} refusals",
            self._left(self.tally),
        )
        return "  ".join(filter(None, shown))

    def _left(self, tally: Tally) -> str:
        """How long the rest takes, by what this run has done: what was finished before took no time."""
        done = tally.done - tally.done_before
        if self.total is None or done <= 0 or self.seconds < _SURE:
            return ""
        return f"{lasting(self.seconds / done * max(0, self.total - tally.done))} left"


def lasting(seconds: float) -> str:
    """A time as people say it: "40 s", "12 min", "3 h 05 min"."""
    if seconds < 2 * _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < 2 * _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    hours, rest = divmod(round(seconds / _MINUTE), _MINUTE)
    return f"{hours:,} h {rest:02} min"


def summary(tally: Tally, merged: Merged, out: Path, *, seconds: float, notes: Iterable[str] = ()) -> str:
    """What came of a run, in lines for people and logs. `seconds` is how long coding took."""
    return "".join(f"{line}\n" for line in (*notes, *_lines(tally, merged, out, seconds)))


def _lines(tally: Tally, merged: Merged, out: Path, seconds: float) -> Iterator[str]:
    counts, now = tally.counts, tally.now
    yield (
        f"{counted(counts.reports, 'report')} read, {counted(counts.claims, 'claim')}, "
        f"{counted(counts.refusals, 'refusal')}; in {counted(tally.shards, 'shard')} under {out}"
    )
    if tally.before.reports:
        yield f"{counted(tally.before.reports, 'report')} of them were coded before"
    if now.reports:
        rate = now.reports / max(seconds, 0.001)
        yield f"{counted(now.reports, 'report')} in {lasting(seconds)}: {rate:.1f} a second"
    if counts.passed:
        passed = counted(counts.passed, "report")
        yield f"{passed} passed over at a first look: no sign of a claim in them (--thorough parses all)"
    if merged.repeated:
        yield f"{counted(merged.repeated, 'report')} came again: in claims/ and reports/ each stands once"
    if counts.left:
        yield f"{counted(counts.left, 'thing')} left: never meant to be read"
    if counts.refusals:
        yield "refused in reports that were read:"
        yield from listed_reasons(Counter(map(_general, refusals(out))), all_in=_LISTED)
    if counts.unread:
        yield f"{counted(counts.unread, 'input')} could not be read:"
        yield from listed_reasons(Counter(map(generalized, troubles(out))), all_in=_LISTED)


def _general(refusal: Refusal) -> str:
    """Why something was refused, without its words and numbers: so that like ones can be counted."""
    because = refusal.because.replace(refusal.quote, "…") if refusal.quote else refusal.because
    return f"{refusal.stage}: {_DIGITS.sub('…', because)}"

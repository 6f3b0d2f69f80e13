"""Adding many reports one after another: what `add` and `demo` do, with a bar and a tally."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from frontwire.cli.output import complain, counted, moving
from frontwire.cli.reading import read_parcel
from frontwire.errors import InputError
from frontwire.model.parcel import Parcel, Told, Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from frontwire.api import Reader
    from frontwire.corpus import Corpus
    from frontwire.model.happening import Reconciled
    from frontwire.store import Added
    from frontwire.unpacking import Meter

#: Of what cannot be read so many are complained of one by one; all are counted, and listed where that is asked for.
_COMPLAINTS = 20
#: Reports of a run that go into the store in one transaction.
_TOGETHER = 2_000
#: So many reasons are told apart and shown.
_REASONS = 12
_MOST_REASONS = 500
_OTHER = "other reasons"
_NUMBER = re.compile(r"\d[\d,.]{3,}")


@dataclass(slots=True)
class Tally:
    """What came of adding so far: reports new, known and unreadable; claims and refusals of the new ones.

    `stale` of the known ones were read by another edition of the software or the lexicons. `passed` are things that
    were never meant to be read; `reasons` says why those and the `failed` ones were not, with numbers left out.
    """

    new: int = 0
    known: int = 0
    stale: int = 0
    failed: int = 0
    passed: int = 0
    claims: int = 0
    refusals: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """Reports that were read."""
        return self.new + self.known

    def count(self, added: Added) -> None:
        """Counts a report that was read."""
        if not added.new:
            self.known += 1
            self.stale += added.stale
            return
        self.new += 1
        self.claims += added.filing.claims
        self.refusals += added.filing.refusals

    def leave(self, trouble: Trouble) -> None:
        """Counts what was not read."""
        if trouble.harmless:
            self.passed += 1
        else:
            self.failed += 1
        reason = generalized(trouble)
        known = reason in self.reasons or len(self.reasons) < _MOST_REASONS
        self.reasons[reason if known else _OTHER] += 1


class Adder:
    """Reads parcels with one reader into one corpus; what cannot be read is kept as a refusal and stops nothing."""

    def __init__(self, corpus: Corpus, load: Callable[[], Reader], *, listed: TextIO | None = None) -> None:
        """`load` gives the reader, where anything is to be read; `listed` gets a line of JSON for all that is not."""
        self._corpus = corpus
        self._load = load
        self._listed = listed
        self.tally = Tally()

    @cached_property
    def _reader(self) -> Reader:
        return self._load()

    def take_over(self, path: Path, *, quiet: bool) -> None:
        """All that a run made of a corpus, from its folder. Raises InputError where that is damaged."""
        from frontwire.running.deposits import count, deposits, troubles  # noqa: PLC0415 - only runs need it

        before, total = self.tally.read, count(path)
        with moving("Taking over", self._told, quiet=quiet) as move:
            held = deposits(path)
            while some := self._corpus.add_deposits(islice(held, _TOGETHER)):
                for added in some:
                    self.tally.count(added)
                move(self.tally.read - before, total)
        for trouble in troubles(path):
            self._leave(trouble, datetime.now(UTC))

    def add(
        self, found: Iterator[Parcel | Trouble], *, told: Told, meter: Meter, total: int | None, quiet: bool
    ) -> None:
        """All that is found; on a terminal a bar on standard error shows how far it is, by the bytes of `total`."""
        with moving("Reading", self._told, quiet=quiet, sized=True) as move:
            for one in found:
                self.take(one, told)
                move(meter.done, total)

    def take(self, one: Parcel | Trouble, told: Told) -> None:
        """One parcel; what is wrong with it goes to standard error and into the store.

        What is `told` stands over what comes with it. It came in when that says, else now.
        """
        told = told.over(one.told) if isinstance(one, Parcel) else told
        fetched = told.fetched or datetime.now(UTC)
        if isinstance(one, Trouble):
            self._leave(one, fetched)
            return
        try:
            reading = read_parcel(one, self._reader, told=told)
        except InputError as error:
            self._leave(Trouble(one.name, str(error)), fetched)
            return
        self.tally.count(self._corpus.add(reading, fetched=fetched, voucher=told.voucher))

    def _told(self) -> str:
        return f"{counted(self.tally.read, 'report')}  {self.tally.claims:,} claims  {self.tally.refusals:,} refusals"

    def _leave(self, trouble: Trouble, fetched: datetime) -> None:
        self.tally.leave(trouble)
        if self._listed is not None:
            line = {"name": trouble.name, "because": trouble.because, "harmless": trouble.harmless}
            self._listed.write(json.dumps(line, ensure_ascii=False) + "\n")
        if trouble.harmless:
            return
        self._corpus.refuse(trouble.name, trouble.line, fetched=fetched)
        if self.tally.failed <= _COMPLAINTS:
            complain(trouble.line)
        elif self.tally.failed == _COMPLAINTS + 1:
            complain("more cannot be read: they are counted below, and listed by --skipped FILE")


def link(corpus: Corpus, *, quiet: bool = False) -> Reconciled:
    """What reconciling makes of `corpus`; quick where that has been done since something came in."""
    with moving("Linking", quiet=quiet) as move:
        return corpus.reconcile(progress=move)


def summary(tally: Tally, linked: Reconciled | None, *, notes: Iterable[str] = ()) -> str:
    """What came in, in lines for people and logs; `linked` is None where nothing was linked.

    `notes` tell how it was read.
    """
    lines = [*notes, f"{counted(tally.read, 'report')} read: {tally.new:,} new, {tally.known:,} known already"]
    lines += _left(tally)
    if tally.stale:
        lines.append(f"{tally.stale:,} of those known were read by other rules or lexicons: frontwire reread")
    lines.append(f"{counted(tally.claims, 'claim')} and {counted(tally.refusals, 'refusal')} from the new ones")
    if linked is not None:
        lines.append(f"the store tells of {counted(len(linked.happenings), 'happening')}; {_copies(linked)}")
    return "".join(f"{line}\n" for line in lines)


def _left(tally: Tally) -> Iterator[str]:
    """What was not read, by reason: the most frequent first."""
    if tally.failed:
        yield f"{counted(tally.failed, 'input')} could not be read; that is kept as a refusal"
    if tally.passed:
        yield f"{counted(tally.passed, 'thing')} passed over"
    if tally.passed or tally.failed > 1:
        yield from listed_reasons(tally.reasons)


def generalized(trouble: Trouble) -> str:
    """The reason why something is not read, without its name and without numbers: so that like ones can be counted."""
    return _NUMBER.sub("…", trouble.because.removeprefix(f"{trouble.name}: "))


def listed_reasons(reasons: Counter[str], *, all_in: str = "--skipped FILE lists all") -> Iterator[str]:
    """A line for each reason, the most frequent first, with how often it stands; `all_in` says where all are."""
    ordered = sorted(reasons.items(), key=lambda one: (one[0] == _OTHER, -one[1], one[0]))
    width = len(f"{ordered[0][1]:,}") if ordered else 0
    yield from (f"  {number:>{width},} × {reason}" for reason, number in ordered[:_REASONS])
    if len(ordered) > _REASONS:
        yield f"  … and {counted(len(ordered) - _REASONS, 'reason')} more ({all_in})"


def _copies(linked: Reconciled) -> str:
    number = len({copy.copy for copy in linked.copies})
    return "no report repeats another" if not number else f"{counted(number, 'report')} repeat another"

"""Adding many reports one after another: what `add` and `demo` do, with a bar and a tally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from frontwire.cli.output import complain, counted, moving
from frontwire.cli.reading import read_source
from frontwire.cli.walking import Input
from frontwire.errors import InputError

if TYPE_CHECKING:
    from frontwire.api import Reader
    from frontwire.corpus import Corpus
    from frontwire.model.filing import Voucher
    from frontwire.model.happening import Reconciled
    from frontwire.store import Added


@dataclass(slots=True)
class Tally:
    """What came of adding so far: reports new, known and unreadable; claims and refusals of the new ones.

    `stale` of the known ones were read by another edition of the software or the lexicons.
    """

    new: int = 0
    known: int = 0
    stale: int = 0
    failed: int = 0
    claims: int = 0
    refusals: int = 0

    def count(self, added: Added) -> None:
        """Counts a report that was read."""
        if not added.new:
            self.known += 1
            self.stale += added.stale
            return
        self.new += 1
        self.claims += added.filing.claims
        self.refusals += added.filing.refusals


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of reports from outside, over or beside what they say themselves.

    `fetched` is when they came in, now where None; `voucher` whose messages they are.
    """

    published: date | None = None
    outlet: str | None = None
    fetched: datetime | None = None
    voucher: Voucher | None = None


class Adder:
    """Reads inputs with one reader into one corpus; one that cannot be read is kept as a refusal and stops nothing."""

    __slots__ = ("_corpus", "_reader", "tally")

    def __init__(self, corpus: Corpus, reader: Reader) -> None:
        self._corpus = corpus
        self._reader = reader
        self.tally = Tally()

    def add(self, found: Sequence[Input], *, told: Told, quiet: bool = False) -> None:
        """All of `found`, in order; on a terminal a bar on standard error shows how far it is."""
        with moving("Reading", self._told, quiet=quiet or len(found) == 1) as move:
            move(0, len(found))
            for number, one in enumerate(found, start=1):
                self.add_one(one, told)
                move(number, len(found))

    def add_one(self, one: Input, told: Told) -> None:
        """One input; what is wrong with it goes to standard error and into the store."""
        fetched = told.fetched or datetime.now(UTC)
        if one.trouble is not None:
            self._refuse(one, f"{one.source}: {one.trouble}", fetched)
            return
        try:
            reading = read_source(one.source, self._reader, published=told.published, outlet=told.outlet)
        except InputError as error:
            self._refuse(one, str(error), fetched)
            return
        self.tally.count(self._corpus.add(reading, fetched=fetched, voucher=told.voucher))

    def _told(self) -> str:
        return f"{self.tally.claims:,} claims  {self.tally.refusals:,} refusals"

    def _refuse(self, one: Input, because: str, fetched: datetime) -> None:
        complain(because)
        self._corpus.refuse(one.source, because, fetched=fetched)
        self.tally.failed += 1


def link(corpus: Corpus, *, quiet: bool = False) -> Reconciled:
    """What reconciling makes of `corpus`; quick where that has been done since something came in."""
    with moving("Linking", quiet=quiet) as move:
        return corpus.reconcile(progress=move)


def summary(tally: Tally, linked: Reconciled | None) -> str:
    """What came in, in lines for people and logs; `linked` is None where nothing was linked."""
    read = tally.new + tally.known
    lines = [f"{counted(read, 'report')} read: {tally.new:,} new, {tally.known:,} known already"]
    if tally.failed:
        lines.append(f"{counted(tally.failed, 'input')} could not be read; that is kept as a refusal")
    if tally.stale:
        lines.append(f"{tally.stale:,} of those known were read by other rules or lexicons: frontwire reread")
    lines.append(f"{counted(tally.claims, 'claim')} and {counted(tally.refusals, 'refusal')} from the new ones")
    if linked is not None:
        lines.append(f"the store tells of {counted(len(linked.happenings), 'happening')}; {_copies(linked)}")
    return "".join(f"{line}\n" for line in lines)


def _copies(linked: Reconciled) -> str:
    number = len({copy.copy for copy in linked.copies})
    return "no report repeats another" if not number else f"{counted(number, 'report')} repeat another"

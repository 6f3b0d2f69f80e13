"""A coder: reads the reports of a shard and writes what came of them as the bytes of Parquet files."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from frontwire import __version__
from frontwire.api import Reader
from frontwire.corpus.receiving import Receiver
from frontwire.errors import EngineError, InputError, unexpected
from frontwire.model.filing import Deposit
from frontwire.model.parcel import Parcel, Told, Trouble
from frontwire.model.report import Report
from frontwire.publishing.exports.arrow import arranged
from frontwire.publishing.exports.tables import Column
from frontwire.publishing.reading import Reading
from frontwire.resting import resting_collector
from frontwire.running import tables
from frontwire.running.engines import Begun
from frontwire.running.shard import Coded, Counts, Shard
from frontwire.settings import Settings
from frontwire.store.packing import pack

#: When what came from nowhere that has a time came in. Never now: the same shard gives the same bytes.
_NO_TIME = datetime.fromtimestamp(0, UTC)
#: Characters of reports that are read together.
_TOGETHER = 60_000

#: What is in hand of a report before it is understood: the row of a form is, as it comes.
_Opened = Report | Reading | Trouble
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A report that was read, and the same packed; or passed over at a first look."""

    deposit: Deposit
    packed: bytes
    is_passed: bool


@dataclass(slots=True)
class _Outcome:
    """What came of the reports of a shard so far, in their order."""

    kept: list[_Kept] = field(default_factory=list)
    unread: list[Trouble] = field(default_factory=list)

    @property
    def deposits(self) -> Iterator[Deposit]:
        return (one.deposit for one in self.kept)

    def take(self, one: _Kept | Trouble) -> None:
        if isinstance(one, Trouble):
            self.unread.append(one)
        else:
            self.kept.append(one)

    def counts(self, shard: Shard) -> Counts:
        left = sum(trouble.harmless for trouble in shard.troubles)
        return Counts(
            reports=len(self.kept),
            chars=sum(len(deposit.report.text) for deposit in self.deposits),
            claims=sum(len(deposit.claims) for deposit in self.deposits),
            refusals=sum(len(deposit.refusals) for deposit in self.deposits),
            passed=sum(one.is_passed for one in self.kept),
            unread=len(self.unread) + len(shard.troubles) - left,
            left=left,
        )


class Coder:
    """Codes shards with one reader, by the settings given: no store, no network, no clock in what it gives."""

    def __init__(self, settings: Settings) -> None:
        """Loads everything. Raises LexiconError, GazetteerError, EngineError."""
        self._reader = Reader(settings)
        self._receiver = Receiver(settings)

    def code(self, shard: Shard, *, spared: Mapping[int, str], begun: Begun, careful: bool = False) -> Coded:
        """What comes of a shard; see `Codes`. Raises EngineError where the language pipeline cannot work at all."""
        start = time.perf_counter()
        outcome = _Outcome()
        for batch in self._batches(shard, spared, begun, chars=0 if careful else _TOGETHER):
            with resting_collector():
                for (parcel, _), reading in zip(batch, self._readings(batch), strict=True):
                    outcome.take(reading if isinstance(reading, Trouble) else self._kept(parcel, reading))
        files = tuple(_files(outcome, shard))
        return Coded(shard.number, shard.digest, files, outcome.counts(shard), time.perf_counter() - start)

    def _batches(
        self, shard: Shard, spared: Mapping[int, str], begun: Begun, *, chars: int
    ) -> Iterator[list[tuple[Parcel, _Opened]]]:
        """The reports of a shard, opened, with where they came from: each time so many that they have these `chars`."""
        held: list[tuple[Parcel, _Opened]] = []
        size = first = 0
        for position, parcel in enumerate(shard.parcels):
            if position in spared:
                opened: _Opened = Trouble(parcel.name, spared[position])
            else:
                begun(range(first, position + 1))
                opened = _guarded(parcel.name, partial(self._opened, parcel))
            held.append((parcel, opened))
            size += len(opened.text) if isinstance(opened, Report) else 0
            if size >= chars:
                yield held
                held, size, first = [], 0, position + 1
        if held:
            yield held

    def _opened(self, parcel: Parcel) -> Report | Reading:
        if parcel.form is None:
            return self._reader.opened(parcel)
        return self._reader.fill(parcel, parcel.form)

    def _readings(self, batch: Sequence[tuple[Parcel, _Opened]]) -> Iterator[Reading | Trouble]:
        """What was opened, understood, in order."""
        reports = [(parcel.name, one) for parcel, one in batch if isinstance(one, Report)]
        try:
            read: Iterator[Reading | Trouble] = iter(list(self._reader.process_many(report for _, report in reports)))
        except EngineError:
            raise
        except Exception:  # noqa: BLE001 - which of them it was shows when each is read alone, and is told there
            read = (_guarded(name, partial(self._reader.process, report)) for name, report in reports)
        return (next(read) if isinstance(one, Report) else one for _, one in batch)

    def _kept(self, parcel: Parcel, reading: Reading) -> _Kept | Trouble:
        return _guarded(parcel.name, partial(self._received, parcel.told, reading))

    def _received(self, told: Told, reading: Reading) -> _Kept:
        deposit = self._receiver.receive(reading, fetched=told.fetched or _NO_TIME, voucher=told.voucher)
        return _Kept(deposit, pack(deposit), reading.passed_over)


def _guarded(name: str, make: Callable[[], _Made]) -> _Made | Trouble:
    """What is made of a report; one bad report never stops a run: the reason is kept."""
    try:
        return make()
    except EngineError:
        raise
    except InputError as error:
        return Trouble(name, str(error))
    except Exception as error:  # noqa: BLE001 - see above
        return Trouble(name, unexpected(error))


def refused(shard: Shard, because: str) -> Coded:
    """What comes of a shard that no worker can code: all its reports unread, for one reason."""
    outcome = _Outcome(unread=[Trouble(parcel.name, because) for parcel in shard.parcels])
    return Coded(shard.number, shard.digest, tuple(_files(outcome, shard)), outcome.counts(shard), 0.0)


def _files(outcome: _Outcome, shard: Shard) -> Iterator[tuple[str, bytes]]:
    """The files of a shard by name, all of them, also where they have no rows."""
    entries = (entry for deposit in outcome.deposits for entry in tables.entries_of(deposit))
    yield tables.CLAIMS_FILE, _file(tables.CLAIMS, ((entry, {}) for entry in entries))
    whole = ((one.deposit, {tables.DEPOSIT: one.packed}) for one in outcome.kept)
    yield tables.REPORTS_FILE, _file(tables.REPORTS, whole, more=((tables.DEPOSIT, "binary"),))
    troubles = [*outcome.unread, *(trouble for trouble in shard.troubles if not trouble.harmless)]
    refused = [one for deposit in outcome.deposits for one in tables.refused_of(deposit)]
    refused += (tables.unread(trouble) for trouble in troubles)
    yield tables.REFUSALS_FILE, _file(tables.REFUSALS, ((one, {}) for one in refused))


def _file(
    columns: Sequence[Column],
    rows: Iterable[tuple[Any, Mapping[str, Any]]],
    *,
    more: Sequence[tuple[str, str]] = (),
) -> bytes:
    """A Parquet file of these rows, each with what stands beside its columns."""
    out = io.BytesIO()
    notes = {"frontwire:version": __version__, "frontwire:run_version": str(tables.VERSION)}
    with arranged(columns, out, notes=notes, more=more) as writer:
        for row, made in rows:
            writer.add(row, made)
    return out.getvalue()

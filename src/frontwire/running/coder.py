"""A coder: reads the reports of a shard and writes what came of them as the bytes of Parquet files."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from frontwire import __version__
from frontwire.api import Reader
from frontwire.corpus.receiving import Receiver
from frontwire.errors import EngineError, InputError
from frontwire.model.filing import Deposit
from frontwire.model.parcel import Parcel, Trouble
from frontwire.publishing.exports.arrow import arranged
from frontwire.publishing.exports.tables import Column
from frontwire.running import tables
from frontwire.running.engines import Begun
from frontwire.running.shard import Coded, Counts, Shard
from frontwire.settings import Settings
from frontwire.store.packing import pack

#: When what came from nowhere that has a time came in. Never now: the same shard gives the same bytes.
_NO_TIME = datetime.fromtimestamp(0, UTC)


@dataclass(slots=True)
class _Outcome:
    """What came of the reports of a shard so far."""

    deposits: list[Deposit] = field(default_factory=list)
    unread: list[Trouble] = field(default_factory=list)
    passed: int = 0

    def counts(self, shard: Shard) -> Counts:
        left = sum(trouble.harmless for trouble in shard.troubles)
        return Counts(
            reports=len(self.deposits),
            chars=sum(len(deposit.report.text) for deposit in self.deposits),
            claims=sum(len(deposit.claims) for deposit in self.deposits),
            refusals=sum(len(deposit.refusals) for deposit in self.deposits),
            passed=self.passed,
            unread=len(self.unread) + len(shard.troubles) - left,
            left=left,
        )


class Coder:
    """Codes shards with one reader, by the settings given: no store, no network, no clock in what it gives."""

    def __init__(self, settings: Settings) -> None:
        """Loads everything. Raises LexiconError, GazetteerError, EngineError."""
        self._reader = Reader(settings)
        self._receiver = Receiver(settings)

    def code(
        self,
        shard: Shard,
        *,
        spared: Mapping[int, str],
        begun: Begun,
        careful: bool = False,  # noqa: ARG002 - reports are read one by one in any case
    ) -> Coded:
        """What comes of a shard; see `Codes`. Raises EngineError where the language pipeline cannot work at all."""
        start = time.perf_counter()
        outcome = _Outcome()
        for position, parcel in enumerate(shard.parcels):
            if position in spared:
                outcome.unread.append(Trouble(parcel.name, spared[position]))
                continue
            begun(range(position, position + 1))
            self._read(parcel, outcome)
        files = tuple(_files(outcome, shard))
        return Coded(shard.number, shard.digest, files, outcome.counts(shard), time.perf_counter() - start)

    def _read(self, parcel: Parcel, outcome: _Outcome) -> None:
        told = parcel.told
        try:
            reading = self._reader.read_parcel(parcel)
            fetched = told.fetched or _NO_TIME
            outcome.deposits.append(self._receiver.receive(reading, fetched=fetched, voucher=told.voucher))
            outcome.passed += reading.passed_over
        except EngineError:
            raise
        except InputError as error:
            outcome.unread.append(Trouble(parcel.name, str(error)))
        except Exception as error:  # noqa: BLE001 - one bad report never stops a run; the reason is kept
            because = f"{type(error).__name__}: {' '.join(str(error).split())}"
            outcome.unread.append(Trouble(parcel.name, because))


def refused(shard: Shard, because: str) -> Coded:
    """What comes of a shard that no worker can code: all its reports unread, for one reason."""
    outcome = _Outcome(unread=[Trouble(parcel.name, because) for parcel in shard.parcels])
    return Coded(shard.number, shard.digest, tuple(_files(outcome, shard)), outcome.counts(shard), 0.0)


def _files(outcome: _Outcome, shard: Shard) -> Iterator[tuple[str, bytes]]:
    """The files of a shard by name, all of them, also where they have no rows."""
    entries = (entry for deposit in outcome.deposits for entry in tables.entries_of(deposit))
    yield tables.CLAIMS_FILE, _file(tables.CLAIMS, ((entry, {}) for entry in entries))
    whole = ((deposit, {tables.DEPOSIT: pack(deposit)}) for deposit in outcome.deposits)
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

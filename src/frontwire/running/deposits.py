"""A run's folder read back: the reports it holds, whole, in the order of the source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from frontwire.errors import InputError
from frontwire.model.filing import Deposit
from frontwire.model.parcel import Trouble
from frontwire.model.report import Refusal
from frontwire.publishing.exports.needing import needing
from frontwire.running import tables
from frontwire.running.folder import manifests, shards
from frontwire.store.packing import unpacker

_unpack = unpacker(Deposit)
#: Rows in memory.
_GROUP = 200


def deposits(path: Path) -> Iterator[Deposit]:
    """The reports in a run's folder, a few in memory at a time. Raises InputError where a shard is damaged."""
    return map(_unpack, packed_deposits(path))


def packed_deposits(path: Path) -> Iterator[bytes]:
    """The same as they are packed, for who wants a part of each."""
    for shard in shards(path):
        for row in _rows(shard / tables.REPORTS_FILE, (tables.DEPOSIT,)):
            yield row[tables.DEPOSIT]


def troubles(path: Path) -> Iterator[Trouble]:
    """What could not be read at all."""
    for shard in shards(path):
        for row in _rows(shard / tables.REFUSALS_FILE, ("source", "report", "because")):
            if row["report"] is None:
                yield Trouble(row["source"], row["because"])


def refusals(path: Path) -> Iterator[Refusal]:
    """What was refused in the reports that were read, sentence by sentence; where it stands is not told."""
    for shard in shards(path):
        for row in _rows(shard / tables.REFUSALS_FILE, ("report", "stage", "because", "quote")):
            if row["report"] is not None:
                yield Refusal(row["stage"], row["quote"] or "", row["because"])


def count(path: Path) -> int:
    """How many reports a run's folder holds."""
    return sum(manifest.counts.reports for manifest in manifests(path))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    with needing("a run's folder", "parquet"):
        import pyarrow as pa  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # type: ignore[import-untyped]  # noqa: PLC0415
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_GROUP, columns=list(columns)):
                yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"{path} cannot be read: {' '.join(str(error).split())[:200]}") from error

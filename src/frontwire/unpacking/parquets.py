"""Parquet."""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.errors import InputError
from frontwire.model.parcel import Format
from frontwire.unpacking.bounds import LimitError, seekable
from frontwire.unpacking.heads import Head
from frontwire.unpacking.readers import read_rows
from frontwire.unpacking.tabling import Row
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

_MAGIC = b"PAR1"
#: So many rows are taken out of the file at once.
_BATCH = 64


def knows(head: Head) -> bool:
    """A Parquet file, by its first bytes."""
    return head.data.startswith(_MAGIC)


def open_parquet(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """The rows of a Parquet file, a batch at a time."""
    try:
        from pyarrow import ArrowException  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise InputError("Parquet files need a library more: pip install 'frontwire[parquet]'") from error

    try:
        with seekable(box.stream, settings=unpacker.settings) as stream, ParquetFile(stream) as held:
            header = tuple(held.schema_arrow.names)
            if len(header) > unpacker.settings.max_columns:
                raise LimitError(f"the table has {len(header):,} columns, more than allowed (max_columns)")
            records = (record for batch in held.iter_batches(batch_size=_BATCH) for record in batch.to_pylist())
            rows = (Row(number, record) for number, record in enumerate(records, start=1))
            yield from read_rows(rows, header=header, box=box, unpacker=unpacker)
    except ArrowException as error:
        raise InputError(f"the Parquet file is broken: {' '.join(str(error).split())[:200]}") from error


OPENER = Opener(Format.PARQUET, knows, open_parquet)

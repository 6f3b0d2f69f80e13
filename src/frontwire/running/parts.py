"""Parts: the files of a table, partitioned by month in the way that DuckDB, pandas and Spark know."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from frontwire.running.folder import sync
from frontwire.running.spilling import UNDATED

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

#: Rows that lie together in a file, and such groups in a file: some 100 MB of claims.
_GROUP = 65_536
_GROUPS = 16
#: The partition of what has no month. Hive's word for NULL makes pandas stumble; so months are words to all readers.
_NONE = "undated"


def partition(month: int) -> str:
    """The folder of a month (years × 12 + months from 0), or of UNDATED: "month=2013-06"."""
    return f"month={_NONE if month == UNDATED else f'{month // 12:04}-{month % 12 + 1:02}'}"


def write_parts(tables: Iterable[pa.Table], schema: pa.Schema, folder: Path) -> Iterator[tuple[str, int]]:
    """Writes rows below a folder, "part-00000.parquet" and on; gives each file's name and how many rows it has.

    Where a file ends depends on the rows alone, not on how many come at a time.
    """
    groups = _regrouped(tables, schema)
    for number, first in enumerate(groups):
        name = f"part-{number:05}.parquet"
        yield name, write_file(chain((first,), islice(groups, _GROUPS - 1)), schema, folder / name)
    sync(folder)


def write_file(tables: Iterable[pa.Table], schema: pa.Schema, path: Path) -> int:
    """Writes a Parquet file that is on the disk when this is over; gives how many rows it has."""
    import pyarrow.parquet as pq  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra

    path.parent.mkdir(parents=True, exist_ok=True)
    rows = 0
    with path.open("wb") as out:
        with pq.ParquetWriter(out, schema, compression="zstd", version="2.6", write_page_index=True) as writer:
            for table in _regrouped(tables, schema):
                writer.write_table(table)
                rows += table.num_rows
        out.flush()
        os.fsync(out.fileno())
    return rows


def _regrouped(tables: Iterable[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    """The same rows in tables of one group each, and the rest; one of no rows where there are none."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    held = schema.empty_table()
    is_empty = True
    for table in tables:
        held = pa.concat_tables([held, table])
        while held.num_rows >= _GROUP:
            yield held.slice(0, _GROUP).combine_chunks()
            held, is_empty = held.slice(_GROUP), False
    if held.num_rows or is_empty:
        yield held.combine_chunks()

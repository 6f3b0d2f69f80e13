"""Spilling: rows put aside on the disk by the month they belong to, to be written out month after month.

Whatever order months come in, no file stays open and no more rows are in memory than wait to be put aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

#: The month of what has none.
UNDATED = -1
#: Rows in memory before they are put aside: some tens of MB of claims.
_ROWS = 50_000
_MONTH = "month"


@dataclass(slots=True)
class Spill:
    """A table's rows by month, each month in the order they came. `schema` is None before the first.

    All rows are in `months` and can be had after a `flush`.
    """

    folder: Path
    months: set[int] = field(default_factory=set, init=False)
    schema: pa.Schema = field(default=None, init=False)
    _waiting: list[pa.Table] = field(default_factory=list, init=False)
    _rows: int = field(default=0, init=False)

    def put(self, table: pa.Table, months: pa.Array) -> None:
        """Puts rows aside, each with its month: years × 12 + months from 0, or UNDATED.

        Raises ValueError where the columns are not those of the rows before.
        """
        self.schema = self.schema or table.schema
        if not table.schema.equals(self.schema):
            raise ValueError("its columns are others than those of the shards before")
        self._waiting.append(table.append_column(_MONTH, months))
        self._rows += table.num_rows
        if self._rows >= _ROWS:
            self.flush()

    def flush(self) -> None:
        """Writes the rows that wait to their months' files."""
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.compute as pc  # type: ignore[import-untyped]  # noqa: PLC0415

        if self._rows:
            together = pa.concat_tables(self._waiting).combine_chunks()
            # Stable: rows of a month stay in the order of the source.
            rows = together.take(pc.sort_indices(together, sort_keys=[(_MONTH, "ascending")]))
            start = 0
            for run in pc.run_end_encode(rows[_MONTH].combine_chunks()).run_ends.to_pylist():
                self._append(rows[_MONTH][start].as_py(), rows.slice(start, run - start).drop_columns(_MONTH))
                start = run
        self._waiting, self._rows = [], 0

    def rows(self, month: int, columns: tuple[str, ...] | None = None) -> Iterator[pa.Table]:
        """The rows of a month, some at a time; of all columns, or of some."""
        import pyarrow as pa  # noqa: PLC0415 - an extra

        if month not in self.months:
            return
        wanted = None if columns is None else [self.schema.get_field_index(name) for name in columns]
        options = pa.ipc.IpcReadOptions(included_fields=wanted)
        with pa.OSFile(str(self._file(month))) as file:
            while file.tell() < file.size():
                with pa.ipc.open_stream(file, options=options) as stream:
                    yield stream.read_all()

    def _append(self, month: int, rows: pa.Table) -> None:
        import pyarrow as pa  # noqa: PLC0415 - an extra

        self.months.add(month)
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        path = self._file(month)
        path.parent.mkdir(parents=True, exist_ok=True)
        # One stream after the other: a file can be added to, and read again from the start.
        with path.open("ab") as file, pa.ipc.new_stream(file, rows.schema, options=options) as stream:
            stream.write_table(rows)

    def _file(self, month: int) -> Path:
        return self.folder / f"{month}.arrows"

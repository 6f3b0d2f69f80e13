"""Arrow: rows of our tables as Parquet, a group at a time: a large store takes no more memory than a small one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from frontwire.publishing.exports.cells import stamp
from frontwire.publishing.exports.format import Unit
from frontwire.publishing.exports.needing import needing
from frontwire.publishing.exports.shipment import Shipment
from frontwire.publishing.exports.tables import VERSION, Column, Kind
from frontwire.publishing.exports.tables.flattening import cell

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

#: Rows in memory, and of one group in the file.
_GROUP = 4_000


@dataclass(slots=True)
class ArrowWriter:
    """Takes rows one by one and writes them by groups. `made` are columns that are not taken from the row."""

    columns: Sequence[Column]
    schema: pa.Schema
    out: pq.ParquetWriter
    written: int = 0
    _waiting: list[dict[str, Any]] = field(default_factory=list)

    def add(self, row: Any, made: Mapping[str, Any] | None = None) -> None:
        """Adds a row, with values of columns that the schema has besides."""
        self._waiting.append({column.name: column.of(row) for column in self.columns} | dict(made or {}))
        self.written += 1
        if len(self._waiting) >= _GROUP:
            self.flush()

    def flush(self) -> None:
        """Writes the rows that wait as a group."""
        import pyarrow as pa  # noqa: PLC0415 - an extra

        if self._waiting:
            self.out.write_table(pa.Table.from_pylist(self._waiting, schema=self.schema))
            self._waiting = []

    def note(self, notes: Mapping[str, str]) -> None:
        """Adds notes to the file's metadata, known only once the rows are."""
        self.out.add_key_value_metadata(dict(notes))


@contextmanager
def arranged(
    columns: Sequence[Column],
    out: BinaryIO,
    *,
    notes: Mapping[str, str],
    more: Sequence[tuple[str, str]] = (),
) -> Iterator[ArrowWriter]:
    """A writer of these columns, and of `more` by name and Arrow type ("binary"); the file is whole when it closes.

    `notes` go into the file's metadata. Raises FrontwireError where pyarrow is not installed.
    """
    with needing("parquet", "parquet"):
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    besides = [pa.field(name, pa.type_for_alias(alias)) for name, alias in more]
    schema = pa.schema([*map(_field, columns), *besides], metadata=dict(notes))
    with pq.ParquetWriter(out, schema, compression="zstd", version="2.6", write_page_index=True) as writer:
        held = ArrowWriter(columns, schema, writer)
        yield held
        held.flush()


def array_table(
    columns: Sequence[Column], rows: Sequence[Any], more: Mapping[str, tuple[str, Sequence[Any]]]
) -> pa.Table:
    """Rows as a table without lists or parts, which not every format knows: they stand as CSV has them.

    `more` are columns by name, with their Arrow type and their values.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    names: list[str] = []
    arrays: list[pa.Array] = []
    for column in columns:
        names.append(column.name)
        if column.many:
            arrays.append(pa.array([cell(column, row) or None for row in rows], pa.string()))
        else:
            arrays.append(pa.array([column.of(row) for row in rows], _type(column.kind)))
    for name, (alias, values) in more.items():
        names.append(name)
        arrays.append(pa.array(values, pa.type_for_alias(alias)))
    return pa.table(arrays, names=names)


def notes_of(unit: Unit, shipment: Shipment) -> dict[str, str]:
    """What a file's metadata tell of a shipment."""
    return {
        "frontwire:version": shipment.software,
        "frontwire:table": unit.value,
        "frontwire:table_version": str(VERSION),
        "frontwire:at": shipment.at.isoformat(),
        "frontwire:moment": stamp(shipment.moment),
        "frontwire:exact_sites": str(shipment.is_exact).lower(),
    }


def _field(column: Column) -> pa.Field:
    """The column as an Arrow field; what it means goes with it."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    one = pa.struct([_field(part) for part in column.parts]) if column.parts else _type(column.kind)
    kind = pa.list_(one) if column.many else one
    return pa.field(column.name, kind, metadata={"description": column.means})


def _type(kind: Kind) -> pa.DataType:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return {
        Kind.TEXT: pa.string(),
        Kind.DAY: pa.date32(),
        Kind.MOMENT: pa.timestamp("us", tz="UTC"),
        Kind.WHOLE: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.TRUTH: pa.bool_(),
    }[kind]

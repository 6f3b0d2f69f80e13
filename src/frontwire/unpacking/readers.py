"""What a table may be: the answers of a form, a list of addresses, reports. The first reader that knows it reads it."""

from __future__ import annotations

from collections.abc import Iterator

from frontwire.model.parcel import Trouble
from frontwire.unpacking import forms, reports
from frontwire.unpacking.tabling import Row, Table, TableReader, look_ahead
from frontwire.unpacking.unpacker import Box, Piece, Unpacker

READERS: tuple[TableReader, ...] = (forms.READER, reports.READER)


def read_rows(
    rows: Iterator[Row | Trouble], *, header: tuple[str, ...], box: Box, unpacker: Unpacker, headless: bool = False
) -> Iterator[Piece]:
    """What the rows of a table tell, by whichever reader knows it, or the one asked for."""
    head, every = look_ahead(rows)
    table = Table(box.name, header, head, every, box.told, headless)
    asked = [reader for reader in READERS if reader.format is not None and reader.format is unpacker.asked]
    reader = asked[0] if asked else next(reader for reader in READERS if reader.knows(table, unpacker))
    yield from reader.read(table, unpacker)

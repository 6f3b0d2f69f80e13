"""JSON and JSON Lines: one record a report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import cast

import msgspec

from frontwire.errors import InputError
from frontwire.model.parcel import Format, Trouble
from frontwire.unpacking.bounds import LimitError
from frontwire.unpacking.heads import Head
from frontwire.unpacking.lines import encoding_of, lines
from frontwire.unpacking.planning import lookup
from frontwire.unpacking.readers import read_rows
from frontwire.unpacking.scanning import elements
from frontwire.unpacking.tabling import HEAD, Row, look_ahead
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

#: Records in records are looked into so far for columns: "source.site.name".
_DEPTH = 3
_DEEP = "it is nested too deep to be a report"


def knows_lines(head: Head) -> bool:
    """JSON Lines: the first line is an object by itself, and another follows or the name says so."""
    if not head.start.startswith("{"):
        return False
    first, _, rest = head.start.partition("\n")
    return _is_object(first) and (head.named is Format.JSONL or rest.lstrip().startswith("{"))


def knows(head: Head) -> bool:
    """Any other JSON: it begins as an object or an array does."""
    start = head.start
    if start.startswith("{"):
        return start[1:].lstrip().startswith(('"', "}"))
    return start.startswith("[") and start[1:].lstrip().startswith(("{", "]"))


def open_lines(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """One record a line; a line that is none is Trouble."""
    encoding, skip = encoding_of(box.head, unpacker.layout.encoding)
    held = lines(box.stream, encoding=encoding, skip=skip, most=unpacker.settings.max_bytes)
    yield from _read((line for line in held if line.strip()), box, unpacker)


def open_json(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """An array of records, element by element; or one object, which is a record or has a list of them inside."""
    most = unpacker.settings.max_bytes
    if box.head.start.startswith("["):
        yield from _read(elements(box.stream, most), box, unpacker)
        return
    content = box.stream.read(most + 1)
    if len(content) > most:
        raise LimitError(
            f"a JSON object of more than {most:,} bytes (max_bytes) cannot be read bit by bit: "
            "save its records as JSON Lines or as an array"
        )
    record = _decoded(content.removeprefix(b"\xef\xbb\xbf"))
    if isinstance(record, str):
        raise InputError(f"it is no JSON that can be read: {record}")
    inside = (lookup(record, name) for name in unpacker.presets.inside)
    listed = next((one for one in inside if isinstance(one, list) and all(isinstance(row, dict) for row in one)), None)
    records: Iterable[object] = [record] if listed is None else listed
    yield from _read(records, box, unpacker)


def _read(records: Iterable[object], box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    head, rows = look_ahead(_rows(records, box.name))
    names = (name for row in head for name in _paths(row.cells))
    header = tuple(dict.fromkeys(islice(names, HEAD * unpacker.settings.max_columns)))
    if len(header) > unpacker.settings.max_columns:
        raise LimitError(f"its records have more than {unpacker.settings.max_columns:,} keys (max_columns)")
    if not header:
        yield from (row for row in islice(rows, HEAD) if isinstance(row, Trouble))
        raise InputError("it is JSON without a record in it: there is nothing to read")
    yield from read_rows(rows, header=header, box=box, unpacker=unpacker)


def _rows(records: Iterable[object], name: str) -> Iterator[Row | Trouble]:
    for number, record in enumerate(records, start=1):
        held = _decoded(record) if isinstance(record, (bytes, str)) else cast("Mapping[str, object]", record)
        yield Trouble(f"{name}#{number}", held) if isinstance(held, str) else Row(number, held)


def _decoded(written: bytes | str) -> Mapping[str, object] | str:
    """The record as it is written, or why it is none."""
    try:
        held = msgspec.json.decode(written)
    except RecursionError:
        return _DEEP
    except (msgspec.DecodeError, UnicodeError) as error:
        held = _leniently(written)
        if held is None:
            return f"it is no JSON: {' '.join(str(error).split())}"
    return held if isinstance(held, dict) else "it is JSON, but no record with names and values"


def _leniently(written: bytes | str) -> object:
    """What is no JSON by the letter, but dumps hold it: NaN, raw line breaks in strings. None where it is not that."""
    try:
        return json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return None


def _is_object(line: str) -> bool:
    return line.rstrip().endswith("}") and not isinstance(_decoded(line), str)


def _paths(record: Mapping[str, object], depth: int = _DEPTH) -> Iterator[str]:
    """The names in a record, those in records within it as paths."""
    for name, value in record.items():
        yield name
        if isinstance(value, dict) and depth > 1:
            yield from (f"{name}.{inner}" for inner in _paths(value, depth - 1))


LINES = Opener(Format.JSONL, knows_lines, open_lines)
OPENER = Opener(Format.JSON, knows, open_json)

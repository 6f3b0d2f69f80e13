"""Flattening: a value as one cell, for formats that know neither lists nor parts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from frontwire.publishing.exports.cells import safe, stamp
from frontwire.publishing.exports.tables.column import Column

#: Between several words in one cell.
SEPARATOR = " | "


def cell(column: Column, row: Any) -> str:
    """A row's value as a cell: several words are joined by " | ", things of several parts stand as JSON."""
    value = column.of(row)
    if not column.many:
        return _plain(value)
    if not value:
        return ""
    if column.parts:
        return msgspec.json.encode(value).decode()
    return safe(SEPARATOR.join(_plain(one) for one in value))


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    return safe(value) if isinstance(value, str) else repr(value)

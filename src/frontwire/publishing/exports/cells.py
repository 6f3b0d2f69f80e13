"""Cells of tables meant for spreadsheets: no formulas, no control characters, one line each."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from frontwire.publishing.words import flat

#: What makes a spreadsheet take a cell for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Characters that no XML document may hold.
_ILLEGIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def safe(text: str) -> str:
    """Text on one line that no spreadsheet takes for a formula: an apostrophe before what could begin one."""
    line = flat(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def stamp(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC, to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def legible(text: str) -> str:
    """Text on one line with only what XML 1.0 can hold (section 2.2)."""
    return _ILLEGIBLE.sub("", flat(text))

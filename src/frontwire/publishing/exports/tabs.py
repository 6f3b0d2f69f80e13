"""Tables separated by tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence


def line(cells: Sequence[str]) -> bytes:
    """One row: cells in quotes where they hold some themselves, as every reader of such tables takes them."""
    held = io.StringIO()
    csv.writer(held, dialect="excel-tab", lineterminator="\n").writerow(cells)
    return held.getvalue().encode()

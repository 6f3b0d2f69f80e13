"""Plain tables: columns as wide as what is in them, numbers to the right."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"-?[\d,.]*")
_GAP = "  "


class Table:
    """Rows under a header, for terminals and for `cut`, `sort` and the like."""

    __slots__ = ("_rows",)

    def __init__(self, *header: str) -> None:
        self._rows: list[tuple[str, ...]] = [header]

    def add(self, *cells: str) -> None:
        """A row with as many cells as the header has; raises ValueError for another number."""
        if len(cells) != len(self._rows[0]):
            raise ValueError(f"{len(cells)} cells in a table of {len(self._rows[0])} columns")
        self._rows.append(cells)

    def text(self) -> str:
        """The table, each line ended."""
        columns = list(zip(*self._rows, strict=True))
        widths = [max(len(cell) for cell in column) for column in columns]
        right = [all(_NUMBER.fullmatch(cell) for cell in column[1:]) for column in columns]
        lines = (
            _GAP.join(
                cell.rjust(width) if to_right else cell.ljust(width)
                for cell, width, to_right in zip(row, widths, right, strict=True)
            ).rstrip()
            for row in self._rows
        )
        return "".join(f"{line}\n" for line in lines)

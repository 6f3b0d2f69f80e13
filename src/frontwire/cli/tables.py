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
        """A row of as many cells as the header has, each brought to one plain line; else raises ValueError."""
        if len(cells) != len(self._rows[0]):
            raise ValueError(f"{len(cells)} cells in a table of {len(self._rows[0])} columns")
        self._rows.append(tuple(plain(cell) for cell in cells))

    def text(self, *, width: int | None = None) -> str:
        """The table, each line ended, and cut to `width` characters where that is given."""
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
        return "".join(f"{_cut(line, width)}\n" for line in lines)


def plain(text: str) -> str:
    """`text` on one line, without characters that steer a terminal: names come out of pages and may hold any."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def _cut(line: str, width: int | None) -> str:
    return line if width is None or len(line) <= width else line[: width - 1].rstrip() + "…"

"""A page of text for terminals and files: wrapped, indented, in colour or plain."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

#: Narrower than this nothing reads well.
MIN_WIDTH = 40


class Page:
    """Collects lines; the same lines come out with and without colour."""

    __slots__ = ("_console", "_out", "_width")

    def __init__(self, *, width: int, color: bool) -> None:
        self._out = io.StringIO()
        self._width = max(MIN_WIDTH, width)
        self._console = Console(
            file=self._out,
            width=self._width,
            color_system="standard" if color else None,
            force_terminal=color,
            no_color=False,
            highlight=False,
            legacy_windows=False,
        )

    def gap(self) -> None:
        """An empty line."""
        self._out.write("\n")

    def put(self, words: str | Text, *, indent: int = 0, bullet: str = "", style: str = "") -> None:
        """A paragraph behind `indent` blanks, its lines hanging under the end of `bullet`."""
        text = words if isinstance(words, Text) else Text(words, style=style)
        hang = indent + len(bullet)
        for number, line in enumerate(text.wrap(self._console, max(1, self._width - hang))):
            line.rstrip()
            front = " " * indent + bullet if number == 0 else " " * hang
            self._console.print(Text.assemble(front, line), soft_wrap=True)

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]], *, indent: int = 0) -> None:
        """Rows under a header, behind `indent` blanks; long cells are wrapped within their column."""
        table = Table(*header, box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for row in rows:
            table.add_row(*row)
        room = self._console.options.update(width=max(MIN_WIDTH, self._width - indent))
        for line in self._console.render_lines(table, room, pad=False):
            text = Text.assemble(" " * indent, *((part.text, part.style or "") for part in line))
            text.rstrip()
            self._console.print(text, soft_wrap=True)

    def text(self) -> str:
        """All that was put, each line ended."""
        return self._out.getvalue()

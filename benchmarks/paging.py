"""Paging: tables put into a page between two marks, in place of those of the last time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from frontwire.errors import InputError

_DOCS = Path(__file__).parents[1] / "docs"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: a page, and the marks before and after it, each a line of its own."""

    page: Path
    opening: str
    closing: str

    @classmethod
    def of(cls, benchmark: str) -> Place:
        """That of a benchmark, in docs/performance.md."""
        return cls(_DOCS / "performance.md", f"<!-- benchmark: {benchmark} -->", "<!-- /benchmark -->")


#: What a corpus costs on machines of one's own or a cloud's, told where clusters are.
ESTIMATE = Place(_DOCS / "cluster.md", "<!-- estimate -->", "<!-- /estimate -->")


def put(table: str, place: Place) -> None:
    """Writes a table where it belongs. Raises InputError where the page has no such place."""
    text = place.page.read_text(encoding="utf-8")
    place.page.write_text(replaced(text, table, place), encoding="utf-8")


def replaced(text: str, table: str, place: Place) -> str:
    """The text of a page with the table between its marks, and nothing else changed. Raises InputError."""
    opening, closing = f"{place.opening}\n", f"{place.closing}\n"
    before, opened, rest = text.partition(opening)
    _, closed, after = rest.partition(closing)
    if not opened or not closed:
        raise InputError(f"{place.page.name} has no lines {place.opening} and {place.closing}")
    return "".join((before, opening, table, closing, after))

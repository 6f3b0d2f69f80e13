"""What a document gives: its lines as a reader sees them, and what it says of itself beside its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from frontwire.reading.composing import Head, Line


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines in reading order; `head` is what stands outside of them."""

    lines: tuple[Line, ...]
    head: Head = field(default=Head())

    @property
    def is_empty(self) -> bool:
        """Is there no letter and no digit in it?"""
        return not any(char.isalnum() for line in self.lines for char in line.words)

"""Half-open ranges: of characters in the original text, and of tokens in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.model.value import value


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end` of a report's original text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of this span in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Does all of `other` lie in this?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end

    @classmethod
    def cover(cls, spans: Iterable[Span]) -> Span:
        """The smallest span that holds all of `spans` (at least one)."""
        held = tuple(spans)
        return cls(min([s.start for s in held]), max([s.end for s in held]))


@value
class Stretch:
    """Tokens `start` up to, not including, `end` of a document."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.start, self.end))

    def __contains__(self, index: object) -> bool:
        return isinstance(index, int) and self.start <= index < self.end

    def contains(self, other: Stretch) -> bool:
        """Does all of `other` lie in this?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Stretch) -> bool:
        """Do the two share a token?"""
        return self.start < other.end and other.start < self.end

    @classmethod
    def cover(cls, indices: Iterable[int]) -> Stretch:
        """The smallest stretch that holds all token `indices` (at least one)."""
        held = tuple(indices)
        return cls(min(held), max(held) + 1)

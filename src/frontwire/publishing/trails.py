"""A trail: the path from words to the values of a claim, as a model that text (`explaining`) and the page render."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from frontwire.model.correction import Field
from frontwire.model.span import Span


@dataclass(frozen=True, slots=True)
class Cite:
    """Words of the report and where they stand; `original` is what stands there, where `shown` differs from it."""

    shown: str
    span: Span
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence with the quote marked in it: what stands before it, the quote, what stands behind it."""

    before: str
    quote: str
    after: str
    span: Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A lexicon entry that fired and what its file says it means, empty where it is none of a lexicon's."""

    id: str
    means: str = ""


Part = str | Cite | Excerpt | Rule


class Rank(StrEnum):
    """Whether a line tells a value or a reason for one."""

    VALUE = "value"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section: parts in order, behind a label where it has one."""

    parts: tuple[Part, ...]
    label: str = ""
    rank: Rank = Rank.VALUE


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it. `fields` are those of a claim that can be corrected here."""

    key: str
    title: str
    lines: tuple[Line, ...]
    fields: tuple[Field, ...] = ()

    @property
    def values(self) -> tuple[Line, ...]:
        """The lines that tell values."""
        return tuple(line for line in self.lines if line.rank is Rank.VALUE)

    @property
    def reasons(self) -> tuple[Line, ...]:
        """The lines that tell why."""
        return tuple(line for line in self.lines if line.rank is Rank.REASON)


def value(*parts: Part, label: str = "") -> Line:
    """A line that tells a value."""
    return Line(parts, label)


def reason(*parts: Part, label: str = "") -> Line:
    """A line that tells why."""
    return Line(parts, label, Rank.REASON)


def told(texts: Iterable[str]) -> tuple[Line, ...]:
    """Values that are plain text."""
    return tuple(value(text) for text in texts)

"""What a situation report holds before any of its renderers sees it: sections of lines, tables and pictures.

A piece of text names the claims it rests on; `Brief.marks` turns these into the numbers of the quotes at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias


class Tone(StrEnum):
    """How a line stands: on its own, open to dispute, or beside another."""

    PLAIN = "plain"
    DISPUTED = "disputed"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words and the claims they rest on, by id; `strong` ones are what an eye looks for."""

    text: str
    claims: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: pieces, one behind the other, and the lines below it."""

    pieces: tuple[Piece, ...]
    below: tuple[Line, ...] = ()
    tone: Tone = Tone.PLAIN

    @classmethod
    def of(cls, text: str, claims: Iterable[str] = (), *, below: Iterable[Line] = (), tone: Tone = Tone.PLAIN) -> Line:
        """A line of one piece."""
        return cls((Piece(text, tuple(claims)),), tuple(below), tone)


@dataclass(frozen=True, slots=True)
class Lines:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph in small print: a rule, or how much was left out."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header. `wide` is the column that takes what room is left."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    wide: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of a toll on its chart: from `first` to `last`, as one claim gives it."""

    first: int
    last: int
    claim: str


@dataclass(frozen=True, slots=True)
class Range:
    """One row of the chart of tolls: low, best and high as the picture has them, and a mark for each voice."""

    label: str
    low: int | None
    best: int | None
    high: int | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TollChart:
    """Tolls whose accounts give more than one number, one below the other."""

    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class DayChart:
    """How many reports came out on each day of the window, days without one included."""

    days: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: a point in degrees (WGS 84), how far around it is meant (km), how many happenings."""

    name: str
    country: str | None
    lat: float
    lon: float
    radius_km: float
    happenings: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The places that happenings are told of."""

    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """Something drawn, with what it says in words for those who do not see it."""

    name: str
    caption: str
    alt: str
    drawn: TollChart | DayChart | Map


#: Numbers in a row that are still shown one by one.
_APART = 2

Block: TypeAlias = Lines | Note | Table | Image


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what stands under it, and the smaller headings below."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Is there nothing under it?"""
        return not self.blocks and not self.sections


@dataclass(frozen=True, slots=True)
class Reference:
    """One quote that the report rests on: whose words, in what, of which day, by which claims.

    `outlet` and `title` are empty where not known or said by `voice` already, `link` where nobody said where the page
    is.
    """

    number: int
    quote: str
    voice: str
    outlet: str
    title: str
    day: str
    claims: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Run:
    """Numbers of quotes as they stand behind words: "3", "5–8"; `first` is where they lead."""

    first: int
    shown: str

    @classmethod
    def of(cls, numbers: Sequence[int]) -> Run:
        """Numbers in a row."""
        first, last = numbers[0], numbers[-1]
        return cls(first, str(first) if first == last else f"{first}–{last}")


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report, whole. `moment` is when the last report came in, `language` that of its own words."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    rule: str
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    numbers: Mapping[str, int]
    at: date
    moment: datetime
    language: str = "en"

    def marks(self, piece: Piece) -> tuple[int, ...]:
        """The numbers of the quotes that a piece rests on, each once, rising."""
        return tuple(sorted({self.numbers[claim] for claim in piece.claims if claim in self.numbers}))

    def runs(self, piece: Piece) -> tuple[Run, ...]:
        """The same, three and more in a row as one."""
        held: list[list[int]] = []
        for number in self.marks(piece):
            if held and number == held[-1][-1] + 1:
                held[-1].append(number)
            else:
                held.append([number])
        rows = ([row] if len(row) > _APART else [[number] for number in row] for row in held)
        return tuple(Run.of(row) for some in rows for row in some)


def cited(sections: Iterable[Section]) -> Iterator[str]:
    """The claims that sections rest on, in the order in which a reader meets them."""
    for section in sections:
        for block in section.blocks:
            yield from _claims(block)
        yield from cited(section.sections)


def _claims(block: Block) -> Iterator[str]:
    match block:
        case Lines(lines):
            yield from _of_lines(lines)
        case Table(rows=rows):
            yield from (claim for row in rows for cell in row for claim in cell.claims)
        case Image(drawn=TollChart(ranges)):
            yield from (mark.claim for one in ranges for mark in one.marks)
        case _:
            return


def _of_lines(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield from (claim for piece in line.pieces for claim in piece.claims)
        yield from _of_lines(line.below)


def cited_as(held: Reference) -> str:
    """Whose words a reference holds: voice, outlet, report and day, those that are known."""
    title = f"“{held.title}”" if held.title else ""
    return ", ".join(part for part in (held.voice, held.outlet, title, held.day) if part)


def images(sections: Iterable[Section]) -> Iterator[Image]:
    """All images, in the order in which a reader meets them."""
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Image))
        yield from images(section.sections)

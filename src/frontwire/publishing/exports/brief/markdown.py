"""The situation report as Markdown: quotes are footnotes, charts and the map are tables of what they would show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from frontwire.publishing.exports.brief.content import (
    Block,
    Brief,
    DayChart,
    Image,
    Line,
    Lines,
    Map,
    Note,
    Piece,
    Range,
    Reference,
    Section,
    Table,
    TollChart,
    cited_as,
)
from frontwire.publishing.words import flat

#: What means something to Markdown (CommonMark and tables), wherever it stands, and at the beginning of a line.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~^$&!])")
_OPENING = re.compile(r"^(\d+)([.)])|^([-+=])")
#: What a program that shows Markdown takes for an address without being asked to.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def write(brief: Brief) -> bytes:
    """The report. Words of reports stand in it as they are: none of them is markup."""
    sources = (f"[^{held.number}]: {_reference(held)}" for held in brief.references)
    return "\n".join((body(brief), "## Sources", "", *sources, "")).encode()


def body(brief: Brief) -> str:
    """The report without the quotes at its end."""
    return "\n".join(_lines(brief))


def escape(text: str) -> str:
    """Text on one line as Markdown shows it, letter by letter."""
    line = _MARKUP.sub(r"\\\1", flat(text))
    line = _ADDRESS.sub(r"\1\\\2", line)
    return _OPENING.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {escape(brief.title)}"
    yield ""
    yield escape(brief.subtitle)
    yield ""
    yield from (f"- **{escape(name)}:** {escape(value)}" for name, value in brief.facts)
    yield ""
    yield f"*{escape(brief.rule)}*"
    for section in brief.sections:
        yield from _section(section, brief, 2)
    yield ""
    yield ""


def _section(section: Section, brief: Brief, depth: int) -> Iterator[str]:
    yield ""
    yield f"{'#' * depth} {escape(section.title)}"
    for block in section.blocks:
        yield ""
        yield from _block(block, brief)
    for below in section.sections:
        yield from _section(below, brief, depth + 1)


def _block(block: Block, brief: Brief) -> Iterator[str]:
    match block:
        case Lines(lines):
            yield from (text for line in lines for text in _line(line, brief, 0))
        case Note(text):
            yield f"*{escape(text)}*"
        case Table():
            yield from _table(block.header, (tuple(_piece(cell, brief) for cell in row) for row in block.rows))
        case Image():
            yield from _image(block, brief)


def _line(line: Line, brief: Brief, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {''.join(_piece(piece, brief) for piece in line.pieces)}"
    for below in line.below:
        yield from _line(below, brief, depth + 1)


def _piece(piece: Piece, brief: Brief) -> str:
    # A blank between two pieces is part of the words.
    before = " " if piece.text.startswith(" ") else ""
    after = " " if piece.text.endswith(" ") else ""
    words = escape(piece.text)
    said = f"**{words}**" if piece.strong and words else words
    return f"{before}{said}{_marks(brief.marks(piece))}{after}"


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    held = [escape(name) for name in header]
    yield f"| {' | '.join(held)} |"
    yield f"|{' --- |' * len(held)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _image(image: Image, brief: Brief) -> Iterator[str]:
    """What an image shows, as a table."""
    yield f"**{escape(image.caption)}**"
    yield ""
    match image.drawn:
        case DayChart(days):
            yield from _table(("Day", "Reports"), ((f"{day.day} {day:%B %Y}", str(count)) for day, count in days))
        case TollChart(ranges):
            yield from _table(("Toll", "Figures"), ((escape(held.label), _figures(held, brief)) for held in ranges))
        case Map(spots):
            header = ("Place", "Latitude", "Longitude", "Known within", "Happenings", "Disputed")
            yield from _table(
                header,
                (
                    (
                        escape(spot.name),
                        f"{spot.lat:.3f}",
                        f"{spot.lon:.3f}",
                        f"{spot.radius_km:g} km",
                        str(spot.happenings),
                        "yes" if spot.disputed else "no",
                    )
                    for spot in spots
                ),
            )


def _figures(held: Range, brief: Brief) -> str:
    return "; ".join(f"{mark.first:,}{_marks(brief.marks(Piece('', (mark.claim,))))}" for mark in held.marks)


def _reference(held: Reference) -> str:
    link = f" [{held.claims[0]}]({held.link})" if held.link else f" `{held.claims[0]}`"
    return f"“{escape(held.quote)}” — {escape(cited_as(held))}.{link}"

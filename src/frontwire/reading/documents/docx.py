"""Word documents as lines: paragraphs with the roles of their styles, tables row by row."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Opened
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from frontwire.errors import InputError
from frontwire.model.report import EvidenceSource, PublicationEvidence, Role
from frontwire.reading.composing import Head, Line
from frontwire.reading.documents.sheet import Sheet

#: What opening a damaged document raises.
_BROKEN = (
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    LxmlError,
    KeyError,
    ValueError,
    EOFError,
    AttributeError,
    NotImplementedError,
)
#: What the parts of a document may unpack to, in bytes, and how much more than they are packed.
_MOST_BYTES = 100_000_000
_MOST_RATIO = 200
_MOST_PARTS = 5_000
_STYLES = {"title": Role.TITLE, "subtitle": Role.DECK, "caption": Role.CAPTION}
#: A cell with at least so many words is running text, not a value.
_PROSE = 12


def read_docx(data: bytes) -> Sheet:
    """The lines of a document. Raises InputError where it is none, is protected, or unpacks to too much."""
    _refuse_bomb(data)
    try:
        opened = Document(io.BytesIO(data))
        lines = tuple(_lines(opened))
        head = _head(opened)
    except _BROKEN as error:
        raise InputError(f"the Word document cannot be opened: {_first_line(error)}") from error
    if head.title and not any(line.role is Role.TITLE for line in lines):
        lines = (Line(head.title, Role.TITLE), *lines)
    return Sheet(lines, head)


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except _BROKEN as error:
        raise InputError(f"the Word document is damaged: {_first_line(error)}") from error
    whole = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or whole > min(_MOST_BYTES, max(len(data) * _MOST_RATIO, 1_000_000)):
        raise InputError(f"the Word document unpacks to {whole:,} bytes in {len(parts):,} parts, more than is read")


def _lines(opened: Opened) -> Iterator[Line]:
    for block in opened.iter_inner_content():
        if isinstance(block, Table):
            yield from _rows(block)
        elif words := " ".join(block.text.split()):
            yield Line(words, _role(block))


def _role(paragraph: Paragraph) -> Role | None:
    style = paragraph.style.name if paragraph.style is not None else None
    name = (style or "").lower()
    if name == "heading 1" or name.startswith("heading"):
        return Role.SUBHEAD
    return _STYLES.get(name)


def _rows(table: Table) -> Iterator[Line]:
    """A row of values is kept and not read; a cell that holds running text is read as a paragraph."""
    for row in table.rows:
        cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)  # a merged cell comes again
        prose = [words for words in cells if len(words.split()) >= _PROSE]
        values = [words for words in cells if words and words not in prose]
        if values:
            yield Line(" | ".join(values), Role.FURNITURE)
        yield from (Line(words) for words in prose)


def _head(opened: Opened) -> Head:
    properties = opened.core_properties
    moments = (("created", properties.created, False), ("modified", properties.modified, True))
    evidence = tuple(_dated(name, moment, updated) for name, moment, updated in moments if moment is not None)
    title = " ".join(properties.title.split()) or None
    return Head(title=title, evidence=evidence)


def _dated(name: str, moment: datetime, updated: bool) -> PublicationEvidence:
    zoned = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return PublicationEvidence(EvidenceSource.FILE, f"{name} {zoned.isoformat()}", (zoned.date(),), None, updated)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)

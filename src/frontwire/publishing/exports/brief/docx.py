"""The situation report as a Word document: headings, lists, tables, pictures with their words, quotes to jump to."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from frontwire.errors import FrontwireError
from frontwire.publishing.exports.brief.content import (
    Block,
    Brief,
    Image,
    Line,
    Lines,
    Note,
    Piece,
    Reference,
    Run,
    Section,
    Table,
    Tone,
    cited_as,
)
from frontwire.publishing.exports.brief.drawing import draw
from frontwire.publishing.exports.brief.tints import ACCENT, MUTED
from frontwire.publishing.exports.markup import legible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

#: Inches of the text's width, and points of its letters.
_WIDTH = 6.6
_SIZE, _SMALL = 10.5, 9.0
_LISTS = ("List Bullet", "List Bullet 2", "List Bullet 3")
#: The time that every file within the document bears: a ZIP has none earlier.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(brief: Brief) -> bytes:
    """The document. Raises FrontwireError where python-docx or matplotlib is not installed."""
    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise FrontwireError("Word documents need python-docx: pip install 'frontwire[brief]'") from error
    document = docx.Document()
    _Writer(brief, document).write()
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


@dataclass(frozen=True, slots=True)
class _Writer:
    brief: Brief
    document: Document

    def write(self) -> None:
        """All of it."""
        self._set_up()
        brief = self.brief
        self.document.add_heading(legible(brief.title), 0)
        self._small(brief.subtitle, size=_SIZE)
        for name, value in brief.facts:
            said = self.document.add_paragraph()
            said.add_run(f"{legible(name)}: ").bold = True
            said.add_run(legible(value))
        self._small(brief.rule)
        for section in brief.sections:
            self._section(section, 1)
        self.document.add_heading("Sources", 1)
        for held in brief.references:
            self._reference(held)

    def _set_up(self) -> None:
        """The page, its letters, and what the document says of itself."""
        from docx.shared import Inches, Pt, RGBColor  # noqa: PLC0415

        properties = self.document.core_properties
        properties.title, properties.subject = legible(self.brief.title), legible(self.brief.subtitle)
        properties.author = "Frontwire"
        properties.comments = ""
        properties.language = self.brief.language
        when = self.brief.moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties.created = properties.modified = when
        for section in self.document.sections:
            section.page_width, section.page_height = Inches(8.27), Inches(11.69)
            section.left_margin = section.right_margin = Inches((8.27 - _WIDTH) / 2)
            section.top_margin = section.bottom_margin = Inches(0.85)
        styles = self.document.styles
        styles["Normal"].font.name = "Calibri"
        styles["Normal"].font.size = Pt(_SIZE)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
            styles[name].font.name = "Calibri"
            styles[name].font.color.rgb = RGBColor.from_string(ACCENT[1:].upper())
        styles["Title"].font.size = Pt(22)

    def _section(self, held: Section, depth: int) -> None:
        self.document.add_heading(legible(held.title), depth)
        for block in held.blocks:
            self._block(block)
        for below in held.sections:
            self._section(below, depth + 1)

    def _block(self, block: Block) -> None:
        match block:
            case Lines(lines):
                self._lines(lines, 0)
            case Note(text):
                self._small(text)
            case Table():
                self._table(block)
            case Image():
                self._image(block)

    def _lines(self, lines: Iterable[Line], depth: int) -> None:
        from docx.shared import Pt, RGBColor  # noqa: PLC0415

        for line in lines:
            paragraph = self.document.add_paragraph(style=_LISTS[min(depth, len(_LISTS) - 1)])
            paragraph.paragraph_format.space_after = Pt(2)
            for piece in line.pieces:
                self._piece(paragraph, piece)
            if line.tone is Tone.ASIDE:
                for run in paragraph.runs:
                    run.font.color.rgb = RGBColor.from_string(MUTED[1:].upper())
            self._lines(line.below, depth + 1)

    def _piece(self, paragraph: Paragraph, held: Piece) -> None:
        if held.text:
            paragraph.add_run(legible(held.text)).bold = held.strong or None
        for run in self.brief.runs(held):
            _jump(paragraph, run)

    def _small(self, text: str, *, size: float = _SMALL) -> None:
        from docx.shared import Pt, RGBColor  # noqa: PLC0415

        run = self.document.add_paragraph().add_run(legible(text))
        run.font.size = Pt(size)
        run.font.color.rgb = RGBColor.from_string(MUTED[1:].upper())

    def _table(self, held: Table) -> None:
        from docx.shared import Pt  # noqa: PLC0415

        table = self.document.add_table(rows=1, cols=len(held.header), style="Light List Accent 1")
        for cell, name in zip(table.rows[0].cells, held.header, strict=True):
            cell.text = legible(name)
        _repeat(table.rows[0]._tr)
        for row in held.rows:
            for cell, piece in zip(table.add_row().cells, row, strict=True):
                self._piece(cell.paragraphs[0], piece if piece.text else Piece("–"))
        for row_ in table.rows:
            for cell in row_.cells:
                for run in cell.paragraphs[0].runs:
                    run.font.size = Pt(_SMALL)
        self.document.add_paragraph()

    def _image(self, held: Image) -> None:
        from docx.shared import Inches  # noqa: PLC0415

        shape = self.document.add_picture(io.BytesIO(draw(held, self.brief, kind="png")), width=Inches(_WIDTH))
        shape._inline.docPr.set("descr", legible(held.alt))
        shape._inline.docPr.set("title", legible(held.caption))
        self._small(held.caption)

    def _reference(self, held: Reference) -> None:
        paragraph = self.document.add_paragraph()
        _anchor(paragraph, held.number)
        paragraph.add_run(f" “{legible(held.quote)}” — {legible(cited_as(held))}. ")
        if held.link:
            _link(paragraph, held.claims[0], held.link)
        else:
            paragraph.add_run(held.claims[0])


def _jump(paragraph: Paragraph, numbers: Run) -> None:
    """A small [n] that leads to the quote of that number."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    run = paragraph.add_run(f"[{numbers.shown}]")
    run.font.superscript = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"r{numbers.first}")
    run._r.addprevious(link)
    link.append(run._r)


def _anchor(paragraph: Paragraph, number: int) -> None:
    """The place that [n] leads to."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), f"r{number}")
    paragraph._p.append(start)
    paragraph.add_run(f"[{number}]").bold = True
    paragraph._p.append(end)


def _link(paragraph: Paragraph, words: str, address: str) -> None:
    """Words that lead to an address."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    run = paragraph.add_run(words)
    run.font.underline = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)


def _repeat(row: object) -> None:
    """The header row stands on every page that the table runs over."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(mark)  # type: ignore[attr-defined]


def _timeless(made: bytes) -> bytes:
    """The document without the time at which it was put together."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for info in held.infolist():
            kept.writestr(zipfile.ZipInfo(info.filename, _EPOCH), held.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()

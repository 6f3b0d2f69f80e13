from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from docx import Document

from frontwire.errors import InputError
from frontwire.model.report import EvidenceSource, Role
from frontwire.reading.composing import Line
from frontwire.reading.documents.docx import read_docx

PROSE = "Trucks with flour waited for a third day at the crossing because no side would let them pass."


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def report() -> bytes:
    document = Document()
    document.core_properties.title = "Properties' title"
    document.core_properties.created = datetime(2014, 3, 5, 9, tzinfo=UTC)
    document.core_properties.modified = datetime(2014, 3, 6, 9, tzinfo=UTC)
    document.add_heading("Shells on Portum", 0)
    document.add_heading("Health", 1)
    document.add_paragraph("Twelve people  were hurt on\nTuesday.")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "item", "left"
    table.cell(1, 0).text, table.cell(1, 1).text = "flour", PROSE
    document.add_paragraph("Smoke over the harbour", style="Caption")
    return _saved(document)


def test_styles_give_roles_and_rows_of_values_are_not_read(report: bytes) -> None:
    assert read_docx(report).lines == (
        Line("Shells on Portum", Role.TITLE),
        Line("Health", Role.SUBHEAD),
        Line("Twelve people were hurt on Tuesday."),
        Line("item | left", Role.FURNITURE),
        Line("flour", Role.FURNITURE),
        Line(PROSE),
        Line("Smoke over the harbour", Role.CAPTION),
    )


def test_the_days_of_the_file_are_weak_evidence(report: bytes) -> None:
    assert [(one.source, one.readings, one.updated) for one in read_docx(report).head.evidence] == [
        (EvidenceSource.FILE, (date(2014, 3, 5),), False),
        (EvidenceSource.FILE, (date(2014, 3, 6),), True),
    ]


@pytest.mark.parametrize("cut", [40, 2000])
def test_a_damaged_document_is_refused_in_one_line(report: bytes, cut: int) -> None:
    with pytest.raises(InputError, match="Word document") as refused:
        read_docx(report[:cut])
    assert "\n" not in str(refused.value)


def test_a_document_that_unpacks_to_far_more_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 30_000_000)
    with pytest.raises(InputError, match="unpacks to 30,000,000 bytes"):
        read_docx(out.getvalue())


def test_entities_are_not_resolved(report: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(report)) as held, zipfile.ZipFile(out, "w") as packed:
        for name in held.namelist():
            content = held.read(name)
            if name == "word/document.xml":
                bomb = b'<!DOCTYPE x [<!ENTITY a "killed"><!ENTITY b SYSTEM "file:///etc/hostname">]><w:document'
                content = content.replace(b"<w:document", bomb, 1).replace(b"Twelve", b"&a;&b;", 1)
            packed.writestr(name, content)
    assert not any("killed" in line.words for line in read_docx(out.getvalue()).lines)

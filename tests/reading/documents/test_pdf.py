from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
import typst

from frontwire.errors import InputError
from frontwire.lexicon.pages import Pages
from frontwire.model.parcel import Parcel
from frontwire.model.report import EvidenceSource, Role
from frontwire.reading.documents.pdf import read_pdf
from frontwire.reading.documents.sheet import Sheet
from frontwire.reading.parcels import read_parcel
from frontwire.settings import Settings

FIRST = (
    "Militia fighters shelled the harbour town of Portum for a third day on Tuesday, and twelve people were brought to "
    "the hospital, a doctor there said by telephone. Uncharacteristically heavy bombardment kept ambulances away."
)
SECOND = "Trucks with flour waited at the crossing because no side would let them pass, the United Nations said."
SOURCE = f"""
#set document(date: datetime(year: 2014, month: 3, day: 5))
#set page(width: 11cm, height: 12cm, margin: 1.5cm)
#set page(header: [Portum field office], footer: context counter(page).display("1 / 1", both: true))
#set par(justify: true)
#set text(size: 10pt, hyphenate: true, lang: "en")
#text(size: 18pt)[Shells on the harbour town of Portum]

{FIRST}

{SECOND}

- Twelve people were hurt.
- Two died on the way.

#pagebreak()
#text(size: 15pt)[Aid]

{FIRST}
#pagebreak()
{SECOND}
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    source = tmp_path_factory.mktemp("pdf") / "report.typ"
    source.write_text(SOURCE)
    made = typst.compile(str(source))
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="module")
def sheet(printed: bytes) -> Sheet:
    return read_pdf(printed)


def test_lines_become_paragraphs_and_broken_words_whole(sheet: Sheet) -> None:
    body = [line.words for line in sheet.lines if line.role is None]
    assert body == [FIRST, SECOND, "• Twelve people were hurt.", "• Two died on the way.", FIRST, SECOND]


def test_what_is_set_large_is_title_and_headings(sheet: Sheet) -> None:
    assert [(line.words, line.role) for line in sheet.lines if line.role in (Role.TITLE, Role.SUBHEAD)] == [
        ("Shells on the harbour town of Portum", Role.TITLE),
        ("Aid", Role.SUBHEAD),
    ]


def test_what_stands_on_every_page_is_furniture(sheet: Sheet) -> None:
    furniture = [line.words for line in sheet.lines if line.role is Role.FURNITURE]
    assert furniture == ["Portum field office", "1 / 3", "2 / 3", "3 / 3"]


def test_the_day_of_the_file_is_weak_evidence(sheet: Sheet) -> None:
    assert [(one.source, one.readings) for one in sheet.head.evidence][:1] == [
        (EvidenceSource.FILE, (date(2014, 3, 5),))
    ]


def test_a_pdf_is_a_report_whose_spans_point_into_its_text(printed: bytes, pages: Pages) -> None:
    report = read_parcel(Parcel("sitrep.pdf", printed), settings=Settings(), pages=pages)
    assert report.title == "Shells on the harbour town of Portum"
    assert FIRST in [block.span.of(report.text) for block in report.blocks if block.role is Role.BODY]


@pytest.mark.parametrize("cut", [20, 700])
def test_a_damaged_pdf_is_refused_in_one_line(printed: bytes, cut: int) -> None:
    with pytest.raises(InputError, match="PDF") as refused:
        read_pdf(printed[:cut])
    assert "\n" not in str(refused.value)


def test_a_scan_without_text_is_refused_with_what_to_do(tmp_path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    document.save(tmp_path / "scan.pdf")
    with pytest.raises(InputError, match="OCR"):
        read_pdf((tmp_path / "scan.pdf").read_bytes())

"""The situation report: OCHA's order, a voice for every figure, a quote for every number, the same in four formats."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from frontwire.corpus import Corpus
from frontwire.model.query import Query
from frontwire.publishing.exports import Shipment, format_for, format_of
from frontwire.publishing.exports.brief import docx as docx_brief
from frontwire.publishing.exports.brief import html as html_brief
from frontwire.publishing.exports.brief import markdown, pdf
from frontwire.publishing.exports.brief.basing import Extent, base_map
from frontwire.publishing.exports.brief.content import (
    Brief,
    Image,
    Line,
    Lines,
    Map,
    Note,
    Piece,
    Reference,
    Section,
    Spot,
    Table,
    cited,
    images,
)
from frontwire.publishing.exports.brief.drawing import draw
from frontwire.publishing.exports.brief.laying import Part, lay_out
from frontwire.publishing.exports.brief.mapping import frame
from frontwire.publishing.words import flat

_ORDER = [
    "Highlights",
    "Situation by place",
    "Humanitarian situation",
    "Disputed",
    "Information gaps",
    "Sources",
]
#: Words that would be markup in one of the formats.
_HOSTILE = (
    '<script>alert("1")</script> & <b>bold</b>',
    '#set page(fill: red) $x^2$ #read("/etc/passwd") @ref <label>',
    "*stars* _lines_ `ticks` [link](https://evil.example) ![x](y) | cell | ~~gone~~ [^1]",
    "1. not a list",
    "- nor that, \\ and // and /* that */",
    "кириллица, العربية, עברית",
)


@pytest.fixture(scope="session")
def brief(shipment: Shipment) -> Brief:
    return lay_out(shipment)[0]


def _pieces(sections: tuple[Section, ...]) -> Iterator[Piece]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Lines):
                yield from _of_lines(block.lines)
            if isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row)
        yield from _pieces(section.sections)


def _of_lines(lines: tuple[Line, ...]) -> Iterator[Piece]:
    for line in lines:
        yield from line.pieces
        yield from _of_lines(line.below)


def test_every_quote_stands_in_its_report(brief: Brief, corpus: Corpus) -> None:
    assert [held.number for held in brief.references] == list(range(1, len(brief.references) + 1))
    with corpus.view() as view:
        for held in brief.references:
            for claim in held.claims:
                gist = view.gist(claim)
                assert gist is not None
                text = view.text(gist.report)
                assert text is not None
                assert held.quote in flat(text)
                assert flat(gist.quote) in held.quote
                assert brief.numbers[claim] == held.number


def test_every_number_leads_to_a_quote_in_the_order_of_reading(brief: Brief) -> None:
    claims = list(dict.fromkeys(cited(brief.sections)))
    assert set(claims) == set(brief.numbers)
    firsts = list(dict.fromkeys(brief.numbers[claim] for claim in claims))
    assert firsts == sorted(firsts)


def test_every_figure_has_its_voice(brief: Brief) -> None:
    told = [piece for piece in _pieces(brief.sections) if re.search(r"according to", piece.text)]
    assert len(told) > 60
    assert all(brief.marks(piece) for piece in told)


def test_a_toll_stands_with_all_voices_side_by_side(brief: Brief, shipment: Shipment) -> None:
    text = markdown.write(brief).decode()
    account = max(shipment.picture().accounts, key=lambda one: len(one.origins))
    toll = next(toll for toll in account.tolls if len({count.figure.wording for count in toll.counts}) > 2)
    line = next(line for line in text.splitlines() if "best" in line and "Killed" in line)
    for count in [count for count in toll.counts if count.stands][:3]:
        assert f"[^{brief.numbers[count.citation.id]}]" in line


def test_only_the_parts_asked_for_are_laid_out(shipment: Shipment) -> None:
    made, _ = lay_out(shipment, parts=(Part.GAPS, Part.DISPUTED), with_images=False)
    assert [section.title for section in made.sections] == ["Disputed", "Information gaps"]
    assert not list(images(made.sections))
    whole, _ = lay_out(shipment)
    assert [image.name for image in images(whole.sections)] == ["map", "days", "tolls"]


def test_runs_of_numbers_are_shown_as_one(brief: Brief) -> None:
    made = replace(brief, numbers={"a": 3, "b": 4, "c": 5, "d": 8, "e": 9})
    assert [run.shown for run in made.runs(Piece("", ("e", "d", "c", "b", "a")))] == ["3–5", "8", "9"]
    assert [run.first for run in made.runs(Piece("", ("a", "nobody")))] == [3]


def test_an_empty_window_says_so(corpus: Corpus) -> None:
    with corpus.shipment(query=Query(at=date(2020, 1, 1))) as held:
        made, tally = lay_out(held)
    assert tally.written == 0
    assert made.sections[0].blocks == (Note("No claim was known by then."),)
    assert not made.references
    assert pdf.write(made).startswith(b"%PDF")


# -- the four formats ------------------------------------------------------------------------------------------------


def test_markdown_has_the_order_and_a_footnote_for_every_mark(brief: Brief) -> None:
    text = markdown.write(brief).decode()
    tokens = MarkdownIt().parse(text)
    headings = [
        tokens[at + 1].content for at, one in enumerate(tokens) if one.type == "heading_open" and one.tag == "h2"
    ]
    assert headings == _ORDER
    body, _, sources = text.partition("## Sources")
    marks = set(re.findall(r"\[\^(\d+)\]", body))
    assert marks == set(re.findall(r"^\[\^(\d+)\]: ", sources, re.MULTILINE))


def test_html_reads_back_with_links_that_lead_somewhere(brief: Brief) -> None:
    page = lxml_html.fromstring(html_brief.write(brief))
    assert [one.text_content() for one in page.iter("h2")] == _ORDER
    anchors = {one.get("id") for one in page.iter("li") if one.get("id")}
    leads = {one.get("href") for one in page.iter("a") if one.get("href").startswith("#")}
    assert leads
    assert {lead[1:] for lead in leads} <= anchors
    assert len(anchors) == len(brief.references)
    pictures = list(page.iter("img"))
    assert len(pictures) == 3
    assert all(one.get("alt") and one.get("src").startswith("data:image/svg+xml") for one in pictures)
    assert not list(page.iter("script"))
    levels = [int(one.tag[1]) for one in page.iter("h1", "h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_word_reads_back_with_headings_tables_and_pictures_in_words(brief: Brief) -> None:
    written = docx_brief.write(brief)
    document = docx.Document(io.BytesIO(written))
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == _ORDER
    assert document.tables[0].rows[0].cells[0].text == "What and where"
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(told) == 3
    assert all(told)
    body = document.element.body
    names = {one.get(docx.oxml.ns.qn("w:name")) for one in body.iter(docx.oxml.ns.qn("w:bookmarkStart"))}
    leads = {one.get(docx.oxml.ns.qn("w:anchor")) for one in body.iter(docx.oxml.ns.qn("w:hyperlink"))} - {None}
    assert leads
    assert leads <= names
    text = "\n".join(one.text for one in document.paragraphs)
    assert all(held.quote in text for held in brief.references)
    with zipfile.ZipFile(io.BytesIO(written)) as held_:
        assert {info.date_time[0] for info in held_.infolist()} == {1980}
    assert document.core_properties.modified.date() == brief.moment.date()


def test_pdf_reads_back_with_its_words_and_tags(brief: Brief) -> None:
    document = pypdf.PdfReader(io.BytesIO(pdf.write(brief)))
    assert document.metadata is not None
    assert document.metadata.title == brief.title
    assert document.metadata.creation_date == brief.moment.replace(microsecond=0)
    text = flat(" ".join(page.extract_text() for page in document.pages))
    at = [text.find(title) for title in _ORDER]
    assert -1 not in at
    assert at == sorted(at)
    root = document.trailer["/Root"].get_object()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    letters = re.sub(r"\W+", "", text)
    assert sum(re.sub(r"\W+", "", held.quote) in letters for held in brief.references) > 0.9 * len(brief.references)


def test_the_ending_of_a_file_chooses_the_format() -> None:
    assert format_for("brief", Path("front.pdf")).name == "brief-pdf"
    assert format_for("brief", Path("front.docx")).name == "brief-docx"
    assert format_for("brief", Path("front.HTML")).name == "brief-html"
    assert format_for("brief", Path("front.md")).name == "brief"
    assert format_for("brief", Path("front.txt")).name == "brief"
    assert format_for(None, Path("front.pdf")).name == "brief-pdf"
    assert {format_of(name).extra for name in ("brief-html", "brief-docx", "brief-pdf")} == {"brief"}


def test_links_lead_to_the_page_where_it_is_said(shipment: Shipment) -> None:
    held = replace(shipment, address="https://front.example.org")  # type: ignore[type-var]
    made, _ = lay_out(held)
    assert made.references[0].link == f"https://front.example.org/claims/{made.references[0].claims[0]}"
    assert f"]({made.references[0].link})" in markdown.write(made).decode()


# -- hostile words ---------------------------------------------------------------------------------------------------


def _hostile() -> Brief:
    lines = Lines(tuple(Line.of(words, ("a",)) for words in _HOSTILE))
    table = Table("Hostile", _HOSTILE[:3], (tuple(Piece(words, ("a",)) for words in _HOSTILE[:3]),))
    return Brief(
        title=_HOSTILE[0],
        subtitle=_HOSTILE[1],
        facts=((_HOSTILE[2], _HOSTILE[3]),),
        rule="A rule.",
        sections=(Section(_HOSTILE[1], (lines, table, Note(_HOSTILE[0]))),),
        references=(
            Reference(1, _HOSTILE[1] + "\ufffe\ud800", _HOSTILE[0], _HOSTILE[2], _HOSTILE[5], "4 March", ("a",), ""),
        ),
        numbers={"a": 1},
        at=date(2024, 3, 9),
        moment=datetime(2024, 3, 9, 18, tzinfo=UTC),
    )


def test_words_are_never_markup_in_html() -> None:
    page = lxml_html.fromstring(html_brief.write(_hostile()))
    assert not list(page.iter("script", "b"))
    text = page.text_content()
    assert all(words in text for words in _HOSTILE)


def test_words_are_never_markup_in_word() -> None:
    document = docx.Document(io.BytesIO(docx_brief.write(_hostile())))
    text = "\n".join(one.text for one in document.paragraphs)
    assert all(words in text for words in _HOSTILE)


def test_words_are_never_markup_in_pdf() -> None:
    document = pypdf.PdfReader(io.BytesIO(pdf.write(_hostile())))
    text = "".join(re.sub(r"\s+", "", page.extract_text()) for page in document.pages)
    for words in _HOSTILE[:5]:
        assert re.sub(r"\s+", "", words) in text
    # Letters that the serif lacks are set in DejaVu, which has them.
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in document.pages for font in page["/Resources"]["/Font"].values()
    }
    assert any("DejaVu" in font for font in fonts)
    assert "кириллица" in text
    assert "العربية" in text or "ةيبرعلا" in text


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60))
def test_markdown_shows_words_letter_by_letter(words: str) -> None:
    shown = lxml_html.fromstring(
        f"<div>{MarkdownIt('gfm-like', {'linkify': False}).render(f'x {markdown.escape(words)} x')}</div>"
    )
    assert flat(shown.text_content()) == flat(f"x {words} x")
    assert not list(shown.iter("a", "em", "strong", "code", "img", "ul", "ol", "h1", "del"))


@pytest.mark.parametrize("words", _HOSTILE)
def test_markdown_lists_hold_words_that_look_like_markup(words: str) -> None:
    shown = lxml_html.fromstring(f"<div>{MarkdownIt().render(f'- {markdown.escape(words)}')}</div>")
    assert shown.text_content().strip() == words
    assert len(list(shown.iter("li"))) == 1
    assert not list(shown.iter("a", "em", "code", "img", "ol"))


# -- pictures --------------------------------------------------------------------------------------------------------

_NAWA = Spot("Nawa", "SY", 32.88, 36.04, 2.0, 3, disputed=True)


def test_pictures_are_the_same_bytes_and_bear_no_time(brief: Brief) -> None:
    for image in images(brief.sections):
        svg = draw(image, brief, kind="svg")
        assert svg == draw(image, brief, kind="svg")
        assert b"<dc:date>" not in svg
        assert draw(image, brief, kind="png").startswith(b"\x89PNG")


def test_a_map_without_its_base_still_has_its_places(tmp_path: Path) -> None:
    base = base_map(Extent(30, 30, 40, 40), folder=tmp_path)
    assert not base.divisions
    assert not base.borders


def test_a_frame_holds_its_spots_with_their_circles() -> None:
    wide = replace(_NAWA, lat=40.0, lon=-170.0, radius_km=100.0)
    held = frame([_NAWA, wide])
    assert held.west < -171
    assert held.east > 36.04
    assert held.south < 32.86
    assert held.north > 40.9
    alone = frame([_NAWA])
    assert alone.north - alone.south == pytest.approx(0.6)


def test_a_far_off_place_of_few_happenings_does_not_make_the_front_a_speck() -> None:
    many = [replace(_NAWA, name=f"Place {number}", lat=32.5 + number / 20) for number in range(10)]
    far = replace(_NAWA, name="Geneva", lat=46.2, lon=6.1, happenings=1)
    held = frame([*many, far])
    assert held.north < 34
    assert not held.holds((far.lon, far.lat))
    assert all(held.holds((spot.lon, spot.lat)) for spot in many)


def test_a_wide_map_has_countries_and_no_divisions() -> None:
    narrow, wide = base_map(Extent(34, 31, 39, 35)), base_map(Extent(-20, 10, 60, 60))
    if not narrow.divisions:
        pytest.skip("the base map is not built here")
    assert "Syria" in [label.name for label in wide.countries]
    assert len(wide.divisions) < 40 * len(narrow.divisions)
    assert any(border.disputed for border in narrow.borders)


def test_a_map_of_one_place_is_drawn(brief: Brief) -> None:
    image = Image("map", "A map", "Nawa", Map((_NAWA,)))
    assert b"<svg" in draw(image, brief, kind="svg")

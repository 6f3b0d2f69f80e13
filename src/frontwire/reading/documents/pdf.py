"""PDF as lines: what the pages show, put together into paragraphs by where the lines stand.

PDFium gives characters with their boxes, in the order in which they were set. Lines that follow one another closely are
one paragraph, a hyphen at the end of a line is taken out where the word goes on, and what stands at the head or foot of
most pages is furniture.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2

from frontwire.errors import InputError
from frontwire.model.report import EvidenceSource, PublicationEvidence, Role
from frontwire.reading import days
from frontwire.reading.composing import Head, Line
from frontwire.reading.documents.sheet import Sheet

#: More pages or characters than these are not read.
_MOST_PAGES, _MOST_CHARS = 500, 2_000_000
#: Lines farther apart than so many of the usual distances are two paragraphs.
_GAP = 1.35
#: A line that ends before this share of the widest ends its paragraph, if it also ends a sentence.
_SHORT = 0.85
#: Letters so many times the usual height are a headline; so far from it are of another paragraph.
_LARGE, _OTHER = 1.3, 1.15
#: A line of the margin stands on at least this share of the pages, and on so many.
_REPEATED, _FEWEST = 0.5, 3
#: So many lines at the head and the foot of a page can be of its margin.
_MARGIN = 3
_TITLE_WORDS = 30
#: PDFium's marks of a hyphen that only breaks a word.
_SOFT = ("\ufffe", "\xad", "\x02")
_SENTENCE_END = re.compile(r"""[.!?:;]["'”’)\]]*$""")
_ENTRY = re.compile(r"(?:[•▪◦‣*–—-]|\(?\d{1,2}[.)]|[a-z][.)])\s")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_STAMP = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class _Set:
    """One line as it is set: words, left and right edge, top, height of its letters (points), page number."""

    words: str
    left: float
    right: float
    top: float
    height: float
    page: int


def read_pdf(data: bytes) -> Sheet:
    """The lines of a PDF. Raises InputError where it is damaged or protected, or has no text (a scan)."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"the PDF cannot be opened: {error} (damaged, or protected by a password)") from error
    try:
        pages = [tuple(_page(document, number)) for number in range(min(len(document), _MOST_PAGES))]
        head = _head(document)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"a page of the PDF cannot be read: {error}") from error
    finally:
        document.close()
    sheet = Sheet(tuple(_paragraphs(pages)), head)
    if sheet.is_empty:
        raise InputError(f"the PDF has {len(pages)} pages without any text: a scan must go through OCR first")
    return sheet


def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[_Set]:
    page = document.get_page(number)
    text = page.get_textpage()
    try:
        whole = text.get_text_range()
        if len(whole) > _MOST_CHARS:
            raise InputError(f"page {number + 1} of the PDF has {len(whole):,} characters, more than are read")
        yield from _set_lines(text, whole, number)
    finally:
        text.close()
        page.close()


def _set_lines(text: pypdfium2.PdfTextPage, whole: str, number: int) -> Iterator[_Set]:
    """The lines with their boxes, by the first and the last letter of each."""
    most = text.count_chars()
    offset = 0
    for line in whole.splitlines(keepends=True):
        first = offset + len(line) - len(line.lstrip())
        last = offset + len(line.rstrip()) - 1
        offset += len(line)
        words = line.strip()
        if not words or first >= most:
            continue
        left, bottom, _, top = text.get_charbox(first, loose=True)
        _, _, right, _ = text.get_charbox(min(last, most - 1), loose=True)
        yield _Set(words, left, right, top, top - bottom, number)


def _paragraphs(pages: Sequence[tuple[_Set, ...]]) -> Iterator[Line]:
    margin = _margin(pages)
    body = [line for page in pages for line in page if not _is_margin(line, page, margin)]
    if not body:
        return
    usual = statistics.median(line.height for line in body)
    leading = _leading(body)
    titled = False
    for group in _grouped(body, leading):
        words = _joined(group)
        large = group[0].height >= usual * _LARGE and len(words.split()) <= _TITLE_WORDS
        role = (Role.SUBHEAD if titled or group[0].page else Role.TITLE) if large else None
        titled = titled or role is Role.TITLE
        yield Line(words, role)
    for line in dict.fromkeys(line.words for page in pages for line in page if _is_margin(line, page, margin)):
        yield Line(line, Role.FURNITURE)


def _margin(pages: Sequence[tuple[_Set, ...]]) -> frozenset[str]:
    """What stands at the head or foot of most pages, numbers aside."""
    seen = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    least = max(_FEWEST, len(pages) * _REPEATED)
    return frozenset(shape for shape, times in seen.items() if times >= least)


def _edges(page: tuple[_Set, ...]) -> tuple[_Set, ...]:
    return (*page[:_MARGIN], *page[-_MARGIN:])


def _is_margin(line: _Set, page: tuple[_Set, ...], margin: frozenset[str]) -> bool:
    if line not in _edges(page):
        return False
    return _shape(line) in margin or _PAGE_NUMBER.fullmatch(line.words) is not None


def _shape(line: _Set) -> str:
    return _DIGITS.sub("0", line.words.casefold())


def _leading(lines: Sequence[_Set]) -> float:
    """The usual distance from one line to the next, in heights of a letter."""
    pairs = itertools.pairwise(lines)
    steps = [a.top - b.top for a, b in pairs if a.page == b.page and 0 < a.top - b.top < 4 * max(a.height, 1)]
    return statistics.median(steps) / max(statistics.median(line.height for line in lines), 1) if steps else 0.0


def _grouped(lines: Iterable[_Set], leading: float) -> Iterator[list[_Set]]:
    """The lines of each paragraph."""
    held = list(lines)
    widths = {page: max(line.right for line in held if line.page == page) for page in {line.page for line in held}}
    group: list[_Set] = []
    for line in held:
        if group and _ends(group[-1], line, leading=leading, width=widths[group[-1].page]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _ends(before: _Set, line: _Set, *, leading: float, width: float) -> bool:
    """Does a paragraph end between the two lines?"""
    finished = _SENTENCE_END.search(before.words) is not None
    if _ENTRY.match(line.words) or max(before.height, line.height) > _OTHER * min(before.height, line.height):
        return True
    if before.page != line.page or line.top > before.top:  # another page, another column
        return finished
    if before.top - line.top > _GAP * leading * max(before.height, line.height):
        return True
    return finished and before.right < _SHORT * width


def _joined(group: Sequence[_Set]) -> str:
    """The words of the lines: a word broken by a hyphen is put together again."""
    text = ""
    for line in group:
        words = line.words
        if text.endswith(_SOFT):
            text = text.rstrip("".join(_SOFT)) + words
        elif text.endswith("-") and len(text) > 1 and text[-2].isalpha() and words[:1].islower():
            text = text[:-1] + words
        else:
            text = f"{text} {words}" if text else words
    for mark in _SOFT:
        text = text.replace(mark, "")
    return " ".join(text.split())


def _head(document: pypdfium2.PdfDocument) -> Head:
    told = document.get_metadata_dict(skip_empty=True)
    return Head(evidence=tuple(_evidence(told)))


def _evidence(told: dict[str, str]) -> Iterator[PublicationEvidence]:
    for name, updated in (("CreationDate", False), ("ModDate", True)):
        stamp = _STAMP.match(told.get(name, ""))
        day = None if stamp is None else days.day_of(*(int(part) for part in stamp.groups()))
        if day is not None:
            words = f"{name} {told[name]}"
            yield PublicationEvidence(EvidenceSource.FILE, words, (day,), None, updated)

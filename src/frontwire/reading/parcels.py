"""Parcels to reports: one document of any format that is no container."""

from __future__ import annotations

import re
from collections.abc import Callable

from frontwire.errors import InputError
from frontwire.lexicon.pages import Pages
from frontwire.model.parcel import Format, Parcel, Told
from frontwire.model.report import Report
from frontwire.reading import composing, decoding
from frontwire.reading.composing import Given, compose_lines, compose_text
from frontwire.reading.documents.mail import Markup
from frontwire.reading.documents.sheet import Sheet
from frontwire.settings import Settings

_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,40}:[ \t][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
#: How browsers that save a page as one file sign it.
_SAVED = re.compile(rb"^(?:snapshot-content-location:|from:\s*\"?<?saved by)", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:from|message-id|received):", re.IGNORECASE | re.MULTILINE)
_WORD_PART = b"word/document.xml"
#: So much of a file is looked at to tell what it is.
_LOOKED_AT = 8_000


def read_parcel(parcel: Parcel, *, settings: Settings, pages: Pages) -> Report:
    """The report in a parcel. Raises InputError for what cannot be read, or holds many reports."""
    given = Given(parcel.name, parcel.told)
    if isinstance(parcel.content, str):
        text = decoding.check(parcel.content, max_bytes=settings.max_bytes)
        return _from_text(text, parcel.format, given=given, settings=settings, pages=pages)
    if len(parcel.content) > settings.max_bytes:
        raise InputError(f"the input has {len(parcel.content):,} bytes, more than the {settings.max_bytes:,} allowed")
    known = parcel.format or format_of(parcel.content, name=parcel.name)
    opener = _OPENERS.get(known) if known is not None else None
    if opener is None:
        text = decoding.decode(parcel.content, max_bytes=settings.max_bytes, content_type=parcel.content_type)
        html = composing.is_html(text, name=parcel.name, content_type=parcel.content_type)
        known = known or (Format.HTML if html else Format.TEXT)
        return _from_text(text, known, given=given, settings=settings, pages=pages)
    opened = opener(parcel.content)
    if isinstance(opened, Markup):
        return _from_markup(opened, given=given, settings=settings, pages=pages)
    return _from_sheet(opened, given=given, settings=settings, pages=pages)


def format_of(data: bytes, *, name: str = "") -> Format | None:
    """Which document it is by its first bytes, Markdown by its name; None for text and HTML."""
    start = data[:_LOOKED_AT]
    if start.startswith(b"%PDF-"):
        return Format.PDF
    if start.startswith(b"PK\x03\x04") and _WORD_PART in data:
        return Format.DOCX
    if _MAIL.match(start):
        if _SAVED.search(start) or name.lower().endswith((".mht", ".mhtml")):
            return Format.MHTML
        return Format.EML if _SENT.search(start) else None
    return Format.MARKDOWN if name.lower().endswith((".md", ".markdown")) else None


def _from_text(text: str, known: Format | None, *, given: Given, settings: Settings, pages: Pages) -> Report:
    if known is Format.HTML:
        return composing.compose(text, given=given, settings=settings, pages=pages, html=True)
    if known is Format.MARKDOWN:
        from frontwire.reading.documents.markdown import read_markdown  # noqa: PLC0415 - loaded only where needed

        return _from_sheet(read_markdown(text), given=given, settings=settings, pages=pages)
    if known not in (Format.TEXT, None):
        raise InputError(f"{given.name or 'the input'} holds many reports ({known.value}), not one")
    return compose_text(text, given=given, settings=settings, pages=pages)


def _from_sheet(sheet: Sheet, *, given: Given, settings: Settings, pages: Pages) -> Report:
    if sheet.is_empty:
        raise InputError("the document holds no letters or digits: there is nothing to read")
    return compose_lines(sheet.lines, head=sheet.head, given=given, settings=settings, pages=pages)


def _from_markup(markup: Markup, *, given: Given, settings: Settings, pages: Pages) -> Report:
    from frontwire.reading.markup import compose_html  # noqa: PLC0415 - loaded only where needed

    page = decoding.decode(markup.data, max_bytes=settings.max_bytes, content_type=markup.content_type)
    told = given.told.over(Told(outlet=markup.head.outlet, title=markup.head.title, address=markup.address))
    return compose_html(
        page, given=Given(given.name, told), settings=settings, pages=pages, evidence=markup.head.evidence
    )


def _pdf(data: bytes) -> Sheet:
    from frontwire.reading.documents.pdf import read_pdf  # noqa: PLC0415 - loaded only where needed

    return read_pdf(data)


def _docx(data: bytes) -> Sheet:
    from frontwire.reading.documents.docx import read_docx  # noqa: PLC0415 - loaded only where needed

    return read_docx(data)


def _mail(data: bytes) -> Sheet | Markup:
    from frontwire.reading.documents.mail import read_mail  # noqa: PLC0415 - loaded only where needed

    return read_mail(data)


def _saved(data: bytes) -> Markup:
    from frontwire.reading.documents.mail import read_saved  # noqa: PLC0415 - loaded only where needed

    return read_saved(data)


_OPENERS: dict[Format, Callable[[bytes], Sheet | Markup]] = {
    Format.PDF: _pdf,
    Format.DOCX: _docx,
    Format.EML: _mail,
    Format.MHTML: _saved,
}

"""Puts the report together: structure, publication evidence, outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from frontwire.lexicon.pages import Pages
from frontwire.model.report import Block, Report, Role
from frontwire.reading import datelines, evidence, structuring
from frontwire.settings import Settings

#: Tags that no plain text begins with; looked for in so many of the first characters.
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|meta|section|p|h1)(?=[\s>/])", re.IGNORECASE)
_LOOKED_AT = 2000


def is_html(text: str, *, name: str, content_type: str | None) -> bool:
    """Is the text a page in HTML, by its content type, its name or its first tags?"""
    start = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    if content_type is not None and "html" in content_type.lower():
        return "<" in start
    if name.lower().endswith((".html", ".htm", ".xhtml")) and "<" in start:
        return True
    return start.startswith("<") and _HTML.search(start) is not None


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows of a page: its path or address, its day, its outlet."""

    name: str = ""
    published: date | None = None
    outlet: str | None = None


def compose(text: str, *, given: Given, settings: Settings, pages: Pages, html: bool) -> Report:
    """The report in a decoded text; HTML is reduced to its readable text first."""
    if html:
        from frontwire.reading.markup import compose_html  # noqa: PLC0415 - loaded only where needed

        return compose_html(text, given=given, settings=settings, pages=pages)
    found = structuring.structure(text, pages=pages, max_chars=settings.max_chars)
    return Report(
        text=text,
        blocks=found.blocks,
        title=found.title,
        outlet=given.outlet or found.outlet or from_dateline(text, found.blocks, pages),
        language=found.language,
        source=given.name,
        evidence=evidence.gather(text, found.blocks, source=given.name, pages=pages, published=given.published),
        refusals=found.refusals,
    )


def from_dateline(text: str, blocks: tuple[Block, ...], pages: Pages) -> str | None:
    """The agency of the dateline, where it names one: the page then carries that agency's report."""
    for block in blocks:
        if block.role is Role.DATELINE:
            found = datelines.find(" ".join(piece.of(text) for piece in block.pieces), pages=pages)
            if found is not None and found.agency is not None:
                return found.agency
    return None

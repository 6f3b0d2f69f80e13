"""Puts the report together: structure, publication evidence, outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from frontwire.lexicon.addresses import load_tracking
from frontwire.lexicon.pages import Pages
from frontwire.model.parcel import Told
from frontwire.model.report import Block, EvidenceSource, PublicationEvidence, Report, Role
from frontwire.model.span import Span
from frontwire.reading import datelines, evidence, structuring
from frontwire.reading.addressing import tidied
from frontwire.settings import Settings

#: Tags that no plain text begins with; looked for in so many of the first characters.
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|meta|section|p|h1)(?=[\s>/])", re.IGNORECASE)
_LOOKED_AT = 2000
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_BETWEEN = "\n\n"


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
    """What the caller knows of a report: its path or address, and what it was told of it."""

    name: str = ""
    told: Told = field(default=Told())

    @property
    def address(self) -> str | None:
        """Where it was published, as far as that is known before it is read."""
        return self.told.address or (self.name if _ADDRESS.match(self.name) else None)


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself outside its text; None or empty where it is silent."""

    title: str | None = None
    outlet: str | None = None
    evidence: tuple[PublicationEvidence, ...] = ()
    address: str | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document as read, and its role where the markup settles it."""

    words: str
    role: Role | None = None


def compose(text: str, *, given: Given, settings: Settings, pages: Pages, html: bool) -> Report:
    """The report in a decoded text; HTML is reduced to its readable text first."""
    if html:
        from frontwire.reading.markup import compose_html  # noqa: PLC0415 - loaded only where needed

        return compose_html(text, given=given, settings=settings, pages=pages)
    return compose_text(text, given=given, settings=settings, pages=pages)


def compose_lines(lines: Sequence[Line], *, head: Head, given: Given, settings: Settings, pages: Pages) -> Report:
    """The report in the lines of a document: `Report.text` has each as one line, with blank lines between."""
    hints: dict[Span, Role] = {}
    offset = 0
    for line in lines:
        span = Span(offset, offset + len(line.words))
        if line.role is not None:
            hints[span] = line.role
        offset = span.end + len(_BETWEEN)
    text = _BETWEEN.join(line.words for line in lines)
    return compose_text(text, given=given, settings=settings, pages=pages, head=head, hints=hints)


def compose_text(  # noqa: PLR0913 - what is known of a text
    text: str,
    *,
    given: Given,
    settings: Settings,
    pages: Pages,
    head: Head = Head(),
    hints: dict[Span, Role] | None = None,
) -> Report:
    """The report in a text; `head` is what its document says outside of it, `hints` the roles that markup settles."""
    found = structuring.structure(text, pages=pages, max_chars=settings.max_chars, hints=hints)
    told = given.told
    source = given.address or given.name
    gathered = evidence.gather(text, found.blocks, source=source, pages=pages, published=told.published)
    return Report(
        text=text,
        blocks=found.blocks,
        title=found.title or told.title,
        outlet=told.outlet or head.outlet or found.outlet or from_dateline(text, found.blocks, pages),
        language=found.language,
        source=given.name,
        evidence=_ordered(gathered, head.evidence),
        refusals=found.refusals,
        address=_address((head.address, given.address), settings),
        modified=head.modified or told.modified,
    )


def _address(given: Iterable[str | None], settings: Settings) -> str | None:
    """The first that is an address of the web, written as all are."""
    tracking = load_tracking(settings.lexicons)
    held = (tidied(address, tracking) for address in given if address)
    return next((address for address in held if address is not None), None)


def _ordered(
    gathered: tuple[PublicationEvidence, ...], head: tuple[PublicationEvidence, ...]
) -> tuple[PublicationEvidence, ...]:
    """All evidence, by the order of trust that `EvidenceSource` declares."""
    order = list(EvidenceSource)
    return tuple(sorted((*gathered, *head), key=lambda one: order.index(one.source)))


def from_dateline(text: str, blocks: tuple[Block, ...], pages: Pages) -> str | None:
    """The agency of the dateline, where it names one: the page then carries that agency's report."""
    for block in blocks:
        if block.role is Role.DATELINE:
            found = datelines.find(" ".join(piece.of(text) for piece in block.pieces), pages=pages)
            if found is not None and found.agency is not None:
                return found.agency
    return None

"""A report as read: the original text, its blocks, and what is known of its publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from frontwire.model.span import Span


class Role(StrEnum):
    """What a block of a page is for."""

    TITLE = "title"
    DECK = "deck"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    SUBHEAD = "subhead"
    FURNITURE = "furniture"
    OTHER_LANGUAGE = "other-language"


#: Roles whose words make claims. Captions and subheads are read for names only.
CLAIMING = frozenset({Role.TITLE, Role.DECK, Role.BODY})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like part of the page; `pieces` are several where a scrape broke it."""

    role: Role
    pieces: tuple[Span, ...]
    because: str = ""
    language: str | None = None

    @property
    def span(self) -> Span:
        """All of the block, with whatever stands between its pieces."""
        return Span.cover(self.pieces)


class EvidenceSource(StrEnum):
    """Where a piece of evidence on the publication date was found, most trusted first."""

    OVERRIDE = "override"
    METADATA = "metadata"
    URL = "url"
    VISIBLE = "visible line"
    DATELINE = "dateline"
    TEXT = "text"
    FILE = "file properties"


@dataclass(frozen=True, slots=True)
class PublicationEvidence:
    """One piece of evidence on when the report was published.

    `readings` are all days the words can mean (06.05.13 has two), likeliest first.
    `updated` marks a line that gives the last change, not the first publication.
    """

    source: EvidenceSource
    text: str
    readings: tuple[date, ...]
    span: Span | None = None
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was seen and not coded, and why. Nothing is lost in silence."""

    stage: str
    quote: str
    because: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read; every span in it and in what follows points into `text`.

    `source` is where it was read from; `address` is where it was published (http or https) by its own word or that of
    who passed it on, `modified` when it was last changed there.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    source: str = ""
    evidence: tuple[PublicationEvidence, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    address: str | None = None
    modified: datetime | None = None

    @property
    def running_text(self) -> str:
        """The words that can make claims (title, deck and body), a line for each block; no furniture."""
        told = (" ".join(piece.of(self.text) for piece in b.pieces) for b in self.blocks if b.role in CLAIMING)
        return "\n".join(told)

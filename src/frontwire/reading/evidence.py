"""Gathers what a page says of its own publication. Which of it to believe is decided elsewhere (dating)."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from frontwire.lexicon.pages import Pages
from frontwire.model.report import Block, EvidenceSource, PublicationEvidence, Role
from frontwire.model.span import Span
from frontwire.reading import days
from frontwire.reading.passages import trim

#: Lines longer than this do not date a page.
_LINE_CHARS = 300

_IN_PATH = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/_.-](?P<m>\d{1,2})[/_.-](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?<![a-z])(?P<y>(?:19|20)\d\d)/(?P<n>[a-z]{3,9})/(?P<d>\d{1,2})(?!\d)", re.IGNORECASE),
)
_UPDATED = re.compile(r"\(?(?:last\s+)?(?:updated|modified)\b", re.IGNORECASE)

#: Blocks that may hold a line that dates the page.
_DATING = frozenset({Role.FURNITURE, Role.BYLINE, Role.DATELINE})


def gather(
    text: str, blocks: tuple[Block, ...], *, source: str, pages: Pages, published: date | None
) -> tuple[PublicationEvidence, ...]:
    """The override, the address, visible lines and datelines, in that order of trust; markup is not seen here."""
    out: list[PublicationEvidence] = []
    if published is not None:
        out.append(PublicationEvidence(EvidenceSource.OVERRIDE, published.isoformat(), (published,)))
    out.extend(from_address(source))
    seen = [one for block in blocks if block.role in _DATING for one in _from_block(text, block, pages)]
    seen.sort(key=lambda one: (one.source is EvidenceSource.DATELINE, one.span or Span(0, 0)))
    return (*out, *seen)


def from_address(source: str) -> tuple[PublicationEvidence, ...]:
    """The day in the path of an address: /2014/03/04/, 20140304, /2014/mar/04/."""
    if "://" not in source:
        return ()
    path = urlsplit(source).path
    for pattern in _IN_PATH:
        for match in pattern.finditer(path):
            held = match.groupdict()
            if held.get("n"):
                readings = tuple(d for f in days.find(f"{held['d']} {held['n']} {held['y']}") for d in f.readings)
            else:
                day = days.day_of(int(held["y"]), int(held["m"]), int(held["d"]))
                readings = () if day is None else (day,)
            if readings:
                return (PublicationEvidence(EvidenceSource.URL, match.group(), readings),)
    return ()


def _from_block(text: str, block: Block, pages: Pages) -> list[PublicationEvidence]:
    """The dates of a line that dates the page: a dateline, a publication line, a bare date."""
    if len(block.span) > _LINE_CHARS or _copyright(block):
        return []
    words = block.span.of(text)
    source = EvidenceSource.DATELINE if block.role is Role.DATELINE else EvidenceSource.VISIBLE
    hit = pages.line(words) or pages.head(words)
    label = hit.dates if hit is not None and hit.dates else None
    if source is EvidenceSource.VISIBLE and label is None and not _bare(block):
        return []
    out: list[PublicationEvidence] = []
    for found in days.find(words, months=pages.months):
        span = Span(block.span.start + found.start, block.span.start + found.end)
        before = words[out[-1].span.end - block.span.start if out and out[-1].span else 0 : found.start]
        updated = label == "updated" if not out else _UPDATED.search(before) is not None
        out.append(PublicationEvidence(source, _line(text, block, span, single=not out), found.readings, span, updated))
    return out


def _bare(block: Block) -> bool:
    return block.because in ("a line with nothing but a date", "a date before the first sentence", "the page's markup")


def _copyright(block: Block) -> bool:
    return "copyright.yml" in block.because or "notices.yml" in block.because


def _line(text: str, block: Block, span: Span, *, single: bool) -> str:
    """The words that bear the evidence: the whole line for its first date, the date alone for others."""
    if not single:
        return span.of(text)
    held = trim(text, block.span.start, block.span.end)
    return span.of(text) if held is None else " ".join(held.of(text).split())

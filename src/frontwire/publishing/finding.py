"""Finding: claims that a search found as a page shows them, the words searched for marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frontwire.model.gist import Gist
from frontwire.model.picture import Account, Citation
from frontwire.publishing import telling, wording
from frontwire.publishing.marking import marks
from frontwire.publishing.picture.words import Vocabulary
from frontwire.publishing.words import flat


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote; `is_hit` where it answers the search."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class HitRow:
    """One claim found: its quote in pieces, what it tells, who says it where, and the happening it stands in."""

    claim: str
    report: str
    pieces: tuple[Piece, ...]
    kind: str
    when: str
    where: str
    said: str
    outlet: str
    known: date
    happening: str
    headline: str
    claims: int


def hit_row(citation: Citation, account: Account, words: str, vocabulary: Vocabulary) -> HitRow:
    """The row of a claim that `words`, as typed, found; it stands in `account`."""
    gist = citation.gist
    return HitRow(
        claim=gist.id,
        report=gist.report,
        pieces=tuple(pieces(flat(gist.quote), words)),
        kind=vocabulary.labels.kind(gist.kind).label,
        when=telling.days(gist.first, gist.last, gist.precision),
        where=vocabulary.place(gist.site, gist.place_text, gist.part),
        said=_said(gist),
        outlet=flat(gist.outlet or ""),
        known=gist.known,
        happening=account.id,
        headline=vocabulary.headline(account),
        claims=len(account.citations),
    )


def pieces(line: str, words: str) -> Iterator[Piece]:
    """`line` cut where it answers the search; joined, the pieces are the line."""
    end = 0
    for span in marks(line, words):
        if span.start > end:
            yield Piece(line[end : span.start], is_hit=False)
        yield Piece(span.of(line), is_hit=True)
        end = span.end
    if end < len(line):
        yield Piece(line[end:], is_hit=False)


def _said(gist: Gist) -> str:
    return wording.joined((telling.firmness(gist), telling.saying(gist)), by=", ")

"""A card: one claim as its panel shows it, in one line and with its whole trail."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from frontwire.browsing.reviewing import Found, Review
from frontwire.browsing.sheets import Piece
from frontwire.browsing.tables import Tables
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.publishing import telling
from frontwire.publishing.tracing import Ground, trace
from frontwire.publishing.trails import Section
from frontwire.publishing.words import flat


@dataclass(frozen=True, slots=True)
class Card:
    """A claim told: its kind, the line, who says it, how firmly when not plainly, the days, the place, the trail.

    `review` is what people decided about it; `is_aside` where they rejected it: then it is told as it was read.
    `pieces` are where the pieces of its report begin.
    """

    gist: Gist
    filing: Filing
    label: str
    family: str
    statement: str
    said: str
    firmness: str
    days: str
    place: str
    sections: tuple[Section, ...]
    review: Review
    is_aside: bool
    pieces: tuple[int, ...]

    def piece(self, offset: int) -> int:
        """Where the piece of the report begins that holds the character at `offset`."""
        before = bisect_right(self.pieces, offset)
        return self.pieces[before - 1] if before else 0


def card(  # noqa: PLR0913 - what a claim is told from
    found: Found, filing: Filing, *, review: Review, ground: Ground, tables: Tables, pieces: Iterable[Piece]
) -> Card:
    """The card of a claim of the report that `filing` heads and that is cut into `pieces`."""
    gist, words = found.gist, tables.words
    return Card(
        gist=gist,
        filing=filing,
        label=words.labels.kind(gist.kind).label,
        family=tables.palette.family(gist.kind),
        statement=telling.statement(gist, words.labels),
        said=flat(telling.saying(gist)),
        firmness=telling.firmness(gist),
        days=telling.days(gist.first, gist.last, gist.precision),
        place=telling.spot(gist.site, gist.place_text, gist.part, words.countries),
        sections=trace(found.claim, ground),
        review=review,
        is_aside=found.is_aside,
        pieces=tuple(piece.span.start for piece in pieces),
    )

"""Crediting: which news agency a report's words come from, and who publishes it, by the keys of voices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frontwire.lexicon.actors import Actors
from frontwire.lexicon.agencies import Agencies, Spot
from frontwire.lexicon.naming import pieces
from frontwire.model.folding import fold_name
from frontwire.model.report import Report, Role

#: Roles of lines that are credits as a whole.
_CREDITING = frozenset({Role.BYLINE, Role.DATELINE})
#: A credit stands within so many characters of the report's first or last word.
_EDGE = 120
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?P<name>[\w-]+)(?:\.[\w-]+)*\.[a-z]{2,}/?", re.IGNORECASE)


def agency_of(report: Report, *, agencies: Agencies, publisher: str | None = None) -> str | None:
    """The key of the news agency whose words a report prints, by its credit; None where it names none.

    A report that credits several ("AFP and Reuters", "agencies") has mixed their words: which are whose cannot be
    told, so none is named. One without a credit by an outlet that is an agency (`publisher`) is the agency's own.
    """
    credited = frozenset(key for words, spot in _edges(report) for key in agencies.credited(words, at=spot))
    if not credited:
        return publisher if publisher in agencies.keys.values() else None
    return next(iter(credited)) if len(credited) == 1 else None


def publisher_of(outlet: str | None, *, actors: Actors) -> str | None:
    """The key of an outlet: its id in lexicons/actors, else its folded words; None where there is no outlet.

    A site's name ("www.reuters.com") counts by the part before its ending.
    """
    if outlet is None:
        return None
    site = _DOMAIN.fullmatch(outlet.strip())
    name = site["name"].replace("-", " ") if site else outlet
    words = pieces(name)
    bare = words[1:] if words[:1] == ("the",) else words
    return actors.outlets.get(words) or actors.outlets.get(bare) or fold_name(name) or None


def _edges(report: Report) -> Iterator[tuple[str, Spot]]:
    """The words of a report that may hold a credit, each with where they stand."""
    bodies = [block.span.of(report.text) for block in report.blocks if block.role is Role.BODY]
    for block in report.blocks:
        words = block.span.of(report.text)
        if block.role in _CREDITING:
            yield words, Spot.LINE
            yield words, Spot.END
        elif block.role is Role.FURNITURE and len(words) <= _EDGE:
            yield words, Spot.STAMP
    # The first may be a headline said once more.
    for words in bodies[:2]:
        yield words[:_EDGE], Spot.LEAD
    for words in bodies[-1:]:
        yield words[-_EDGE:], Spot.END

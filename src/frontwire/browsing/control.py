"""Control: who is said to hold what as of a day, as the map draws it. The rules are `drawing.holding`'s."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from frontwire.browsing import shapes
from frontwire.browsing.rows import spot
from frontwire.browsing.stock import Stock
from frontwire.drawing.holding import KINDS, holdings
from frontwire.model.gist import Gist
from frontwire.model.picture import Citation, Holder, Holding
from frontwire.publishing import telling


def held_by(stock: Stock, day: date) -> tuple[Holding, ...]:
    """Who is said to hold what as of a day; its claims are not graded."""
    return holdings(_words(stock, day), at=day)


def _words(stock: Stock, day: date) -> Iterator[Citation]:
    gists, origins = stock.columns.gists, stock.linked.origins
    for number in stock.columns.kinds.among(KINDS)[: stock.columns.known_by(day)].nonzero()[0]:
        gist = gists[number]
        yield Citation(gist, origins.get(gist.id, gist.report))


def control(held: Iterable[Holding], stock: Stock) -> tuple[shapes.Control, ...]:
    """Holdings as the map draws them."""
    return tuple(_control(holding, stock) for holding in held)


def _control(holding: Holding, stock: Stock) -> shapes.Control:
    gist = holding.last.gist
    site = stock.guard.place(holding.site, [gist]) or holding.site
    return shapes.Control(
        spot=spot(site, holding.part),
        holders=tuple(_holder(holder) for holder in holding.holders),
        contested=holding.contested,
        age=holding.age,
        claim=holding.last.id,
    )


def _holder(holder: Holder) -> shapes.Holder:
    party = holder.party
    return shapes.Holder(
        name=None if party is None else party.name or party.text,
        side=None if party is None else party.side,
        standing=holder.standing,
        said_by=_voices(citation.gist for citation in holder.citations),
        last=holder.last,
        denied=bool(holder.denied),
    )


def _voices(gists: Iterable[Gist]) -> tuple[str, ...]:
    """Who says so, the newest first."""
    return tuple(dict.fromkeys(telling.voices(gist) for gist in reversed(list(gists))))

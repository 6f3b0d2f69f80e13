"""Shipping: what a store holds, made ready for export."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from frontwire.drawing import Tables, accounts, draw
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.happening import Reconciled
from frontwire.model.health import HealthPicture
from frontwire.model.picture import Picture
from frontwire.model.query import Query
from frontwire.publishing.exports import Bundle, Entry
from frontwire.publishing.guarding import Guard
from frontwire.publishing.hiding import hide
from frontwire.store import StoreView

#: How many characters around a quote are given with it.
_AROUND = 32


@dataclass(frozen=True)
class StoreShipment:
    """What a query asks of a store as it stands in `view`; fills `publishing.exports.Shipment`."""

    view: StoreView
    linked: Reconciled
    query: Query
    at: date
    tables: Tables
    guard: Guard
    lexicons: Path
    draw_health: Callable[[], HealthPicture]

    @property
    def is_exact(self) -> bool:
        """Are points of medical and shelter sites given as they are?"""
        return self.guard.is_exact

    @cached_property
    def moment(self) -> datetime:
        """When the last report came in."""
        return max((filing.fetched for filing in self._filings.values()), default=datetime.fromtimestamp(0, UTC))

    @cached_property
    def _filings(self) -> Mapping[str, Filing]:
        return {filing.id: filing for filing in self.view.filings(at=self.at)}

    @cached_property
    def _happenings(self) -> Mapping[str, str]:
        return {claim: happening.id for happening in self.linked.happenings for claim in happening.claims}

    def entries(self) -> Iterator[Entry]:
        """The claims asked for, by known day and id."""
        for gist in self.view.select(replace(self.query, at=self.at)):
            yield self._entry(gist)

    def bundles(self) -> Iterator[Bundle]:
        """The happenings they tell of, by day."""
        for account in accounts(self.view, self.linked, at=self.at, tables=self.tables, query=self.query):
            held = tuple(self._entry(citation.gist) for citation in account.citations)
            gists = [citation.gist for citation in account.citations]
            yield Bundle(replace(account, site=self.guard.place(account.site, gists)), held)

    def picture(self) -> Picture:
        """The picture as of `at`."""
        drawn = draw(
            self.view, self.linked, at=self.at, tables=self.tables, place=self.query.place, since=self.query.since
        )
        return hide(drawn, self.guard)

    def health(self) -> HealthPicture:
        """The health and aid picture as of `at`."""
        return self.draw_health()

    def _entry(self, gist: Gist) -> Entry:
        claim, text = self.view.claim(gist.id), self.view.text(gist.report)
        if claim is None or text is None:
            raise LookupError(f"the store has a gist of claim {gist.id} and no claim")
        span, sentence = gist.span, gist.sentence or gist.span
        return Entry(
            claim=claim,
            gist=replace(gist, site=self.guard.shown(gist)),
            filing=self._filings[gist.report],
            sentence=sentence.of(text),
            before=text[max(0, span.start - _AROUND) : span.start],
            after=text[span.end : span.end + _AROUND],
            happening=self._happenings.get(gist.id, gist.id),
            origin=self.linked.origins.get(gist.id, ""),
        )

"""Shipping: what a store holds, made ready for export, a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TypedDict, TypeVar

from frontwire import __version__
from frontwire.corpus.quoting import Texts
from frontwire.drawing import Tables, accounts, draw
from frontwire.model.claim import Claim
from frontwire.model.filing import Filing
from frontwire.model.gist import Gist
from frontwire.model.happening import Reconciled
from frontwire.model.health import HealthPicture
from frontwire.model.picture import Account, Picture
from frontwire.model.query import Query
from frontwire.publishing.exports import Bundle, Entry
from frontwire.publishing.guarding import Guard
from frontwire.publishing.hiding import hide, hide_account, hide_claim
from frontwire.publishing.masking import Mask
from frontwire.publishing.sourcing import shown_source
from frontwire.store import StoreView

_T = TypeVar("_T")
#: Called with how many claims or happenings are done and how many there are.
Progress = Callable[[int, int], None]
#: Claims read from the store at a time: beyond some hundreds it gets no quicker.
_BATCH = 400


class Asking(TypedDict, total=False):
    """What may be asked of a shipment, all of it optional.

    `query` says which claims. `chosen`, where given, are the ids of the claims to give out, whatever conditions chose
    them: of the query only the days and the place that a picture is of are looked at then. Points of medical and
    shelter sites are made coarse unless `exact_sites`; `withhold_names` puts names of private persons out of sight,
    letter by letter. `progress` is called with how many claims (or happenings) are done and how many there are.
    """

    query: Query
    chosen: frozenset[str] | None
    exact_sites: bool
    withhold_names: bool
    progress: Progress


@dataclass(frozen=True)
class StoreShipment:
    """What a query asks of a store as it stands in `view`; fills `publishing.exports.Shipment`.

    `Asking` says what `query` and `chosen` mean; `mask` hides names; `address` is where the page of the store is.
    """

    view: StoreView
    linked: Reconciled
    query: Query
    at: date
    tables: Tables
    guard: Guard
    lexicons: Path
    draw_health: Callable[[], HealthPicture]
    chosen: frozenset[str] | None = None
    mask: Mask | None = None
    progress: Progress = field(default=lambda _done, _all: None)
    address: str = ""

    @property
    def software(self) -> str:
        """The version of Frontwire that ships it."""
        return __version__

    @property
    def is_exact(self) -> bool:
        """Are points of medical and shelter sites given as they are?"""
        return self.guard.is_exact

    @cached_property
    def moment(self) -> datetime:
        """When the last report came in."""
        return max((filing.fetched for filing in self._filings.values()), default=datetime.fromtimestamp(0, UTC))

    def asks_for(self, gist: Gist) -> bool:
        """Is the claim one of those asked for?"""
        return self._asked.admits(gist) and (self.chosen is None or gist.id in self.chosen)

    def cited(self, claims: Iterable[str]) -> Mapping[str, Entry]:
        """Claims known by `at` by their ids, asked for or not."""
        gists = [gist for claim in dict.fromkeys(claims) if (gist := self.view.gist(claim)) is not None]
        known = [gist for gist in gists if gist.known <= self.at]
        return {entry.id: entry for some in _batches(iter(known), _BATCH) for entry in self._entries(some)}

    def entries(self) -> Iterator[Entry]:
        """The claims asked for, by known day and id."""
        total = self.view.count(self._asked) if self.chosen is None else len(self.chosen)
        done = 0
        for gists in _batches(self._gists(), _BATCH):
            yield from self._entries(gists)
            done += len(gists)
            self.progress(done, max(done, total))

    def bundles(self) -> Iterator[Bundle]:
        """The happenings they tell of, by day."""
        held = self._accounts
        done = 0
        for some in _weighed(held, _BATCH):
            entries = iter(self._entries([citation.gist for account in some for citation in account.citations]))
            for account in some:
                shown = self._masked(hide_account(account, self.guard))
                yield Bundle(shown, tuple(islice(entries, len(account.citations))))
            done += len(some)
            self.progress(done, len(held))

    def picture(self) -> Picture:
        """The picture as of `at`."""
        drawn = draw(
            self.view, self.linked, at=self.at, tables=self.tables, place=self.query.place, since=self.query.since
        )
        return self._masked(hide(drawn, self.guard))

    def health(self) -> HealthPicture:
        """The health and aid picture as of `at`."""
        return self._masked(self.draw_health())

    @property
    def _asked(self) -> Query:
        return Query(at=self.at) if self.chosen is not None else replace(self.query, at=self.at)

    def _gists(self) -> Iterator[Gist]:
        held = self.view.select(self._asked)
        return held if self.chosen is None else (gist for gist in held if gist.id in self.chosen)

    @cached_property
    def _accounts(self) -> tuple[Account, ...]:
        query = replace(self._asked, since=self.query.since) if self.chosen is None else self._asked
        return accounts(self.view, self.linked, at=self.at, tables=self.tables, query=query, chosen=self.chosen)

    @cached_property
    def _filings(self) -> Mapping[str, Filing]:
        """The reports without what only linking needs of them."""
        held = self.view.filings(at=self.at)
        return {one.id: self._masked(replace(one, source=shown_source(one.source), signature=())) for one in held}

    @cached_property
    def _happenings(self) -> Mapping[str, str]:
        return {claim: happening.id for happening in self.linked.happenings for claim in happening.claims}

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self.view)

    def _entries(self, gists: Sequence[Gist]) -> Iterator[Entry]:
        claims = self.view.claims_of([gist.id for gist in gists])
        texts = self._texts.of(gist.report for gist in gists)
        for gist in gists:
            claim = claims.get(gist.id)
            if claim is None:
                raise LookupError(f"the store has a gist of claim {gist.id} and no claim")
            yield self._entry(gist, claim, texts[gist.report])

    def _entry(self, gist: Gist, claim: Claim, text: str) -> Entry:
        site = self.guard.shown(gist)
        made = Entry.of(
            hide_claim(claim, gist, site),
            gist if site == gist.site else replace(gist, site=site),
            self._filings[gist.report],
            text,
            happening=self._happenings.get(gist.id, gist.id),
            origin=self.linked.origins.get(gist.id, ""),
        )
        return self._masked(made)

    def _masked(self, value: _T) -> _T:
        return value if self.mask is None else self.mask.over(value)


def _batches(things: Iterator[_T], size: int) -> Iterator[tuple[_T, ...]]:
    while held := tuple(islice(things, size)):
        yield held


def _weighed(held: Iterable[Account], size: int) -> Iterator[list[Account]]:
    """Accounts in rows of about `size` claims."""
    row: list[Account] = []
    claims = 0
    for account in held:
        row.append(account)
        claims += len(account.citations)
        if claims >= size:
            yield row
            row, claims = [], 0
    if row:
        yield row

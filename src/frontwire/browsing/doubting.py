"""Doubting: which other claims may tell of the same happening as one: asked of what stands near it, not of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.state import State
from frontwire.lexicon.families import Families
from frontwire.model.correction import Correction, Decision
from frontwire.model.gist import Gist
from frontwire.model.happening import Link
from frontwire.model.judgement import Judgement
from frontwire.model.picture import Account
from frontwire.model.query import Box
from frontwire.reconciling.doubting import doubtful

#: How far around a happening is looked: degrees, and days before and after it.
_DEGREES = 0.75
_DAYS = timedelta(days=10)
#: So many happenings at most are weighed against it.
_MOST = 300


@dataclass(frozen=True, slots=True)
class _Near:
    """The claims around a happening, and what people decided."""

    held: Sequence[Gist]
    decided: Sequence[Decision]

    def gists(self) -> Iterator[Gist]:
        return iter(self.held)

    def judgements(self) -> tuple[Judgement, ...]:
        return tuple(one for one in self.decided if isinstance(one, Judgement))

    def corrections(self) -> tuple[Correction, ...]:
        return tuple(one for one in self.decided if isinstance(one, Correction))


def doubted(snapshot: Snapshot, account: Account, *, decisions: Sequence[Decision], lexicons: Path) -> tuple[Link, ...]:
    """The links to and from a happening's claims that a person should decide, most doubtful first.

    As `Corpus.doubtful` has them, but weighed within ten days and some eighty kilometres of it; of what is undated or
    unplaced only the links that were made. `decisions` are all that people decided, `lexicons` is the folder of
    lexicons. Raises LexiconError.
    """
    stock = snapshot.stock
    ids = {account.id, *(one.id for one in _around(snapshot, account))}
    happenings = tuple(one for one in stock.linked.happenings if one.id in ids)
    rows = (stock.columns.row[claim] for one in happenings for claim in one.claims)
    gists = [stock.columns.gists[row] for row in rows]
    links = doubtful(
        _Near(gists, decisions),
        replace(stock.linked, happenings=happenings),
        families=_families(lexicons),
        deeds=stock.tables.drawing.deeds,
    )
    own = {citation.id for citation in account.citations}
    return tuple(link for link in links if {link.older, link.newer} & own)


def _around(snapshot: Snapshot, account: Account) -> Sequence[Account]:
    site, first, last = account.site, account.first or account.last, account.last or account.first
    if site is None or first is None or last is None:
        return ()
    box = Box(site.lat - _DEGREES, site.lon - _DEGREES, site.lat + _DEGREES, site.lon + _DEGREES)
    near = snapshot.choose(State(first=first - _DAYS, last=last + _DAYS, box=box)).accounts
    middle = first + (last - first) / 2
    return sorted(near, key=lambda one: (abs((one.first or one.last or middle) - middle), one.id))[:_MOST]


@lru_cache(maxsize=4)
def _families(lexicons: Path) -> Families:
    return Families.load(lexicons / "linking")

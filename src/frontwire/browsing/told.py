"""The claims that a choice admits, one by one: those known last first, read a page at a time.

A page goes on behind a claim (its day and id), not behind a number of them: what comes in meanwhile moves nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from frontwire.browsing.choosing import Choice
from frontwire.browsing.columns import NONE, Mask, Numbers
from frontwire.browsing.grounds import Grounds
from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.stock import Leaf
from frontwire.model.gist import Site
from frontwire.model.picture import Account, Citation
from frontwire.publishing.coarsening import coarsen

#: Where a claim stands: the day it was known, its id.
Mark = tuple[date, str]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A claim as cited, the happening that it stands in, and the site that is shown for it."""

    citation: Citation
    leaf: Leaf
    site: Site | None

    @property
    def mark(self) -> Mark:
        """Where it stands."""
        return self.citation.gist.known, self.citation.gist.id


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """A place that claims are placed in: how many, in how many happenings, of them disputed, last known when."""

    site: Site
    claims: int
    happenings: int
    disputed: int
    last: date


@dataclass(frozen=True, slots=True, eq=False)
class ClaimsTold:
    """The claims of a choice, by their `rows`, those known last first."""

    choice: Choice
    rows: Numbers

    @classmethod
    def of(cls, choice: Choice, *, since: date | None = None, touched: frozenset[str] | None = None) -> ClaimsTold:
        """All that a choice admits, of these only those known from `since` on where it is given.

        Of `touched`, where given, the claim or its report must be one.
        """
        mask = choice.claims
        if since is not None:
            mask = mask & (choice.grounds.columns.known[: len(mask)] >= since.toordinal())
        if touched is not None:
            mask = mask & _among(choice, touched)
        return cls(choice, mask.nonzero()[0][::-1])

    def page(self, *, size: int, after: Mark | None = None) -> tuple[tuple[Entry, ...], Mark | None]:
        """At most `size` of them, and behind which the next page begins; None where there is none."""
        rows = self.rows
        if after is not None:
            gists = self.choice.grounds.columns.gists
            first = bisect_left(gists, after, hi=len(self.choice.claims), key=lambda gist: (gist.known, gist.id))
            rows = rows[rows < first]
        held = tuple(entry_of(self.choice.grounds, self.choice.leaves, int(row)) for row in rows[:size])
        return held, held[-1].mark if len(rows) > size else None

    def ids(self) -> frozenset[str]:
        """Their ids."""
        gists = self.choice.grounds.columns.gists
        return frozenset(gists[row].id for row in self.rows)

    def leaves(self) -> tuple[Leaf, ...]:
        """The happenings that they stand in, the newest days first."""
        positions = np.unique(self.choice.grounds.account[self.rows])
        return tuple(self.choice.leaves[position] for position in positions)

    def narrowed(self) -> Iterator[Account]:
        """The accounts that they stand in, each with just these of its claims."""
        wanted = self.ids()
        for leaf in self.leaves():
            citations = tuple(one for one in leaf.account.citations if one.gist.id in wanted)
            yield replace(leaf.account, citations=citations)

    def reports(self) -> frozenset[str]:
        """The ids of the reports that they stand in."""
        held = self.choice.grounds.columns.reports
        return frozenset(held.values[code] for code in np.unique(held.codes[self.rows]))

    def tallies(self) -> tuple[Tally, ...]:
        """The places that they are placed in, those with most claims first, then by id."""
        sites = self.choice.grounds.columns.sites
        ids: dict[str, int] = {}
        number = np.array([*(ids.setdefault(site.id, len(ids)) for site in sites.values), NONE], dtype=np.int64)
        places = number[sites.codes[self.rows]]
        order = np.argsort(places, kind="stable")
        order = order[places[order] != NONE]
        ends = np.flatnonzero(np.diff(places[order])) + 1
        tallies = (self._tally(rows) for rows in np.split(self.rows[order], ends) if len(rows))
        return tuple(sorted(tallies, key=lambda tally: (-tally.claims, tally.site.id)))

    def _tally(self, rows: Numbers) -> Tally:
        grounds = self.choice.grounds
        accounts = np.unique(grounds.account[rows])
        codes = np.unique(grounds.columns.sites.codes[rows])
        site = min((grounds.columns.sites.values[code] for code in codes), key=lambda site: (site.radius_km, site.name))
        return Tally(
            # As coarse as any claim there is shown: the others would give it away.
            site=coarsen(site) if _coarse(grounds, rows).any() else site,
            claims=len(rows),
            happenings=len(accounts),
            disputed=int(grounds.disputed[accounts].sum()),
            last=date.fromordinal(int(grounds.columns.known[rows].max())),
        )


def find_entry(snapshot: Snapshot, claim_id: str) -> Entry | None:
    """The claim of that id; None where it was not known by the snapshot's day."""
    if snapshot.leaf_of(claim_id) is None:
        return None
    return entry_of(snapshot.grounds, snapshot.leaves, snapshot.stock.columns.row[claim_id])


def entry_of(grounds: Grounds, leaves: Sequence[Leaf], row: int) -> Entry:
    """The claim of a row of the columns, as it is cited in the account it stands in."""
    gist = grounds.columns.gists[row]
    leaf = leaves[int(grounds.account[row])]
    citation = next(one for one in leaf.account.citations if one.gist.id == gist.id)
    site = gist.site
    if site is not None and _coarse(grounds, np.array([row])).any():
        site = coarsen(site)
    return Entry(citation, leaf, site)


def _coarse(grounds: Grounds, rows: Numbers) -> Mask:
    """Which of the claims, all placed, are shown elsewhere than where they are."""
    sites = [grounds.columns.sites.values[code] for code in grounds.columns.sites.codes[rows]]
    exact = np.array([(site.lat, site.lon) for site in sites]).reshape(-1, 2)
    coarse: Mask = (exact[:, 0] != grounds.claims.lat[rows]) | (exact[:, 1] != grounds.claims.lon[rows])
    return coarse


def _among(choice: Choice, touched: frozenset[str]) -> Mask:
    columns, size = choice.grounds.columns, len(choice.claims)
    out = columns.reports.among(touched)[:size].copy()
    rows = [columns.row[one] for one in touched if one in columns.row]
    out[[row for row in rows if row < size]] = True
    return out

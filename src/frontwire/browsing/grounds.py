"""Grounds: what conditions are asked of. The claims known by a day, each with the account it stands in.

A claim that gives no day, or no place, of its own counts for those of its happening: who asks for the dead of 5 March
means the undated toll of that day's strike too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from frontwire.browsing.columns import EARLIEST, LATEST, NONE, Coded, Columns, Degrees, Mask, Numbers
from frontwire.browsing.stock import Leaf, Stock
from frontwire.model.gist import Site
from frontwire.model.picture import Status


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Days and points of claims or of accounts: ordinals, open sides at their bounds; degrees, NaN where unplaced."""

    first: Numbers
    last: Numbers
    dated: Mask
    lat: Degrees
    lon: Degrees


@dataclass(frozen=True, slots=True, eq=False)
class Grounds:
    """One row a claim known, and one a happening.

    `account` is the position of each claim's account, `NONE` where it stands in none; `claims` are what claims tell or
    take from their happening, `accounts` what happenings amount to.
    """

    columns: Columns
    account: Numbers
    claims: Spread
    accounts: Spread
    sites: Coded[Site]
    countries: Coded[str]
    disputed: Mask

    @property
    def known(self) -> int:
        """How many claims were known."""
        return len(self.account)


def lay(stock: Stock, leaves: Sequence[Leaf], account: Numbers) -> Grounds:
    """The grounds of accounts in their order; `account` is the position of each known claim's."""
    columns = stock.columns
    known = len(account)
    accounts = _accounts(leaves)
    site = np.where(columns.sites.codes[:known] == NONE, _sites(columns, leaves)[account], columns.sites.codes[:known])
    dated = columns.dated[:known]
    claims = Spread(
        first=np.where(dated, columns.first[:known], accounts.first[account]),
        last=np.where(dated, columns.last[:known], accounts.last[account]),
        dated=dated | accounts.dated[account],
        lat=_shown(columns.lat[:known], accounts.lat[account]),
        lon=_shown(columns.lon[:known], accounts.lon[account]),
    )
    _hide(claims, columns, leaves)
    countries = Coded.of(place.country for place in columns.sites.values)
    of_site = np.append(countries.codes, NONE)
    return Grounds(
        columns=columns,
        account=account,
        claims=claims,
        accounts=accounts,
        sites=Coded(columns.sites.values, site),
        countries=Coded(countries.values, of_site[site]),
        disputed=np.array([leaf.account.status is Status.DISPUTED for leaf in leaves], dtype=np.bool_),
    )


def _accounts(leaves: Sequence[Leaf]) -> Spread:
    """Of accounts, and one more for claims that stand in none: code `NONE` takes it."""
    days = [*((leaf.account.first, leaf.account.last) for leaf in leaves), (None, None)]
    sites = [*(leaf.site for leaf in leaves), None]
    return Spread(
        first=np.array([_ordinal(first, EARLIEST) for first, _ in days], dtype=np.int64),
        last=np.array([_ordinal(last, LATEST) for _, last in days], dtype=np.int64),
        dated=np.array([first is not None or last is not None for first, last in days], dtype=np.bool_),
        lat=np.array([np.nan if site is None else site.lat for site in sites], dtype=np.float64),
        lon=np.array([np.nan if site is None else site.lon for site in sites], dtype=np.float64),
    )


def _ordinal(day: date | None, missing: int) -> int:
    return missing if day is None else day.toordinal()


def _sites(columns: Columns, leaves: Sequence[Leaf]) -> Numbers:
    codes = {site: code for code, site in enumerate(columns.sites.values)}
    held = (leaf.account.site for leaf in leaves)
    return np.array([*(NONE if site is None else codes[site] for site in held), NONE], dtype=np.int64)


def _shown(own: Degrees, happening: Degrees) -> Degrees:
    taken: Degrees = np.where(np.isnan(own), happening, own)
    return taken


def _hide(claims: Spread, columns: Columns, leaves: Sequence[Leaf]) -> None:
    """Where a happening is shown coarsely, all its claims at that place are: no condition finds more than is shown."""
    for leaf in leaves:
        site, shown = leaf.account.site, leaf.site
        if site is None or shown is None or shown == site:
            continue
        for citation in leaf.account.citations:
            own = citation.gist.site
            if own is None or own.id == site.id:
                row = columns.row[citation.id]
                claims.lat[row], claims.lon[row] = shown.lat, shown.lon

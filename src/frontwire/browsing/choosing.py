"""Choosing: which happenings a state admits. All conditions on claims are asked of single claims together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from frontwire.browsing import shapes
from frontwire.browsing.columns import NONE, Mask, Numbers
from frontwire.browsing.grounds import Grounds
from frontwire.browsing.state import State
from frontwire.browsing.stock import Leaf
from frontwire.model.gist import Site
from frontwire.model.picture import Account
from frontwire.model.query import Box


@dataclass(frozen=True, slots=True)
class Asking:
    """What a state asks that a snapshot cannot tell by itself: what lies in its place, which claims hold its words.

    Each None where the state asks nothing of it.
    """

    within: Callable[[Site], bool] | None = None
    found: Mask | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """The happenings that a state admits, the newest first.

    `claims` marks the claims that fulfil its conditions, `positions` are those of the accounts; `facets` holds the
    condition of each facet that the state sets, `others` all its other conditions.
    """

    state: State
    grounds: Grounds
    leaves: Sequence[Leaf]
    claims: Mask
    positions: Numbers
    facets: Mapping[str, Mask]
    others: Mask

    def __len__(self) -> int:
        return len(self.positions)

    @property
    def chosen(self) -> tuple[Leaf, ...]:
        """The leaves admitted, the newest first."""
        return tuple(self.leaves[position] for position in self.positions)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts admitted, the newest first."""
        return tuple(leaf.account for leaf in self.chosen)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of the claims that fulfil the conditions, in the order in which they were known."""
        return tuple(self.grounds.columns.gists[row].id for row in self.claims.nonzero()[0])

    def without(self, facet: str) -> Mask:
        """The claims that fulfil all conditions but that of one facet."""
        return _all((self.others, *(mask for name, mask in self.facets.items() if name != facet)))

    @property
    def counts(self) -> shapes.Counts:
        """How much is admitted, and how much of that no map or timeline can show."""
        spread, held = self.grounds.accounts, self.positions
        reports = self.grounds.columns.reports.codes[: self.grounds.known][self.claims]
        return shapes.Counts(
            happenings=len(held),
            claims=int(self.claims.sum()),
            reports=len(np.unique(reports)),
            unplaced=int(np.isnan(spread.lat[held]).sum()),
            undated=int((~spread.dated[held]).sum()),
        )


def choose(state: State, grounds: Grounds, leaves: Sequence[Leaf], asking: Asking) -> Choice:
    """The choice of a state among the accounts `leaves`."""
    facets = dict(_facets(state, grounds))
    others = _all((grounds.account != NONE, *_others(state, grounds, asking)))
    claims = _all((others, *facets.values()))
    admitted = np.zeros(len(leaves), dtype=np.bool_)
    admitted[grounds.account[claims]] = True
    return Choice(state, grounds, leaves, claims, admitted.nonzero()[0], facets, others)


def _facets(state: State, grounds: Grounds) -> Iterator[tuple[str, Mask]]:
    """The facets that the state sets, by the parameter of the address."""
    columns, known = grounds.columns, grounds.known
    if state.kinds:
        yield "kind", columns.kinds.among(state.kinds)[:known]
    if state.actors:
        yield "actor", columns.actors.among(state.actors, len(columns.gists))[:known]
    if state.voice_types:
        yield "voice_type", columns.voice_types.among(state.voice_types)[:known]
    if state.certainties:
        yield "certainty", columns.certainties.among(state.certainties)[:known]
    if state.countries:
        yield "country", grounds.countries.among(state.countries)
    if state.disputed is not None:
        yield "disputed", np.append(grounds.disputed, False)[grounds.account] == state.disputed


def _others(state: State, grounds: Grounds, asking: Asking) -> Iterator[Mask]:
    claims = grounds.claims
    if state.first is not None or state.last is not None:
        yield claims.dated
    if state.first is not None:
        yield claims.last >= state.first.toordinal()
    if state.last is not None:
        yield claims.first <= state.last.toordinal()
    if state.box is not None:
        yield _inside(state.box, grounds)
    if asking.within is not None:
        yield grounds.sites.where(asking.within)
    if asking.found is not None:
        yield asking.found


def _inside(box: Box, grounds: Grounds) -> Mask:
    """`Box.holds` of all claims; no comparison with NaN is true."""
    lat, lon = grounds.claims.lat, grounds.claims.lon
    high: Mask = (lat >= box.south) & (lat <= box.north)
    wide: Mask = (
        (lon >= box.west) & (lon <= box.east) if box.west <= box.east else (lon >= box.west) | (lon <= box.east)
    )
    return high & wide


def _all(masks: Sequence[Mask]) -> Mask:
    return reduce(np.logical_and, masks)

"""What the tests of browsing share: stocks of claims made by hand, and choosing done the slow way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from frontwire.browsing.columns import is_party
from frontwire.browsing.snapshot import Search, Snapshot, snap
from frontwire.browsing.state import State
from frontwire.browsing.stock import Leaf, Stock, stocked
from frontwire.browsing.tables import Tables
from frontwire.lexicon.families import Families
from frontwire.model.gist import Gist
from frontwire.model.picture import Status
from frontwire.model.query import voice_type
from frontwire.reconciling import reconcile
from reconciling_toy import ToyView
from tests_support import LEXICONS


def stock_of(
    gists: Sequence[Gist], tables: Tables, *, exact: bool = True, revision: int = 1, before: Stock | None = None
) -> Stock:
    """A stock of claims that reconciling links."""
    linked = reconcile(ToyView(tuple(gists)), families=Families.load(LEXICONS / "linking"), deeds=tables.drawing.deeds)
    return stocked(gists, linked, revision=revision, tables=tables, exact=exact, before=before)


def snapshot_of(stock: Stock, day: date | None = None, *, find: Search = lambda words: frozenset()) -> Snapshot:
    """The snapshot of a stock, of its last day where none is given; no place can be asked for."""
    at = day or max(gist.known for gist in stock.columns.gists)
    return snap(stock, at, find=find, place=lambda place: None, days=None)


def slowly(state: State, snapshot: Snapshot) -> tuple[str, ...]:
    """The ids of the happenings that a state admits, found one claim at a time."""
    return tuple(leaf.account.id for leaf in snapshot.leaves if any(_admits(state, gist, leaf) for gist in told(leaf)))


def told(leaf: Leaf) -> tuple[Gist, ...]:
    """The claims of an account."""
    return tuple(citation.gist for citation in leaf.account.citations)


def _admits(state: State, gist: Gist, leaf: Leaf) -> bool:
    account = leaf.account
    own = gist.first is not None or gist.last is not None
    first, last = (gist.first, gist.last) if own else (account.first, account.last)
    site = gist.site or account.site
    actors = {party.key for party in (*gist.actors, *gist.targets) if is_party(party)}
    dated = first is not None or last is not None
    return (
        (not state.kinds or gist.kind in state.kinds)
        and (not state.voice_types or voice_type(gist) in state.voice_types)
        and (not state.certainties or gist.certainty in state.certainties)
        and (not state.actors or bool(actors & set(state.actors)))
        and (not state.countries or (site is not None and site.country in state.countries))
        and (state.disputed is None or (account.status is Status.DISPUTED) is state.disputed)
        and (state.box is None or (site is not None and state.box.holds(site.lat, site.lon)))
        and (state.first is None or (dated and (last is None or last >= state.first)))
        and (state.last is None or (dated and (first is None or first <= state.last)))
    )

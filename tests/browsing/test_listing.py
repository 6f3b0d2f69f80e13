from __future__ import annotations

from datetime import timedelta

import pytest

from browsing_support import snapshot_of, stock_of
from frontwire.browsing.listing import page
from frontwire.browsing.snapshot import Snapshot
from frontwire.browsing.state import State
from frontwire.browsing.tables import Tables
from frontwire.errors import InputError
from reconciling_support import DAY, make_gist, make_site


def _all(snapshot: Snapshot, size: int) -> list[str]:
    out: list[str] = []
    cursor: str | None = None
    while True:
        held = page(snapshot.choose(State()), cursor=cursor, size=size)
        out += [account.id for account in held.accounts]
        cursor = held.next
        if cursor is None:
            return out


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_pages_together_are_the_whole_list(last: Snapshot, size: int) -> None:
    assert _all(last, size) == [account.id for account in last.accounts]


def test_what_comes_in_meanwhile_shifts_nothing(tables: Tables) -> None:
    towns = [make_site(f"Town {n}", lat=20.0 + n) for n in range(6)]
    gists = [make_gist(f"g{n}", site=town, first=DAY - timedelta(days=n)) for n, town in enumerate(towns)]
    few = snapshot_of(stock_of(gists[::2], tables))
    first = page(few.choose(State()), size=2)
    more = snapshot_of(stock_of(gists, tables))
    rest = page(more.choose(State()), cursor=first.next, size=10)
    order = [account.id for account in more.accounts]
    assert [account.id for account in rest.accounts] == order[order.index(first.accounts[-1].id) + 1 :]


@pytest.mark.parametrize("cursor", ["x", "ü", "W10", "eyJhIjoxfQ", "A" * 400, "//++"])
def test_a_cursor_of_nobodys_is_refused(last: Snapshot, cursor: str) -> None:
    with pytest.raises(InputError, match="cursor"):
        page(last.choose(State()), cursor=cursor)


def test_an_empty_cursor_is_the_beginning(last: Snapshot) -> None:
    assert page(last.choose(State()), cursor="", size=3) == page(last.choose(State()), size=3)

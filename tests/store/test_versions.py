"""Versions of one page in a store, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest

from frontwire.model.filing import Deposit
from frontwire.store import Store
from store_support import DAY, FETCHED, fill, make_claim, make_deposit, snapshot

PAGE = "https://portum.example/12"


def version(name: str, *, days: int, address: str | None = PAGE) -> Deposit:
    claim = make_claim(f"{name}: Soldiers shelled")
    return make_deposit(name, claim, fetched=FETCHED + timedelta(days=days), address=address)


VERSIONS = (version("r1", days=0), version("r2", days=2), version("r3", days=4))


def test_a_later_version_stands_in_place_of_an_earlier_one_from_its_own_day(held: Store) -> None:
    fill(held, *VERSIONS)
    with held.view() as view:
        filings = {one.id: one for one in view.filings()}
        gists = {one.report: one for one in view.gists()}
    changed = FETCHED.date() + timedelta(days=2)
    assert [filings[name].version.number for name in ("r1", "r2", "r3")] == [1, 2, 3]
    assert (filings["r1"].known, filings["r2"].known) == (DAY, changed)
    assert (gists["r1"].known, gists["r1"].until) == (DAY, changed)
    assert gists["r1"].stands(changed - timedelta(days=1))
    assert not gists["r1"].stands(changed)
    assert gists["r3"].until is None


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_every_order_gives_the_same_store(held: Store, order: tuple[int, ...]) -> None:
    fill(held, *(VERSIONS[number] for number in order))
    with held.view() as view:
        assert [(one.id, one.version.number, one.known) for one in view.filings()] == [
            ("r1", 1, DAY),
            ("r2", 2, FETCHED.date() + timedelta(days=2)),
            ("r3", 3, FETCHED.date() + timedelta(days=4)),
        ]


def test_reading_anew_keeps_its_place(held: Store) -> None:
    fill(held, *VERSIONS)
    before = snapshot(held)
    with held.writer() as writer:
        filing = writer.replace(VERSIONS[1])
    assert filing.version.number == 2
    assert snapshot(held) == before


def test_other_pages_and_messages_stay_alone(held: Store) -> None:
    other = version("r2", days=2, address="https://portum.example/13")
    nowhere = version("r3", days=3, address=None)
    fill(held, VERSIONS[0], other, nowhere)
    with held.view() as view:
        assert {one.version.of for one in view.filings()} == {1}


def test_what_people_decided_on_an_earlier_version_stays(held: Store) -> None:
    fill(held, VERSIONS[0])
    with held.view() as view:
        (gist,) = view.gists()
    fill(held, VERSIONS[1])
    with held.view() as view:
        assert view.gist(gist.id) == replace(gist, until=FETCHED.date() + timedelta(days=2))
        assert view.claim(gist.id) is not None

"""Several processes on one store at once, and processes that are killed at any moment."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from frontwire import store
from frontwire.store import Store
from store_processes import add, make_event, start, write_for_ever
from store_support import fill, many, snapshot

REPORTS = 24
ROUNDS = 10
#: The latest moment, in seconds after a writer has begun to open the store or to write, at which it is killed.
LATEST = 0.2


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """What a store of all the reports holds."""
    with store.open(tmp_path / "whole.db") as held:
        fill(held, *many(REPORTS))
        return snapshot(held)


def test_many_open_and_fill_one_store_at_once(address: str, whole: bytes) -> None:
    begin, half = make_event(), REPORTS // 2
    shares = ((0, REPORTS), (half, REPORTS), (0, half), (0, REPORTS))
    processes = [start(add, address, first, last, begin) for first, last in shares]
    begin.set()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * len(shares)
    with store.open(address) as held:
        assert snapshot(held) == whole
        with held.view() as view:
            assert view.revision == REPORTS


def count_whole_reports(held: Store) -> int:
    """How many reports there are; none may be there in part, without its claims, bodies, refusals or words."""
    made = {one.filing.id: one for one in many(REPORTS)}
    with held.view() as view:
        filings = list(view.filings())
        gists = list(view.gists())
        refused = [report for report, _ in view.refusals()]
        assert {gist.report for gist in gists} <= {filing.id for filing in filings}
        for filing in filings:
            one = made[filing.id]
            assert filing == one.filing
            assert view.report(filing.id) == one.report
            assert {gist.id: gist for gist in gists if gist.report == filing.id} == {g.id: g for g in one.gists}
            assert [view.claim(claim.id) for claim in one.claims] == list(one.claims)
            assert refused.count(filing.id) == len(one.refusals)
        hits = view.search("report tells part", limit=1_000)
        assert sorted(hit.gist.id for hit in hits) == sorted(gist.id for gist in gists)
    return len(filings)


def test_a_writer_killed_at_any_moment_leaves_whole_reports(address: str, whole: bytes) -> None:
    moments = random.Random(20130605)
    seen = []
    for number in range(ROUNDS):
        begun = make_event()
        process = start(write_for_ever, address, REPORTS, begun)
        if number % 2:
            assert begun.wait(60)
        time.sleep(moments.uniform(0.0, LATEST))
        process.kill()
        process.join()
        with store.open(address) as held:
            seen.append(count_whole_reports(held))
    assert seen == sorted(seen)
    assert seen[-1] > 0
    with store.open(address) as held:
        fill(held, *many(REPORTS))
        assert snapshot(held) == whole


def test_readers_see_whole_reports_while_another_writes(empty_address: str) -> None:
    begun = make_event()
    process = start(write_for_ever, empty_address, REPORTS, begun)
    assert begun.wait(60)
    with store.open(empty_address) as held:
        counts = [count_whole_reports(held) for _ in range(12)]
    process.kill()
    process.join()
    assert counts == sorted(counts)
    assert counts[-1] > 0

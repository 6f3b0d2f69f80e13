from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from frontwire.browsing import stock
from frontwire.browsing.shelf import Shelf
from frontwire.browsing.state import State
from frontwire.corpus import Corpus
from frontwire.model.area import lies_in


class TestShelf:
    def test_a_snapshot_is_made_once_for_all_who_ask(self, corpus: Corpus) -> None:
        shelf = Shelf(corpus)
        with ThreadPoolExecutor(4) as pool:
            held = list(pool.map(lambda _: shelf.snapshot(), range(4)))
        assert len({id(snapshot) for snapshot in held}) == 1
        assert shelf.snapshot(held[0].at) is held[0]
        assert shelf.snapshot(held[0].at - timedelta(days=1)) is not held[0]

    def test_what_people_decide_is_seen_at_once(self, corpus: Corpus) -> None:
        shelf = Shelf(corpus)
        before = shelf.snapshot()
        claim = before.accounts[0].lead.id
        corpus.reject(claim, by="amal")
        after = shelf.snapshot()
        assert after.revision > before.revision
        assert after.account_of(claim) is None
        assert before.account_of(claim) is not None

    def test_after_a_decision_only_what_it_touches_is_drawn_anew(
        self, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shelf = Shelf(corpus)
        count = len(shelf.warm().accounts)
        drawn: list[int] = []
        original = stock.Stock._drawn
        monkeypatch.setattr(stock.Stock, "_drawn", lambda *a: (drawn.append(1), original(*a))[1])
        corpus.reject(shelf.snapshot().accounts[0].lead.id, by="amal")
        shelf.snapshot()
        assert len(drawn) < count / 4

    def test_words_are_found_as_the_store_finds_them(self, corpus: Corpus) -> None:
        snapshot = Shelf(corpus).snapshot()
        found = {hit.gist.id for hit in corpus.search("clinic", limit=1000)}
        assert found
        assert set(snapshot.choose(State(words="clinic")).claim_ids) == found
        assert len(snapshot.choose(State(words="zzyzx"))) == 0

    def test_a_place_takes_all_that_lies_in_it(self, corpus: Corpus) -> None:
        snapshot = Shelf(corpus).snapshot()
        place = corpus.place("Nawa")
        within = snapshot.choose(State(place=place.id))
        assert 0 < len(within) < len(snapshot.accounts)
        sites = [snapshot.stock.columns.gists[row].site for row in within.claims.nonzero()[0]]
        assert all(site is None or lies_in(site, place) for site in sites)
        country = place.country or ""
        whole = snapshot.choose(State(place=f"iso:{country}"))
        assert len(whole) == len(snapshot.choose(State(countries=(country,))))

    def test_days_are_all_on_which_anything_was_known(self, corpus: Corpus) -> None:
        shelf = Shelf(corpus)
        days = shelf.snapshot().days
        assert days is not None
        assert shelf.snapshot(days[0]).days == days
        assert days[1] == shelf.snapshot().at

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from browsing_support import snapshot_of, stock_of
from frontwire.browsing.stock import Stock
from frontwire.browsing.tables import Tables
from frontwire.drawing import accounts
from frontwire.model.picture import ChangeKind
from frontwire.model.query import EVERYTHING
from frontwire.model.voice import Certainty
from reconciling_support import DAY, killed, make_gist, make_speaker
from reconciling_toy import ToyView

NEXT = DAY + timedelta(days=1)
VOICED = {"voices": (make_speaker("monitor"),)}


class TestSnapshot:
    def test_it_holds_the_accounts_that_drawing_makes_of_that_day(self, stock: Stock, tables: Tables) -> None:
        days = sorted({gist.known for gist in stock.columns.gists})
        for day in (days[-1], days[0], days[len(days) // 2]):
            view = ToyView(stock.columns.gists)
            drawn = accounts(view, stock.linked, at=day, tables=tables.drawing, query=EVERYTHING)
            held = snapshot_of(stock, day).accounts
            assert {account.id: account for account in held} == {one.id: replace(one, new=False) for one in drawn}

    def test_it_stands_newest_first_and_undated_last(self, stock: Stock) -> None:
        held = snapshot_of(stock).accounts
        days = [account.last or account.first or date.min for account in held]
        assert days == sorted(days, reverse=True)
        assert {account.first is None for account in held} == {True, False}

    def test_any_claim_leads_to_its_happening(self, stock: Stock) -> None:
        snapshot = snapshot_of(stock)
        account = max(snapshot.accounts, key=lambda one: len(one.citations))
        assert {snapshot.account_of(citation.id) for citation in account.citations} == {account}
        assert snapshot.account(account.id) is account
        assert snapshot.account("nothing") is None

    def test_what_was_not_known_yet_is_not_there(self, tables: Tables) -> None:
        stock = stock_of([make_gist("a"), make_gist("b", kind="protest", known=NEXT)], tables)
        assert [account.id for account in snapshot_of(stock, DAY).accounts] == ["a"]
        assert snapshot_of(stock, DAY).account_of("b") is None
        assert snapshot_of(stock, NEXT).account_of("b") is not None
        assert snapshot_of(stock, DAY - timedelta(days=1)).accounts == ()


class TestChange:
    def test_first_told_since_is_new(self, tables: Tables) -> None:
        snapshot = snapshot_of(stock_of([make_gist("a", known=NEXT)], tables))
        (account,) = snapshot.accounts
        assert snapshot.change(account, since=DAY) is ChangeKind.NEW
        assert snapshot.change(account, since=NEXT) is None
        assert snapshot.row(account).change is None

    def test_a_second_origin_confirms(self, tables: Tables) -> None:
        snapshot = snapshot_of(stock_of([make_gist("a", **VOICED), make_gist("b", known=NEXT, **VOICED)], tables))
        (account,) = snapshot.accounts
        assert snapshot.row(account, since=DAY).change is ChangeKind.CONFIRMED

    def test_what_is_only_held_possible_changes_nothing(self, tables: Tables) -> None:
        doubt = make_gist("b", known=NEXT, certainty=Certainty.POSSIBLE, **VOICED)
        (account,) = (snapshot := snapshot_of(stock_of([make_gist("a", **VOICED), doubt], tables))).accounts
        assert snapshot.change(account, since=DAY) is None


class TestStock:
    def test_accounts_are_taken_over_where_nothing_changed(self, tables: Tables) -> None:
        far = make_gist("b", kind="protest", first=DAY - timedelta(days=30), last=DAY - timedelta(days=30))
        before = stock_of([make_gist("a"), far], tables)
        before.warm()
        grown = make_gist("c", kind="casualties", report="r-a", figures=(killed(3),))
        after = stock_of([make_gist("a"), far, grown], tables, revision=2, before=before)
        kept = {leaf.account.id for leaf in after.whole if leaf is not None}
        assert kept == {"b"}
        changed = stock_of([make_gist("a"), replace(far, quote="others marched")], tables, revision=3, before=before)
        assert {leaf.account.id for leaf in changed.whole if leaf is not None} == {"a"}

    def test_a_day_draws_only_what_was_told_otherwise_then(self, stock: Stock) -> None:
        days = sorted({gist.known for gist in stock.columns.gists})
        last, day_before = snapshot_of(stock, days[-1]), snapshot_of(stock, days[-2])
        shared = set(map(id, last.leaves)) & set(map(id, day_before.leaves))
        fresh = {gist.id for gist in stock.columns.gists if gist.known == days[-1]}
        grown = [leaf for leaf in last.leaves if fresh & {citation.id for citation in leaf.account.citations}]
        assert len(shared) == len(last.leaves) - len(grown)

    def test_progress_is_told_up_to_the_end(self, tables: Tables) -> None:
        told: list[tuple[int, int]] = []
        stock_of([make_gist("a")], tables).warm(lambda done, of: told.append((done, of)))
        assert told[-1] == (1, 1)

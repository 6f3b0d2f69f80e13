"""Doubts around one happening are those of the whole store, as far as they lie near it."""

from __future__ import annotations

from collections.abc import Iterable

from frontwire.browsing.doubting import doubted
from frontwire.browsing.shelf import Shelf
from frontwire.corpus import Corpus
from frontwire.model.happening import Link
from tests_support import LEXICONS


def pairs(links: Iterable[Link]) -> set[tuple[str, str]]:
    return {(link.older, link.newer) for link in links}


def test_doubts_near_a_happening_are_the_stores(corpus: Corpus) -> None:
    snapshot = Shelf(corpus).snapshot()
    everything = corpus.doubtful()
    found: set[tuple[str, str]] = set()
    for account in snapshot.accounts:
        own = {citation.id for citation in account.citations}
        near = doubted(snapshot, account, decisions=corpus.decisions(), lexicons=LEXICONS)
        assert pairs(near) <= pairs(link for link in everything if {link.older, link.newer} & own)
        found |= pairs(near)
    assert found
    gists = {gist.id: gist for gist in snapshot.stock.columns.gists}
    settled = [
        link for link in everything if all(gists[one].site and gists[one].first for one in (link.older, link.newer))
    ]
    assert pairs(settled) <= found


def test_what_people_decided_is_in_doubt_no_more(corpus: Corpus) -> None:
    link = corpus.doubtful()[0]
    corpus.judge(link.older, link.newer, "same", by="Lina")
    snapshot = Shelf(corpus).snapshot()
    account = snapshot.account_of(link.older)
    assert account is not None
    near = doubted(snapshot, account, decisions=corpus.decisions(), lexicons=LEXICONS)
    assert (link.older, link.newer) not in pairs(near)

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from frontwire.model.correction import Act, Correction
from frontwire.model.finding import Finder, rejected
from frontwire.model.span import Span
from reconciling_toy import anchor, gist

A = gist("a", span=Span(0, 8))


def test_a_claim_is_found_after_its_report_was_read_anew() -> None:
    held = replace(anchor(A), claim="gone")
    near = replace(A, id="new", span=Span(5, 12))
    nearer = replace(A, id="newer", span=Span(0, 8))
    assert Finder([near, nearer]).find(held) == 1
    assert Finder([replace(nearer, kind="shelling")]).find(held) is None
    assert Finder([replace(nearer, report="another")]).find(held) is None
    assert Finder([replace(nearer, span=Span(90, 99))]).find(held) is None


def test_a_claim_itself_is_given_too() -> None:
    assert Finder([A]).gist(anchor(A)) == A
    assert Finder([]).gist(anchor(A)) is None


def test_no_other_takes_the_place_of_one_that_was_rejected() -> None:
    twin = replace(A, id="twin")
    assert Finder([twin]).find(anchor(A)) == 0
    assert Finder([twin], gone=frozenset({"a"})).find(anchor(A)) is None
    assert Finder([A, twin], gone=frozenset({"a"})).find(anchor(A)) == 0


def test_the_last_word_that_stands_rejects_or_not() -> None:
    def decided(number: int, act: Act, *, undone: int | None = None) -> Correction:
        return Correction(number, anchor(A), act, "Rana", datetime(2024, 4, 1, tzinfo=UTC), undone=undone)

    assert rejected([decided(1, Act.REJECT)]) == {"a"}
    assert rejected([decided(1, Act.REJECT, undone=2)]) == frozenset()
    assert rejected([decided(1, Act.REJECT), decided(2, Act.ACCEPT)]) == frozenset()
    assert rejected([decided(1, Act.REJECT), decided(2, Act.ACCEPT, undone=3)]) == {"a"}

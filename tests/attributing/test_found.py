"""Sayings found so far, by cue and by the tokens they hold."""

from __future__ import annotations

from dataclasses import replace

from frontwire.attributing.found import Found, Sayings
from frontwire.model.span import Stretch


def _saying(cue: int, *content: int) -> Found:
    return Found(0, frozenset(content), None, Stretch(cue, cue + 1))


def test_tells_how_many_of_the_tokens_each_saying_holds() -> None:
    found = Sayings([_saying(1, 2, 3, 4), _saying(9, 4, 5)])
    assert found.sharing([3, 4]) == {0: 2, 1: 1}
    assert not found.sharing([1, 9])


def test_a_changed_saying_is_found_by_what_it_holds_now() -> None:
    found = Sayings([_saying(1, 2, 3)])
    found.change(0, replace(found[0], content=frozenset({3, 7})))
    assert found.sharing([2, 7]) == {0: 1}


def test_a_dropped_saying_is_not_found_and_the_others_keep_their_order() -> None:
    found = Sayings([_saying(1, 2), _saying(1, 3), _saying(5, 6)])
    found.drop(0)
    found.add(_saying(1, 8))
    assert [number for number, _ in found.with_cue(Stretch(1, 2))] == [1, 3]
    assert [min(one.content) for one in found] == [3, 6, 8]
    assert not found.sharing([2])


def test_a_cue_of_other_length_is_another() -> None:
    found = Sayings([_saying(1, 2)])
    assert found.with_cue(Stretch(1, 3)) == []
    assert len(found.cued_in(Stretch(0, 4))) == 1
    assert found.cued_in(Stretch(2, 4)) == []

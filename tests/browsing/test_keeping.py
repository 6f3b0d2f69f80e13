from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from frontwire.browsing.keeping import Kept


def test_what_is_kept_is_made_once() -> None:
    made: list[int] = []
    kept: Kept[str, int] = Kept(2)
    assert [kept.get("a", lambda: made.append(1) or 7) for _ in range(3)] == [7, 7, 7]
    assert made == [1]


def test_many_who_ask_at_once_wait_for_one() -> None:
    made: list[int] = []
    ready, go, kept = Barrier(5), Event(), Kept[str, int](2)

    def make() -> int:
        go.wait(5)
        made.append(1)
        return 7

    def ask(_: int) -> int:
        ready.wait(5)
        return kept.get("a", make)

    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(ask, range(4))
        ready.wait(5)
        go.set()
        assert list(answers) == [7] * 4
    assert made == [1]


def test_the_one_not_asked_for_longest_goes() -> None:
    kept: Kept[str, str] = Kept(2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, key.upper)
    assert len(kept) == 2
    assert kept.get("a", lambda: "anew") == "A"
    assert kept.get("b", lambda: "anew") == "anew"


def test_what_fails_is_tried_again() -> None:
    kept: Kept[str, int] = Kept(2)

    def fail() -> int:
        raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"):
        kept.get("a", fail)
    assert kept.newest() is None
    assert kept.get("a", lambda: 7) == 7
    assert kept.newest() == 7

"""Reconciling in parts: however it is cut, the same comes of it as in one piece, byte for byte."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.generating import make
from benchmarks.shapes import Shape
from benchmarks.viewing import MadeView
from frontwire.model.gist import Gist
from frontwire.model.happening import Reconciled
from frontwire.model.judgement import Judgement
from frontwire.model.ports import View
from frontwire.reconciling import reconcile
from frontwire.reconciling.parts import Work, here, reconcile_in_parts
from frontwire.reconciling.parts.shelf import Shelf
from frontwire.reconciling.parts.uniting import Sets
from reconciling_drawn import claims, headers, judged
from reconciling_support import make_filing
from reconciling_toy import DEEDS, FAMILIES, ToyView, count, gist

LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORK = Work(FAMILIES, DEEDS)
#: Few places and kinds of things a day, so that much meets much.
DENSE = Shape(countries=2, divisions=1, towns=3, news=120, claims_a_report=12, reprinted=0.3)


def packed(made: Reconciled) -> bytes:
    return msgspec.msgpack.encode(made)


def in_pieces(view: View, size: int) -> bytes:
    return packed(reconcile_in_parts(view, work=WORK, size=size).whole())


def in_one(view: View) -> bytes:
    return packed(reconcile(view, families=FAMILIES, deeds=DEEDS))


@LAW
@given(judged(), st.integers(1, 12))
def test_any_cut_gives_what_one_piece_gives(given_: tuple[list[Gist], tuple[Judgement, ...]], size: int) -> None:
    view = ToyView(tuple(given_[0]), given_[1], headers(given_[0]))
    assert in_pieces(view, size) == in_one(view)


@LAW
@given(claims(most=40), st.integers(1, 40), st.randoms())
def test_the_order_in_which_claims_come_makes_no_difference(held: list[Gist], size: int, chance: random.Random) -> None:
    view = ToyView(tuple(held), (), headers(held))
    shuffled = [*held, *held]
    chance.shuffle(shuffled)
    assert in_pieces(ToyView(tuple(shuffled), (), headers(held)), size) == in_one(view)


@cache
def corpus(seed: int) -> tuple[View, bytes]:
    view = MadeView(make(700, seed=seed, shape=DENSE))
    return view, in_one(view)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from((1, 2, 3)), st.one_of(st.integers(1, 60), st.integers(60, 800)))
def test_days_of_news_with_reprints_come_out_the_same(seed: int, size: int) -> None:
    view, whole = corpus(seed)
    assert in_pieces(view, size) == whole


def test_parts_are_bytes_and_work_can_be_sent() -> None:
    """What another process is given: everything, as a copy of it."""
    sizes: list[int] = []

    def elsewhere(work: Work, parts: Iterable[bytes]) -> Iterator[bytes]:
        sent = pickle.loads(pickle.dumps(work))
        for part in parts:
            assert isinstance(part, bytes)
            sizes.append(len(part))
            made = sent(part)
            assert made == sent(part)
            yield made

    view, whole = corpus(1)
    pieced = reconcile_in_parts(view, work=WORK, through=elsewhere, size=100)
    assert packed(pieced.whole()) == whole
    assert len(sizes) > 10


def test_no_part_is_much_larger_than_asked() -> None:
    def most(size: int) -> int:
        sizes: list[int] = []

        def weighed(work: Work, parts: Iterable[bytes]) -> Iterator[bytes]:
            return here(work, (part for part in parts if sizes.append(len(part)) is None))

        reconcile_in_parts(corpus(2)[0], work=WORK, through=weighed, size=size)
        return max(sizes)

    assert most(50) < most(10_000) / 2


def test_progress_counts_every_claim() -> None:
    told: list[tuple[int, int]] = []
    view, _ = corpus(1)
    reconcile_in_parts(view, work=WORK, size=100, progress=lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == len(list(view.gists()))


@pytest.mark.parametrize("size", [1, 5])
def test_copies_of_short_and_long_texts(size: int) -> None:
    long = " ".join(f"word{number} of the long report" for number in range(40))
    short = "Nine words tell of a ceasefire in the south"
    texts = {"a": long, "b": long, "c": f"{long} and more", "d": short, "e": short, "f": "too short", "g": "too short"}
    filings = tuple(make_filing(name, text) for name, text in texts.items())

    class View(ToyView):
        def running_text(self, report_id: str) -> str | None:
            return texts[report_id]

    view = View((), (), filings)
    made = reconcile_in_parts(view, work=WORK, size=size)
    assert made.copies == reconcile(view, families=FAMILIES, deeds=DEEDS).copies
    assert {one.copy for one in made.copies} == {"b", "c", "e"}


def test_a_shelf_gives_what_was_put_there() -> None:
    shelf = Shelf()
    held = [b"one", b"", b"three"]
    assert [shelf.put(data) for data in held] == [0, 1, 2]
    assert shelf[1] == b""
    assert shelf.put(b"four") == 3
    assert [shelf[number] for number in range(len(shelf))] == [*held, b"four"]
    with pytest.raises(IndexError):
        shelf[4]


@given(st.lists(st.lists(st.integers(0, 9), max_size=3), max_size=8))
def test_sets_that_share_a_number_are_one(joined: list[list[int]]) -> None:
    sets = Sets(10)
    for some in joined:
        sets.join(some)
    found = sets.all()
    assert sorted(number for some in found.values() for number in some) == list(range(10))
    assert all(min(some) == first for first, some in found.items())
    assert all(len({sets.find(number) for number in some}) <= 1 for some in joined)
    # Told by another way: whoever can be reached.
    for first, some in found.items():
        reached = {first}
        for _ in joined:
            reached |= {number for group in joined if reached & set(group) for number in group}
        assert reached == set(some)


def test_a_statement_goes_to_neither_of_two_things_at_its_place() -> None:
    """Though a part may hold only one of them beside it."""
    strikes = [gist(name, figures=(count(dead),)) for name, dead in (("a", 3), ("b", 40))]
    held = (*strikes, gist("c", kind="accusation"))
    view = ToyView(held, (), headers(held))
    whole = reconcile(view, families=FAMILIES, deeds=DEEDS)
    assert len(whole.happenings) == 3
    assert all(in_pieces(view, size) == packed(whole) for size in (1, 2, 3))

"""What holds of every store, however it was filled."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from frontwire import store
from frontwire.model.judgement import Anchor, Verdict
from frontwire.model.query import Query
from frontwire.model.span import Span
from frontwire.model.time import Interval
from frontwire.store import Store, adding
from store_support import DAY, FETCHED, TOWN, fill, make_claim, make_deposit, many, refetched, snapshot

PAGE = "https://portum.example/12"
REPORTS = [
    *many(5),
    *(
        make_deposit(f"page-{n}", make_claim(f"Version {n}"), address=PAGE, fetched=FETCHED + timedelta(days=2 * n))
        for n in range(3)
    ),
]
NOW = datetime(2024, 5, 1, tzinfo=UTC)
MakeStore = Callable[[], Store]
#: Reports in any order, some more than once and fetched later, cut into transactions anywhere.
FILLINGS = st.lists(
    st.lists(st.tuples(st.integers(0, len(REPORTS) - 1), st.integers(0, 2)), max_size=5), min_size=1, max_size=6
)


@pytest.fixture(scope="module")
def make_store(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> MakeStore:
    folder = tmp_path_factory.mktemp("laws")
    numbers = itertools.count()
    return lambda: store.open(shutil.copy(empty_file, folder / f"{next(numbers)}.db"))


@budget(max_examples=25, deadline=None)
@given(filling=FILLINGS, end=st.permutations(range(len(REPORTS))), batch=st.integers(1, 4))
def test_any_order_any_split_and_twice_give_the_same_view(
    filling: list[list[tuple[int, int]]], end: list[int], batch: int, make_store: MakeStore
) -> None:
    with make_store() as held, make_store() as bulk, make_store() as plain, pytest.MonkeyPatch.context() as patch:
        patch.setattr(adding, "BATCH", batch)
        for some in filling:
            made = [refetched(REPORTS[number], hours=hours) for number, hours in some]
            with held.writer() as writer:
                singly = [writer.add(one) for one in made]
            with bulk.writer() as writer:
                together = writer.add_many(made)
                assert writer.has_written or not any(one.new for one in together)
            assert [(one.new, one.stale) for one in together] == [(one.new, one.stale) for one in singly]
        assert snapshot(bulk) == snapshot(held)
        fill(held, *(REPORTS[number] for number in end))
        fill(plain, *REPORTS)
        assert snapshot(held) == snapshot(plain)


#: Claims that judgements are about.
ANCHORS = tuple(Anchor(name, f"r{name}", "shelling", Span(0, 9)) for name in "abcd")
#: Decisions on two claims, or (None) the last one taken back.
DECISION = st.tuples(st.integers(0, 3), st.integers(0, 3), st.sampled_from(Verdict)).filter(lambda d: d[0] != d[1])


def effective(held: Store) -> bytes:
    """The judgements that stand, as bytes."""
    with held.view() as view:
        return msgspec.msgpack.encode([judgement for judgement in view.judgements() if judgement.undone is None])


def undo(held: Store, number: int | None = None) -> list[int]:
    """Takes back; gives the numbers of the entries that did so."""
    with held.writer(now=NOW) as writer:
        return [judgement.undone for judgement in writer.undo(number, by="Bo") if judgement.undone is not None]


@budget(max_examples=40, deadline=None)
@given(steps=st.lists(st.one_of(DECISION, st.none()), max_size=8))
def test_undo_restores_the_bytes(steps: list[tuple[int, int, Verdict] | None], make_store: MakeStore) -> None:
    with make_store() as held:
        for minute, step in enumerate(steps):
            before = effective(held)
            if step is not None:
                with held.writer(now=NOW + timedelta(minutes=minute)) as writer:
                    made = writer.judge(ANCHORS[step[0]], ANCHORS[step[1]], step[2], by="Ada")
                after = effective(held)
                (entry,) = undo(held, made.number)
                assert effective(held) == before
                undo(held, entry)
                assert effective(held) == after
            elif before != msgspec.msgpack.encode([]):
                entries = undo(held)
                assert effective(held) != before
                for entry in entries:
                    undo(held, entry)
                assert effective(held) == before
                undo(held)


@budget(max_examples=60, deadline=None)
@given(
    kinds=st.frozensets(st.sampled_from(["shelling", "talks"])),
    window=st.tuples(st.integers(-2, 8), st.integers(1, 5)),
    at=st.none() | st.integers(-1, 8),
    placed=st.booleans(),
)
def test_a_query_means_the_same_to_the_database_and_to_the_model(
    kinds: frozenset[str], window: tuple[int, int], at: int | None, placed: bool, filled: Store
) -> None:
    first, days = window
    start = DAY + timedelta(days=first)
    query = Query(
        at=None if at is None else DAY + timedelta(days=at),
        since=start,
        during=Interval(DAY, DAY + timedelta(days=days)),
        place=TOWN if placed else None,
        kinds=kinds,
    )
    with filled.view() as view:
        assert list(view.select(query)) == [gist for gist in view.gists() if query.admits(gist)]


@pytest.fixture(scope="module")
def filled(make_store: MakeStore) -> Iterator[Store]:
    with make_store() as held:
        fill(held, *many(30))
        yield held

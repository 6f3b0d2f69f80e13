"""Shards end where the source and the sizes say, and nothing of the source is lost."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as some

from frontwire.model.parcel import Parcel, Told, Trouble
from frontwire.running.cutting import cut
from frontwire.running.shard import Shard

PIECES = some.lists(
    some.one_of(
        some.builds(Parcel, some.text(max_size=3), some.text(max_size=30)),
        some.builds(Trouble, some.text(max_size=3), some.text(max_size=3), some.booleans()),
    ),
    max_size=40,
)


@given(PIECES, some.integers(1, 60), some.integers(1, 9))
def test_all_of_it_in_order_and_in_bounds(pieces: list[Parcel | Trouble], size: int, reports: int) -> None:
    shards = list(cut(pieces, bytes_=size, reports=reports))
    assert [one for shard in shards for one in shard.parcels] == [one for one in pieces if isinstance(one, Parcel)]
    assert [one for shard in shards for one in shard.troubles] == [one for one in pieces if isinstance(one, Trouble)]
    assert [shard.number for shard in shards] == list(range(len(shards)))
    for shard in shards:
        assert 0 < len(shard.parcels) + len(shard.troubles) <= reports
        assert sum(len(one.content) for one in shard.parcels[:-1]) < size


def test_shards_are_cut_as_they_are_asked_for() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Parcel]:
        while True:
            taken.append(len(taken))
            yield Parcel("endless", "text")

    shards = cut(endless(), reports=3)
    assert next(shards).number == 0
    assert len(taken) == 3


class TestDigest:
    def test_the_same_input_has_the_same(self) -> None:
        assert _shard("a", "b").digest == _shard("a", "b").digest

    def test_any_change_shows(self) -> None:
        held = {
            _shard("a", "b").digest,
            _shard("ab").digest,
            _shard("b", "a").digest,
            Shard(0, (Parcel("x", b"a"), Parcel("x", b"b"))).digest,
            Shard(0, (Parcel("x", "a", told=Told(outlet="Meridian Wire")), Parcel("x", "b"))).digest,
            Shard(0, (Parcel("x", "a"),), (Trouble("x", "b"),)).digest,
        }
        assert len(held) == 6

    def test_its_number_is_no_part_of_it(self) -> None:
        assert Shard(3, (Parcel("x", "a"),)).digest == Shard(4, (Parcel("x", "a"),)).digest


def _shard(*texts: str) -> Shard:
    return Shard(0, tuple(Parcel("x", text) for text in texts))

"""Cutting: a source of any size into shards of about the same size, whoever codes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from frontwire.model.parcel import Parcel, Trouble
from frontwire.running.shard import Shard

#: Bytes of a shard, as they come in, and its reports: some seconds of work, so that bars move and little is lost.
BYTES = 1_000_000
REPORTS = 200


def cut(found: Iterable[Parcel | Trouble], *, bytes_: int = BYTES, reports: int = REPORTS) -> Iterator[Shard]:
    """Shards of `found`, as they are asked for: where each ends depends on the source and the two sizes alone.

    A shard ends with the report that fills it, so that one report larger than a shard is a shard by itself, with those
    before it. What cannot be read counts as a report.
    """
    number = 0
    parcels: list[Parcel] = []
    troubles: list[Trouble] = []
    size = 0
    for one in found:
        if isinstance(one, Trouble):
            troubles.append(one)
        else:
            parcels.append(one)
            size += len(one.content)
        if size >= bytes_ or len(parcels) + len(troubles) >= reports:
            yield Shard(number, tuple(parcels), tuple(troubles))
            number, parcels, troubles, size = number + 1, [], [], 0
    if parcels or troubles:
        yield Shard(number, tuple(parcels), tuple(troubles))

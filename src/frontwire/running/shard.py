"""Shards: so many reports as are coded in one go, and what comes of them.

A shard is the same wherever and whenever it is coded: what a worker is given is all in it, and what it gives back is
bytes. So workers need no store, no network and no disk in common, and a shard may be coded twice.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from functools import cached_property

import msgspec

from frontwire.model.parcel import Parcel, Trouble

_DIGEST_BYTES = 16
_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True)
class Shard:
    """Reports to code, in the order of the source, and what of the source cannot be read.

    `number` counts from 0.
    """

    number: int
    parcels: tuple[Parcel, ...]
    troubles: tuple[Trouble, ...] = ()

    @cached_property
    def digest(self) -> str:
        """A digest of all that is in it: another one, another input."""
        held = hashlib.blake2b(digest_size=_DIGEST_BYTES)
        everything: tuple[Parcel | Trouble, ...] = (*self.parcels, *self.troubles)
        for one in everything:
            # With its length, so that no two rows of things run together to the same bytes.
            data = _bytes(one)
            held.update(len(data).to_bytes(8, "big"))
            held.update(data)
        return held.hexdigest()


def _bytes(one: Parcel | Trouble) -> bytes:
    """All that is in it as bytes."""
    try:
        return _encode(one)
    except UnicodeEncodeError:
        # The names of files may hold what is no text.
        return repr(one).encode("ascii", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of reports: how many were read, with how many characters, claims and refusals.

    `passed` of the reports held nothing that could be a claim and were not parsed; `unread` could not be read at all;
    `left` are other things that were never meant to be read.
    """

    reports: int = 0
    chars: int = 0
    claims: int = 0
    refusals: int = 0
    passed: int = 0
    unread: int = 0
    left: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class Coded:
    """What came of a shard: `files` by name, whose bytes depend on the shard and the edition alone.

    `digest` is the shard's. `seconds` is how long it took, which is no part of what came of it.
    """

    number: int
    digest: str
    files: tuple[tuple[str, bytes], ...]
    counts: Counts
    seconds: float

"""Messages: what goes to those who work on parts, and what comes back. Numbers are those of claims in their zone."""

from __future__ import annotations

from typing import Final

import msgspec

from frontwire.model.filing import Filing
from frontwire.model.gist import Gist, Site
from frontwire.model.happening import Copy, Happening, Link
from frontwire.reconciling.judging import Bond
from frontwire.reconciling.tellings import Telling


class _Message(msgspec.Struct, frozen=True, array_like=True, gc=False, tag=True):
    """One message; its class is told by its tag."""


class Claims(_Message, frozen=True):
    """Claims of one zone as they were known, packed, with what people decided on them (by places in `gists`)."""

    gists: tuple[bytes, ...]
    joined: tuple[Bond, ...] = ()
    parted: tuple[Bond, ...] = ()


class Lineage(_Message, frozen=True):
    """What is known of claims besides: the roots of reports that are copies, and the claims' origins, in their order.

    Origins are those known without their happenings (`originating.bare_origins`).
    """

    roots: dict[str, str]
    origins: tuple[str, ...]


class ZonePart(_Message, frozen=True):
    """Zones that are small enough to be joined in one go."""

    zones: tuple[tuple[str, Claims, Lineage], ...]


class TellPart(_Message, frozen=True):
    """Whole reports of a zone, of which it is asked what each tells of each thing."""

    numbers: tuple[int, ...]
    claims: Claims


class MeetPart(_Message, frozen=True):
    """Tellings that meet on some days (ordinals, from `start` to before `stop`), packed (`Placed`)."""

    start: int
    stop: int
    tellings: tuple[bytes, ...]
    roots: dict[str, str]


class RepeatPart(_Message, frozen=True):
    """Statements, all of each kind and speaker among them, of which it is asked which repeat an earlier one."""

    numbers: tuple[int, ...]
    gists: tuple[bytes, ...]


class JoinPart(_Message, frozen=True):
    """Claims of a zone that nothing joins to any others, with all that is known of them before they are joined."""

    zone: str
    numbers: tuple[int, ...]
    claims: Claims
    lineage: Lineage
    tellings: tuple[bytes, ...]
    links: tuple[bytes, ...]
    met: tuple[tuple[float, int, int], ...]
    repeats: tuple[tuple[int, int], ...]
    alone: tuple[int, ...]


class BandPart(_Message, frozen=True):
    """Some columns of the signatures of all reports, of which it is asked which two reports share them.

    A column is packed as 32-bit numbers, the least byte first. One band is columns that are looked at together.
    """

    reports: int
    bands: tuple[tuple[bytes, ...], ...]


class ComparePart(_Message, frozen=True):
    """Pairs of reports that may be copies (places in `filings`), with their running texts."""

    filings: tuple[Filing, ...]
    texts: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]


Part = ZonePart | TellPart | MeetPart | RepeatPart | JoinPart | BandPart | ComparePart


class Placed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A telling with its place written out: the number of a spot means nothing to another process."""

    telling: Telling
    site: Site | None


class Thing(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a report tells of one thing: its claims, the days on which it looks for others (from, to before).

    `telling` is a packed `Placed`, `links` are those that made it, packed.
    """

    claims: tuple[int, ...]
    start: int
    stop: int
    telling: bytes
    links: bytes


class Told(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What reports tell of each thing, and what of their claims can join them to claims elsewhere in the zone.

    `beside`: a statement and the claim of its report that it goes to. `states`: a word on a state with its thread, its
    day and the days after which a new state begins. `statements`: with kind and speaker. `found`: claims that name a
    town and a day; `sought`: statements with the towns and days at which they look for what they speak of.
    """

    things: tuple[Thing, ...]
    beside: tuple[tuple[int, int], ...]
    states: tuple[tuple[tuple[str, ...], int, int, int], ...]
    statements: tuple[tuple[str, str, int], ...]
    found: tuple[tuple[tuple[str, int], int, str], ...]
    sought: tuple[tuple[int, str, tuple[tuple[str, int], ...]], ...]


class Joined(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Happenings of so many claims, packed, each under the id of its first; and the origins that they give claims."""

    claims: int

    happenings: tuple[tuple[str, bytes], ...]
    origins: tuple[tuple[str, str], ...]


pack: Final = msgspec.msgpack.Encoder().encode
unpack_part: Final = msgspec.msgpack.Decoder(Part).decode
unpack_gist: Final = msgspec.msgpack.Decoder(Gist).decode
unpack_placed: Final = msgspec.msgpack.Decoder(Placed).decode
unpack_links: Final = msgspec.msgpack.Decoder(tuple[Link, ...]).decode
unpack_told: Final = msgspec.msgpack.Decoder(Told).decode
unpack_joined: Final = msgspec.msgpack.Decoder(Joined).decode
unpack_happening: Final = msgspec.msgpack.Decoder(Happening).decode
unpack_met: Final = msgspec.msgpack.Decoder(tuple[tuple[float, int, int], ...]).decode
unpack_pairs: Final = msgspec.msgpack.Decoder(tuple[tuple[int, int], ...]).decode
unpack_copies: Final = msgspec.msgpack.Decoder(tuple[tuple[int, Copy], ...]).decode

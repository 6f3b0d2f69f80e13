"""Ranking: the claims of a store as they were known, whole on a shelf and in memory by their heads."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Gist, Speaker
from frontwire.model.span import Span
from frontwire.reconciling.parts.messages import pack
from frontwire.reconciling.parts.shelf import Shelf


class Country(msgspec.Struct, frozen=True, gc=False):
    """The country of a place."""

    country: str | None


class HeldHead(msgspec.Struct, frozen=True, gc=False):
    """What is kept in memory of a claim. Fills `Head`."""

    id: str
    report: str
    known: date
    kind: str
    klass: ClaimClass
    span: Span
    site: Country | None
    corrected: tuple[int, ...] = ()


class Said(msgspec.Struct, frozen=True, gc=False):
    """What of a claim tells its origin. Fills `Worded`."""

    report: str
    quote: str
    voices: tuple[Speaker, ...]


_unpack_said = msgspec.msgpack.Decoder(Said).decode


@dataclass(frozen=True, slots=True)
class Ranked:
    """Claims as they were known, of one day by id; one that stands in two reports counts in the first of them."""

    heads: list[HeldHead]
    _places: array[int]
    _shelf: Shelf

    @classmethod
    def of(cls, gists: Iterable[Gist]) -> Ranked:
        """Claims that come in any order."""
        shelf = Shelf()
        heads = [_head(gist, shelf) for gist in gists]
        order = sorted(range(len(heads)), key=lambda at: (heads[at].known, heads[at].id, heads[at].report))
        seen: dict[str, None] = {}
        places = array("Q")
        for at in order:
            if heads[at].id not in seen:
                seen[heads[at].id] = None
                places.append(at)
        return cls([heads[at] for at in places], places, shelf)

    def __len__(self) -> int:
        return len(self.heads)

    def __iter__(self) -> Iterator[Said]:
        """What tells the origin of each."""
        return (_unpack_said(self.gist(number)) for number in range(len(self)))

    def __contains__(self, _: object) -> bool:
        raise TypeError("claims are asked for by number")

    def gist(self, number: int) -> bytes:
        """A claim's gist, packed."""
        return self._shelf[self._places[number]]


def _head(gist: Gist, shelf: Shelf) -> HeldHead:
    shelf.put(pack(gist))
    site = None if gist.site is None else Country(gist.site.country)
    return HeldHead(gist.id, gist.report, gist.known, gist.kind, gist.klass, gist.span, site, gist.corrected)

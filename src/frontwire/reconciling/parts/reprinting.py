"""Reprinting: the copies among reports, looked for in parts: by bands of their signatures, then by their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from frontwire.model.filing import Filing
from frontwire.model.happening import Copy
from frontwire.reconciling import copying
from frontwire.reconciling.parts import messages
from frontwire.reconciling.parts.messages import BandPart, ComparePart, pack
from frontwire.reconciling.parts.tasking import Going, Task, run, together

#: Bytes of signatures in a part.
_BAND_BYTES = 32_000_000
#: Reports that are compared count for so many claims when a part is filled: their texts are read.
_A_REPORT = 20

#: A value of a signature, the least byte first on every machine.
_VALUE = np.dtype("<u4")

Signatures = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Signed:
    """Reports that may be copies, what others repeat first, with signatures that are all of one length.

    The filings have lost theirs, unless they are digests.
    """

    filings: tuple[Filing, ...]
    signatures: Signatures


def held_filings(filings: Iterable[Filing]) -> tuple[tuple[Filing, ...], tuple[Signed, ...]]:
    """All filings without their signatures, and those that have one with them, in a tenth of the room."""
    bare: list[Filing] = []
    signed: dict[int, list[tuple[Filing, bytes]]] = {}
    for filing in filings:
        light = replace(filing, signature=filing.signature[:0])
        bare.append(light)
        if filing.signature:
            size = len(filing.signature)
            kept = filing if copying.is_digest(filing.signature) else light
            signed.setdefault(size, []).append((kept, np.array(filing.signature, _VALUE).tobytes()))
    return tuple(bare), tuple(_signed(signed[size], size) for size in sorted(signed))


def _signed(held: list[tuple[Filing, bytes]], size: int) -> Signed:
    held.sort(key=lambda one: copying.rank(one[0]))
    data = b"".join(signature for _, signature in held)
    return Signed(tuple(filing for filing, _ in held), np.frombuffer(data, _VALUE).reshape(-1, size))


def copies_in_parts(
    signed: Sequence[Signed], text_of: Callable[[str], str | None], *, going: Going, size: int
) -> tuple[Copy, ...]:
    """What `copying.copies` finds. Reports of signatures of two lengths are never copies of one another."""
    found: list[tuple[Filing, Copy]] = []
    for some in signed:
        pairs = _worth(_shared(some, going), some)
        found += _proven(some, pairs, text_of, going, size)
    return tuple(copy for _, copy in sorted(found, key=lambda one: copying.rank(one[0])))


def _shared(signed: Signed, going: Going) -> set[tuple[int, int]]:
    """Pairs that share a band."""
    pairs: set[tuple[int, int]] = set()
    run(_bands(signed, lambda data: pairs.update(messages.unpack_pairs(data))), going)
    return pairs


def _bands(signed: Signed, take: Callable[[bytes], None]) -> Iterator[Task]:
    columns = [signed.signatures[:, at] for at in range(signed.signatures.shape[1])]
    for some in together(copying.bands(columns), _BAND_BYTES, lambda band: sum(column.nbytes for column in band)):
        bands = tuple(tuple(np.ascontiguousarray(column).tobytes() for column in band) for band in some)
        yield pack(BandPart(len(signed.filings), bands)), take


def _worth(pairs: set[tuple[int, int]], signed: Signed) -> list[tuple[int, int]]:
    """Those that share enough values for a closer look, by the later of the two."""
    rows, size = signed.signatures, signed.signatures.shape[1]
    worth = (pair for pair in pairs if copying.is_worth(int(np.count_nonzero(rows[pair[0]] == rows[pair[1]])), size))
    return sorted(worth, key=lambda pair: (pair[1], pair[0]))


def _proven(
    signed: Signed, pairs: Sequence[tuple[int, int]], text_of: Callable[[str], str | None], going: Going, size: int
) -> list[tuple[Filing, Copy]]:
    found: list[tuple[Filing, Copy]] = []
    by_copy = (list(some) for _, some in groupby(pairs, key=lambda pair: pair[1]))

    def tasks() -> Iterator[Task]:
        for sets in together(by_copy, max(1, size // _A_REPORT), len):
            places = sorted({place for some in sets for pair in some for place in pair})
            at = {place: number for number, place in enumerate(places)}
            filings = tuple(signed.filings[place] for place in places)
            texts = tuple(text_of(filing.id) or "" for filing in filings)
            part = ComparePart(filings, texts, tuple((at[one], at[other]) for some in sets for one, other in some))

            def take(data: bytes, held: tuple[Filing, ...] = filings) -> None:
                found.extend((held[number], copy) for number, copy in messages.unpack_copies(data))

            yield pack(part), take

    run(tasks(), going)
    return found

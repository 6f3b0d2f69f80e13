"""The elements of a JSON array as it streams by: a dump of many gigabytes may be a single array."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from frontwire.unpacking.bounds import LimitError

_PIECE = 1 << 16
#: A whole string, a mark that opens, closes or divides, or a quotation mark whose end is not there yet.
_MARK = re.compile(rb'"(?:[^"\\]++|\\.)*+"|["\[\]{},]', re.DOTALL)
_OPENS, _CLOSES = frozenset((b"[", b"{")), frozenset((b"]", b"}"))


class _Buffer:
    """What was read and not yet given out."""

    __slots__ = ("_most", "_stream", "data")

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self.data = b""
        self._stream = stream
        self._most = most

    def grow(self) -> bool:
        """Reads on, twice as much as is held so that long elements are not gone over again and again; False at the end.

        Raises LimitError for an element of more than `most` bytes.
        """
        if len(self.data) > self._most:
            raise LimitError(f"an element has more than {self._most:,} bytes (max_bytes): it and the rest are not read")
        more = self._stream.read(max(_PIECE, len(self.data)))
        self.data += more
        return bool(more)


def elements(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """The elements of the array that the stream holds, as they are written, undecoded.

    Brackets are counted, no more: whether an element is right is seen when it is decoded. Raises LimitError for one of
    more than `most` bytes, EOFError where the array does not end.
    """
    buffer = _Buffer(stream, most)
    while not buffer.data.strip() and buffer.grow():
        pass
    begin = buffer.data.index(b"[") + 1
    at, depth = begin, 1
    while True:
        match = _MARK.search(buffer.data, at)
        if match is None or match[0] == b'"':
            # An open string, or nothing telling: what stands before it is settled, the rest must be looked at again.
            at = len(buffer.data) if match is None else match.start()
            buffer.data, at, begin = buffer.data[begin:], at - begin, 0
            if not buffer.grow():
                raise EOFError("the array has no end: the file is cut off")
            continue
        mark, at = match[0], match.end()
        depth += (mark in _OPENS) - (mark in _CLOSES)
        if depth == 0 or (depth == 1 and mark == b","):
            element = buffer.data[begin : match.start()].strip()
            if element:
                yield element
            begin = at
            if depth == 0:
                return

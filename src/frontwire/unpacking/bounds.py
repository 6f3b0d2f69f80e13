"""How much is too much: streams that stop at a limit, and one budget for all that comes out of a source.

Archives are hostile until they are read: a small one may unpack to more than a disk holds, at once or box in box.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from frontwire.errors import InputError
from frontwire.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: Up to here a ratio of packed to unpacked says nothing: a page of blanks packs a thousandfold.
FREE = 50_000_000
#: What is spooled stays in memory up to here, then goes to a temporary file.
_IN_MEMORY = 8_000_000
_PIECE = 1 << 20


class LimitError(InputError):
    """A limit was met: what lies behind it is not read."""


class Budget:
    """What may yet come out of one source: `max_ratio` times its size and never more than `max_unpacked_bytes`.

    Shared by all boxes in it, however deep, so that boxes in boxes do not multiply.
    """

    __slots__ = ("_left", "_most")

    def __init__(self, settings: Settings, size: int | None = None) -> None:
        """`size` is that of the source in bytes, None where nobody knows."""
        most = settings.max_unpacked_bytes
        self._most = most if size is None else min(most, max(FREE, settings.max_ratio * size))
        self._left = self._most

    def spend(self, number: int) -> None:
        """So many bytes came out. Raises LimitError where that is more than may."""
        self._left -= number
        if self._left < 0:
            raise LimitError(
                f"it unpacks to more than {self._most:,} bytes, too much for its size (max_ratio, max_unpacked_bytes): "
                "the rest is not read"
            )


class Chained(io.RawIOBase):
    """A few bytes that were read ahead, then the rest of the stream that they came from."""

    def __init__(self, ahead: bytes, rest: BinaryIO) -> None:
        self._ahead = memoryview(ahead)
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fills the buffer from what was read ahead, then from the stream."""
        room = memoryview(buffer).cast("B")
        if self._ahead:
            part, self._ahead = self._ahead[: len(room)], self._ahead[len(room) :]
        else:
            part = memoryview(self._rest.read(len(room)))
        room[: len(part)] = part
        return len(part)


class Bounded(io.RawIOBase):
    """A stream of unpacked bytes that spends a budget, and is refused where it grows out of proportion by itself."""

    def __init__(self, inner: BinaryIO, budget: Budget, *, most: int | None = None) -> None:
        """`most` is how many bytes may come of it, without end where None."""
        self._inner = inner
        self._budget = budget
        self._left = most

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fills the buffer. Raises LimitError."""
        room = memoryview(buffer).cast("B")
        part = self._inner.read(len(room))
        self._budget.spend(len(part))
        if self._left is not None:
            self._left -= len(part)
            if self._left < 0:
                raise LimitError("it unpacks to far more than its size: it looks like a bomb and is not read")
        room[: len(part)] = part
        return len(part)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """A raw stream with a buffer, so that lines can be read of it."""
    return cast("BinaryIO", io.BufferedReader(raw, buffer_size=1 << 16))


@contextmanager
def seekable(stream: BinaryIO, *, settings: Settings) -> Iterator[BinaryIO]:
    """The stream, if one can go to and fro in it; else a temporary file with all that it holds.

    Raises LimitError where that is more than `max_spool_bytes`.
    """
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as held:
        left = settings.max_spool_bytes
        while part := stream.read(_PIECE):
            left -= len(part)
            if left < 0:
                raise LimitError(
                    f"it has more than {settings.max_spool_bytes:,} bytes and does not lie on a disk by itself "
                    "(max_spool_bytes): unpack it first"
                )
            held.write(part)
        held.seek(0)
        yield cast("BinaryIO", held)

"""Single files packed by gzip, bzip2 or xz: what is in them is read as if it lay there unpacked."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Iterator
from typing import BinaryIO, cast

from frontwire.unpacking.bounds import Bounded, buffered
from frontwire.unpacking.heads import Head
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker
from frontwire.unpacking.warcs import is_packed_warc

_GZIP, _BZIP2, _XZ = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00"


def knows(head: Head) -> bool:
    """Packed by gzip, bzip2 or xz, and no web archive, whose records are packed one by one."""
    return head.data.startswith((_GZIP, _BZIP2, _XZ)) and not is_packed_warc(head)


def open_packed(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """What is in the packed file, by the same name."""
    bounded = Bounded(_unpacked(box), unpacker.budget)
    yield from unpacker.enter(buffered(bounded), name=box.name, inside=box, title=box.head.name, found=box.found)


def _unpacked(box: Box) -> BinaryIO:
    if box.head.data.startswith(_GZIP):
        return cast("BinaryIO", gzip.GzipFile(fileobj=box.stream))
    if box.head.data.startswith(_BZIP2):
        return cast("BinaryIO", bz2.BZ2File(box.stream))
    # A dictionary of a gigabyte may be asked for by a hostile file.
    return cast("BinaryIO", lzma.LZMAFile(box.stream))


OPENER = Opener(None, knows, open_packed, wraps=True)

"""ZIP files."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from frontwire.model.parcel import Format, Trouble
from frontwire.unpacking.bounds import FREE, Bounded, LimitError, buffered, seekable
from frontwire.unpacking.heads import Head
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

_MAGIC = b"PK\x03\x04"
#: An empty archive has nothing but an end.
_EMPTY = b"PK\x05\x06"
#: Members by which office documents and e-books are known: they are documents, not archives of some.
_OFFICE = (b"[Content_Types].xml", b"_rels/", b"word/", b"xl/", b"ppt/", b"docProps/", b"mimetype")
#: The end record: its length, where it has the number of members and the size of their list, and how far from the
#: end of the file a comment may push it.
_END, _END_LENGTH, _MOST_COMMENT = b"PK\x05\x06", 22, 65_535
_ENCRYPTED = 0x1


def knows(head: Head) -> bool:
    """A ZIP file, unless it is an office document."""
    if head.data.startswith(_EMPTY):
        return True
    return head.data.startswith(_MAGIC) and not head.data[30:].startswith(_OFFICE)


def open_zip(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """The members of a ZIP file in the order of their names, each as a box of its own."""
    with seekable(box.stream, settings=unpacker.settings) as stream:
        _check_number(stream, unpacker.settings.max_members)
        with zipfile.ZipFile(stream) as archive:
            for member in sorted(archive.infolist(), key=lambda one: one.filename):
                if not member.is_dir() and not _is_hidden(member.filename):
                    yield from _member(archive, member, box, unpacker)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    name = f"{box.name}!/{member.filename}"
    if (because := _refused(member)) is not None:
        yield Trouble(name, because)
        return
    most = max(FREE, member.compress_size * unpacker.settings.max_ratio)
    try:
        held = archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        yield Trouble(name, f"the member cannot be unpacked: {error}")
        return
    with held:
        bounded = buffered(Bounded(cast("BinaryIO", held), unpacker.budget, most=most))
        yield from unpacker.enter(bounded, name=name, inside=box, title=member.filename, found=True)


def _refused(member: zipfile.ZipInfo) -> str | None:
    path = _path(member.filename)
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        return "its name leads out of the archive: it is not read"
    if member.flag_bits & _ENCRYPTED:
        return "it is encrypted: unpack the archive with its password first"
    return None


def _is_hidden(name: str) -> bool:
    """Hidden files, and what macOS puts beside each file."""
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in _path(name).parts)


def _path(name: str) -> PurePosixPath:
    """A member's name as a path; some tools on Windows part it by backslashes."""
    return PurePosixPath(name.replace("\\", "/"))


def _check_number(stream: BinaryIO, most: int) -> None:
    """Refuses an archive with too many members before their list is read. Raises LimitError."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _END_LENGTH - _MOST_COMMENT))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_LENGTH:
        raise zipfile.BadZipFile("the list of its members is missing")
    number, length = struct.unpack_from("<H", tail, at + 10)[0], struct.unpack_from("<I", tail, at + 12)[0]
    # A member takes at least 46 bytes of the list; the number itself may be cut to 16 bits.
    if max(number, length // 1024) > most or length > most * 1024:
        raise LimitError(f"it has more than {most:,} members (max_members): split it")


OPENER = Opener(Format.ZIP, knows, open_zip, wraps=True)

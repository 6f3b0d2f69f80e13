"""Web archives (ISO 28500)."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, cast

from frontwire.model.parcel import Format, Parcel, Told, Trouble
from frontwire.unpacking.heads import Head
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MAGIC = b"WARC/"
_GZIP = b"\x1f\x8b\x08"
#: zlib's window bits that accept a gzip header.
_GZIP_BITS = 31
#: Answers that are no report: what a page is made of, not what it says.
_REPORTS = ("text/html", "application/xhtml", "text/plain", "application/pdf", "text/markdown", "officedocument.word")
_OK = 200


def is_packed_warc(head: Head) -> bool:
    """Is it packed by gzip, and a web archive?"""
    if not head.data.startswith(_GZIP):
        return False
    try:
        return zlib.decompressobj(_GZIP_BITS).decompress(head.data, len(_MAGIC)) == _MAGIC
    except zlib.error:
        return False


def knows(head: Head) -> bool:
    """A web archive, packed record by record or not at all."""
    return head.data.startswith(_MAGIC) or is_packed_warc(head)


def open_warc(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """The pages of an archive: what servers answered with status 200, under the address asked for.

    Other records (requests, redirects, pictures, answers that were the same as before) are given as harmless Trouble.
    Of an archive that is cut off, what stands before the cut is given, then Trouble.
    """
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only archives need it

    for record in ArchiveIterator(cast("BinaryIO", _Forward(box.stream)), parse_http=False):
        length = record.content_length
        unpacker.budget.spend(length)
        if (because := _passed_over(record)) is not None:
            yield Trouble(_name(box, record), because, harmless=True)
            continue
        if length > unpacker.settings.max_bytes:
            yield Trouble(_name(box, record), f"it has {length:,} bytes, more than allowed (max_bytes)")
            continue
        record.freeze()
        if record.content_length < length or record.headers.get("Content-Length") is None:
            raise EOFError(f"the archive ends amid the record of {_address(record) or 'nobody knows what'}")
        yield _page(record, box, unpacker.settings.max_bytes)


def _passed_over(record: WarcRecord) -> str | None:
    """Why a record is no page; None where it is one, or is cut off before it says what it is."""
    kind = record.headers.get("WARC-Type")
    return None if kind in {"response", "resource", None} else f"a record of another kind: {kind[:40]}"


class _Forward(io.RawIOBase):
    """A stream that is read forward and can tell where it is, which the library needs, seekable or not."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """As any stream has it."""
        part = self._stream.read(size)
        self._at += len(part)
        return part

    def tell(self) -> int:
        """How much was read."""
        return self._at


def _page(record: WarcRecord, box: Box, most: int) -> Piece:
    name, type_ = _name(box, record), record.headers.get("Content-Type", "")
    if record.is_http:
        record.parse_http(auto_decode="all")
        status = record.http_headers.status_code
        if status != _OK:
            return Trouble(name, f"the server answered with status {status}", harmless=True)
        type_ = record.http_headers.get("Content-Type", "")
    if type_ and not any(part in type_.lower() for part in _REPORTS):
        return Trouble(name, f"it is no report: {type_.split(';')[0].strip().lower()[:60]}", harmless=True)
    content = record.reader.read(most + 1)
    if len(content) > most:
        return Trouble(name, f"it has more than the {most:,} bytes allowed (max_bytes)")
    told = Told(address=_address(record), fetched=_day(record))
    return Parcel(name, content, None, type_ or None, told.over(box.told))


def _address(record: WarcRecord) -> str | None:
    """The address asked for, where it is one of the web; old tools put it in angle brackets."""
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return address if address.startswith(("http://", "https://")) else None


def _name(box: Box, record: WarcRecord) -> str:
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return f"{box.name}!{address or record.record_id or record.stream_pos}"


def _day(record: WarcRecord) -> datetime | None:
    held = record.record_date
    return held if held is None or held.tzinfo else held.replace(tzinfo=UTC)


OPENER = Opener(Format.WARC, knows, open_warc)

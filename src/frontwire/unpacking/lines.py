"""Lines of a text file as it streams by, however long the file, never longer than allowed."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from frontwire.errors import InputError
from frontwire.unpacking.bounds import LimitError
from frontwire.unpacking.heads import Head

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PIECE = 1 << 16


def encoding_of(head: Head, asked: str | None = None) -> tuple[str, int]:
    """The encoding of a text file by its beginning, and the length of its byte order mark.

    By the mark, as asked, UTF-8 where it is, else the likeliest. Raises InputError where nobody knows what was asked
    for.
    """
    for mark, name in _MARKS:
        if head.data.startswith(mark):
            return name, len(mark)
    if asked is not None:
        try:
            return codecs.lookup(asked).name, 0
        except LookupError as error:
            raise InputError(f"{asked!r} is no encoding: utf-8, cp1252, cp1256, utf-16 …") from error
    return "utf-8" if _is_utf8(head) else _guessed(head.data), 0


def lines(stream: BinaryIO, *, encoding: str, skip: int, most: int) -> Iterator[str]:
    """The lines of a file with their ends; `skip` bytes at its beginning are left out.

    A line that is not in the encoding of the file is taken to be in windows-1252: dumps are put together out of many
    sources. Raises LimitError for a line of more than `most` bytes.
    """
    stream.read(skip)
    if encoding.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        yield from _wide(stream, encoding, most)
        return
    while line := stream.readline(most + 1):
        if len(line) > most:
            raise LimitError(f"a line has more than {most:,} bytes (max_bytes): it and the rest are not read")
        yield _decoded(line, encoding)


def _wide(stream: BinaryIO, encoding: str, most: int) -> Iterator[str]:
    """Lines in an encoding of two or four bytes, in which the byte for a line's end ends no line."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    held = ""
    while piece := stream.read(_PIECE):
        *whole, held = (held + decoder.decode(piece)).split("\n")
        yield from (f"{line}\n" for line in whole)
        if len(held) > most:
            raise LimitError(f"a line has more than {most:,} characters (max_bytes): it and the rest are not read")
    held += decoder.decode(b"", final=True)
    if held:
        yield held


def _decoded(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _is_utf8(head: Head) -> bool:
    """Are most of the lines that are not plain ASCII in UTF-8?"""
    held = head.data.splitlines() if head.whole else head.data.splitlines()[:-1] or [head.data]
    telling = [line for line in held if not line.isascii()]
    return sum(_fits(line) for line in telling) * 2 >= len(telling)


def _fits(line: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(line)
    except UnicodeDecodeError:
        return False
    return True


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - loaded only where needed

    best = from_bytes(data, preemptive_behaviour=False).best()
    return "cp1252" if best is None else best.encoding

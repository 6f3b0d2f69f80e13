"""Bytes to text. `Report.text` is what this gives; from here on every character keeps its place."""

from __future__ import annotations

import codecs
import re

from frontwire.errors import InputError

#: How far into the bytes a charset declaration, a signature or a NUL byte is looked for.
_SNIFFED = 4096
#: Guessing an encoding looks at this many bytes: more makes it slower, not better.
_GUESSED = 200_000
#: A mojibake repair must shrink the text by at least one character in this many, else it is a coincidence.
_MOJIBAKE_RATE = 2000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: What files that are not text begin with.
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound or film file"),
    (b"ID3", "a sound file"),
)

#: More control characters than this, as a share, are no text, whatever encoding they were read in.
_MAX_CONTROLS = 0.1
#: Control characters that are no blanks.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b]")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]{2,30})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,30})""", re.IGNORECASE)

#: What UTF-8 read as a one-byte encoding shows: a lead byte's letter and a continuation byte's sign.
_MOJIBAKE = re.compile(
    r"[\u00c2\u00c3\u00c5\u00d0\u00d1\u00d7\u00d8\u00d9\u00e2][\u0080-\u00bf\u2018-\u203a\u20ac\u2122\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2020-\u2022\u2026\u2030]"
)


def decode(data: bytes, *, max_bytes: int, content_type: str | None = None) -> str:
    """The text of a file: byte order mark, declared charset, UTF-8, then the likeliest encoding.

    `content_type` is the HTTP header, where there is one. Mojibake is undone (ftfy's encoding repair);
    nothing else is changed. Raises InputError for empty, binary or too large input.
    """
    if len(data) > max_bytes:
        raise InputError(f"the input has {len(data):,} bytes, more than the {max_bytes:,} allowed (max_bytes)")
    if not data.strip():
        raise InputError("the input is empty: there is no text to read")
    _refuse_binary(data)
    text = _decoded(data, content_type)
    if "\x00" in text:
        raise InputError("the input holds NUL bytes, so it is not text")
    return check(_repaired(text), max_bytes=max_bytes)


def check(text: str, *, max_bytes: int) -> str:
    """The same text, if it can be read at all: not empty, not too large, no lone surrogates."""
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise InputError("the text holds half characters (lone surrogates), so it was not decoded well") from error
    if size > max_bytes:
        raise InputError(f"the text has {size:,} bytes, more than the {max_bytes:,} allowed (max_bytes)")
    if "\x00" in text:
        raise InputError("the input holds NUL characters, so it is not text")
    if _controls(text[:_SNIFFED]) > _MAX_CONTROLS:
        raise InputError("the input is mostly control characters: it is binary, not text")
    if not any(char.isalnum() for char in text):
        raise InputError("the input holds no letters or digits: there is nothing to read")
    return text


def _controls(sample: str) -> float:
    """The share of control characters other than blanks."""
    return len(_CONTROLS.findall(sample)) / max(len(sample), 1)


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"the input is {what}, not text or HTML: save the report as one of these first")


def _decoded(data: bytes, content_type: str | None) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, errors="replace")
    if b"\x00" in data:
        raise InputError("the input holds NUL bytes, so it is not text")
    for name in (*_declared(data, content_type), "utf-8"):
        text = _strictly(data, name)
        if text is not None:
            return text
    return _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in text that has Latin letters every second byte is often zero."""
    sample = data[:_SNIFFED]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if len(data) % 2 == 0 and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if len(data) % 2 == 0 and even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes, content_type: str | None) -> list[str]:
    """Charsets that the transport or the page declares, most trusted first."""
    head = data[:_SNIFFED]
    found = [_CHARSET.search(content_type.encode("latin-1", "ignore"))] if content_type else []
    if head.lstrip()[:1] == b"<":
        found += [_XML_ENCODING.search(head), _CHARSET.search(head)]
    return [match.group(1).decode("ascii", "ignore") for match in found if match is not None]


def _strictly(data: bytes, name: str) -> str | None:
    """The text in that encoding, None where the bytes are not in it or nobody knows it."""
    try:
        # What pages call latin-1 is windows-1252 in practice (WHATWG Encoding Standard).
        codec = codecs.lookup(name).name
        return data.decode("cp1252" if codec == "iso8859-1" else codec)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - loaded only where needed

    best = from_bytes(data[:_GUESSED], preemptive_behaviour=False).best()
    text = None if best is None else _strictly(data, best.encoding)
    if text is None:
        text = data.decode("cp1252", errors="replace")
    if sum(1 for char in text if not char.isprintable() and not char.isspace()) > len(text) // 20:
        raise InputError("the input is not text in any encoding known here")
    return text


def _repaired(text: str) -> str:
    """Mojibake undone by ftfy's encoding repair, segment by segment; other text as it stands."""
    hits = len(_MOJIBAKE.findall(text))
    if hits == 0 or hits * _MOJIBAKE_RATE < len(text):
        return text
    from ftfy import fix_encoding  # noqa: PLC0415 - loaded only where needed

    return "".join(fix_encoding(part) for part in text.splitlines(keepends=True))

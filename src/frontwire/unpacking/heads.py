"""The beginning of a file, from which it is told what it is: by content first, then by name and content type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from frontwire.model.parcel import Format

#: How much of a file is looked at.
LENGTH = 65_536

#: What a name may end in, and what that says. The content stands over it.
ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mht": Format.MHTML,
    ".mhtml": Format.MHTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".eml": Format.EML,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".xml": Format.FEED,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".tab": Format.CSV,
    ".parquet": Format.PARQUET,
    ".warc": Format.WARC,
    ".zip": Format.ZIP,
}
#: What a packed file's name ends in: the ending before it says what is in it.
PACKED = frozenset({".gz", ".bz2", ".xz"})

_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
#: Reports with an ending of no known format are found by these: what a PDF, a page and an archive begin with.
_TELLING = re.compile(rb"\s*(?:%PDF-|WARC/[01]|PK\x03\x04|PAR1|<!doctype\s+html|<html)", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """The first `LENGTH` bytes of a file (all of it where it is `whole`), its name, its content type where told."""

    data: bytes
    name: str = ""
    content_type: str | None = None
    whole: bool = False

    @cached_property
    def text(self) -> str:
        """The beginning as text without a byte order mark, whatever its encoding: good for looking, not for reading."""
        for mark, encoding in _WIDE:
            if self.data.startswith(mark):
                return self.data[2:].decode(encoding, errors="ignore")
        return self.data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")

    @cached_property
    def start(self) -> str:
        """The beginning as text from its first character that is no blank."""
        return self.text.lstrip("\ufeff \t\r\n")

    @property
    def ending(self) -> str:
        """What the name ends in, in lower case, the ending of a packed file left out: ".jsonl" of "dump.jsonl.gz"."""
        path = PurePosixPath(self.name.lower())
        return PurePosixPath(path.stem).suffix if path.suffix in PACKED else path.suffix

    @property
    def named(self) -> Format | None:
        """What the name says it is."""
        return ENDINGS.get(self.ending)

    def typed(self, *parts: str) -> bool:
        """Is one of `parts` in the content type?"""
        return self.content_type is not None and any(part in self.content_type.lower() for part in parts)

    @property
    def is_report(self) -> bool:
        """Is it worth a look where nobody named it: by its ending, or by how it begins?"""
        return self.named is not None or _TELLING.match(self.data) is not None

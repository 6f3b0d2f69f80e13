"""Mails with something attached: the mail is a report of its own, and so is each document that it carries."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import PurePosixPath

from frontwire.errors import InputError
from frontwire.model.parcel import Format, Parcel, Trouble
from frontwire.unpacking.bounds import LimitError
from frontwire.unpacking.heads import Head
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

_HEADERS = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_SENT = re.compile(r"^(?:from|message-id|received):", re.IGNORECASE | re.MULTILINE)
#: Only mails of several parts of their own standing can carry something. Saved pages are "related".
_SEVERAL = re.compile(r"^content-type:\s*multipart/(?:mixed|signed|digest|report)\b", re.IGNORECASE | re.MULTILINE)
_MAIL = "message/rfc822"
#: What a part without a name is called by its type.
_NAMES = {_MAIL: "mail.eml", "application/pdf": "attached.pdf", "text/html": "attached.html"}


def knows(head: Head) -> bool:
    """A mail that may carry something besides its own words."""
    headers = _HEADERS.match(head.start.replace("\r\n", "\n"))
    return headers is not None and _SENT.search(headers[0]) is not None and _SEVERAL.search(headers[0]) is not None


def open_mail(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """The mail itself, then what is attached to it, mails passed on as attachments among them.

    Raises InputError for one whose parts lie too deep in one another, LimitError for one that is too large.
    """
    most = unpacker.settings.max_bytes
    content = box.stream.read(most + 1)
    if len(content) > most:
        raise LimitError(f"a mail of more than {most:,} bytes is not read (max_bytes)")
    mail = _parsed(content)
    attached = tuple(part for part in mail.iter_attachments() if _stands_alone(part)) if mail.is_multipart() else ()
    if attached and not _speaks(mail):
        yield Trouble(box.name, "the mail has no words of its own: what is attached is read", harmless=True)
    else:
        yield Parcel(box.name, content, Format.EML, told=box.told)
    inner = unpacker.free()
    for part, title in zip(attached, _titles(attached), strict=True):
        type_ = part.get_content_type()
        stream = io.BytesIO(_content(part))
        yield from inner.enter(
            stream, name=f"{box.name}!/{title}", inside=box, title=title, content_type=type_, found=True
        )


def _parsed(content: bytes) -> EmailMessage:
    try:
        mail = BytesParser(policy=policy.default).parsebytes(content)
    except RecursionError as error:
        raise InputError("the parts of the mail lie too deep in one another") from error
    if not isinstance(mail, EmailMessage):
        raise InputError("the input has none of the headers of a mail")
    return mail


def _stands_alone(part: EmailMessage) -> bool:
    """Is it a document of its own? Text without a name goes on with the mail's own words, as footers of lists do."""
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return True
    return (not part.is_multipart() and part.get_content_maintype() != "text") or part.get_content_type() == _MAIL


def _speaks(mail: EmailMessage) -> bool:
    """Has the mail words of its own?"""
    body = mail.get_body(("plain", "html"))
    held = None if body is None else body.get_payload(decode=True)
    return isinstance(held, bytes) and bool(held.strip())


def _titles(parts: tuple[EmailMessage, ...]) -> Iterator[str]:
    """A name for each, none twice: no folders, nothing that cannot be printed."""
    seen: dict[str, int] = {}
    for part in parts:
        own = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
        title = "".join(char for char in own if char.isprintable()) or _NAMES.get(part.get_content_type(), "attached")
        seen[title] = seen.get(title, 0) + 1
        yield title if seen[title] == 1 else f"{seen[title]}/{title}"


def _content(part: EmailMessage) -> bytes:
    """Its bytes; those of a mail as it was sent."""
    if part.is_multipart():
        held = part.get_payload(0)
        return held.as_bytes() if part.get_content_type() == _MAIL and isinstance(held, EmailMessage) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


OPENER = Opener(Format.EML, knows, open_mail)

"""Mail and saved pages (MHTML), which are mail by their form: headers, and parts in one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from itertools import chain

from frontwire.errors import InputError
from frontwire.model.report import EvidenceSource, PublicationEvidence, Role
from frontwire.reading.composing import Head, Line
from frontwire.reading.documents.sheet import Sheet

#: More parts than these are not looked through.
_MOST_PARTS = 500
#: A plain text shorter than this only says that the mail is one of HTML.
_LEAST = 200
_QUOTED = re.compile(r"^\s{0,3}>")
_SIGNATURE = "-- "
#: The words before a mail that is passed on or answered.
_PASSED_ON = re.compile(r"^-{2,}\s*(?:original|forwarded) message\s*-{2,}$|^on .{6,120} wrote:$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Markup:
    """A page in HTML that a mail or a saved page holds: its bytes, its content type, its address if told."""

    data: bytes
    content_type: str
    address: str | None
    head: Head


@contextmanager
def _legible() -> Iterator[None]:
    """Python's parser of headers trips over some that are wrong: such a mail is refused."""
    try:
        yield
    except (IndexError, AttributeError, TypeError, LookupError) as error:
        raise InputError(f"the headers of the mail cannot be read: {type(error).__name__}") from error


@_legible()
def read_mail(data: bytes) -> Sheet | Markup:
    """What a mail says: its plain text as lines, or its page where it has only that. Raises InputError."""
    message = _parsed(data)
    head = _head(message)
    page = message.get_body(("html",))
    words = "\n\n".join(_texts(message))
    if page is not None and len(words.strip()) < _LEAST:
        return Markup(_payload(page), _typed(page), None, head)
    if not words.strip():
        raise InputError("the mail has no text of its own")
    lines = tuple(_lines(words))
    return Sheet((Line(head.title, Role.TITLE), *lines) if head.title else lines, head)


def _texts(part: MIMEPart) -> Iterator[str]:
    """The plain texts that are shown one after another: some programs cut a mail wherever a picture stands in it."""
    type_ = part.get_content_type()
    if type_ == "text/plain" and not part.is_attachment() and part.get_filename() is None:
        yield _text(part)
    elif part.get_content_maintype() == "multipart":
        inner = [held for held in part.iter_parts() if isinstance(held, MIMEPart)]
        found = (list(_texts(held)) for held in inner)
        # Of alternatives one is shown; the others say the same.
        yield from next((texts for texts in found if texts), []) if type_.endswith("alternative") else chain(*found)


@_legible()
def read_saved(data: bytes) -> Markup:
    """The page in a web archive of one file (MHTML, RFC 2557). Raises InputError where there is none in it."""
    message = _parsed(data)
    for part in _parts(message):
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            address = _address(part) or _address(message)
            return Markup(_payload(part), _typed(part), address, Head(address=address))
    raise InputError("the saved page (MHTML) holds no page in HTML")


def _parsed(data: bytes) -> EmailMessage:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
    except RecursionError as error:
        raise InputError("the parts of the mail lie too deep in one another") from error
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("the input has none of the headers of a mail")
    for number, _ in enumerate(_parts(message)):
        if number >= _MOST_PARTS:
            raise InputError(f"the mail has more than {_MOST_PARTS} parts")
    return message


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in message.walk() if isinstance(part, EmailMessage))


def _text(part: MIMEPart) -> str:
    try:
        content: str = part.get_content(errors="replace")
    except (LookupError, ValueError):  # a charset that nobody knows
        return _payload(part).decode("utf-8", errors="replace")
    return content


def _payload(part: MIMEPart) -> bytes:
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def _typed(part: MIMEPart) -> str:
    charset = part.get_content_charset()
    return part.get_content_type() + (f"; charset={charset}" if charset else "")


def _address(part: MIMEPart) -> str | None:
    for name in ("Snapshot-Content-Location", "Content-Location"):
        words = str(part.get(name, "")).strip()
        if words.lower().startswith(("http://", "https://")):
            return words
    return None


def _head(message: EmailMessage) -> Head:
    title = " ".join(str(message.get("Subject", "")).split()) or None
    name, address = parseaddr(str(message.get("From", "")))
    day = _day(message)
    evidence = (
        () if day is None else (PublicationEvidence(EvidenceSource.METADATA, f"Date: {message['Date']}", (day,)),)
    )
    return Head(title, name.strip() or address.rpartition("@")[2] or None, evidence)


def _day(message: EmailMessage) -> date | None:
    """The day in the sender's own zone."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError):
        return None


def _lines(words: str) -> Iterator[Line]:
    """Paragraphs; what is quoted of another mail, and what stands below the signature, is furniture."""
    ended = False
    for block in re.split(r"\n[ \t]*\n", words.replace("\r\n", "\n")):
        for line in _unwrapped(block.split("\n")):
            ended = ended or line == _SIGNATURE or _PASSED_ON.match(line.strip()) is not None
            if plain := " ".join(line.split()):
                yield Line(plain, Role.FURNITURE if ended or _QUOTED.match(line) else None)


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Lines that a mail program wrapped put together; quoted ones, signatures and what is passed on stand alone."""
    held = ""
    for line in lines:
        if line == _SIGNATURE or _QUOTED.match(line) or _PASSED_ON.match(line.strip()):
            if held:
                yield held
            held = ""
            yield line
        else:
            held = f"{held} {line.strip()}" if held else line.strip()
    if held:
        yield held

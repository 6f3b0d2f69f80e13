"""Messages of Signal as JSON Lines: as signal-cli receives them, and as signal-export writes `data.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from frontwire.model.parcel import Format, Trouble
from frontwire.unpacking.chats.messages import Message, Post
from frontwire.unpacking.days import moment_of
from frontwire.unpacking.heads import Head
from frontwire.unpacking.lines import encoding_of, lines
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker


class _Sent(msgspec.Struct):
    """What a message says; what it quotes of another is not among its words."""

    timestamp: int = 0
    message: str | None = None


class _Edit(msgspec.Struct):
    """A message put in place of an earlier one."""

    dataMessage: _Sent = msgspec.field(default_factory=_Sent)  # noqa: N815 - Signal's name


class _Envelope(msgspec.Struct):
    """Who sent what, as signal-cli has it."""

    source: str | None = None
    sourceName: str | None = None  # noqa: N815 - Signal's name
    timestamp: int = 0
    dataMessage: _Sent | None = None  # noqa: N815 - Signal's name
    editMessage: _Edit | None = None  # noqa: N815 - Signal's name


class _Received(msgspec.Struct):
    envelope: _Envelope


class _Exported(msgspec.Struct):
    """A line of signal-export."""

    date: str
    sender: str
    body: str = ""


def knows(head: Head) -> bool:
    """Is its first line a message of one of the two?"""
    first = head.start.partition("\n")[0].encode()
    return first.startswith(b"{") and _decoded(first) is not None


def open_lines(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """A message a line; receipts and the like are told of."""
    encoding, skip = encoding_of(box.head, unpacker.layout.encoding)
    held = lines(box.stream, encoding=encoding, skip=skip, most=unpacker.settings.max_bytes)
    yield from Post(box, unpacker).pieces(_messages(held, box.name))


def _messages(held: Iterable[str], name: str) -> Iterator[Message | Trouble]:
    for number, line in enumerate(held, start=1):
        if line.strip():
            found = _decoded(line.encode())
            told = Trouble(f"{name}#{number}", "it is no message of Signal")
            yield told if found is None else _message(found, str(number))


def _decoded(line: bytes) -> _Received | _Exported | None:
    try:
        return msgspec.json.decode(line, type=_Received)
    except (msgspec.DecodeError, UnicodeError):
        pass  # then it is the other, or none
    try:
        return msgspec.json.decode(line, type=_Exported)
    except (msgspec.DecodeError, UnicodeError):
        return None


def _message(held: _Received | _Exported, id_: str) -> Message:
    if isinstance(held, _Exported):
        sent = moment_of(held.date)
        return Message(id_, held.sender, held.body, None if sent is None else sent.date(), sent)
    envelope = held.envelope
    sent = _moment(envelope.timestamp)
    said = envelope.dataMessage if envelope.editMessage is None else envelope.editMessage.dataMessage
    changed = None if envelope.editMessage is None else sent
    sender = None if said is None or said.message is None else envelope.sourceName or envelope.source
    words = "" if said is None or said.message is None else said.message
    return Message(id_, sender, words, None if sent is None else sent.date(), sent, changed=changed)


def _moment(milliseconds: int) -> datetime | None:
    return datetime.fromtimestamp(milliseconds / 1000, UTC) if 0 < milliseconds < 10**14 else None


OPENER = Opener(Format.CHAT, knows, open_lines)

"""Chats exported by Telegram Desktop: `result.json`, and the pages of `messages.html`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import BinaryIO, Literal

import msgspec
from lxml import etree, html

from frontwire.errors import InputError
from frontwire.model.parcel import Format, Trouble
from frontwire.unpacking.bounds import Chained, LimitError, buffered
from frontwire.unpacking.chats.messages import Message, Post
from frontwire.unpacking.heads import Head
from frontwire.unpacking.scanning import elements
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

_TYPE = re.compile(
    r'"type"\s*:\s*"(?:(?:public|private)_(?:channel|group|supergroup)|personal_chat|bot_chat|saved_messages)"'
)
#: The export of a whole account holds many chats, one after another.
_ACCOUNT = re.compile(rb'"chats"\s*:\s*\{')
_MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
_PAGE = re.compile(r'class="(?:page_wrap|message default clearfix)')
_SHOWN = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: UTC([+-]\d{2}:\d{2}))?")


class _Part(msgspec.Struct):
    """Words with a look of their own, or a link."""

    text: str = ""


class _Message(msgspec.Struct, rename={"from_": "from"}):
    """A message as Telegram writes it; what is not asked for is passed over."""

    id: int
    type: Literal["message", "service"] | str
    date: str = ""
    date_unixtime: str | None = None
    edited_unixtime: str | None = None
    from_: str | None = None
    actor: str | None = None
    forwarded_from: str | None = None
    text: str | list[str | _Part] = ""

    @property
    def words(self) -> str:
        """Its words without their looks."""
        if isinstance(self.text, str):
            return self.text
        return "".join(part if isinstance(part, str) else part.text for part in self.text)


def knows_json(head: Head) -> bool:
    """An export in JSON: a chat of one of Telegram's types."""
    return head.start.startswith("{") and '"messages"' in head.text and _TYPE.search(head.text) is not None


def open_json(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """Its messages, one at a time however many there are."""
    yield from Post(box, unpacker).pieces(_from_json(box, unpacker.settings.max_bytes))


def _from_json(box: Box, most: int) -> Iterator[Message | Trouble]:
    for number, element in enumerate(elements(_from_messages(box), most), start=1):
        try:
            yield _message(msgspec.json.decode(element, type=_Message))
        except (msgspec.DecodeError, UnicodeError) as error:
            yield Trouble(f"{box.name}#{number}", f"it is no message: {' '.join(str(error).split())}")


def _from_messages(box: Box) -> BinaryIO:
    """The stream from the opening bracket of the messages on."""
    ahead = box.stream.read(len(box.head.data))
    found = _MESSAGES.search(ahead)
    if _ACCOUNT.search(ahead[: len(ahead) if found is None else found.start()]) is not None:
        raise InputError("it is the export of a whole account: export each chat by itself (Export chat history)")
    if found is None:
        raise InputError("it holds no list of messages where Telegram writes it")
    return buffered(Chained(ahead[found.end() - 1 :], box.stream))


def _message(held: _Message) -> Message:
    sender = held.from_ if held.type == "message" else None
    sent = _moment(held.date_unixtime)
    day = _day(held.date[:10]) or (None if sent is None else sent.date())  # as the phone showed it
    changed = _moment(held.edited_unixtime)
    return Message(str(held.id), sender, held.words, day, sent, held.forwarded_from, changed)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _moment(seconds: str | None) -> datetime | None:
    return datetime.fromtimestamp(int(seconds), UTC) if seconds and seconds.isdigit() else None


def knows_html(head: Head) -> bool:
    """A page of an export in HTML."""
    return (
        head.start[:200].lower().startswith("<!doctype html")
        and _PAGE.search(head.text) is not None
        and ("tgme" in head.text or "messages.html" in head.text or "message default clearfix" in head.text)
    )


def open_html(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """The messages of one page of the export."""
    most = unpacker.settings.max_bytes
    data = box.stream.read(most + 1)
    if len(data) > most:
        raise LimitError(f"a page of more than {most:,} bytes is not read (max_bytes)")
    yield from Post(box, unpacker).pieces(_from_html(data))


def _from_html(data: bytes) -> Iterator[Message]:
    try:
        tree: html.HtmlElement = html.document_fromstring(
            data, parser=html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except etree.LxmlError as error:
        raise InputError(f"the page cannot be read: {next(iter(str(error).splitlines()), 'no HTML')}") from error
    sender: str | None = None
    for number, element in enumerate(tree.xpath("//div[contains(concat(' ', @class, ' '), ' message ')]"), start=1):
        id_ = (element.get("id") or str(number)).removeprefix("message")
        if "service" in element.get("class", "").split():
            yield Message(id_, None, "")
            continue
        own = element.xpath("./div[@class='body']")
        body = own[0] if own else element
        name = body.xpath("./div[contains(@class, 'from_name')]")
        sender = _words(name[0]) if name else sender  # one who goes on is not named again
        forwarded = body.xpath("./div[contains(@class, 'forwarded')]")
        inner = forwarded[0] if forwarded else body
        source = inner.xpath("./div[contains(@class, 'from_name')]/text()") if forwarded else []
        text = inner.xpath("./div[contains(@class, 'text')]")
        shown = _SHOWN.match(next(iter(body.xpath("./div[contains(@class, 'date')]/@title")), ""))
        sent, day = _shown(shown)
        yield Message(id_, sender, _words(text[0]) if text else "", day, sent, _name(source))


def _words(element: html.HtmlElement) -> str:
    for line in element.iter("br"):
        line.tail = f"\n{line.tail or ''}"
    return "\n".join(" ".join(line.split()) for line in str(element.text_content()).splitlines()).strip()


def _name(found: list[str]) -> str | None:
    return " ".join(" ".join(found).split()) or None


def _shown(match: re.Match[str] | None) -> tuple[datetime | None, date | None]:
    """The moment where its zone is shown, and the day."""
    if match is None:
        return None, None
    day, month, year, hour, minute, second, zone = match.groups()
    written = f"{year}-{month}-{day}T{hour}:{minute}:{second}"
    try:
        local = datetime.fromisoformat(written + (zone or "+00:00"))
    except ValueError:
        return None, None
    return (local if zone else None), local.date()


JSON_OPENER = Opener(Format.CHAT, knows_json, open_json)
HTML_OPENER = Opener(Format.CHAT, knows_html, open_html)

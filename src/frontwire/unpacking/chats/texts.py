"""Chats exported as text, a line for each message's beginning: WhatsApp on Android and iOS, Signal by signal-export.

Phones write days in the order of their language. Which one it was is told by all days of the export together: messages
stand in the order in which they were sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from frontwire.errors import InputError
from frontwire.model.parcel import Format
from frontwire.unpacking.chats.messages import Message, Post
from frontwire.unpacking.heads import Head
from frontwire.unpacking.layout import DayOrder
from frontwire.unpacking.lines import encoding_of, lines
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

_BLANK = "[ \u00a0\u202f]"
#: Marks of the direction of writing, which phones set in Arabic and Hebrew put between the numbers.
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\ufeff"))
#: Day and time may be joined by a little word ("às", "um", "à"); halves of the day are a.m. and p.m., or ص and م.
_START = re.compile(
    rf"^\[?(?P<a>\d{{1,4}})[./-]{_BLANK}?(?P<b>\d{{1,2}})[./-]{_BLANK}?(?P<c>\d{{1,4}})\.?[,،]?{_BLANK}+(?:[^\W\d]{{1,3}}{_BLANK})?"
    rf"(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})(?:[:.]\d{{2}})?(?:{_BLANK}*(?P<half>[AaPpصم])(?:\.?{_BLANK}?[Mm]\.?)?)?"
    rf"(?:\]{_BLANK}*|{_BLANK}+-{_BLANK}+)(?P<rest>.*)$"
)
_SAID = re.compile(r"^[\u200e\u200f]*(?P<sender>[^:\n]{1,80}?):(?:[ \u00a0]|$)(?P<words>.*)$")
#: So many of the first lines must begin messages: other texts have a time here and there.
_LOOKED_AT, _LEAST = 12, 2
_YEAR_FIRST = "ymd"
_PLACES = {_YEAR_FIRST: (0, 1, 2), DayOrder.DMY: (2, 1, 0), DayOrder.MDY: (2, 0, 1)}


@dataclass(frozen=True, slots=True)
class _Raw:
    """A message as written; `numbers` are those of its day."""

    message: Message
    numbers: tuple[int, int, int]
    hour: int
    minute: int


def knows(head: Head) -> bool:
    """Do its first lines begin messages?"""
    first = [line for line in head.start.splitlines()[:_LOOKED_AT] if line.strip()]
    starts = sum(_start(line) is not None for line in first)
    return bool(first) and _start(first[0]) is not None and (starts >= _LEAST or len(first) == starts)


def open_text(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """Its messages. The whole export is held at once, for its days tell by their order what they mean.

    Raises InputError where that cannot be told and nobody says it.
    """
    encoding, skip = encoding_of(box.head, unpacker.layout.encoding)
    held = lines(box.stream, encoding=encoding, skip=skip, most=unpacker.settings.max_bytes)
    raw = list(_raw(held))
    order = unpacker.layout.day_order or order_of(one.numbers for one in raw)
    if order is None:
        raise InputError("its days can be read in two ways and their order tells neither: give --day-order dmy or mdy")
    zone = None if unpacker.layout.chat.zone is None else ZoneInfo(unpacker.layout.chat.zone)
    yield from Post(box, unpacker).pieces(_dated(one, order, zone) for one in raw)


def _raw(written: Iterable[str]) -> Iterator[_Raw]:
    """The messages: what does not begin one goes on with the one before."""
    held: _Raw | None = None
    more: list[str] = []
    number = 0
    for line in written:
        start = _start(line)
        if start is None:
            more.append(line.rstrip())
            continue
        if held is not None:
            yield _whole(held, more)
        number += 1
        held, more = _begun(start, number), []
    if held is not None:
        yield _whole(held, more)


def _start(line: str) -> re.Match[str] | None:
    return _START.match(line.rstrip("\r\n").translate(_MARKS))


def _whole(begun: _Raw, more: list[str]) -> _Raw:
    """The message with its further lines."""
    words = "\n".join((begun.message.words, *more)).rstrip()
    return replace(begun, message=replace(begun.message, words=words))


def _begun(start: re.Match[str], number: int) -> _Raw:
    said = _SAID.match(start["rest"])
    sender = None if said is None else said["sender"].strip("\u200e\u200f\u202a\u202c ~")
    words = start["rest"] if said is None else said["words"]
    hour = int(start["h"])
    if start["half"]:
        hour = hour % 12 + (12 if start["half"] in "Ppم" else 0)
    numbers = int(start["a"]), int(start["b"]), int(start["c"])
    return _Raw(Message(str(number), sender, words.strip()), numbers, hour, int(start["m"]))


def order_of(days: Iterable[tuple[int, int, int]]) -> str | None:
    """The order in which all days exist and follow one another; None where several do and tell different days."""
    held = list(dict.fromkeys(days))
    read = {order: [_day(numbers, order) for numbers in held] for order in _PLACES}
    fitting: dict[str, list[date]] = {}
    for order, found in read.items():
        there = [day for day in found if day is not None]
        if len(there) == len(held):
            fitting[order] = there
    rising = {order: there for order, there in fitting.items() if all(a <= b for a, b in pairwise(there))} or fitting
    if not rising or len({tuple(there) for there in rising.values()}) > 1:
        return None
    return next(iter(rising))


def _day(numbers: tuple[int, int, int], order: str) -> date | None:
    year, month, day = (numbers[place] for place in _PLACES[order])
    if order == _YEAR_FIRST and year < 1000:  # a year that stands first is written out
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _dated(raw: _Raw, order: str, zone: ZoneInfo | None) -> Message:
    day = _day(raw.numbers, order)
    if day is None or raw.hour > 23 or raw.minute > 59:
        return replace(raw.message, day=day)
    sent = None if zone is None else datetime(day.year, day.month, day.day, raw.hour, raw.minute, tzinfo=zone)
    return replace(raw.message, day=day, sent=sent)


OPENER = Opener(Format.CHAT, knows, open_text)

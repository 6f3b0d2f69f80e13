"""Feeds: RSS and Atom of all versions, by feedparser, which also takes scripts out of what entries hold."""

from __future__ import annotations

import html
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from dateutil import parser as moments

from frontwire.errors import InputError
from frontwire.model.parcel import Errand, Format, Parcel, Told, Trouble
from frontwire.unpacking.bounds import LimitError
from frontwire.unpacking.heads import Head
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

_ROOT = re.compile(
    r"(?:<\?xml[^>]{0,300}\?>\s*|<!--.{0,2000}?-->\s*|<\?xml-stylesheet[^>]{0,300}\?>\s*"
    r"|<!DOCTYPE[^\[>]{0,300}(?:\[.{0,5000}?\])?\s*>\s*)*"
    r"<(?:rss|feed|rdf:RDF|[a-z]{1,10}:feed)[\s>]",
    re.DOTALL,
)
#: Declarations by which a few lines of XML unfold into gigabytes, or reach for files.
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z!/]")


def knows(head: Head) -> bool:
    """Does it begin as a feed does?"""
    return _ROOT.match(head.start) is not None


def open_feed(box: Box, unpacker: Unpacker) -> Iterator[Piece]:
    """An entry each: fetched by its address where that is wanted, else read as far as the feed has it.

    Raises InputError for a feed that declares entities, LimitError for one that is too large.
    """
    import feedparser  # noqa: PLC0415 - only feeds need it

    most = unpacker.settings.max_bytes
    content = box.stream.read(most + 1)
    if len(content) > most:
        raise LimitError(f"a feed of more than {most:,} bytes is not read (max_bytes)")
    if _ENTITY.search(content):
        raise InputError("the feed declares entities of its own, as XML bombs do: it is not read")
    base = {"content-location": box.told.address} if box.told.address else {}
    feed = feedparser.parse(content, response_headers=base)
    if feed.bozo and not feed.entries:
        raise InputError(f"the feed cannot be read: {_first_line(feed.bozo_exception)}")
    outlet = _line(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        yield _piece(entry, number, outlet, box)


def _piece(entry: Any, number: int, outlet: str | None, box: Box) -> Piece:
    address = next((words for one in _links(entry) if _WEB.match(words := one.strip())), None)
    name = f"{box.name}!{address}" if address else f"{box.name}#{number}"
    told = Told(
        published=_day(entry, "published") or _day(entry, "updated"),
        title=_line(entry.get("title")),
        address=address,
        modified=_moment(entry, "updated"),
    ).over(Told(language=box.told.language, fetched=box.told.fetched, voucher=box.told.voucher))
    parcel = _parcel(entry, name, told.over(Told(outlet=box.told.outlet or outlet)))
    if address is not None:
        return Errand(address, told.over(Told(outlet=box.told.outlet)), parcel)
    return parcel or Trouble(name, "the entry has neither words nor an address")


def _links(entry: Any) -> Iterator[str]:
    """Where the entry can be: what links to it in HTML first, then its id, which often is its address."""
    yield str(entry.get("link") or "")
    yield str(entry.get("id") or "")


def _parcel(entry: Any, name: str, told: Told) -> Parcel | None:
    """The entry as a page: its whole content where it has that, else its summary."""
    held = [str(part.get("value") or "") for part in entry.get("content", ())]
    words = max((*held, str(entry.get("summary") or "")), key=len).strip()
    if not words:
        return None
    if _TAG.search(words):
        title = f"<h1>{html.escape(told.title)}</h1>" if told.title else ""
        page = f"<!doctype html><html><body><article>{title}<div>{words}</div></article></body></html>"
        return Parcel(name, page, Format.HTML, told=told)
    plain = html.unescape(words)
    return Parcel(name, f"{told.title}\n\n{plain}" if told.title else plain, Format.TEXT, told=told)


def _day(entry: Any, name: str) -> date | None:
    """The day in the feed's own zone, as it is written; in UTC where only feedparser understands it."""
    try:
        return moments.parse(str(entry.get(name) or "")).date()
    except (ValueError, OverflowError):
        moment = _moment(entry, name)
        return None if moment is None else moment.date()


def _moment(entry: Any, name: str) -> datetime | None:
    held = entry.get(f"{name}_parsed")
    return None if held is None else datetime.fromtimestamp(timegm(held), UTC)


def _line(words: object) -> str | None:
    return " ".join(html.unescape(_plain(str(words))).split()) or None if words else None


def _plain(words: str) -> str:
    return re.sub(r"<[^>]{1,500}>", " ", words)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


OPENER = Opener(Format.FEED, knows, open_feed)

"""Sitemaps (sitemaps.org, protocol 0.9) with the fields of news sitemaps, and indexes of sitemaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from dateutil.parser import isoparse
from lxml import etree

from frontwire.errors import InputError
from frontwire.model.parcel import Errand, Format, Told, Trouble
from frontwire.unpacking.heads import Head
from frontwire.unpacking.unpacker import Box, Opener, Piece, Unpacker

_ROOT = re.compile(
    r"(?:<\?xml[^>]{0,300}\?>\s*|<!--.{0,2000}?-->\s*|<\?xml-stylesheet[^>]{0,300}\?>\s*"
    r"|<!DOCTYPE[^\[>]{0,300}(?:\[.{0,5000}?\])?\s*>\s*)*"
    r"<(?:[a-z]{1,10}:)?(?:urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
#: Addresses that a sitemap may hold, by the protocol.
_MOST = 50_000


def knows(head: Head) -> bool:
    """Does it begin as a sitemap does?"""
    return _ROOT.match(head.start) is not None


def open_sitemap(box: Box, _: Unpacker) -> Iterator[Piece]:
    """An errand for each address, with the day, title and outlet that a news sitemap gives; each sitemap of an index.

    Raises InputError where it is no XML, or declares entities.
    """
    if "<!DOCTYPE" in box.head.text:
        raise InputError("the sitemap declares a document type, as XML bombs do: it is not read")
    events = etree.iterparse(
        box.stream, events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    number = 0
    try:
        for _, element in events:
            if not isinstance(element.tag, str) or etree.QName(element).localname not in ("url", "sitemap"):
                continue
            number += 1
            if number > _MOST:
                yield Trouble(box.name, f"a sitemap has at most {_MOST:,} addresses: the rest is not read")
                return
            yield _piece(element, number, box)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise InputError(f"the sitemap is damaged: {next(iter(str(error).splitlines()), 'no XML')}") from error


def _piece(element: etree._Element, number: int, box: Box) -> Piece:
    held: dict[str, str] = {}
    for child in element.iter():
        if isinstance(child.tag, str) and child.text and child.text.strip():
            held.setdefault(etree.QName(child).localname, " ".join(child.text.split()))
    address = held.get("loc", "")
    if not _WEB.match(address):
        return Trouble(f"{box.name}#{number}", "it has no address of the web")
    published = _moment(held.get("publication_date"))
    told = Told(
        published=None if published is None else published.date(),
        outlet=held.get("name"),
        title=held.get("title"),
        address=address,
        language=held.get("language"),
        modified=_moment(held.get("lastmod")),
    )
    return Errand(address, told.over(box.told))


def _moment(words: str | None) -> datetime | None:
    try:
        moment = isoparse(words or "")
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


OPENER = Opener(Format.SITEMAP, knows, open_sitemap)

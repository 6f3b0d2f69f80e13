"""Feeds: what is watched, as its users write it down in a YAML file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec

from frontwire.errors import InputError
from frontwire.lexicon.load import strict
from frontwire.reading.addressing import server_of

#: A file that shows all there is to say.
EXAMPLE = Path(__file__).with_name("example.yml")
_SPAN = re.compile(r"(\d{1,6})([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
#: Nobody is asked more often.
_OFTENEST = timedelta(minutes=1)

#: "15m", "2h", "1d", "30s".
Span = Annotated[str, msgspec.Meta(pattern=r"^[1-9]\d{0,5}[smhd]$")]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Kind(StrEnum):
    """What an address answers with: a list of reports (RSS or Atom, or a sitemap), or one report that changes."""

    FEED = "feed"
    SITEMAP = "sitemap"
    PAGE = "page"


class Feed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One address that is watched.

    `outlet` and `language` hold for all that comes of it, over what the feed says. The pages that a feed names are
    fetched where `follow` is set, at most so many a round.
    """

    name: Words
    address: Words
    kind: Kind = Kind.FEED
    outlet: Words | None = None
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")] | None = None
    every: Span | None = None
    follow: bool = True
    most: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 100


class Feeds(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All that is watched. `contact` is sent to servers, `pace` is how long one is left alone between requests."""

    feeds: Annotated[tuple[Feed, ...], msgspec.Meta(min_length=1)]
    contact: str | None = None
    every: Span = "30m"
    pace: Span = "2s"

    def every_of(self, feed: Feed) -> timedelta:
        """How often a feed is asked."""
        return span(feed.every or self.every)


def load_feeds(path: str | Path) -> Feeds:
    """What a file says is to be watched. Raises InputError with one line on what is wrong in it."""
    try:
        feeds = strict(Path(path), Feeds)
        wrong = next(_wrong(feeds), None)
    except ValueError as error:
        raise InputError(f"{path}: {error}") from error
    if wrong is not None:
        raise InputError(f"{path}: {wrong}")
    return feeds


def span(words: str) -> timedelta:
    """A time written as 15m, 2h or 1d. Raises ValueError."""
    found = _SPAN.fullmatch(words)
    if found is None:
        raise ValueError(f"{words!r} is no time: write 15m, 2h or 1d")
    return timedelta(seconds=int(found[1]) * _SECONDS[found[2]])


def _wrong(feeds: Feeds) -> Iterator[str]:
    """What no type says."""
    for label, values in (
        ("name", (one.name for one in feeds.feeds)),
        ("address", (one.address for one in feeds.feeds)),
    ):
        yield from (f"two feeds have the {label} {value!r}" for value, number in Counter(values).items() if number > 1)
    for feed in feeds.feeds:
        if not server_of(feed.address):
            yield f"{feed.name}: {feed.address!r} is no address of the web (http:// or https://)"
        if feeds.every_of(feed) < _OFTENEST:
            yield f"{feed.name}: every {feed.every or feeds.every} is too often: once a minute is the most"

"""Listing: from what a feed answered with to the polls of what it names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from frontwire.model.parcel import Errand, Parcel, Told, Trouble
from frontwire.model.poll import Poll
from frontwire.reading.fetching import Answer
from frontwire.unpacking import Piece
from frontwire.watching.feeds import Feed

_TAG = re.compile(r"<[^<>]{0,2000}>")
#: Of what is listed several times in one answer the first counts.
_FIRST = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Listed:
    """What an answer held: polls of what it names, reports that it is itself, what is wrong with it."""

    polls: tuple[Poll, ...]
    reports: tuple[Parcel, ...]
    troubles: tuple[Trouble, ...]


def listed(pieces: Iterable[Piece], answer: Answer, feed: Feed, *, depth: int, most: int) -> Listed:
    """What came in an answer; of what it names no more than `most`."""
    own = Told(outlet=feed.outlet, language=feed.language)
    polls: dict[str, Poll] = {}
    reports: list[Parcel] = []
    troubles: list[Trouble] = []
    for piece in pieces:
        if isinstance(piece, Trouble):
            troubles += () if piece.harmless else (piece,)
        elif isinstance(piece, Parcel) and piece.name == answer.url:
            reports.append(replace(piece, told=own.over(piece.told)))
        elif len(polls) >= most:
            troubles.append(Trouble(answer.url, f"it names more than {most:,} reports: the rest is left (max_errands)"))
            break
        else:
            poll = _poll(piece, feed, own, depth)
            polls.setdefault(poll.address, poll)
    return Listed(tuple(polls.values()), tuple(reports), tuple(troubles))


def fresh(found: Iterable[Poll], known: Mapping[str, Poll], *, now: datetime) -> Iterator[Poll]:
    """What is new of what was found, or told otherwise than before: due `now`, in the order in which it stands."""
    new = [poll for poll in found if poll.address not in known or known[poll.address].stamp != poll.stamp]
    for place, poll in enumerate(new):
        before = known.get(poll.address)
        due = now - (len(new) - place) * _FIRST
        if before is None:
            yield replace(poll, due=due)
        else:
            yield replace(poll, due=due, etag=before.etag, last_modified=before.last_modified)


def _poll(piece: Parcel | Errand, feed: Feed, own: Told, depth: int) -> Poll:
    held = piece if isinstance(piece, Parcel) else piece.instead
    words = held.content if held is not None and isinstance(held.content, str) else None
    form = None if held is None else held.format
    address = piece.address if isinstance(piece, Errand) else f"{feed.address}#{_digest(str(words))}"
    told = own.over(piece.told)
    if held is not None:
        told = told.over(held.told)
    stamp = _digest(str(told.modified), str(told.title), " ".join(_TAG.sub(" ", words or "").split()))
    return Poll(feed.address, address, depth, stamp=stamp, told=told, words=words, format=form)


def _digest(*words: str) -> str:
    return hashlib.blake2b("\n".join(words).encode("utf-8", "replace"), digest_size=8).hexdigest()


def stamp_of(data: bytes) -> str:
    """A digest of an answer."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()

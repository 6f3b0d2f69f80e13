"""Versioning: reports that were read at one address are versions of one report, in the order in which they stood there.

An earlier version stays as it is, with its claims and their ids; it only no longer counts from the day on which a later
one was known. All of it is a function of the set of filings: in whichever order they are added, the same comes of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from frontwire.model.filing import Filing, Version


def lineage(address: str) -> str:
    """What the addresses of one page share: a scheme, a leading "www." or a slash at the end makes no other page."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def versions(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """The reports of one address with their places among each other, the oldest first.

    A later version is known from the day on which it was changed, else fetched, and not from that of its publication,
    which it shares with the first.
    """
    held = sorted(filings, key=_stood)
    if len(held) == 1:
        return (replace(held[0], version=Version()),)
    days = _days(held)
    out = []
    for place, (filing, day) in enumerate(zip(held, days, strict=True)):
        is_last = place + 1 == len(held)
        version = Version(
            number=place + 1,
            of=len(held),
            since=day if place else None,
            before=held[place - 1].id if place else None,
            after=None if is_last else held[place + 1].id,
            until=None if is_last else days[place + 1],
        )
        out.append(replace(filing, version=version))
    return tuple(out)


def _days(held: list[Filing]) -> list[date]:
    """From when each was known: none before the one that it follows."""
    days = [held[0].published or held[0].fetched.date()]
    for filing in held[1:]:
        days.append(max(days[-1], _changed(filing).date()))
    return days


def _stood(filing: Filing) -> tuple[datetime, datetime, str]:
    return _changed(filing), _utc(filing.fetched), filing.id


def _changed(filing: Filing) -> datetime:
    """When it came to stand there: as the page says, unless that is after it was fetched."""
    fetched = _utc(filing.fetched)
    return fetched if filing.modified is None else min(_utc(filing.modified), fetched)


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

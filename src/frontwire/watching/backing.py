"""Backing off: how long to wait before asking again, after an answer and after none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from random import Random

#: Nobody is left alone for longer.
LONGEST = timedelta(days=1)
#: A part of the time is left to chance, so that not all who watch an address ask it at the same moments.
_JITTER = 0.1
#: Doubling that often reaches the longest from any beginning.
_MOST_DOUBLINGS = 12


def regular(every: timedelta, *, seed: str) -> timedelta:
    """The time to the next regular question: as said, and up to a tenth more by the `seed`."""
    return every * (1 + _JITTER * Random(seed).random())  # noqa: S311 - no secret


def backed_off(every: timedelta, failures: int, *, seed: str) -> timedelta:
    """The time to the next question after a number of failures in a row: doubled by each, up to a day."""
    doubled = min(every * 2 ** min(failures - 1, _MOST_DOUBLINGS), LONGEST)
    return regular(doubled, seed=f"{seed}|{failures}")


def retry_after(header: str | None, *, now: datetime) -> timedelta | None:
    """What the header Retry-After asks for, up to a day; None where it says nothing that can be understood.

    It gives seconds, or a date (RFC 9110, 10.2.3); a date that is past asks for no wait.
    """
    words = (header or "").strip()
    if words.isascii() and words.isdigit():
        return min(timedelta(seconds=int(words[:9])), LONGEST)
    try:
        until = parsedate_to_datetime(words)
    except (ValueError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo is not None else until.replace(tzinfo=UTC)
    return min(max(until - now, timedelta(0)), LONGEST)

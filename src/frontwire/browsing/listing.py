"""Listing: a choice page by page. A page goes on behind the last happening shown, wherever that stands by now.

A cursor holds where a happening stands in the order of lists, not its number: what comes in meanwhile shifts nothing.
"""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_right
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from frontwire.browsing.choosing import Choice
from frontwire.errors import InputError
from frontwire.model.picture import Account

#: Where a happening stands: undated or not, its day counted backwards, its place's name, its id.
Place: TypeAlias = tuple[bool, int, str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """Some happenings of a choice: `total` is how many it has in all, `next` the cursor of the page behind, if any."""

    accounts: tuple[Account, ...]
    total: int
    next: str | None


def page(choice: Choice, *, cursor: str | None = None, size: int = 50) -> Page:
    """The next `size` happenings of a choice, the first ones where no cursor is given.

    Raises InputError for a cursor that none of these pages gave.
    """
    leaves = choice.chosen
    start = 0 if not cursor else bisect_right(leaves, _read(cursor), key=lambda leaf: leaf.key)
    held = leaves[start : start + size]
    more = start + size < len(leaves)
    return Page(tuple(leaf.account for leaf in held), len(leaves), _written(held[-1].key) if held and more else None)


def _written(place: Place) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def _read(cursor: str) -> Place:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        held = base64.b64decode(padded, altchars=b"-_", validate=True)
        place: Place = msgspec.json.decode(held, type=Place)
    except (UnicodeEncodeError, binascii.Error, msgspec.DecodeError) as error:
        raise InputError(f"cursor: {cursor[:40]!r} is none that a page of this list gave") from error
    return place

"""Which happenings are events for a data set without shades of certainty: those that somebody firmly affirms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from frontwire.drawing.citing import is_announced, is_denied, is_firm
from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Gist, Site
from frontwire.model.picture import Account
from frontwire.model.time import Basis
from frontwire.publishing.exports.shipment import Bundle, Entry

#: Why a happening is no row, in words.
Omission: TypeAlias = str

_NO_EVENT: Omission = "a state or something said, no event"
_ANNOUNCED: Omission = "only announced or on condition"
_DENIED: Omission = "denied by everybody who speaks of it"
_POSSIBLE: Omission = "told as possible only"
_CHANGED: Omission = "no longer said by the page that said it"
_UNDATED: Omission = "not dated"
_UNPLACED: Omission = "not placed"
#: Of a day of which a data set has no events.
BEFORE: Omission = "dated before the data set begins"
_NOWHERE: Omission = "placed in no country"

#: What is told of more days than this is of a time, not of an incident.
LONG = 31
_WORDED = frozenset({Basis.STATED, Basis.RELATIVE, Basis.INHERITED})
#: How many hexadecimal digits of an id make a number: spreadsheets keep fifteen decimal ones.
_DIGITS = 12


class Dating(StrEnum):
    """What the day of a deed rests on."""

    TOLD = "told"
    REPORTED = "reported"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Deed:
    """A happening that firm claims affirm, dated and placed.

    `told` are the claims of an event that say so firmly, in the order in which they were known; `first` and `last` are
    its days, both included; `country` is ISO 3166-1 alpha-2.
    """

    bundle: Bundle
    told: tuple[Entry, ...]
    site: Site
    country: str
    first: date
    last: date

    @property
    def account(self) -> Account:
        """What is said of it."""
        return self.bundle.account

    @property
    def days(self) -> int:
        """How many days it may have been on."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """The day in the middle, the earlier of two."""
        return date.fromordinal((self.first.toordinal() + self.last.toordinal()) // 2)

    @property
    def anchored(self) -> tuple[Entry, ...]:
        """The claims that speak of those days, not of what was before or over a longer time; all where none does."""
        held = tuple(entry for entry in self.told if is_anchored(entry.gist, self.first, self.last))
        return held or self.told

    @property
    def dating(self) -> Dating:
        """How firmly claims date it: by days that words tell, by the day of the report, or by one end alone."""
        held = (entry.gist for entry in self.anchored)
        days = [gist for gist in held if gist.first is not None and gist.last is not None]
        if any(gist.time_basis in _WORDED for gist in days):
            return Dating.TOLD
        return Dating.REPORTED if days else Dating.OPEN

    @property
    def denials(self) -> tuple[Entry, ...]:
        """The claims that say it was not so."""
        denied = frozenset(self.account.denied)
        return tuple(entry for entry in self.bundle.entries if entry.id in denied)


def deed_of(bundle: Bundle) -> Deed | Omission:
    """The happening as an event, or why it is none."""
    account = bundle.account
    events = [entry for entry in bundle.entries if entry.gist.klass is ClaimClass.EVENT]
    affirmed = frozenset(account.affirmed)
    told = tuple(entry for entry in events if entry.id in affirmed)
    if not told:
        return _why_none(events)
    first, last = account.first or account.last, account.last or account.first
    if first is None or last is None:
        return _UNDATED
    if account.site is None:
        return _UNPLACED
    if account.site.country is None:
        return _NOWHERE
    return Deed(bundle, told, account.site, account.site.country, first, last)


def is_anchored(gist: Gist, first: date, last: date) -> bool:
    """Does a claim speak of something of those days, both included? One that is not dated may."""
    if gist.background:
        return False
    begins, ends = gist.first or gist.last, gist.last or gist.first
    if begins is None or ends is None:
        return True
    return (ends - begins).days < LONG and begins <= last and ends >= first


def number(happening: str) -> int:
    """A number that stays the happening's: its id's first digits, below 10^15."""
    return int(happening[:_DIGITS], 16)


def _why_none(events: Iterable[Entry]) -> Omission:
    gists = [entry.gist for entry in events]
    if not gists:
        return _NO_EVENT
    if any(is_firm(gist) for gist in gists):
        return _CHANGED
    if all(is_announced(gist) for gist in gists):
        return _ANNOUNCED
    return _DENIED if all(is_denied(gist) for gist in gists if not is_announced(gist)) else _POSSIBLE

"""Happenings as rows of a table: their days and what they are, in few characters."""

from __future__ import annotations

from frontwire.model.figure import Scope, What
from frontwire.model.picture import Account
from frontwire.model.time import Precision
from frontwire.publishing import wording
from frontwire.publishing.picture.words import Vocabulary, span

#: How many tolls a row has room for.
_TOLLS = 2


def days(account: Account) -> str:
    """The days of a happening, after ISO 8601: "2024-03-04", "2024-03-04/06", "2024-03".

    An open side is "..", empty where unknown.
    """
    first, last = account.first, account.last
    if first is None or last is None:
        return f"{first or '..'}/{last or '..'}" if first or last else ""
    if first == last:
        return first.isoformat()
    if account.precision is Precision.YEAR and first.year == last.year:
        return f"{first:%Y}"
    if first.year != last.year:
        return f"{first}/{last}"
    if account.precision is Precision.MONTH and first.month == last.month:
        return f"{first:%Y-%m}"
    return f"{first}/{last:%d}" if first.month == last.month else f"{first}/{last:%m-%d}"


def summary(account: Account, words: Vocabulary) -> str:
    """A happening in a line: the first tolls of the one incident, then the headline."""
    counted = [toll for toll in account.tolls if toll.scope is Scope.INCIDENT and toll.what is not What.OTHER]
    tolls = "; ".join(f"{words.counted(toll)} {span(toll)}" for toll in counted[:_TOLLS])
    return wording.joined((tolls, words.headline(account)))

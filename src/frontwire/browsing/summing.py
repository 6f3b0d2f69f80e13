"""Summing up: how much a state admits, on how much it rests, and how far it agrees; for the two sentences on top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from frontwire.model.happening import Difference
from frontwire.model.picture import Account, ChangeKind, Status


@dataclass(frozen=True, slots=True)
class Sum:
    """What accounts come to. `single` counts those that one origin tells or that nobody affirms; `differences`, what
    the disputed ones differ in, those most often disputed first.
    """

    total: int
    outlets: int
    origins: int
    agreed: int
    disputed: int
    single: int
    differences: tuple[tuple[Difference, int], ...]


def sum_up(accounts: Iterable[Account]) -> Sum:
    """The sum of accounts."""
    held = tuple(accounts)
    statuses = Counter(account.status for account in held)
    differing = Counter(
        one for account in held for one in dict.fromkeys(dispute.difference for dispute in account.disputes)
    )
    ranked = sorted(differing.items(), key=lambda pair: (-pair[1], pair[0]))
    return Sum(
        total=len(held),
        outlets=len({outlet for account in held for outlet in account.outlets}),
        origins=len({origin for account in held for origin in account.origins}),
        agreed=statuses[Status.AGREED],
        disputed=statuses[Status.DISPUTED],
        single=statuses[Status.SINGLE] + statuses[Status.UNCONFIRMED],
        differences=tuple(ranked),
    )


def changed(accounts: Sequence[Account], changes: Iterable[ChangeKind | None]) -> tuple[tuple[ChangeKind, int], ...]:
    """How many of the accounts changed in which way, in the order of the kinds."""
    counts = Counter(change for _, change in zip(accounts, changes, strict=True) if change is not None)
    return tuple((kind, counts[kind]) for kind in ChangeKind if counts[kind])


def new_since(accounts: Iterable[Account], since: date) -> int:
    """How many were told for the first time after a day."""
    return sum(1 for account in accounts if account.citations[0].gist.known > since)

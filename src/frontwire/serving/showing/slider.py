"""The date slider: one step a day, from the first day on which anything was known to the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontwire.browsing.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Slider:
    """`at` of `count` steps, counted from 0; days as they are written in addresses."""

    first: date
    last: date
    count: int
    at: int


def slider(snapshot: Snapshot) -> Slider | None:
    """The slider of a snapshot; None where there are no two days to slide between."""
    if snapshot.days is None or snapshot.days[0] == snapshot.days[1]:
        return None
    first, last = snapshot.days
    count = (last - first).days
    return Slider(first, last, count, min(max((snapshot.at - first).days, 0), count))

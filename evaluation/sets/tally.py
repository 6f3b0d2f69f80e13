"""Counts of right, wrong and missed by name, and the overlap of two bags: what the sets of events share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from evaluation.measures import Prf


def counts(name: str, *, right: float, found: float, gold: float) -> dict[str, float]:
    """Counts `name.tp`, `name.fp`, `name.fn` from how many are right, found and in the gold."""
    return {f"{name}.tp": right, f"{name}.fp": found - right, f"{name}.fn": gold - right}


def bag_counts(name: str, gold: Iterable[Hashable], found: Iterable[Hashable]) -> dict[str, float]:
    """The counts of two bags compared one to one."""
    gold_bag, found_bag = Counter(gold), Counter(found)
    right = (gold_bag & found_bag).total()
    return counts(name, right=right, found=found_bag.total(), gold=gold_bag.total())


def prf(sums: Mapping[str, float], name: str) -> Prf:
    """Precision, recall and F1 of the counts `name.tp`, `name.fp`, `name.fn` in `sums`."""
    right, wrong, missed = (sums.get(f"{name}.{part}", 0.0) for part in ("tp", "fp", "fn"))
    return Prf.of(right=right, found=right + wrong, gold=right + missed)

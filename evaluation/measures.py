"""The arithmetic that several sets share: shares, F1, macro and weighted F1. All in per cent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from evaluation.base import Outcome

#: What stands between the parts of a count's name: "actor:tp:isis".
MARK = ":"


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and F1 in per cent; a part with nothing to divide by is 0."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, *, right: float, found: float, gold: float) -> Prf:
        """Of `right` out of `found` answers, where there were `gold` to find."""
        precision = share(right, found)
        recall = share(right, gold)
        both = precision + recall
        return cls(precision, recall, 2 * precision * recall / both if both else 0.0)


def share(part: float, whole: float) -> float:
    """`part` of `whole` in per cent; 0 where there is no whole."""
    return 100 * part / whole if whole else 0.0


def sum_counts(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """All counts added up, sorted by name."""
    total: dict[str, float] = {}
    for outcome in outcomes:
        for name, count in outcome.counts.items():
            total[name] = total.get(name, 0) + count
    return dict(sorted(total.items()))


def split(outcomes: Iterable[Outcome], part_of: Callable[[str], str]) -> dict[str, tuple[Outcome, ...]]:
    """Outcomes by the part of the corpus that their cases' ids tell, sorted; empty where all are of one part."""
    parts: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        parts.setdefault(part_of(outcome.case), []).append(outcome)
    return {name: tuple(parts[name]) for name in sorted(parts)} if len(parts) > 1 else {}


def label_counts(prefix: str, *, gold: str, found: str) -> dict[str, float]:
    """The counts of one labelled case: "PREFIX:tp:LABEL", or one "fn" and one "fp"."""
    if gold == found:
        return {MARK.join((prefix, "tp", gold)): 1}
    return {MARK.join((prefix, "fn", gold)): 1, MARK.join((prefix, "fp", found)): 1}


def label_scores(prefix: str, counts: Mapping[str, float]) -> LabelScores:
    """F1 over labels, from the sums of `label_counts`."""
    sums: dict[str, dict[str, float]] = {}
    for name, count in counts.items():
        start, _, rest = name.partition(MARK)
        if start == prefix:
            part, _, label = rest.partition(MARK)
            sums.setdefault(label, {"tp": 0, "fp": 0, "fn": 0})[part] += count
    return LabelScores({label: sums[label] for label in sorted(sums)})


@dataclass(frozen=True, slots=True)
class LabelScores:
    """True and false positives and false negatives of each label."""

    sums: Mapping[str, Mapping[str, float]]

    def f1(self, label: str) -> float:
        """F1 of one label."""
        held = self.sums[label]
        return Prf.of(right=held["tp"], found=held["tp"] + held["fp"], gold=held["tp"] + held["fn"]).f1

    def support(self, label: str) -> float:
        """How many gold cases have the label."""
        return self.sums[label]["tp"] + self.sums[label]["fn"]

    @property
    def macro(self) -> float:
        """The mean F1 over the labels that the gold has: an answer outside them costs its gold label's recall."""
        labels = [label for label in self.sums if self.support(label)]
        return sum(self.f1(label) for label in labels) / len(labels) if labels else 0.0

    @property
    def weighted(self) -> float:
        """The mean F1 over labels, each weighted by how many gold cases it has."""
        whole = sum(self.support(label) for label in self.sums)
        return sum(self.f1(label) * self.support(label) for label in self.sums) / whole if whole else 0.0

    @property
    def accuracy(self) -> float:
        """The share of cases with the right label."""
        whole = sum(self.support(label) for label in self.sums)
        return share(sum(held["tp"] for held in self.sums.values()), whole)

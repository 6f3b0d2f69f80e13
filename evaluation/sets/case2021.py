"""CASE 2021 task 2: snippets of news with one of 30 labels, most of them ACLED's sub-event types."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.base import Case, Outcome, Score
from evaluation.mapping import Mapped, read_mapping
from evaluation.measures import label_counts, label_scores, sum_counts
from frontwire.api import Reader
from frontwire.model.claim import Claim
from frontwire.model.voice import Certainty, Polarity

_FILE = "task2.tsv"
_FOUND, _DUMB = "label", "dumb"
_SHOWN = 160
_BEST_WEIGHTED = "best three 83.9 / 79.7 / 77.1 (trained)"
#: What may happen is not what the snippet is about while something did happen.
_UNREAL = frozenset({Certainty.PLANNED, Certainty.CONDITIONAL})


class Rule(Mapped, frozen=True):
    """One rule of the mapping file, which explains the fields."""

    label: str
    kinds: frozenset[str]
    actor: frozenset[str] = frozenset()
    says: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    suffers: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    def fits(self, claim: Claim, others: frozenset[str]) -> bool:
        """Does it fit a main claim that stands beside claims of these kinds?"""
        return (
            claim.kind in self.kinds
            and (not self.actor or any(actor.sector in self.actor for actor in claim.actors))
            and (not self.says or _tells((claim.evidence.quote,), self.says))
            and (not self.target or _tells((target.text for target in claim.targets), self.target))
            and (not self.suffers or any(target.sector in self.suffers for target in claim.targets))
            and (not self.beside or bool(self.beside & others))
        )


class Labels(Mapped, frozen=True):
    """The whole mapping file."""

    other: str
    last: tuple[str, ...]
    rules: tuple[Rule, ...]
    words: dict[str, tuple[str, ...]]


@cache
def labels() -> Labels:
    """The mapping file beside this module; raises ValueError where it is broken."""
    return read_mapping(Path(__file__).with_name("case2021.yml"), Labels)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A snippet and its label."""

    text: str
    label: str


class Case2021:
    """One label a snippet."""

    name = "case2021"
    folder = "case2021"
    definition = (
        "CASE 2021 task 2 (fine-grained classification): one label a snippet, F1 over labels weighted by their "
        "number of snippets, as the task ranks, and macro F1. The systems in print were trained for the labels; here "
        "kinds of claim are mapped to them by evaluation/sets/case2021.yml. The main claim of a snippet is the first "
        "in reading order that tells of an event as fact, then one that is denied, background or only planned, then "
        "tolls, most speech acts and states; a snippet without claims, and a kind without a label, is OTHER. There "
        "are no kinds for disasters, crime, new bases and mobs: their labels are out of reach and count as missed. "
        "Baseline: the label whose keyword stands first."
    )

    def cases(self, folder: Path) -> Iterator[Case]:
        """One case a snippet, in the corpus' order."""
        with (folder / _FILE).open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            next(rows)  # the header
            for number, text, label in rows:
                yield Case(number, Snippet(text, label.strip()))

    def score(self, case: Case, reader: Reader) -> Outcome:
        """One snippet read and labelled."""
        snippet = _of(case)
        claims = reader.read(f"{snippet.text}\n").claims
        found = label_of(claims)
        wrong = f"{snippet.label}, read {found} {_main_kind(claims)}: {snippet.text[:_SHOWN]}"
        return Outcome(case.id, count(snippet, found), errors=() if found == snippet.label else (wrong,))

    def crashed(self, case: Case) -> Outcome:
        """No label at all."""
        return Outcome(case.id, count(_of(case), "none"))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """Weighted F1, macro F1, accuracy."""
        sums = sum_counts(outcomes)
        found, dumb = label_scores(_FOUND, sums), label_scores(_DUMB, sums)
        return (
            Score("weighted F1", found.weighted, dumb.weighted, _BEST_WEIGHTED),
            Score("macro F1", found.macro, dumb.macro),
            Score("accuracy", found.accuracy, dumb.accuracy),
        )


def label_of(claims: Sequence[Claim]) -> str:
    """The label of a snippet by its main claim and what stands beside it."""
    main = main_claim(claims)
    if main is None:
        return labels().other
    beside = frozenset(claim.kind for claim in claims)
    return next((rule.label for rule in labels().rules if rule.fits(main, beside)), labels().other)


def main_claim(claims: Sequence[Claim]) -> Claim | None:
    """The claim that a snippet is about, by the rule that the definition states."""
    return min(claims, key=_rank, default=None)


def guess(text: str) -> str:
    """The dumb baseline: the label whose keyword stands first; of two, the longer keyword's."""
    found = [
        (match.start(), -len(word), label)
        for label, words in sorted(labels().words.items())
        for word in words
        if (match := re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)) is not None
    ]
    return min(found)[2] if found else labels().other


def count(snippet: Snippet, found: str) -> dict[str, float]:
    """The counts of one snippet, with the baseline's."""
    return label_counts(_FOUND, gold=snippet.label, found=found) | label_counts(
        _DUMB, gold=snippet.label, found=guess(snippet.text)
    )


def _rank(claim: Claim) -> tuple[int, bool]:
    """Smaller is likelier to be the main claim; of equals the first in reading order is."""
    last = labels().last
    unreal = claim.stance.polarity is not Polarity.AFFIRMED or claim.stance.certainty in _UNREAL or claim.background
    return (last.index(claim.kind) + 1 if claim.kind in last else 0, unreal)


def _main_kind(claims: Sequence[Claim]) -> str:
    main = main_claim(claims)
    return "(no claim)" if main is None else f"({main.kind})"


def _tells(texts: Iterable[str], beginnings: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(one)}", text, re.IGNORECASE) for text in texts for one in beginnings)


def _of(case: Case) -> Snippet:
    assert isinstance(case.gold, Snippet)
    return case.gold

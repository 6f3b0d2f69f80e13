"""CASE 2021 task 2: snippets of news with one of 30 labels, most of them ACLED's sub-event types."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import find_files, naming
from evaluation.mapping import Mapped, read_mapping
from evaluation.measures import label_counts, label_scores, sum_counts
from frontwire.api import Reader
from frontwire.model.claim import Claim
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.reading import Reading

_COLUMNS = ("id", "EventSnippet", "SubType")
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
    beside: frozenset[str] = frozenset()
    acled: frozenset[str] = frozenset()

    def fits(self, claim: Claim, others: frozenset[str]) -> bool:
        """Does it fit a main claim that stands beside claims of these kinds?"""
        return (
            claim.kind in self.kinds
            and (not self.actor or any(actor.sector in self.actor for actor in claim.actors))
            and (not self.says or _tells((claim.evidence.quote,), self.says))
            and (not self.beside or bool(self.beside & others))
            and (not self.acled or claim.codes.acled in self.acled)
        )


class Labels(Mapped, frozen=True):
    """The whole mapping file."""

    other: str
    last: tuple[str, ...]
    rules: tuple[Rule, ...]
    acled: dict[str, str]
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
    files = "*.tsv (a header, then id, EventSnippet and SubType)"
    source = (
        "Haneczok and others, Fine-grained Event Classification in News-like Text Snippets (CASE 2021, shared task 2)"
    )
    definition = (
        "CASE 2021 task 2 (fine-grained classification): one label a snippet, F1 over labels weighted by their "
        "number of snippets, as the task ranks, and macro F1. The systems in print were trained for the labels; here "
        "the ACLED code of the main claim is the label, and a few rules stand before it for the labels ACLED does not "
        "have (evaluation/sets/case2021.yml). The main claim of a snippet is the first in reading order that has a "
        "label and tells of an exact event as fact, then one that is denied, background or only planned, then attacks "
        "told in general words, tolls, most speech acts and states; a snippet without a label of its own is OTHER. "
        "Baseline: the label whose keyword stands first."
    )

    def cases(self, folder: Path) -> Iterator[Case]:
        """One case a snippet, in the corpus' order."""
        paths = find_files(folder, "*.tsv")
        for path in paths:
            prefix = "" if len(paths) == 1 else f"{path.stem}/"
            yield from (Case(prefix + number, snippet) for number, snippet in read_snippets(path))

    def score(self, case: Case, reader: Reader) -> Outcome:
        """One snippet read and labelled."""
        snippet = _of(case)
        claims = told_in(reader.read(f"{snippet.text}\n"))
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


def read_snippets(path: Path) -> Iterator[tuple[str, Snippet]]:
    """The snippets of a file with their ids; raises CorpusError for a file of another form."""
    with naming(path):
        text = path.read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    with naming(path, 1):
        header = next(rows, [])
        number, words, label = (header.index(name) for name in _COLUMNS)
    for line, row in enumerate(rows, 2):
        if row:
            with naming(path, line):
                held = row[number], Snippet(row[words], row[label].strip())
            yield held


def told_in(reading: Reading) -> tuple[Claim, ...]:
    """What a reading tells, interactions with the claims, in reading order."""
    return tuple(sorted((*reading.claims, *reading.interactions), key=lambda claim: claim.evidence.span))


def label_of(claims: Sequence[Claim]) -> str:
    """The label of a snippet by its main claim and what stands beside it."""
    main = main_claim(claims)
    return labels().other if main is None else _own_label(main, claims)


def main_claim(claims: Sequence[Claim]) -> Claim | None:
    """The claim that a snippet is about, by the rule that the definition states."""
    return min(claims, key=lambda claim: _rank(claim, claims), default=None)


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


def _own_label(claim: Claim, claims: Sequence[Claim]) -> str:
    beside = frozenset(other.kind for other in claims)
    by_rule = next((rule.label for rule in labels().rules if rule.fits(claim, beside)), None)
    return by_rule or labels().acled.get(claim.codes.acled or "", labels().other)


def _rank(claim: Claim, claims: Sequence[Claim]) -> tuple[bool, int, bool]:
    """Smaller is likelier to be the main claim; of equals the first in reading order is."""
    last = labels().last
    unreal = claim.stance.polarity is not Polarity.AFFIRMED or claim.stance.certainty in _UNREAL or claim.background
    nameless = _own_label(claim, claims) == labels().other
    return (nameless, last.index(claim.kind) + 1 if claim.kind in last else 0, unreal)


def _main_kind(claims: Sequence[Claim]) -> str:
    main = main_claim(claims)
    return "(no claim)" if main is None else f"({main.kind})"


def _tells(texts: Iterable[str], beginnings: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(one)}", text, re.IGNORECASE) for text in texts for one in beginnings)


def _of(case: Case) -> Snippet:
    assert isinstance(case.gold, Snippet)
    return case.gold

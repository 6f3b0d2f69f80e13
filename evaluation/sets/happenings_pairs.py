"""How well claims are joined into happenings: pairs of claims, pairs of reports, and B-cubed.

A pair is two claims of different reports. One that a happening joins is right where both were marked as of one
incident, wrong where they were marked as of two; a part and its whole are neither. Claims that no mark covers judge
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from evaluation.sets.happenings_gold import Annotation

RIGHT, WRONG, KIN, GOLD, FOUND = "right", "wrong", "kin", "gold", "found"
#: How the counts of pairs are called by what is paired, and those of B-cubed.
CLAIMS, REPORTS, CUBED = "claims", "reports", "b3"


@dataclass(frozen=True, slots=True)
class Told:
    """One claim that a mark covers: its id, its report, the incident marked, and the happening it was put in.

    `is_news` tells claims of the news itself from those of a mention in passing.
    """

    claim: str
    report: str
    incident: str
    is_news: bool
    happening: Hashable


Pair = tuple[Told, Told]


def joined(told: Iterable[Told]) -> Iterator[Pair]:
    """All pairs that a happening joins."""
    return _pairs(told, lambda one: one.happening)


def to_join(told: Iterable[Told]) -> Iterator[Pair]:
    """All pairs that belong together, told as news by both."""
    return _pairs((one for one in told if one.is_news), lambda one: one.incident)


def judge(pair: Pair, gold: Annotation) -> str:
    """Is it right that these two are joined?"""
    one, other = pair
    if one.incident == other.incident:
        return RIGHT
    return KIN if gold.are_kin(one.incident, other.incident) else WRONG


def count_pairs(told: Sequence[Told], gold: Annotation, prefix: str = "") -> dict[str, float]:
    """Counts over pairs of claims: "claims right", "claims wrong", "claims kin", "claims gold", "claims found"."""
    counts = _zero(prefix + CLAIMS)
    for pair in joined(told):
        counts[f"{prefix}{CLAIMS} {judge(pair, gold)}"] += 1
    for one, other in to_join(told):
        counts[f"{prefix}{CLAIMS} {GOLD}"] += 1
        counts[f"{prefix}{CLAIMS} {FOUND}"] += one.happening == other.happening
    return counts


def count_reports(told: Sequence[Told], gold: Annotation, prefix: str = "") -> dict[str, float]:
    """The same over pairs of (report, incident): two are joined where any happening holds claims of both."""
    counts = _zero(prefix + REPORTS)
    links = {_key(pair): judge(pair, gold) for pair in joined(told)}
    for verdict in links.values():
        counts[f"{prefix}{REPORTS} {verdict}"] += 1
    for key in {_key(pair): None for pair in to_join(told)}:
        counts[f"{prefix}{REPORTS} {GOLD}"] += 1
        counts[f"{prefix}{REPORTS} {FOUND}"] += key in links
    return counts


def count_cubed(told: Sequence[Told], gold: Annotation, prefix: str = "") -> dict[str, float]:
    """B-cubed (Bagga and Baldwin 1998) over the claims: sums of each one's precision and recall, and how many."""
    happenings, incidents = _groups(told, lambda one: one.happening), _groups(told, lambda one: one.incident)
    precision = recall = 0.0
    for one in told:
        together = [other for other in happenings[one.happening] if not gold.are_kin(one.incident, other.incident)]
        right = sum(other.incident == one.incident for other in together)
        precision += right / len(together)
        recall += right / len(incidents[one.incident])
    return {
        f"{prefix}{CUBED} precision": precision,
        f"{prefix}{CUBED} recall": recall,
        f"{prefix}{CUBED} claims": float(len(told)),
    }


def count_apart(told: Sequence[Told], gold: Annotation, prefix: str = "") -> dict[str, float]:
    """How many of the pairs of incidents that were judged different are kept apart, of those both told of."""
    together = _pairs(told, lambda one: one.happening, all_of=True)
    met = {frozenset((one.incident, other.incident)) for one, other in together}
    held = {one.incident for one in told}
    asked = [pair for pair in gold.different if set(pair) <= held]
    apart = sum(frozenset(pair) not in met for pair in asked)
    return {f"{prefix}apart": float(apart), f"{prefix}apart asked": float(len(asked))}


def _pairs(told: Iterable[Told], key: Callable[[Told], Hashable], *, all_of: bool = False) -> Iterator[Pair]:
    """Pairs with one key, of different reports unless `all_of`."""
    for group in _groups(told, key).values():
        for one, other in combinations(group, 2):
            if all_of or one.report != other.report:
                yield one, other


def _groups(told: Iterable[Told], key: Callable[[Told], Hashable]) -> dict[Hashable, list[Told]]:
    groups: dict[Hashable, list[Told]] = {}
    for one in told:
        groups.setdefault(key(one), []).append(one)
    return groups


def _key(pair: Pair) -> frozenset[tuple[str, str]]:
    return frozenset((one.report, one.incident) for one in pair)


def _zero(prefix: str) -> dict[str, float]:
    return {f"{prefix} {name}": 0.0 for name in (RIGHT, WRONG, KIN, GOLD, FOUND)}

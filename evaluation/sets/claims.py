"""The claim gold: reports annotated claim by claim."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import find_files, naming
from evaluation.measures import MARK, Prf, share, sum_counts
from evaluation.sets.claim_matching import Claim, Matching, count_role, is_core, judge_fields, match
from frontwire.api import Reader

#: The same claims read twice: as a page that was saved without its date, and as one whose date is known.
ALONE, DATED = "alone", "dated"
#: The baseline in either reading.
_DUMB = {ALONE: "dumb alone", DATED: "dumb dated"}
_LEVELS = ("found", "typed", "typed_close", "core")
_FIELDS = (
    "said_by",
    "said_by_type",
    "direct",
    "polarity",
    "certainty",
    "start",
    "end",
    "place",
    "figures",
    "background",
)
_ROLES = ("actor", "target")
#: The commonest kind of war news: what the baseline takes every sentence for.
_COMMONEST = "casualties"
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_SHOWN = 110


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the claim gold: its text, its day, its claims."""

    text: str
    published: str | None
    claims: tuple[Claim, ...]


class Claims:
    """Claim by claim: found, typed, core, and each field."""

    name = "claims"
    folder = "claims"
    files = "NAME.json (published, claims) beside NAME.txt"
    source = "annotated for this project by its guidelines (GUIDELINES.md beside the corpus)"
    definition = (
        "The claim gold's own scorer, reimplemented: a claim read matches a gold claim where their quotes share half "
        "of the shorter one's words, one to one, equal kinds first; found ignores the kind, typed asks for it, core "
        "asks for kind, first speaker, polarity and first day; fields are over the found pairs. Each report is read "
        "twice: its text alone, and with its date of publication given ('dated'). Baseline: every sentence is a "
        "claim of casualties that the outlet states of the day of publication."
    )

    def cases(self, folder: Path) -> Iterator[Case]:
        """One case a report, by file name."""
        for path in find_files(folder, "*.json"):
            with naming(path):
                gold = json.loads(path.read_text(encoding="utf-8"))
                if "claims" not in gold:
                    continue
                text = path.with_suffix(".txt").read_text(encoding="utf-8")
                claims = tuple(_checked(claim) for claim in gold["claims"])
            yield Case(path.relative_to(folder).with_suffix("").as_posix(), Report(text, gold.get("published"), claims))

    def score(self, case: Case, reader: Reader) -> Outcome:
        """Both readings of one report, and both baselines."""
        report = _report(case)
        alone = match(report.claims, read_claims(reader, report.text, None), report.text)
        dated = match(report.claims, read_claims(reader, report.text, report.published), report.text)
        counts = dict(count(ALONE, alone)) | count(DATED, dated)
        for mode, day in ((ALONE, None), (DATED, report.published)):
            counts |= count(_DUMB[mode], match(report.claims, guess(report.text, day), report.text))
        return Outcome(case.id, counts, errors=tuple(tell(alone)))

    def crashed(self, case: Case) -> Outcome:
        """All gold claims missed; the baselines as they are."""
        report = _report(case)
        nothing = match(report.claims, (), report.text)
        counts = dict(count(ALONE, nothing)) | count(DATED, nothing)
        for mode, day in ((ALONE, None), (DATED, report.published)):
            counts |= count(_DUMB[mode], match(report.claims, guess(report.text, day), report.text))
        return Outcome(case.id, counts)

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """Four F1, then each field and role, in both readings."""
        sums = sum_counts(outcomes)
        return tuple(
            Score(name + ("" if mode == ALONE else " (dated)"), value, _figures(sums, _DUMB[mode])[name])
            for mode in (ALONE, DATED)
            for name, value in _figures(sums, mode).items()
        )


def read_claims(reader: Reader, text: str, published: str | None) -> tuple[Claim, ...]:
    """The claims of a text in the shape of the JSON contract."""
    claims: Any = reader.read(text, published=published).to_dict()["claims"]
    return tuple(claims)


def guess(text: str, published: str | None) -> tuple[Claim, ...]:
    """The dumb baseline: every sentence a claim of one kind, said by the outlet, of the day of publication."""
    return tuple(
        {
            "quote": sentence.group().strip(),
            "kind": _COMMONEST,
            "start": published,
            "end": published,
            "polarity": "affirmed",
            "certainty": "stated",
        }
        for sentence in _SENTENCE.finditer(text)
        if sentence.group().strip()
    )


def count(mode: str, matching: Matching) -> dict[str, float]:
    """The counts of one reading of one report."""
    counts: dict[str, float] = {
        "gold": len(matching.pairs) + len(matching.lost),
        "read": len(matching.pairs) + len(matching.extra),
        "found": len(matching.pairs),
        "typed": sum(pair.same_kind for pair in matching.pairs),
        "typed_close": sum(pair.close_kind for pair in matching.pairs),
        "core": 0,
    }
    for pair in matching.pairs:
        right = judge_fields(pair)
        counts["core"] += is_core(pair, right)
        for field, is_right in right.items():
            _add(counts, f"{field} right", is_right)
            _add(counts, f"{field} asked", 1)
        for role in _ROLES:
            held = count_role(pair, role)
            _add(counts, f"{role} gold found", held.gold_found)
            _add(counts, f"{role} gold", held.gold)
            _add(counts, f"{role} read right", held.read_right)
            _add(counts, f"{role} read", held.read)
    return {mode + MARK + name: value for name, value in counts.items()}


def tell(matching: Matching) -> Iterator[str]:
    """What went wrong, line by line: missed, too much, and fields that differ."""
    for claim in matching.lost:
        yield f"missed  {claim['kind']:<18} {_short(claim)}"
    for claim in matching.extra:
        yield f"extra   {claim.get('kind'):<18} {_short(claim)}"
    for pair in matching.pairs:
        wrong = [field for field, right in judge_fields(pair).items() if not right]
        if not pair.same_kind:
            wrong.insert(0, f"kind ({pair.gold['kind']}, read as {pair.read.get('kind')})")
        if wrong:
            yield f"wrong   {', '.join(wrong)}: {_short(pair.gold)}"


def _figures(sums: Mapping[str, float], mode: str) -> dict[str, float]:
    """The figures of one reading by name."""

    def of(name: str) -> float:
        return sums.get(mode + MARK + name, 0)

    figures = {f"{level} F1": Prf.of(right=of(level), found=of("read"), gold=of("gold")).f1 for level in _LEVELS}
    found = Prf.of(right=of("found"), found=of("read"), gold=of("gold"))
    figures |= {"found P": found.precision, "found R": found.recall}
    figures |= {field: share(of(f"{field} right"), of(f"{field} asked")) for field in _FIELDS}
    for role in _ROLES:
        figures[f"{role} P"] = share(of(f"{role} read right"), of(f"{role} read"))
        figures[f"{role} R"] = share(of(f"{role} gold found"), of(f"{role} gold"))
    return figures


def _checked(claim: Claim) -> Claim:
    """A gold claim that has what every claim must have; raises KeyError where it has not."""
    if not str(claim["quote"]).strip() or not claim["kind"]:
        raise ValueError("a claim without its quote or kind")
    return claim


def _add(counts: dict[str, float], name: str, value: float) -> None:
    counts[name] = counts.get(name, 0) + value


def _short(claim: Claim) -> str:
    return " ".join(str(claim["quote"]).split())[:_SHOWN]


def _report(case: Case) -> Report:
    assert isinstance(case.gold, Report)
    return case.gold

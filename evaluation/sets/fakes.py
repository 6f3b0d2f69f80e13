"""FA-KES: reports of the Syrian war with one incident each, told by outlets of all sides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import find_files, naming, read_json_lines
from evaluation.measures import label_counts, label_scores, share, sum_counts
from evaluation.sets.fakes_answer import NOTHING, Answer
from evaluation.sets.fakes_dumb import guess
from evaluation.sets.fakes_terms import UNKNOWN, terms
from evaluation.sets.fakes_toll import find_toll, killed
from frontwire.api import Reader
from frontwire.model.claim import Claim
from frontwire.model.report import Role
from frontwire.publishing.reading import Reading

_GOLD_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2})")
_CENTURY = 2000
_DUMB = "dumb "
_SHOWN = 90
#: Yes or no a report, in the order shown.
_YES_NO = ("count", "civilians", "combatants", "toll", "governorate", "date")
_LABELLED = ("cause", "actor")
#: So many sentences with claims are a report's opening: they tell what it is about, what follows tells the rest.
_OPENING = 4
_BEST_TITLE = "one title regex 58.3"


@dataclass(frozen=True, slots=True)
class Gold:
    """One report and what the annotators made of it."""

    title: str
    text: str
    day: date
    governorate: str
    actor: str
    cause: str
    civilians: int
    combatants: int
    children: int
    women: int

    @property
    def counts(self) -> frozenset[int]:
        """The counts that are not zero."""
        held = (self.civilians, self.combatants, self.civilians + self.combatants, self.children, self.women)
        return frozenset(number for number in held if number)


class Fakes:
    """One incident a report: its dead, place, day, cause and actor."""

    name = "fakes"
    folder = "fakes"
    files = "*.jsonl (one report a line)"
    source = "Abu Salem and others, FA-KES: A Fake News Dataset around the Syrian War (ICWSM 2019)"
    definition = (
        "FA-KES annotates one incident a report; it has no scorer in print. Read: the title, a blank line, the "
        "text; the date is not given, as it is asked for. count: one of the gold's counts that is not zero "
        "(civilians, combatants, both, children, women) is a bound of one of the killed figures read. toll: "
        "civilians and combatants both exact, where the report's toll is the first affirmed, new, actual claim in "
        "reading order that numbers an incident's dead (background where there is no other), with what its own "
        "sentence adds and later sentences tell more exactly; dead not told to be fighters are civilians, as in the "
        "corpus; no such claim is two misses. governorate: that of the leading claim's place, else of the first "
        "claim, not background, with a place below country level. cause and actor: those told in the title, else in "
        "the leading claim's sentence, else in the opening (the first four sentences with claims); of causes gunfire "
        "and fighting come last, and a bare 'attack' tells none, for the corpus' causes are means. Macro-F1 over the "
        "corpus' labels, 'unknown' among them. date: the day of publication read, else the first day of the leading "
        "claim. The gold's date is the printed day of publication in 67 % of the reports of the development half (and "
        "the day of an event told in one in a hundred); in 31 % it is a day that no reading of the page gives, often "
        "weeks off: the ceiling is 68. Baseline: the first number of a title with a word of dying, the first words of "
        "each sort, the first "
        "date. The annotation is noisy: expect a ceiling near 93 for the rest."
    )

    def cases(self, folder: Path) -> Iterator[Case]:
        """One case a report, in the corpus' order; an id that the corpus gives twice gets a number."""
        seen: Counter[str] = Counter()
        for path in find_files(folder, "*.jsonl"):
            for line, row in read_json_lines(path):
                with naming(path, line):
                    name, gold = str(row["id"]), _gold(row)
                seen[name] += 1
                yield Case(name if seen[name] == 1 else f"{name}-{seen[name]}", gold)

    def score(self, case: Case, reader: Reader) -> Outcome:
        """One report read and compared."""
        gold = _of(case)
        reading = reader.read(f"{gold.title}\n\n{gold.text}")
        found = answer(reading)
        return Outcome(case.id, count(gold, found) | _dumb(gold), errors=tuple(tell(gold, found)))

    def crashed(self, case: Case) -> Outcome:
        """Nothing told; the baseline as it is."""
        gold = _of(case)
        return Outcome(case.id, count(gold, NOTHING) | _dumb(gold))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """A share for what is right or wrong, macro-F1 for labels."""
        held = tuple(outcomes)
        sums = sum_counts(held)
        scores = [
            Score(
                name,
                share(sums.get(name, 0), len(held)),
                share(sums.get(_DUMB + name, 0), len(held)),
                _BEST_TITLE if name == "count" else "",
            )
            for name in _YES_NO
        ]
        for name in _LABELLED:
            found, dumb = label_scores(name, sums), label_scores(_DUMB + name, sums)
            scores.append(Score(f"{name} macro-F1", found.macro, dumb.macro))
            scores.append(Score(f"{name} accuracy", found.accuracy, dumb.accuracy))
        return tuple(scores)


def parse_day(text: str) -> date:
    """The corpus' dates, month/day/year with two digits for the year; raises ValueError for anything else."""
    match = _GOLD_DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a date of the corpus: {text!r}")
    month, day, year = map(int, match.groups())
    return date(_CENTURY + year, month, day)


def answer(reading: Reading) -> Answer:
    """What a reading tells of its report as a whole."""
    claims = reading.claims
    toll = find_toll(claims)
    publication = reading.document.publication
    published = publication.day if publication is not None else None
    lead = (toll.lead,) if toll.lead is not None else ()
    ordered = (*lead, *_beside(toll.lead, claims), *(claim for claim in claims if not claim.background))
    first = (*_titled(reading), *lead, *_beside(toll.lead, claims), *_opening(claims))
    bounds = (bound for figure in killed(claims) for bound in (figure.low, figure.high))
    return Answer(
        numbers=frozenset(bound for bound in bounds if bound is not None),
        civilians=toll.civilians,
        combatants=toll.combatants,
        governorate=_first(_governorate(claim) for claim in ordered),
        cause=_cause(first),
        actor=_first(terms().actor_of(actor) for claim in _deadly(first) for actor in claim.actors),
        day=published if published is not None else next(_days(lead), None),
    )


def count(gold: Gold, found: Answer, prefix: str = "") -> dict[str, float]:
    """The counts of one report, by the reading or by the baseline."""
    civilians, combatants = found.civilians == gold.civilians, found.combatants == gold.combatants
    right = {
        "count": bool(found.numbers & gold.counts),
        "civilians": civilians,
        "combatants": combatants,
        "toll": civilians and combatants,
        "governorate": found.governorate == gold.governorate,
        "date": found.day == gold.day,
    }
    counts: dict[str, float] = {prefix + name: float(is_right) for name, is_right in right.items()}
    counts |= label_counts(f"{prefix}cause", gold=gold.cause, found=found.cause)
    return counts | label_counts(f"{prefix}actor", gold=gold.actor, found=found.actor)


def tell(gold: Gold, found: Answer) -> Iterator[str]:
    """What went wrong, line by line, below the title."""
    lines = []
    if not found.numbers & gold.counts:
        lines.append(f"count: {sorted(gold.counts)}, read {sorted(found.numbers)}")
    told, read = (gold.civilians, gold.combatants), (found.civilians, found.combatants)
    if told != read:
        lines.append(f"toll: {told[0]} civilians and {told[1]} combatants, read {read[0]} and {read[1]}")
    for name, one, other in (
        ("governorate", gold.governorate, found.governorate),
        ("cause", gold.cause, found.cause),
        ("actor", gold.actor, found.actor),
        ("date", gold.day, found.day),
    ):
        if one != other:
            lines.append(f"{name}: {one}, read {other}")
    if lines:
        yield gold.title[:_SHOWN]
        yield from lines


def _dumb(gold: Gold) -> dict[str, float]:
    return count(gold, guess(gold.title, gold.text), _DUMB)


def _beside(lead: Claim | None, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims of the leading claim's sentence."""
    if lead is None:
        return ()
    return tuple(claim for claim in claims if claim.evidence.sentence == lead.evidence.sentence)


def _titled(reading: Reading) -> tuple[Claim, ...]:
    """The claims of the title."""
    titles = [block.span for block in reading.document.report.blocks if block.role is Role.TITLE]
    return tuple(claim for claim in reading.claims if any(claim.evidence.span.overlaps(span) for span in titles))


def _opening(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, not background, of the first sentences that hold any."""
    held = tuple(claims)
    first = sorted({claim.evidence.sentence.start for claim in held})[:_OPENING]
    return tuple(claim for claim in held if not claim.background and claim.evidence.sentence.start in first)


def _cause(ordered: Iterable[Claim]) -> str:
    """The cause of the first sentence that tells the means, else of the first that tells of violence."""
    sentences: dict[tuple[int, int], list[str]] = {}
    for claim in ordered:
        sentence = claim.evidence.sentence
        sentences.setdefault((sentence.start, sentence.end), []).append(terms().means_of(claim))
    told = tuple(sentences.values())
    return _first(terms().cause_of(kinds, vague=vague) for vague in (False, True) for kinds in told)


def _deadly(ordered: Iterable[Claim]) -> Iterator[Claim]:
    """The claims that tell of dead or of what can kill."""
    for claim in ordered:
        if claim.kind in terms().deadly or terms().cause_of((claim.kind,)) != UNKNOWN:
            yield claim


def _governorate(claim: Claim) -> str:
    note = claim.where.note
    place = note.place if note is not None else None
    return terms().governorate_of(place.admin1) if place is not None else UNKNOWN


def _days(claims: Iterable[Claim]) -> Iterator[date]:
    for claim in claims:
        interval = claim.when.interval
        if interval is not None and interval.start is not None:
            yield interval.start


def _first(labels: Iterable[str]) -> str:
    return next((label for label in labels if label != UNKNOWN), UNKNOWN)


def _gold(row: dict[str, object]) -> Gold:
    def many(name: str) -> int:
        return int(str(row[name] or 0))

    return Gold(
        title=str(row["title"]),
        text=str(row["text"]),
        day=parse_day(str(row["date"])),
        governorate=str(row["governorate"]),
        actor=str(row["actor"]),
        cause=str(row["cause"]),
        civilians=many("nb_civilians"),
        combatants=many("nb_noncivilians"),
        children=many("nb_children"),
        women=many("nb_women"),
    )


def _of(case: Case) -> Gold:
    assert isinstance(case.gold, Gold)
    return case.gold

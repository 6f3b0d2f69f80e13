"""PETRARCH's validation records: sentences with CAMEO events as source, target and code.

Read are the unit tests of PETRARCH and the records of UniversalPETRARCH, which have the same elements:
`<Sentence date= id= category= evaluate=>` with `<EventCoding sourcecode= targetcode= eventcode=>` (or `noevents=`)
and `<Text>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import permutations, product
from pathlib import Path

import yaml
from lxml import etree

from evaluation.base import Case, Outcome, Score
from evaluation.measures import share, sum_counts
from evaluation.sets import tally
from evaluation.sets.actor_codes import NULL, cameo_code, is_real
from frontwire.api import Reader
from frontwire.model.claim import Claim
from frontwire.model.document import Document
from frontwire.model.voice import Polarity
from frontwire.publishing.reading import Reading

_WORDS = Path(__file__).with_suffix(".yml")
#: Of a CAMEO code the first two digits are its root category.
_ROOT = 2
_BASELINE = "baseline"
#: How UniversalPETRARCH writes an agent without a country.
_ISOLATED = "~"

Event = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence: its text, date and events; `real` where all its actors are of this world."""

    text: str
    day: date | None
    events: tuple[Event, ...]
    real: bool


class Petrarch:
    """CAMEO events of single sentences."""

    name = "petrarch"
    folder = "petrarch2"
    definition = (
        "An event is right where source, target and code all equal the record's, one to one (UniversalPETRARCH's "
        "validation.py; there one gold event may be found twice). Events need both actors (PETRARCH's require_dyad). "
        "Records without events count where a sentence is wholly right. Sentences with invented actors are set apart: "
        "only their code is scored. The unit tests' codes are those of their own test dictionary, some of which CAMEO "
        "does not have (064 for 'restore ties', 1717, 212, 223); they are left as they stand. UniversalPETRARCH was "
        "given gold parses and its own dictionaries; Frontwire is given the text."
    )

    def cases(self, folder: Path) -> Iterable[Case]:
        """The sentences of all XML files below `folder`."""
        for path in sorted(folder.glob("*.xml")):
            for number, (name, record) in enumerate(read_records(path)):
                yield Case(f"{path.stem}/{number:03d}-{name}", record)

    def score(self, case: Case, reader: Reader) -> Outcome:
        """The events found in one sentence beside those of its record."""
        record = _record(case)
        reading = reader.read(record.text, published=record.day)
        found = events_of(reading)
        counts = compare(record, found) if record.real else compare_codes(record, codes_of(reading))
        counts.update(_baseline(record, reading))
        return Outcome(case.id, counts, errors=tuple(_errors(record, found)))

    def crashed(self, case: Case) -> Outcome:
        """All events of the record missed, the sentence wrong."""
        record = _record(case)
        counts = compare(record, ()) | {"sentence.right": 0.0} if record.real else compare_codes(record, ())
        return Outcome(case.id, counts)

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """Events, their parts, and sentences wholly right."""
        sums = sum_counts(outcomes)
        best = max((tally.prf(sums, name).f1, name) for name in _baseline_names(sums))[0]
        published = "UniversalPETRARCH on its own 78 records, gold parses given: P 61.5 R 83.8"
        wholly = share(sums.get("sentence.right", 0.0), sums.get("sentence.all", 0.0))
        nothing = share(sums.get("sentence.empty", 0.0), sums.get("sentence.all", 0.0))
        return (
            Score("event F1", tally.prf(sums, "event").f1, best, published),
            Score("event precision", tally.prf(sums, "event").precision),
            Score("event recall", tally.prf(sums, "event").recall),
            Score("sentences wholly right", wholly, nothing, "UniversalPETRARCH: 49 of 78"),
            Score("source F1", tally.prf(sums, "source").f1),
            Score("target F1", tally.prf(sums, "target").f1),
            Score("code F1", tally.prf(sums, "code").f1),
            Score("root code F1", tally.prf(sums, "root").f1),
            Score("code F1, invented actors", tally.prf(sums, "apart.code").f1),
            Score("root code F1, invented actors", tally.prf(sums, "apart.root").f1),
        )


def read_records(path: Path) -> Iterator[tuple[str, Record]]:
    """The records of a file with their ids; those marked `evaluate="false"` or without a text are left out."""
    parser = etree.XMLParser(recover=True, remove_comments=True, resolve_entities=False, no_network=True)
    for sentence in etree.parse(str(path), parser).iter("Sentence"):
        text = " ".join((sentence.findtext("Text") or "").split())
        codings = sentence.findall("EventCoding")
        if not text or not codings or sentence.get("evaluate", "true").lower() == "false":
            continue
        if any(coding.get("error") for coding in codings):
            continue
        events = tuple(_event(coding) for coding in codings if coding.get("eventcode"))
        yield sentence.get("id", ""), Record(text, _day(sentence.get("date", "")), events, _is_real(text, events))


def _event(coding: etree._Element) -> Event:
    source, target = (
        coding.get(side, "").strip().replace(_ISOLATED, NULL) or NULL for side in ("sourcecode", "targetcode")
    )
    return source, target, coding.get("eventcode", "").strip()


def _day(words: str) -> date | None:
    try:
        return datetime.strptime(words, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _is_real(text: str, events: Iterable[Event]) -> bool:
    invented = re.search(rf"\b({'|'.join(re.escape(name) for name in _words()['invented'])})\b", text)
    return invented is None and all(is_real(code) for event in events for code in event[:2])


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return words


def events_of(reading: Reading) -> tuple[Event, ...]:
    """The claims of a reading as CAMEO events, each once, sorted: every source with every target."""
    found = {
        (source, target, claim.codes.cameo)
        for claim in reading.claims
        if claim.codes.cameo is not None and claim.stance.polarity is Polarity.AFFIRMED
        for source, target in _dyads(claim, reading.document)
        if NULL not in (source, target)
    }
    return tuple(sorted(found))


def _dyads(claim: Claim, document: Document) -> Iterator[tuple[str, str]]:
    sources = list(dict.fromkeys(cameo_code(actor, document) for actor in claim.actors))
    targets = list(dict.fromkeys(cameo_code(actor, document) for actor in claim.targets))
    yield from product(sources, targets)
    if claim.kind in _words()["mutual"]:
        yield from product(targets, sources)
        yield from permutations(sources, 2)


def codes_of(reading: Reading) -> tuple[str, ...]:
    """The codes of all claims affirmed, each once, whoever their actors are."""
    affirmed = (claim for claim in reading.claims if claim.stance.polarity is Polarity.AFFIRMED)
    return tuple(sorted({claim.codes.cameo for claim in affirmed if claim.codes.cameo is not None}))


def compare(record: Record, found: tuple[Event, ...]) -> dict[str, float]:
    """The counts of one sentence with actors of this world: events and their parts."""
    gold = record.events
    counts = tally.bag_counts("event", gold, found)
    for number, part in enumerate(("source", "target", "code")):
        counts |= tally.bag_counts(part, (event[number] for event in gold), (event[number] for event in found))
    counts |= tally.bag_counts("root", (event[2][:_ROOT] for event in gold), (event[2][:_ROOT] for event in found))
    counts["sentence.all"] = 1.0
    counts["sentence.right"] = float(sorted(gold) == sorted(found))
    counts["sentence.empty"] = float(not gold)
    return counts


def compare_codes(record: Record, found: tuple[str, ...]) -> dict[str, float]:
    """The counts of one sentence with invented actors: its codes only, each once."""
    gold = sorted({event[2] for event in record.events})
    codes = tally.bag_counts("apart.code", gold, found)
    roots = tally.bag_counts("apart.root", {code[:_ROOT] for code in gold}, {code[:_ROOT] for code in found})
    return codes | roots


def _baseline(record: Record, reading: Reading) -> dict[str, float]:
    """The first two actors named, with each code that any record has: the best of these is the baseline."""
    if not record.real:
        return {}
    named = [mention.actor for _, mention in sorted(reading.document.mentions.items()) if mention.actor is not None]
    codes = [code for code in dict.fromkeys(cameo_code(actor, reading.document) for actor in named) if code != NULL][:2]
    dyad = tuple(codes) if len(codes) == 2 else None
    counts = {f"{_BASELINE}.found": float(dyad is not None), f"{_BASELINE}.gold": float(len(record.events))}
    for source, target, code in record.events:
        counts[f"{_BASELINE}.{code}"] = float((source, target) == dyad)
    return counts


def _baseline_names(sums: dict[str, float]) -> list[str]:
    found, gold = sums.get(f"{_BASELINE}.found", 0.0), sums.get(f"{_BASELINE}.gold", 0.0)
    names = [name for name in sums if name.startswith(f"{_BASELINE}.") and name[len(_BASELINE) + 1 :].isdigit()]
    for name in names:
        sums.update(tally.counts(name, right=sums[name], found=found, gold=gold))
    return names or [_BASELINE]


def _errors(record: Record, found: tuple[Event, ...]) -> Iterator[str]:
    if not record.real or sorted(record.events) == sorted(found):
        return
    for event in sorted(set(record.events) - set(found)):
        yield f"missed {' '.join(event)}: {record.text}"
    for event in sorted(set(found) - set(record.events)):
        yield f"wrong {' '.join(event)}: {record.text}"


def _record(case: Case) -> Record:
    if not isinstance(case.gold, Record):
        raise TypeError(f"{case.id} is no record of PETRARCH")
    return case.gold

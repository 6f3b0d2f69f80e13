"""PETRARCH's validation records: sentences with CAMEO events as source, target and code.

Read are the unit tests of PETRARCH and the records of UniversalPETRARCH, which have the same elements:
`<Sentence date= id= category= evaluate=>` with `<EventCoding sourcecode= targetcode= eventcode=>` (or `noevents=`)
and `<Text>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import permutations, product
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import find_files, naming
from evaluation.measures import Prf, share, sum_counts
from evaluation.sets import tally
from evaluation.sets.actor_codes import NULL, cameo_code, code_of_country, is_real
from evaluation.sets.parties import parties_of
from frontwire.api import Reader
from frontwire.model.claim import Claim
from frontwire.model.document import Document
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.reading import Reading

_WORDS = Path(__file__).with_suffix(".yml")
#: Of a CAMEO code the first two digits are its root category.
_ROOT = 2
_BASELINE = "baseline"
_PROLOGUE = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
_BARE = re.compile(r"&(?!#?\w+;)")
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
    files = "*.xml (validation records)"
    source = "Schrodt, Beieler and Idris, Three's a Charm? (2014); UniversalPETRARCH's validation.py"
    definition = (
        "An event is right where source, target and code all equal the record's, one to one (UniversalPETRARCH's "
        "validation.py; there one gold event may be found twice). Events need both actors (PETRARCH's require_dyad). "
        "Records without events count where a sentence is wholly right. 'Source, target and root right' is the share "
        "of the sentences with actors of this world whose events, cut to source, target and root code, are exactly "
        "the record's. Sentences with invented actors are set apart: only their code is scored. The unit tests mix "
        "CAMEO's codes with those of WEIS, from which TABARI's tests come (032 visits, 064 grants recognition, 122 "
        "denounces, 212 arrests, 223 attacks), and do not say which is which; the figures called 'either notation' "
        "take a root as right in either, all others only in CAMEO's. A planned deed is coded as CAMEO has it: of "
        "cooperation as the intent to cooperate (03), of conflict as a threat (13). UniversalPETRARCH was given gold "
        "parses and its own dictionaries, and counts a record without events that it leaves empty as one event found; "
        "Frontwire is given the text. Baseline: the first two actors named do what most records tell of."
    )

    def cases(self, folder: Path) -> Iterable[Case]:
        """The sentences of all XML files below `folder`."""
        for path in find_files(folder, "*.xml"):
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
        counts = (
            compare(record, ()) | {"sentence.right": 0.0, "rooted.right": 0.0, "either.right": 0.0}
            if record.real
            else compare_codes(record, ())
        )
        return Outcome(case.id, counts | _guessed(record, None))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """Events, their parts, and sentences wholly right."""
        sums = sum_counts(outcomes)
        dumb = {name: _dumb(sums, name) for name in ("event", "code", "root", "apart.code", "apart.root")}
        parts = {name: tally.prf(sums, f"{_BASELINE}.{name}") for name in ("source", "target")}
        published = "UniversalPETRARCH on its own 78 records, gold parses given: P 61.5 R 83.8"
        wholly = share(sums.get("sentence.right", 0.0), sums.get("sentence.all", 0.0))
        rooted, either = (
            share(sums.get(f"{name}.right", 0.0), sums.get("sentence.all", 0.0)) for name in ("rooted", "either")
        )
        nothing = share(sums.get("sentence.empty", 0.0), sums.get("sentence.all", 0.0))
        return (
            Score("event F1", tally.prf(sums, "event").f1, dumb["event"].f1, published),
            Score("event precision", tally.prf(sums, "event").precision, dumb["event"].precision),
            Score("event recall", tally.prf(sums, "event").recall, dumb["event"].recall),
            Score("sentences wholly right", wholly, nothing, "UniversalPETRARCH: 49 of 78"),
            Score("source F1", tally.prf(sums, "source").f1, parts["source"].f1),
            Score("target F1", tally.prf(sums, "target").f1, parts["target"].f1),
            Score("source, target and root right", rooted, nothing),
            Score("source, target and root right, either notation", either, nothing),
            Score("code F1", tally.prf(sums, "code").f1, dumb["code"].f1),
            Score("root code F1", tally.prf(sums, "root").f1, dumb["root"].f1),
            Score("code F1, invented actors", tally.prf(sums, "apart.code").f1, dumb["apart.code"].f1),
            Score("root code F1, invented actors", tally.prf(sums, "apart.root").f1, dumb["apart.root"].f1),
            Score(
                "root code F1, invented actors, either notation",
                tally.prf(sums, "apart.either").f1,
                dumb["apart.root"].f1,
            ),
        )


def read_records(path: Path) -> Iterator[tuple[str, Record]]:
    """The records of a file with their ids; those marked `evaluate="false"` or without a text are left out."""
    for sentence in read_xml(path).iter("Sentence"):
        text = " ".join((sentence.findtext("Text") or "").split())
        codings = sentence.findall("EventCoding")
        if not text or not codings or sentence.get("evaluate", "true").lower() == "false":
            continue
        if any(coding.get("error") for coding in codings):
            continue
        events = tuple(_event(coding) for coding in codings if coding.get("eventcode"))
        yield sentence.get("id", ""), Record(text, day_of(sentence.get("date", "")), events, _is_real(text, events))


def read_xml(path: Path) -> etree._Element:
    """The file as one element: PETRARCH's programs read lines, so that a file may have several roots and bare "&"."""
    with naming(path):
        text = _PROLOGUE.sub("", path.read_text(encoding="utf-8"))
        parser = etree.XMLParser(recover=True, remove_comments=True, resolve_entities=False, no_network=True)
        root = etree.fromstring(f"<Records>{_BARE.sub('&amp;', text)}</Records>", parser)
        if root is None or not len(root):
            raise ValueError("no records")
        return root


def _event(coding: etree._Element) -> Event:
    source, target = (
        coding.get(side, "").strip().replace(_ISOLATED, NULL) or NULL for side in ("sourcecode", "targetcode")
    )
    return source, target, coding.get("eventcode", "").strip()


def day_of(words: str) -> date | None:
    """The day that a record gives as "20150102"; None where it is none."""
    try:
        return datetime.strptime(words, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _is_real(text: str, events: Iterable[Event]) -> bool:
    invented = re.search(rf"\b({'|'.join(re.escape(name) for name in _words()['invented'])})\b", text)
    return invented is None and all(is_real(code) for event in events for code in event[:2])


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return words


def events_of(reading: Reading) -> tuple[Event, ...]:
    """The claims and interactions of a reading as CAMEO events, each once, sorted: every source with every target."""
    found = {
        (source, target, code)
        for claim, code in _coded(reading)
        for source, target in _dyads(claim, reading.document)
        if NULL not in (source, target)
    }
    return tuple(sorted(found))


def _coded(reading: Reading) -> Iterator[tuple[Claim, str]]:
    """What is affirmed and has a code, planned deeds with the code of the plan."""
    for claim in (*reading.claims, *reading.interactions):
        code = claim.codes.cameo
        if code is not None and claim.stance.polarity is Polarity.AFFIRMED:
            yield claim, _planned(code) if claim.stance.certainty is Certainty.PLANNED else code


def _planned(code: str) -> str:
    """CAMEO's code of the will to do what `code` says."""
    plans: dict[str, str] = _words()["plans"]
    return plans.get(code[:_ROOT], code)


def _dyads(claim: Claim, document: Document) -> Iterator[tuple[str, str]]:
    sources = list(dict.fromkeys(cameo_code(actor, document) for actor in parties_of(claim.actors, document)))
    targets = list(dict.fromkeys(cameo_code(actor, document) for actor in parties_of(claim.targets, document)))
    targets = [_ground(claim) if code == NULL else code for code in targets]
    yield from product(sources, targets)
    if claim.kind in _words()["mutual"]:
        yield from product(targets, sources)
        yield from permutations(sources, 2)
    elif claim.kind in _words()["joint"] and set(targets) <= {NULL}:
        yield from permutations(sources, 2)


def _ground(claim: Claim) -> str:
    """Whom a deed against a place is done to: the country that it is placed in."""
    note = claim.where.note
    return NULL if note is None or note.place is None else code_of_country(note.place.country)


def codes_of(reading: Reading) -> tuple[str, ...]:
    """The codes of all claims affirmed, each once, whoever their actors are."""
    return tuple(sorted({code for _, code in _coded(reading)}))


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
    counts["rooted.right"] = float(_rooted(gold) == _rooted(found))
    counts["either.right"] = float(_rooted(gold) == _as_in({event[2] for event in gold}, _rooted(found)))
    return counts


def _rooted(events: Iterable[Event]) -> frozenset[Event]:
    return frozenset((source, target, code[:_ROOT]) for source, target, code in events)


def _as_in(gold: Iterable[str], found: Iterable[Event]) -> frozenset[Event]:
    """Events found with their roots in the notation of the gold codes, where those have the root WEIS gives it."""
    roots = {code[:_ROOT] for code in gold}
    return frozenset((source, target, _in_either(roots, root)) for source, target, root in found)


def _in_either(gold: frozenset[str] | set[str], root: str) -> str:
    """A root of CAMEO as it stands, or one of those that WEIS writes for it if the gold has that one."""
    weis: dict[str, list[str]] = _words()["weis"]
    return root if root in gold else next((other for other in weis.get(root, ()) if other in gold), root)


def compare_codes(record: Record, found: tuple[str, ...]) -> dict[str, float]:
    """The counts of one sentence with invented actors: its codes only, each once."""
    gold = sorted({event[2] for event in record.events})
    codes = tally.bag_counts("apart.code", gold, found)
    gold_roots, roots = {code[:_ROOT] for code in gold}, {code[:_ROOT] for code in found}
    either = {_in_either(gold_roots, root) for root in roots}
    return (
        codes | tally.bag_counts("apart.root", gold_roots, roots) | tally.bag_counts("apart.either", gold_roots, either)
    )


def _baseline(record: Record, reading: Reading) -> dict[str, float]:
    """The first two actors named, with the code that most records have; that code for every sentence."""
    named = [mention.actor for _, mention in sorted(reading.document.mentions.items()) if mention.actor is not None]
    parties = [code for code in dict.fromkeys(cameo_code(actor, reading.document) for actor in named) if code != NULL]
    return _guessed(record, (parties[0], parties[1]) if len(parties) > 1 else None)


def _guessed(record: Record, dyad: tuple[str, str] | None) -> dict[str, float]:
    codes = [event[2] for event in record.events]
    if not record.real:
        codes = sorted(set(codes))
        roots = {code[:_ROOT] for code in codes}
        return _commonest("apart.code", codes, len(codes)) | _commonest("apart.root", roots, len(roots))
    counts = _commonest("code", codes, len(codes)) | _commonest("root", [code[:_ROOT] for code in codes], len(codes))
    met = [code for source, target, code in record.events if (source, target) == dyad]
    counts |= _commonest("event", met, len(codes), found=dyad is not None)
    for number, part in enumerate(("source", "target")):
        gold = (event[number] for event in record.events)
        counts |= tally.bag_counts(f"{_BASELINE}.{part}", gold, () if dyad is None else (dyad[number],))
    return counts


def _commonest(name: str, codes: Iterable[str], gold: int, *, found: bool = True) -> dict[str, float]:
    """What each code would get right of a sentence, as the one answer to it; the best of all is the baseline."""
    right = {f"{_BASELINE}.{name}.is.{code}": 1.0 for code in set(codes)}
    return {f"{_BASELINE}.{name}.found": float(found), f"{_BASELINE}.{name}.gold": float(gold)} | right


def _dumb(sums: Mapping[str, float], name: str) -> Prf:
    start = f"{_BASELINE}.{name}."
    most = max((count for key, count in sums.items() if key.startswith(f"{start}is.")), default=0.0)
    return Prf.of(right=most, found=sums.get(f"{start}found", 0.0), gold=sums.get(f"{start}gold", 0.0))


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

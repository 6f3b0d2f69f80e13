"""PLOVER's gold standard records: texts with events as actor, recipient, type and mode.

Read are JSON records in the form of the manual (version 2.0), one a line, in a list, or one after another.
Records of the same text are one case.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evaluation.base import Case, Outcome, Score
from evaluation.measures import sum_counts
from evaluation.sets import tally
from evaluation.sets.actor_codes import plover_code
from frontwire.api import Reader
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim
from frontwire.model.voice import Polarity
from frontwire.publishing.reading import Reading

_WORDS = Path(__file__).with_suffix(".yml")
_BASELINE = "baseline"

#: The code and the sector of an actor, "" where there is none.
Party = tuple[str, str]
NOBODY: Party = ("", "")


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One event: type ("ASSAULT"), mode ("" where none), and who does it to whom."""

    type: str
    mode: str
    actor: Party
    recipient: Party


@dataclass(frozen=True, slots=True)
class Record:
    """One text with the events that its records give it; none where they say `has_event: false`."""

    text: str
    day: date | None
    events: tuple[Event, ...]


class Plover:
    """PLOVER events of short texts."""

    name = "plover"
    folder = "plover"
    definition = (
        "Bags of a text's events are compared one to one: the type; type and mode, where the gold has a mode; the "
        "actor's and the recipient's code and sector; and type with both codes ('event'), where the gold's sector is "
        "left out if it gives none. A record with several actors or recipients is one event a pair. PLOVER drops "
        "statements, and codes no negation: claims that are denied are not counted as events."
    )

    def cases(self, folder: Path) -> Iterable[Case]:
        """The texts of all record files below `folder`, in order, each once."""
        for path in sorted({path for pattern in _words()["files"] for path in folder.glob(pattern)}):
            texts: dict[str, list[dict[str, Any]]] = {}
            for record in read_records(path.read_text(encoding="utf-8")):
                if text := str(record.get("text", "")).strip():
                    texts.setdefault(text, []).append(record)
            for text, records in texts.items():
                events = tuple(event for record in records for event in _events(record))
                yield Case(f"{path.name}/{records[0].get('id', '')}", Record(text, _day(records[0]), events))

    def score(self, case: Case, reader: Reader) -> Outcome:
        """The events found in one text beside those of its records."""
        record = _record(case)
        reading = reader.read(record.text, published=record.day)
        found = events_of(reading)
        counts = compare(record.events, found) | _baseline(record, reading)
        missed = sorted(set(record.events) - set(found))
        return Outcome(case.id, counts, errors=tuple(f"missed {event}: {record.text}" for event in missed))

    def crashed(self, case: Case) -> Outcome:
        """All events missed."""
        return Outcome(case.id, compare(_record(case).events, ()))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """F1 of events and of their parts."""
        sums = sum_counts(outcomes)
        types = _words()["quads"]
        best = max(_baseline_f1(sums, name) for name in types)
        return (
            Score("event F1", tally.prf(sums, "event").f1),
            Score("type F1", tally.prf(sums, "type").f1, best),
            Score("type and mode F1", tally.prf(sums, "mode").f1),
            Score("quad F1", tally.prf(sums, "quad").f1),
            Score("actor F1", tally.prf(sums, "actor").f1, tally.prf(sums, f"{_BASELINE}.actor").f1),
            Score("recipient F1", tally.prf(sums, "recipient").f1, tally.prf(sums, f"{_BASELINE}.recipient").f1),
        )


def read_records(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file: in a list, one a line, or simply one after another.

    Lines that begin with "#" or "//" are comments. Raises json.JSONDecodeError where something else stands between.
    """
    kept = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(("#", "//"))).strip()
    decoder = json.JSONDecoder()
    position = 0
    while position < len(kept):
        value, end = decoder.raw_decode(kept, position)
        yield from value if isinstance(value, list) else [value]
        position = end + len(kept[end:]) - len(kept[end:].lstrip(" \t\r\n,"))


def _events(record: dict[str, Any]) -> Iterator[Event]:
    if record.get("has_event") in {False, "false", "False"}:
        return
    modes = _strings(record.get("mode")) or [""]
    for kind in _strings(record.get("event")):
        for actor in _parties(record.get("actor")):
            for recipient in _parties(record.get("recipient")):
                yield Event(kind.upper(), modes[0].lower(), actor, recipient)


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(item) for item in values if item]


def _parties(value: Any) -> list[Party]:
    entities = value if isinstance(value, list) else [value]
    held = [item for item in entities if isinstance(item, dict)]
    return [(str(item.get("code") or ""), str(item.get("sector") or "")) for item in held] or [NOBODY]


def _day(record: dict[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(record.get("date", "")))
    except ValueError:
        return None


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return words


def events_of(reading: Reading) -> tuple[Event, ...]:
    """The claims of a reading as PLOVER events, each once, sorted: every actor with every recipient."""

    def parties(actors: Iterable[Actor]) -> list[Party]:
        return list(dict.fromkeys(plover_code(actor, reading.document) for actor in actors)) or [NOBODY]

    found: set[Event] = set()
    for claim in reading.claims:
        if claim.codes.plover is None or claim.stance.polarity is not Polarity.AFFIRMED:
            continue
        kind, _, mode = claim.codes.plover.partition("/")
        dyads = {(actor, recipient) for actor in parties(claim.actors) for recipient in parties(claim.targets)}
        if _is_mutual(claim):
            dyads |= {(recipient, actor) for actor, recipient in dyads if recipient != NOBODY}
        found |= {Event(kind, mode, actor, recipient) for actor, recipient in dyads}
    return tuple(sorted(found))


def _is_mutual(claim: Claim) -> bool:
    return claim.kind in _words()["mutual"]


def compare(gold: tuple[Event, ...], found: tuple[Event, ...]) -> dict[str, float]:
    """The counts of one text."""
    sectors = {party[1] for event in gold for party in (event.actor, event.recipient)} - {""}
    quads: dict[str, int] = _words()["quads"]

    def party(held: Party) -> Party:
        return held if sectors else (held[0], "")

    def whole(event: Event) -> tuple[str, Party, Party]:
        return event.type, party(event.actor), party(event.recipient)

    def moded(events: Iterable[Event]) -> list[tuple[str, str]]:
        return [(event.type, event.mode) for event in events]

    has_modes = any(event.mode for event in gold)
    return {
        **tally.bag_counts("event", map(whole, gold), map(whole, found)),
        **tally.bag_counts("type", (event.type for event in gold), (event.type for event in found)),
        **tally.bag_counts("mode", moded(gold) if has_modes else (), moded(found) if has_modes else ()),
        **tally.bag_counts("quad", (quads.get(e.type, 0) for e in gold), (quads.get(e.type, 0) for e in found)),
        **tally.bag_counts("actor", (party(e.actor) for e in gold), (party(e.actor) for e in found)),
        **tally.bag_counts("recipient", (party(e.recipient) for e in gold), (party(e.recipient) for e in found)),
    }


def _baseline(record: Record, reading: Reading) -> dict[str, float]:
    """One event of one type in every text, done by the first party named to the second."""
    actors = (mention.actor for _, mention in sorted(reading.document.mentions.items()))
    codes = list(dict.fromkeys(plover_code(actor, reading.document) for actor in actors if actor is not None))
    with_code = [code for code in codes if code[0]]
    counts = {f"{_BASELINE}.texts": 1.0, f"{_BASELINE}.gold": float(len(record.events))}
    for name, number in (("actor", 0), ("recipient", 1)):
        gold = [getattr(event, name)[0] for event in record.events]
        counts |= tally.bag_counts(f"{_BASELINE}.{name}", gold, [code[0] for code in with_code[number : number + 1]])
    for kind in {event.type for event in record.events}:
        counts[f"{_BASELINE}.{kind}"] = 1.0
    return counts


def _baseline_f1(sums: dict[str, float], kind: str) -> float:
    right = sums.get(f"{_BASELINE}.{kind}", 0.0)
    found, gold = sums.get(f"{_BASELINE}.texts", 0.0), sums.get(f"{_BASELINE}.gold", 0.0)
    return tally.prf(tally.counts("one", right=right, found=found, gold=gold), "one").f1


def _record(case: Case) -> Record:
    if not isinstance(case.gold, Record):
        raise TypeError(f"{case.id} is no PLOVER record")
    return case.gold

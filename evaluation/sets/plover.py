"""PLOVER's gold standard records: texts with events as actor, recipient, type and mode.

Read are JSON records in the form of the manual (version 2.0), one a line, in a list, or one after another.
Records of the same text are one case.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import find_files, naming
from evaluation.measures import sum_counts
from evaluation.sets import tally
from evaluation.sets.actor_codes import plover_code
from evaluation.sets.parties import parties_of
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
    files = "*.json, *.jsonl or *.txt (records in the manual's form)"
    source = "PLOVER and POLECAT manual, version 2.0 (2023)"
    definition = (
        "Bags of a text's events are compared one to one: the type; type and mode, where the gold has a mode; the "
        "actor's and the recipient's code and sector; and type with both codes ('event'), where the gold's sector is "
        "left out if it gives none. A record with several actors or recipients is one event a pair. PLOVER drops "
        "statements, and codes no negation: claims that are denied are not counted as events. Records with the names "
        "of before version 2.0 (source and target, YIELD for CONCEDE and RETREAT, DEMAND, INVESTIGATE, DISAPPROVE) are "
        "read too. Baseline: in every text the first party named assaults the second."
    )

    def cases(self, folder: Path) -> Iterable[Case]:
        """The texts of all record files below `folder`, in order, each once."""
        for path in find_files(folder, *_words()["files"]):
            texts: dict[str, list[dict[str, Any]]] = {}
            with naming(path):
                for record in read_records(path.read_text(encoding="utf-8")):
                    if text := str(record.get("text", "")).strip():
                        texts.setdefault(text, []).append(record)
            for text, records in texts.items():
                with naming(path):
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
        events = _record(case).events
        return Outcome(case.id, compare(events, ()) | compare(events, (), prefix=f"{_BASELINE}."))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """F1 of events and of their parts."""
        sums = sum_counts(outcomes)
        names = {"event": "event", "type": "type", "mode": "type and mode", "quad": "quad"}
        names |= {"actor": "actor", "recipient": "recipient"}
        return tuple(
            Score(f"{title} F1", tally.prf(sums, name).f1, tally.prf(sums, f"{_BASELINE}.{name}").f1)
            for name, title in names.items()
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
    words = _words()
    older: dict[str, str] = words["older"]
    modes = _strings(record.get("mode")) or [""]
    for kind in _strings(record.get("event")):
        for actor in _parties(_first(record, words["actor"])):
            for recipient in _parties(_first(record, words["recipient"])):
                yield Event(older.get(kind.upper(), kind.upper()), modes[0].lower(), actor, recipient)


def _first(record: dict[str, Any], names: list[str]) -> Any:
    """The first of the fields that the record has."""
    return next((record[name] for name in names if record.get(name)), None)


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(item) for item in values if item]


def _parties(value: Any) -> list[Party]:
    entities = value if isinstance(value, list) else [value]
    held = [_party(item) for item in entities if isinstance(item, dict)]
    return held or [NOBODY]


def _party(item: dict[str, Any]) -> Party:
    """The code and the first sector of one entity, each of which may stand in a list."""
    code, sector = (_strings(item.get(name)) for name in ("code", "sector"))
    return (code or [""])[0], (sector or [""])[0]


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
    """Claims and interactions as PLOVER events, each once, sorted: every actor with every recipient."""

    def parties(actors: Iterable[Actor]) -> list[Party]:
        held = parties_of(actors, reading.document)
        return list(dict.fromkeys(plover_code(actor, reading.document) for actor in held)) or [NOBODY]

    found: set[Event] = set()
    for claim in (*reading.claims, *reading.interactions):
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


def compare(gold: tuple[Event, ...], found: tuple[Event, ...], *, prefix: str = "") -> dict[str, float]:
    """The counts of one text."""
    sectors = {party[1] for event in gold for party in (event.actor, event.recipient)} - {""}
    quads: dict[str, int] = _words()["quads"]

    def party(held: Party) -> Party:
        return held if sectors else (held[0], "")

    found = tuple(_as_old(event, {one.type for one in gold}) for event in found)

    def whole(event: Event) -> tuple[str, Party, Party]:
        return event.type, party(event.actor), party(event.recipient)

    def bags(events: tuple[Event, ...]) -> dict[str, list[Hashable]]:
        return {
            "event": [whole(event) for event in events],
            "type": [event.type for event in events],
            "mode": [(event.type, event.mode) for event in events] if has_modes else [],
            "quad": [quads.get(event.type, 0) for event in events],
            "actor": [party(event.actor) for event in events],
            "recipient": [party(event.recipient) for event in events],
        }

    has_modes = any(event.mode for event in gold)
    counts: dict[str, float] = {}
    ours = bags(found)
    for name, wanted in bags(gold).items():
        counts |= tally.bag_counts(prefix + name, wanted, ours[name])
    return counts


def _as_old(event: Event, types: set[str]) -> Event:
    """An event under the older, wider name of its type where the gold has that one."""
    wider: dict[str, str] = _words()["wider"]
    return replace(event, type=wider[event.type]) if wider.get(event.type) in types else event


def _baseline(record: Record, reading: Reading) -> dict[str, float]:
    """One event of one type in every text, done by the first party named to the second."""
    actors = (mention.actor for _, mention in sorted(reading.document.mentions.items()))
    codes = list(dict.fromkeys(plover_code(actor, reading.document) for actor in actors if actor is not None))
    named = [code for code in codes if code[0]]
    return _guessed(record, (*named, NOBODY, NOBODY)[:2])


def _guessed(record: Record, parties: tuple[Party, ...]) -> dict[str, float]:
    actor, recipient = parties
    return compare(record.events, (Event(_words()["commonest"], "", actor, recipient),), prefix=f"{_BASELINE}.")


def _record(case: Case) -> Record:
    if not isinstance(case.gold, Record):
        raise TypeError(f"{case.id} is no PLOVER record")
    return case.gold

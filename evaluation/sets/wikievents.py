"""WikiEvents: event triggers and arguments of news on bombings and strikes (Li, Ji and Han 2021)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.base import Case, Outcome, Score
from evaluation.corpora import find_files, naming, read_json_lines
from evaluation.measures import sum_counts
from evaluation.sets import tally
from evaluation.sets.wikievents_events import Argument, Found, baseline, events_of, head_span, mapping
from frontwire.api import Reader
from frontwire.model.document import Document
from frontwire.model.span import Span

_BASELINE = "baseline"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One gold event: its type, its trigger and its arguments as role and characters."""

    type: str
    trigger: Span
    arguments: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One document as a reader would see it, with its gold events of the families scored."""

    text: str
    events: tuple[GoldEvent, ...]


class WikiEvents:
    """Triggers and arguments of conflict and life events."""

    name = "wikievents"
    folder = "wikievents"
    files = "*.jsonl (one document a line)"
    source = "Li, Ji and Han, Document-Level Event Argument Extraction by Conditional Generation (NAACL 2021)"
    definition = (
        "Events of the types Conflict.* and Life.* only. A trigger is right where its word is the head of a gold "
        "trigger (most are one word) and the whole three-level type is the same; identified where the type may "
        "differ. An argument is right where event type, role and head word are a gold argument's (Head F1), end to "
        "end: no gold triggers are given, which published figures for arguments are. Heads of gold phrases are found "
        "by our parse. Texts are rebuilt with the paragraph breaks that the file lost. Claims are read as the corpus "
        "writes events: a noun that only points back at a happening claimed before it (“the blast”) is a trigger too, "
        "without arguments; people counted and places are arguments of the event whose own words hold them."
    )

    def cases(self, folder: Path) -> Iterable[Case]:
        """The documents of all JSON-lines files below `folder`; one that stands in two counts once."""
        seen: set[str] = set()
        for path in find_files(folder, "*.jsonl"):
            for line, record in read_json_lines(path):
                with naming(path, line):
                    name, held = str(record["doc_id"]), article(record)
                if name not in seen:
                    seen.add(name)
                    yield Case(name, held)

    def score(self, case: Case, reader: Reader) -> Outcome:
        """The events found in one document beside its gold."""
        gold = _article(case)
        document = reader.read(gold.text).document
        wanted = gold_of(gold, document)
        found = events_of(document)
        counts = compare(wanted, found) | compare(wanted, baseline(document), prefix=f"{_BASELINE}.")
        return Outcome(case.id, counts, errors=tuple(_errors(gold.text, wanted, found)))

    def crashed(self, case: Case) -> Outcome:
        """Every trigger and argument missed."""
        events = _article(case).events
        wanted = Found(
            frozenset((event.type, event.trigger) for event in events),
            frozenset(Argument(event.type, role, span) for event in events for role, span in event.arguments),
        )
        nothing = Found(frozenset(), frozenset())
        return Outcome(case.id, compare(wanted, nothing) | compare(wanted, nothing, prefix=f"{_BASELINE}."))

    def total(self, outcomes: Iterable[Outcome]) -> tuple[Score, ...]:
        """F1 of triggers and arguments, and of each family."""
        sums = sum_counts(outcomes)
        names = ("trigger", "trigger identified", "argument", *(f"trigger {family}" for family in _families()))
        ours = {name: tally.prf(sums, name) for name in names}
        f1s = (Score(f"{name} F1", ours[name].f1, tally.prf(sums, f"{_BASELINE}.{name}").f1) for name in names)
        parts = (
            Score(f"{name} {part}", getattr(ours[name], part), getattr(tally.prf(sums, f"{_BASELINE}.{name}"), part))
            for name in ("trigger", "argument")
            for part in ("precision", "recall")
        )
        return (*f1s, *parts)


def article(record: dict[str, Any]) -> Article:
    """A record of the corpus with its text rebuilt: sentences that stand glued together begin paragraphs."""
    spans: list[Span] = []
    parts: list[str] = []
    length = position = 0
    for tokens, text in record["sentences"]:
        begin = record["text"].find(text, position)
        if parts:
            separator = "\n\n" if begin == position else " "
            parts.append(separator)
            length += len(separator)
        first = tokens[0][1]
        spans += (Span(start - first + length, end - first + length) for _, start, end in tokens)
        parts.append(text)
        length += len(text)
        position = max(begin, position) + len(text)
    entities = {entity["id"]: _cover(spans, entity) for entity in record["entity_mentions"]}
    events = tuple(_event(event, spans, entities) for event in record["event_mentions"] if _is_scored(event))
    return Article("".join(parts), events)


def _is_scored(event: dict[str, Any]) -> bool:
    return event["event_type"].split(".")[0] in _families()


def _families() -> list[str]:
    families: list[str] = mapping()["families"]
    return families


def _event(event: dict[str, Any], spans: list[Span], entities: dict[str, Span]) -> GoldEvent:
    arguments = ((argument["role"], entities[argument["entity_id"]]) for argument in event["arguments"])
    return GoldEvent(event["event_type"], _cover(spans, event["trigger"]), tuple(arguments))


def _cover(spans: list[Span], mention: dict[str, Any]) -> Span:
    return Span.cover(spans[mention["start"] : mention["end"]])


def gold_of(gold: Article, document: Document) -> Found:
    """The gold with heads in place of phrases."""
    return Found(
        frozenset((event.type, head_span(document, event.trigger)) for event in gold.events),
        frozenset(
            Argument(event.type, role, head_span(document, span))
            for event in gold.events
            for role, span in event.arguments
        ),
    )


def compare(gold: Found, found: Found, *, prefix: str = "") -> dict[str, float]:
    """The counts of one document."""
    counts = {
        **tally.bag_counts(f"{prefix}trigger", gold.triggers, found.triggers),
        **tally.bag_counts(f"{prefix}trigger identified", _words(gold), _words(found)),
        **tally.bag_counts(f"{prefix}argument", gold.arguments, found.arguments),
    }
    for family in _families():
        ours, theirs = (
            [trigger for trigger in side.triggers if trigger[0].startswith(family)] for side in (found, gold)
        )
        counts |= tally.bag_counts(f"{prefix}trigger {family}", theirs, ours)
    return counts


def _words(side: Found) -> set[Span]:
    return {span for _, span in side.triggers}


def _errors(text: str, gold: Found, found: Found) -> Iterator[str]:
    for label, ours, theirs in (("missed", gold, found), ("wrong", found, gold)):
        for kind, span in sorted(ours.triggers - theirs.triggers, key=lambda trigger: trigger[1]):
            around = " ".join(text[max(0, span.start - _SHOWN) : span.end + _SHOWN].split())
            yield f"{label} trigger {kind} “{span.of(text)}”: …{around}…"
        for argument in sorted(ours.arguments - theirs.arguments, key=lambda held: held.head):
            around = " ".join(text[max(0, argument.head.start - _SHOWN) : argument.head.end + _SHOWN].split())
            yield f"{label} {argument.role} of {argument.type} “{argument.head.of(text)}”: …{around}…"


def _article(case: Case) -> Article:
    if not isinstance(case.gold, Article):
        raise TypeError(f"{case.id} is no document of WikiEvents")
    return case.gold

"""Making: one claim as an annotation (Web Annotation Data Model, 2017)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from frontwire.publishing import telling
from frontwire.publishing.exports.cells import stamp
from frontwire.publishing.exports.format import Unit
from frontwire.publishing.exports.shipment import Entry
from frontwire.publishing.exports.tables import table_of
from frontwire.publishing.picture.words import Vocabulary

#: The vocabulary of annotations, and one word of ours: a claim's columns, as they stand (JSON-LD 1.1, 4.2.2).
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"claim": {"@id": "urn:frontwire:terms:claim", "@type": "@json"}},
]
#: What the target says already.
_OF_TARGET = frozenset({"quote", "start", "end", "before", "after"})


def generator(software: str) -> dict[str, Any]:
    """What made the annotations."""
    return {"id": f"urn:frontwire:software:{software}", "type": "Software", "name": f"Frontwire {software}"}


def annotation(entry: Entry, words: Vocabulary) -> dict[str, Any]:
    """A claim as an annotation: its kind, a sentence on it and its columns, on the words it rests on."""
    gist = entry.gist
    return {
        "id": f"urn:frontwire:claim:{entry.id}",
        "type": "Annotation",
        "motivation": ["classifying", "describing"],
        "creator": generator(entry.filing.edition.software),
        "created": stamp(entry.filing.fetched),
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": gist.kind},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "language": "en",
                "value": _told(entry, words),
            },
            {"type": "Dataset", "claim": _columns(entry)},
        ],
        "target": _target(entry),
    }


def _told(entry: Entry, words: Vocabulary) -> str:
    """Who says what, when and where, in one line."""
    gist = entry.gist
    said = f"{telling.saying(gist)}: {telling.statement(gist, words.labels)}"
    when = telling.days(gist.first, gist.last, gist.precision)
    return f"{said}; {when}; {words.place(gist.site, gist.place_text, gist.part)}"


def _columns(entry: Entry) -> dict[str, Any]:
    """The claim's columns that hold something, besides those that the target says."""
    held = {column.name: column.of(entry) for column in table_of(Unit.CLAIMS).columns if column.name not in _OF_TARGET}
    return {name: stamp(value) if isinstance(value, datetime) else value for name, value in held.items() if _is(value)}


def _is(value: Any) -> bool:
    return value is not None and value != []


def _target(entry: Entry) -> dict[str, Any]:
    """The words by place and by wording: offsets count code points of the report's text as Frontwire keeps it."""
    gist, filing = entry.gist, entry.filing
    report = f"urn:frontwire:report:{gist.report}"
    source: dict[str, Any] = {"id": filing.source if "://" in filing.source else report, "type": "Text"}
    if filing.language:
        source["language"] = filing.language
    return {
        "type": "SpecificResource",
        "source": source,
        "scope": report,
        "selector": [
            {"type": "TextPositionSelector", "start": gist.span.start, "end": gist.span.end},
            {"type": "TextQuoteSelector", "exact": gist.quote, "prefix": entry.before, "suffix": entry.after},
        ],
    }

"""Writing: entities as JSON, statements as rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from frontwire.lexicon.ftm import FtmFile
from frontwire.publishing.exports.ftm.shapes import Thing, Value

#: The columns of a file of statements, in the order of followthemoney's own.
COLUMNS = (
    *("canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang"),
    *("original_value", "external", "first_seen", "last_seen", "id"),
)
#: The property under which each entity states that it is.
_ID = "id"


class _Entity(msgspec.Struct, frozen=True):
    """An entity as followthemoney writes it, a line each; `origin` are the sources of its values."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    datasets: list[str]
    origin: list[str]
    first_seen: str
    last_seen: str


def encode(thing: Thing, tables: FtmFile, moment: datetime) -> bytes:
    """One entity as a line of JSON; `moment` is when it was last seen."""
    held: dict[str, list[str]] = {}
    for value in thing.values:
        held.setdefault(value.prop, []).append(value.text)
    sources = [value.source for value in thing.values] or [thing.source]
    origin = list(dict.fromkeys(source.origin for source in sources))
    seen = min(source.seen for source in sources)
    entity = _Entity(thing.id, thing.schema, held, [tables.dataset], origin, _time(seen), _time(moment))
    return msgspec.json.encode(entity) + b"\n"


def rows(thing: Thing, tables: FtmFile, moment: datetime) -> Iterator[tuple[str, ...]]:
    """The statements of an entity, in the order of COLUMNS: first that it is, then each value."""
    yield _row(thing, Value(_ID, thing.id, thing.source), tables, moment)
    for value in thing.values:
        yield _row(thing, value, tables, moment)


def _row(thing: Thing, value: Value, tables: FtmFile, moment: datetime) -> tuple[str, ...]:
    kind = _ID if value.prop == _ID else tables.properties[value.prop]
    language = _language(value, kind, tables)
    return (
        thing.id,
        thing.id,
        value.prop,
        kind,
        thing.schema,
        value.text,
        tables.dataset,
        value.source.origin,
        language,
        "",
        "f",
        _time(value.source.seen),
        _time(moment),
        _key(thing, value, tables.dataset, language),
    )


def _language(value: Value, kind: str, tables: FtmFile) -> str:
    """The language of words taken from a report; dates, codes and references are in none."""
    return (value.source.language or "") if value.worded and kind not in tables.speechless else ""


def _key(thing: Thing, value: Value, dataset: str, language: str) -> str:
    """A statement's id, as followthemoney makes it: SHA-1 of what it says; no secret hangs on it."""
    key = f"{dataset}.{thing.id}.{value.prop}.{value.text}"
    return hashlib.sha1(f"{key}@{language}".encode() if language else key.encode(), usedforsecurity=False).hexdigest()


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")

"""The shapes of FollowTheMoney: an entity is statements, each with where it comes from."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime

from frontwire.publishing.words import flat

_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Source:
    """Where values come from: `origin` says it ("claim:…", "report:…", "gazetteer", "lexicon").

    `seen` is when its report came in; `language` that of words taken from it, as ISO 639-3.
    """

    origin: str
    seen: datetime
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property; `worded` where it is in the words of its source."""

    prop: str
    text: str
    source: Source
    worded: bool = False


@dataclass(slots=True)
class Thing:
    """One entity; a value given twice for a property is that of the source that gave it first."""

    id: str
    schema: str
    source: Source
    values: list[Value] = field(default_factory=list)
    _seen: set[tuple[str, str]] = field(default_factory=set, repr=False)

    def add(self, prop: str, value: str | date | float | None, source: Source | None = None) -> Thing:
        """Adds a value in our own terms, if there is one."""
        return self._put(prop, _plain(value), source, worded=False)

    def quote(self, prop: str, words: str | None, source: Source | None = None) -> Thing:
        """Adds words of the report, if there are any."""
        return self._put(prop, _plain(words), source, worded=True)

    def _put(self, prop: str, text: str, source: Source | None, *, worded: bool) -> Thing:
        if text and (prop, text) not in self._seen:
            self._seen.add((prop, text))
            self.values.append(Value(prop, text, source or self.source, worded))
        return self


def identify(*parts: str) -> str:
    """A stable id: a digest of what it is the id of."""
    return f"fw-{hashlib.sha256(chr(31).join(parts).encode()).hexdigest()[:_DIGITS]}"


def _plain(value: str | date | float | None) -> str:
    """A value as FollowTheMoney keeps it: text on one line, composed; days and numbers as ISO 8601 and plain digits."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return unicodedata.normalize("NFC", flat(str(value)))

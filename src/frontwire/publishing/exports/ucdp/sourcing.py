"""GED's columns on sources: outlet, day and headline of each report, and the voices they go back to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frontwire.publishing.exports.events.saying import outlet, voice
from frontwire.publishing.exports.shipment import Entry
from frontwire.publishing.words import flat

_UNKNOWN = "Unknown"


@dataclass(frozen=True, slots=True)
class Sources:
    """The reports of an event, each with the claim of it that tells most, in the order in which they were known."""

    entries: tuple[Entry, ...]

    @property
    def number(self) -> int:
        """How many reports there are."""
        return len(self.entries)

    @property
    def articles(self) -> str:
        """GED's form of each: "office,day,headline", with the sentence and the claim's id behind it."""
        return ";".join(f'"{_article(entry)}"' for entry in self.entries)

    @property
    def offices(self) -> str:
        """The outlets, one a report."""
        return ";".join(_office(entry) for entry in self.entries)

    @property
    def days(self) -> str:
        """The days of the reports."""
        return ";".join(entry.filing.known.isoformat() for entry in self.entries)

    @property
    def headlines(self) -> str:
        """The headlines of the reports; empty ones stay empty."""
        return ";".join(_plain(entry.filing.title or "") for entry in self.entries)

    @property
    def voices(self) -> str:
        """Who says it in them, each once: the first voice, not the outlet that carries it."""
        return "; ".join(dict.fromkeys(_plain(voice(entry)) or _UNKNOWN for entry in self.entries))


def sources(told: Iterable[Entry], first: Iterable[Entry]) -> Sources:
    """The sources of an event: of each report the claim among `first` where it has one, else its first of `told`."""
    chosen: dict[str, Entry] = {}
    for entry in (*first, *told):
        chosen.setdefault(entry.filing.id, entry)
    return Sources(tuple(sorted(chosen.values(), key=lambda entry: (entry.filing.known, entry.filing.id))))


def _article(entry: Entry) -> str:
    headline = _plain(entry.filing.title or "")
    told = f"'{_unquoted(entry.sentence)}' [frontwire claim {entry.id}]"
    return f"{_office(entry)},{entry.filing.known.isoformat()},{f'{headline}: ' if headline else ''}{told}"


def _office(entry: Entry) -> str:
    return _plain(outlet(entry)).replace(",", "") or _UNKNOWN


def _plain(text: str) -> str:
    """Text without the marks that part and wrap GED's entries."""
    return _unquoted(text).replace(";", ",")


def _unquoted(text: str) -> str:
    """Text that can stand between double quotation marks."""
    return flat(text).replace('"', "'")

"""The schema of lexicons/grading: how reliable sources are, and by what rule claims are credible."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file
from frontwire.model.grade import Credibility, Reliability
from frontwire.model.voice import VoiceType


class Balance(StrEnum):
    """Whether more origins tell a thing than contradict it."""

    MORE = "more"
    EQUAL = "equal"
    FEWER = "fewer"


class VoiceLetter(Entry, frozen=True):
    """How reliable a sort of voice is."""

    voice: VoiceType
    letter: Reliability
    because: str


class VoiceLetters(Entry, frozen=True):
    """lexicons/grading/voices.yml."""

    means: str
    voices: tuple[VoiceLetter, ...]


class SourceLetter(Entry, frozen=True):
    """How reliable an outlet or a named voice is; `party` and `side` where it speaks for one."""

    key: str
    letter: Reliability
    because: str
    party: bool | None = None
    side: str | None = None


class SourceLetters(Entry, frozen=True):
    """lexicons/grading/sources.yml."""

    means: str
    sources: tuple[SourceLetter, ...]


class PartyRule(Entry, frozen=True):
    """lexicons/grading/party.yml; its head says what the fields mean."""

    means: str
    kinds: frozenset[str]
    losses: frozenset[str]
    steps: int
    lowest: Reliability
    because: str
    own_losses: str


class Row(Entry, frozen=True):
    """A row of the table of credibility: conditions, None where a row does not ask, and what follows from them."""

    credibility: Credibility
    because: str
    others: tuple[int, ...] | None = None
    against: tuple[int, ...] | None = None
    one_side: bool | None = None
    party: bool | None = None
    by_parties: bool | None = None
    balance: Balance | None = None
    announced: bool | None = None
    withdrawn: bool | None = None

    @property
    def is_open(self) -> bool:
        """Has it no conditions?"""
        return all(getattr(self, name) is None for name in _CONDITIONS)


class Table(Entry, frozen=True):
    """lexicons/grading/credibility.yml."""

    means: str
    alike: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


_CONDITIONS = ("others", "against", "one_side", "party", "by_parties", "balance", "announced", "withdrawn")
#: What the words of a row, and of the rule on parties, may hold.
_ROW_SLOTS = frozenset({"others", "against", "told"})
_PARTY_SLOTS = frozenset({"from", "to"})


@dataclass(frozen=True, slots=True)
class Grading:
    """All tables of lexicons/grading. `rule` names the entry that a letter comes from."""

    voices: Mapping[VoiceType, VoiceLetter]
    sources: Mapping[str, SourceLetter]
    party: PartyRule
    rows: tuple[Row, ...]
    alike: Mapping[str, frozenset[int]]

    @classmethod
    def load(cls, folder: Path) -> Grading:
        """The tables in `folder`; raises LexiconError naming the file and the entry."""
        table = read_file(folder / "credibility.yml", Table)
        _check_rows(table)
        party = read_file(folder / "party.yml", PartyRule)
        for words in (party.entry.because, party.entry.own_losses):
            _check_slots(words, _PARTY_SLOTS, party.path)
        return cls(
            voices=_voices(read_file(folder / "voices.yml", VoiceLetters)),
            sources=_sources(read_file(folder / "sources.yml", SourceLetters)),
            party=party.entry,
            rows=table.entry.rows,
            alike=_alike(table.entry.alike),
        )

    def are_alike(self, kind: str, other: str) -> bool:
        """Does a claim of the one kind confirm one of the other?"""
        if kind == other:
            return True
        return bool(self.alike.get(kind, frozenset()) & self.alike.get(other, frozenset()))


def _voices(loaded: Loaded[VoiceLetters]) -> dict[VoiceType, VoiceLetter]:
    out = {entry.voice: entry for entry in loaded.entry.voices}
    missing = [voice.value for voice in VoiceType if voice not in out]
    if missing or len(out) < len(loaded.entry.voices):
        raise LexiconError(
            f"{loaded.path}: each type of voice needs one letter; missing: {', '.join(missing) or 'none'}"
        )
    return out


def _sources(loaded: Loaded[SourceLetters]) -> dict[str, SourceLetter]:
    out: dict[str, SourceLetter] = {}
    for entry in loaded.entry.sources:
        if entry.key in out:
            raise LexiconError(f"{loaded.path}: {entry.key} is there twice")
        out[entry.key] = entry
    return out


def _alike(groups: tuple[tuple[str, ...], ...]) -> dict[str, frozenset[int]]:
    """The numbers of the groups that each kind stands in."""
    kinds = {kind for group in groups for kind in group}
    return {kind: frozenset(n for n, group in enumerate(groups) if kind in group) for kind in sorted(kinds)}


def _check_rows(loaded: Loaded[Table]) -> None:
    rows = loaded.entry.rows
    if not rows or not rows[-1].is_open:
        raise LexiconError(f"{loaded.path}: rows: the last one must be without conditions")
    for number, row in enumerate(rows, start=1):
        where = f"{loaded.path}: rows: {number}"
        for span in (row.others, row.against):
            if span is not None and not (
                1 <= len(span) <= 2 and all(n >= 0 for n in span) and list(span) == sorted(span)
            ):
                raise LexiconError(f"{where}: write [least] or [least, most]")
        if row.is_open and number < len(rows):
            raise LexiconError(f"{where}: without conditions it leaves nothing to the rows below it")
        _check_slots(row.because, _ROW_SLOTS, where)


def _check_slots(words: str, slots: frozenset[str], where: str) -> None:
    unknown = {name for _, name, _, _ in string.Formatter().parse(words) if name is not None} - slots
    if unknown:
        raise LexiconError(f"{where}: no such slot: {', '.join(sorted(unknown))}")

"""Labels: how kinds, counts and voices read in plain words, for briefs and tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, read_file
from frontwire.model.figure import Scope, What, Who
from frontwire.model.voice import VoiceType


class Section(StrEnum):
    """The part of a brief that a kind belongs to."""

    HAPPENED = "happened"
    TOLL = "toll"
    CONTROL = "control"
    RELIEF = "relief"
    SAID = "said"


#: The slots that a pattern may use.
SLOTS = frozenset({"actor", "target", "instrument", "item", "facility"})
_SLOT = re.compile(r"\{(\w+)\}")
_OPTION = re.compile(r"\[([^\[\]]*)\]")


class KindLabel(Entry, frozen=True):
    """One kind: its `label`, its `section`, and patterns for a line about it.

    `says` is used where the claim is firm and its slots outside brackets are filled; `names`, a noun
    phrase, everywhere else. `quotes` marks kinds whose own words say it best.
    """

    kind: str
    label: str
    section: Section
    says: str = ""
    names: str = ""
    quotes: bool = False


class LabelFile(Entry, frozen=True):
    """`lexicons/publishing/labels.yml`."""

    means: str
    kinds: tuple[KindLabel, ...]
    what: dict[What, str]
    who: dict[Who, str]
    scopes: dict[Scope, str]
    voices: dict[VoiceType, str]


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels, found by what they label."""

    kinds: Mapping[str, KindLabel]
    what: Mapping[What, str]
    who: Mapping[Who, str]
    scopes: Mapping[Scope, str]
    voices: Mapping[VoiceType, str]

    @classmethod
    def load(cls, path: Path) -> Labels:
        """The labels in one file; raises LexiconError naming the file and the key."""
        held = read_file(path, LabelFile)
        kinds: dict[str, KindLabel] = {}
        for entry in held.entry.kinds:
            if entry.kind in kinds:
                raise LexiconError(f"{held.path}: kinds: {entry.kind} is there twice")
            for pattern in (entry.says, entry.names):
                _check(pattern, where=f"{held.path}: {entry.kind}")
            kinds[entry.kind] = entry
        file = held.entry
        for enum, given in ((What, file.what), (Who, file.who), (Scope, file.scopes), (VoiceType, file.voices)):
            missing = [member.value for member in enum if member not in given]
            if missing:
                raise LexiconError(f"{held.path}: no words for {', '.join(missing)}")
        return cls(kinds, file.what, file.who, file.scopes, file.voices)

    def kind(self, kind: str) -> KindLabel:
        """The label of a kind; one not in the file goes by its own name, under what happened."""
        held = self.kinds.get(kind)
        return held or KindLabel(kind=kind, label=kind.replace("_", " "), section=Section.HAPPENED)


def fill(pattern: str, slots: Mapping[str, str]) -> str | None:
    """`pattern` with its slots filled; None where a slot outside brackets is empty or there is no pattern.

    A part in brackets is left out where one of its slots is empty.
    """
    kept = _OPTION.sub(lambda m: m[1] if all(slots.get(s) for s in _SLOT.findall(m[1])) else "", pattern)
    if not kept or not all(slots.get(slot) for slot in _SLOT.findall(kept)):
        return None
    return _SLOT.sub(lambda m: slots[m[1]], kept)


def _check(pattern: str, *, where: str) -> None:
    unknown = sorted(set(_SLOT.findall(pattern)) - SLOTS)
    if unknown:
        raise LexiconError(f"{where}: no such slot: {', '.join(unknown)}; there are {', '.join(sorted(SLOTS))}")
    if _OPTION.sub("", pattern).count("[") or _OPTION.sub("", pattern).count("]"):
        raise LexiconError(f"{where}: brackets do not match in {pattern!r}")

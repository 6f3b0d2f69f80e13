"""The words of the health picture: kinds of facility, statuses, supplies, answers, constraints (lexicons/health/*.yml).

Each file holds one concept with its values. A value is found by its wordings in plain text, so that a picture can be
drawn from a store, where no grammar is left. A longer wording takes up its words: "not working" is not "working".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal

from frontwire.errors import LexiconError
from frontwire.lexicon.figures import plural
from frontwire.lexicon.load import Entry, Loaded, read_folder
from frontwire.lexicon.times import Times
from frontwire.lexicon.wordings import STEM, STEM_LETTERS, Hit, Wording, WordingIndex, parts_of, pieces
from frontwire.model.health import (
    Answer,
    Constraint,
    Damage,
    Effect,
    FacilityKind,
    Functioning,
    Level,
    Measure,
    Modality,
    Reason,
)


class Concept(StrEnum):
    """What a file tells apart."""

    KIND = "kind"
    MODALITY = "modality"
    FUNCTIONING = "functioning"
    DAMAGE = "damage"
    REASON = "reason"
    MEASURE = "measure"
    SUPPLY = "supply"
    LEVEL = "level"
    ARRIVAL = "arrival"
    REQUEST = "request"
    ANSWER = "answer"
    CONDITION = "condition"
    CONSTRAINT = "constraint"
    FULFILMENT = "fulfilment"
    EFFECT = "effect"
    DESCRIBER = "describer"
    HURT = "hurt"
    WORKER = "worker"
    TRANSPORT = "transport"
    PART = "part"


#: The values a concept may have; a concept that is not here names its own.
_CLOSED: Mapping[Concept, type[StrEnum]] = {
    Concept.KIND: FacilityKind,
    Concept.MODALITY: Modality,
    Concept.FUNCTIONING: Functioning,
    Concept.DAMAGE: Damage,
    Concept.REASON: Reason,
    Concept.MEASURE: Measure,
    Concept.LEVEL: Level,
    Concept.ANSWER: Answer,
    Concept.CONSTRAINT: Constraint,
    Concept.EFFECT: Effect,
}
#: How many texts are remembered with what was found in them.
_REMEMBERED = 65536


class Value(Entry, frozen=True):
    """One value: what it is called in a table, what it means, how it is worded.

    `words` stand as in the text, in any case; "…" skips up to GAP words, "*" at a word's end stands for any ending.
    `nouns` are found in the plural too. `essential` marks what a clinic asks about first: silence on it is a gap.
    `unless` holds wordings that, anywhere in the text, take the value away.
    """

    value: str
    label: str
    means: str
    words: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    essential: bool = False


class Example(Entry, frozen=True):
    """A text and the value found first in it, or nothing."""

    text: str
    finds: str | Literal["nothing"]


class HealthFile(Entry, frozen=True):
    """One concept. Where several values are found, the one listed first counts; `ignores` take up words for nothing."""

    concept: Concept
    means: str
    values: tuple[Value, ...]
    examples: tuple[Example, ...]
    ignores: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HealthWords:
    """All words of the health picture. Load once with `HealthWords.load` and pass on."""

    files: Mapping[Concept, Loaded[HealthFile]]
    wordings: Mapping[Concept, WordingIndex]
    barring: Mapping[Concept, WordingIndex]
    times: Times
    _found: dict[tuple[Concept, str], tuple[Hit, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path, times: Path) -> HealthWords:
        """The words in `folder`/*.yml and those of `times` (lexicons/times), in which stocks are told to last.

        Raises LexiconError naming the file and the key.
        """
        files: dict[Concept, Loaded[HealthFile]] = {}
        for loaded in read_folder(folder, HealthFile):
            _check(loaded, files)
            files[loaded.entry.concept] = loaded
        missing = [concept.value for concept in Concept if concept not in files]
        if missing:
            raise LexiconError(f"lexicons/{folder.name}: no file for {', '.join(missing)}")
        return cls(
            files,
            {concept: WordingIndex.of(_checked(loaded)) for concept, loaded in files.items()},
            {concept: WordingIndex.of(_barring(loaded)) for concept, loaded in files.items()},
            Times.load(times),
        )

    def all(self, concept: Concept, text: str) -> tuple[Hit, ...]:
        """Every value of `concept` worded in `text`, in the order of the text, none overlapping another."""
        key = (concept, text)
        if key not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = self._look(concept, text)
        return self._found[key]

    def _look(self, concept: Concept, text: str) -> tuple[Hit, ...]:
        held = pieces(text)
        barred = {wording.value for wording, _ in self.barring[concept].hits(held)}
        return tuple(hit for hit in self.wordings[concept].found(held) if hit.value and hit.value not in barred)

    def find(self, concept: Concept, text: str) -> Hit | None:
        """The value of `concept` that counts in `text`: of those worded there, the one its file lists first."""
        return min(self.all(concept, text), key=lambda hit: (hit.rank, hit.first), default=None)

    def label(self, concept: Concept, value: str) -> str:
        """How a value reads in a table; one that no file holds goes by its own name."""
        entry = self.value(concept, value)
        return value.replace("_", " ") if entry is None else entry.label

    def value(self, concept: Concept, value: str) -> Value | None:
        """The entry of a value; None where the file holds none of that name."""
        return next((entry for entry in self.files[concept].entry.values if entry.value == value), None)


def _check(loaded: Loaded[HealthFile], files: Mapping[Concept, Loaded[HealthFile]]) -> None:
    entry = loaded.entry
    if entry.concept in files:
        raise LexiconError(f"{loaded.path}: concept: {entry.concept} is in {files[entry.concept].path} too")
    if {example.finds == "nothing" for example in entry.examples} != {True, False}:
        raise LexiconError(f"{loaded.path}: examples: one that finds something and one that finds nothing are needed")
    closed = _CLOSED.get(entry.concept)
    for value in entry.values:
        if closed is not None and value.value not in {member.value for member in closed}:
            raise LexiconError(f"{loaded.path}: values: {value.value!r} is none of {', '.join(closed)}")
        if not (value.words or value.nouns) or not all(w.strip() for w in (*value.words, *value.nouns)):
            raise LexiconError(f"{loaded.path}: {value.value}: words or nouns are needed, and none empty")


def _checked(loaded: Loaded[HealthFile]) -> Iterator[Wording]:
    """All wordings of a file; the same words in two values are an error."""
    owners: dict[tuple[str, ...], str] = {}
    for wording in _wordings(loaded):
        owner = owners.setdefault(wording.parts, wording.value)
        if owner != wording.value:
            raise LexiconError(f"{loaded.path}: {' '.join(wording.parts)!r} is {owner} and {wording.value}")
        if wording.parts[0].endswith(STEM) and len(wording.parts[0]) <= STEM_LETTERS:
            raise LexiconError(f"{loaded.path}: {wording.parts[0]!r} needs {STEM_LETTERS} letters before its star")
        yield wording


def _barring(loaded: Loaded[HealthFile]) -> Iterator[Wording]:
    for rank, entry in enumerate(loaded.entry.values):
        for words in entry.unless:
            yield Wording(entry.value, parts_of(words), f"{loaded.path}#{entry.value}", rank)


def _wordings(loaded: Loaded[HealthFile]) -> Iterator[Wording]:
    for rank, entry in enumerate(loaded.entry.values):
        rule = f"{loaded.path}#{entry.value}"
        for words in entry.words:
            yield Wording(entry.value, parts_of(words), rule, rank)
        for noun in entry.nouns:
            parts = parts_of(noun)
            yield Wording(entry.value, parts, rule, rank)
            yield Wording(entry.value, (*parts[:-1], plural(parts[-1])), rule, rank, is_plural=True)
    for words in loaded.entry.ignores:
        yield Wording("", parts_of(words), f"{loaded.path}#ignores", len(loaded.entry.values))

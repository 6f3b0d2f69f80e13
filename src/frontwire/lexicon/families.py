"""Families of kinds and the signs that weigh in linking: which claims may tell of one happening."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from frontwire.errors import LexiconError
from frontwire.lexicon.linking import (
    SLOTS,
    FamilyEntry,
    FamilyFile,
    Sign,
    SignEntry,
    SignFile,
    Sort,
    TurnFile,
    WordFile,
)
from frontwire.lexicon.load import Loaded, read_file


@dataclass(frozen=True, slots=True)
class Families:
    """Families by kind, the degree of every pair of kinds that may be one thing, and the points of the signs."""

    entries: tuple[FamilyEntry, ...]
    of_kind: Mapping[str, FamilyEntry]
    common: frozenset[str]
    rare: frozenset[str]
    degrees: Mapping[tuple[str, str], float]
    signs: Mapping[Sign, SignEntry]
    start: float
    enough: float
    wrong: re.Pattern[str]
    unsure: re.Pattern[str]
    turns: frozenset[str]
    _heads: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path) -> Families:
        """The families and signs in `folder`; raises LexiconError naming the file and the entry."""
        families = read_file(folder / "families.yml", FamilyFile)
        signs = read_file(folder / "signs.yml", SignFile)
        words = read_file(folder / "words.yml", WordFile)
        of_kind = _by_kind(families)
        return cls(
            entries=families.entry.families,
            of_kind=of_kind,
            common=frozenset(kind for entry in families.entry.families for kind in entry.common),
            rare=frozenset(kind for entry in families.entry.families for kind in entry.rare),
            degrees=_degrees(families, of_kind),
            signs=_signs(signs),
            start=signs.entry.start,
            enough=signs.entry.enough,
            wrong=_any_of(words, "wrong"),
            unsure=_any_of(words, "unsure"),
            turns=frozenset(read_file(folder / "turns.yml", TurnFile).entry.turns),
        )

    def family(self, kind: str) -> FamilyEntry:
        """The family of a kind; one in no family is an event's of its own."""
        held = self.of_kind.get(kind)
        return held or FamilyEntry(kind, Sort.EVENT, (kind,), 1.0, 1, (), "It is in no family of the lexicon.")

    def degree(self, kind: str, other: str) -> float:
        """How well two kinds go together: 1 for the same one, 0 where they are never one thing."""
        return 1.0 if kind == other else self.degrees.get((kind, other), 0.0)

    def takes_back(self, text: str) -> bool:
        """Do the words retell what an outlet takes back?"""
        return self.wrong.search(text) is not None

    def is_unsure(self, text: str) -> bool:
        """Do the words tell something with reserve?"""
        return self.unsure.search(text) is not None

    def heads(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Of the (one or more) kinds those of the family that says most."""
        held = self._heads.get(kinds)
        if held is None:
            best = self.first(kinds)
            held = self._heads[kinds] = tuple(kind for kind in kinds if self.family(kind).family == best)
        return held

    def turns_away(self, opening: str) -> bool:
        """Do the first words of a sentence say that another thing is told now?"""
        words = opening.split()
        return any(" ".join(words[:end]) in self.turns for end in range(1, len(words) + 1))

    def first(self, kinds: Iterable[str]) -> str:
        """The name of the family, of those the (one or more) kinds belong to, that says most."""
        held = {self.family(kind).family for kind in kinds}
        listed = [entry.family for entry in self.entries if entry.family in held]
        return listed[0] if listed else min(held)


def _any_of(file: Loaded[WordFile], sort: Literal["wrong", "unsure"]) -> re.Pattern[str]:
    """A pattern of all words of one sort, tried on the file's own examples."""
    words = sorted(getattr(file.entry, sort), key=lambda phrase: (-len(phrase), phrase))
    if not words or not all(phrase.strip() for phrase in words):
        raise LexiconError(f"{file.path}: {sort}: at least one wording, none of them empty")
    pattern = re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in words)})\b", re.IGNORECASE)
    wanted = [(example.text, getattr(example, sort)) for example in file.entry.examples]
    for text, finds in wanted:
        match = pattern.search(text)
        found = "" if match is None else match[0].lower()
        if found != finds:
            raise LexiconError(f"{file.path}: {text!r}: finds {found or 'nothing'}, not {finds or 'nothing'}")
    if {finds == "" for _, finds in wanted} != {True, False}:
        raise LexiconError(f"{file.path}: examples: {sort}: one that is found and one that finds nothing are needed")
    return pattern


def _by_kind(file: Loaded[FamilyFile]) -> dict[str, FamilyEntry]:
    out: dict[str, FamilyEntry] = {}
    names = [entry.family for entry in file.entry.families]
    for entry in file.entry.families:
        where = f"{file.path}: {entry.family}"
        if names.count(entry.family) > 1:
            raise LexiconError(f"{where}: is there twice")
        _check(entry, names, where)
        for kind in entry.kinds:
            if kind in out:
                raise LexiconError(f"{where}: kinds: {kind} stands in {out[kind].family} too")
            out[kind] = entry
    for name in names:
        if name in out:
            raise LexiconError(f"{file.path}: {name}: is a kind; a family needs a name of its own")
    return out


def _check(entry: FamilyEntry, names: Sequence[str], where: str) -> None:
    """Values in their bounds, and fields only where they mean something."""
    if not 0 <= entry.within <= 1:
        raise LexiconError(f"{where}: within: {entry.within} is not between 0 and 1")
    if entry.days < 0 or entry.beside < 0:
        raise LexiconError(f"{where}: days and beside are not below 0")
    if entry.same and entry.sort is not Sort.STATE:
        raise LexiconError(f"{where}: same: only a state is told apart so")
    if entry.about and entry.sort is not Sort.STATEMENT:
        raise LexiconError(f"{where}: about: only a statement speaks of something")
    unknown = sorted(set(entry.about) - set(names))
    if unknown:
        raise LexiconError(f"{where}: about: there is no family {unknown[0]!r}")
    strange = sorted({*entry.common, *entry.rare} - set(entry.kinds))
    if strange:
        raise LexiconError(f"{where}: common and rare: {strange[0]} is none of its kinds")


def _degrees(file: Loaded[FamilyFile], of_kind: Mapping[str, FamilyEntry]) -> dict[tuple[str, str], float]:
    """The degree of each pair of different kinds, both ways round; what names more kinds goes last and stands."""
    out: dict[tuple[str, str], float] = {}
    for entry in file.entry.families:
        _put(out, entry.kinds, entry.kinds, entry.within)
    kinds_of = {entry.family: entry.kinds for entry in file.entry.families} | {kind: (kind,) for kind in of_kind}
    for pair in sorted(file.entry.pairs, key=lambda pair: sum(name in of_kind for name in pair.pair)):
        where = f"{file.path}: {' and '.join(pair.pair)}"
        for name in pair.pair:
            if name not in kinds_of:
                raise LexiconError(f"{where}: there is no kind or family {name!r}")
        if not 0 <= pair.degree <= 1:
            raise LexiconError(f"{where}: degree: {pair.degree} is not between 0 and 1")
        left, right = (kinds_of[name] for name in pair.pair)
        sorts = {of_kind[kind].sort for kind in (*left, *right)}
        if len(sorts) > 1:
            raise LexiconError(f"{where}: {' and '.join(sorted(sorts))} are never one thing")
        _put(out, left, right, pair.degree)
    return out


def _put(degrees: dict[tuple[str, str], float], left: Iterable[str], right: Iterable[str], degree: float) -> None:
    rights = tuple(right)
    for kind in left:
        for other in rights:
            if kind != other:
                degrees[kind, other] = degrees[other, kind] = degree


def _signs(file: Loaded[SignFile]) -> dict[Sign, SignEntry]:
    out: dict[Sign, SignEntry] = {}
    for entry in file.entry.signs:
        if entry.sign in out:
            raise LexiconError(f"{file.path}: {entry.sign}: is there twice")
        unknown = {name for _, name, _, _ in string.Formatter().parse(entry.says) if name} - SLOTS
        if unknown:
            raise LexiconError(f"{file.path}: {entry.sign}: no such slot: {', '.join(sorted(unknown))}")
        out[entry.sign] = entry
    missing = [sign for sign in Sign if sign not in out]
    if missing:
        raise LexiconError(f"{file.path}: no points for {', '.join(missing)}")
    return out

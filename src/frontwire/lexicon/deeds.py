"""The schema of lexicons/disputing: which accounts of one happening cannot all be right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file

#: The verdict of an example that tells of no cause.
NOTHING = "nothing"
#: Accounts whose cause is remembered: those of a picture are asked about for each of its days.
_MOST_CAUSES = 1 << 17


class Role(StrEnum):
    """A role of a claim that may hold whoever is blamed."""

    ACTOR = "actor"
    TARGET = "target"


class Blaming(Entry, frozen=True):
    """A kind of claim that says who did it, and the role that says whom it means."""

    kind: str
    blames: Role


class Cause(Entry, frozen=True):
    """One means by which a thing happened; the head of the file says what the fields mean."""

    cause: str
    holds: str
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    rival: bool = False


class CauseExample(Entry, frozen=True):
    """An account, the kind of its claim, and the cause that it tells of."""

    text: str
    kind: str
    finds: str


class DeedFile(Entry, frozen=True):
    """lexicons/disputing/deeds.yml."""

    means: str
    deeds: tuple[str, ...]
    harm: tuple[str, ...]
    blaming: tuple[Blaming, ...]
    denying: tuple[str, ...]
    holding: tuple[str, ...]
    partly: tuple[str, ...]
    more: tuple[str, ...]
    allies: tuple[tuple[str, ...], ...]
    causes: tuple[Cause, ...]
    compatible: tuple[tuple[str, str], ...]
    examples: tuple[CauseExample, ...]


@dataclass(frozen=True, slots=True)
class _Means:
    """A cause with its words compiled."""

    cause: Cause
    words: re.Pattern[str] | None
    beside: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def told_by(self, kind: str, text: str) -> bool:
        return kind in self.cause.kinds and (self.unless is None or not self.unless.search(text))

    def told_in(self, text: str) -> bool:
        if self.words is None or not self.words.search(text):
            return False
        return self.beside is None or self.beside.search(text) is not None


@dataclass(frozen=True, slots=True)
class Deeds:
    """What makes accounts rival ones, compiled."""

    deeds: frozenset[str]
    harm: frozenset[str]
    blaming: dict[str, Role]
    denying: frozenset[str]
    holding: frozenset[str]
    partly: re.Pattern[str] | None
    more: tuple[str, ...]
    allies: tuple[frozenset[str], ...]
    causes: dict[str, Cause]
    compatible: frozenset[frozenset[str]]
    examples: tuple[tuple[str, CauseExample], ...]
    means: tuple[_Means, ...]
    _causes: dict[tuple[str, str], Cause | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path) -> Deeds:
        """The rules in `folder`; raises LexiconError naming the file and the entry."""
        loaded = read_file(folder / "deeds.yml", DeedFile)
        entry = loaded.entry
        _check(loaded)
        return cls(
            deeds=frozenset(entry.deeds),
            harm=frozenset(entry.harm),
            blaming={one.kind: one.blames for one in entry.blaming},
            denying=frozenset(entry.denying),
            holding=frozenset(entry.holding),
            partly=_words(entry.partly),
            more=entry.more,
            allies=tuple(frozenset(group) for group in entry.allies),
            causes={cause.cause: cause for cause in entry.causes},
            compatible=frozenset(frozenset(pair) for pair in entry.compatible),
            examples=tuple((loaded.path, example) for example in entry.examples),
            means=tuple(
                _Means(cause, _words(cause.words), _words(cause.beside), _words(cause.unless)) for cause in entry.causes
            ),
        )

    def cause(self, kind: str, text: str) -> Cause | None:
        """The cause that an account tells of: by its words, else by the kind of its claim; None where by neither.

        Of several that its words tell the one named first in the file counts: "a rebel depot hit by a shell blew up"
        is about the depot.
        """
        asked = kind, text
        if asked not in self._causes:
            if len(self._causes) >= _MOST_CAUSES:
                self._causes.clear()
            self._causes[asked] = self._cause(kind, text)
        return self._causes[asked]

    def _cause(self, kind: str, text: str) -> Cause | None:
        for means in self.means:
            if means.told_in(text) and (means.cause.rival or not self._is_told(kind)):
                return means.cause
        return next((means.cause for means in self.means if means.told_by(kind, text)), None)

    def _is_told(self, kind: str) -> bool:
        return any(kind in means.cause.kinds for means in self.means)

    def is_partly(self, text: str) -> bool:
        """Does an account of who holds a place speak of some of it ("the rebel-held districts")?"""
        return self.partly is not None and self.partly.search(text) is not None

    def is_more(self, text: str, count: str) -> bool:
        """Is a count, as worded in an account, one of more of something ("another six", "six more")?"""
        said = " ".join(text.casefold().split())
        return any(f" {form.format(count=count.casefold())} " in f" {said} " for form in self.more)

    def are_rivals(self, cause: str, other: str) -> bool:
        """Can only one of two causes be right?"""
        return cause != other and frozenset({cause, other}) not in self.compatible


def _words(words: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the words in singular or plural, whatever the blanks; None where there are none."""
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<!\w)(?:{either})s?(?!\w)", re.IGNORECASE) if either else None


def _check(loaded: Loaded[DeedFile]) -> None:
    entry = loaded.entry
    if not all(form.count("{count}") == 1 and form.count("{") == 1 for form in entry.more):
        raise LexiconError(f"{loaded.path}: more: each form needs one {{count}}")
    names = [cause.cause for cause in entry.causes]
    if len(set(names)) < len(names) or NOTHING in names:
        raise LexiconError(f"{loaded.path}: causes: a name is given twice, or is {NOTHING!r}")
    unknown = {name for pair in entry.compatible for name in pair} - set(names)
    if unknown:
        raise LexiconError(f"{loaded.path}: compatible: no such cause: {', '.join(sorted(unknown))}")
    if {example.finds == NOTHING for example in entry.examples} != {True, False}:
        raise LexiconError(f"{loaded.path}: examples: give at least one account with a cause and one without")

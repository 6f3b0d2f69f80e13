"""The schema of lexicons/origins/agencies.yml: news agencies, and how a page credits one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.actors import Actors
from frontwire.lexicon.load import Entry, Loaded, read_file
from frontwire.lexicon.naming import pieces

#: The slot of a form that an agency's name fills, and the words that may stand anywhere.
_AGENCY, _WORDS = "{agency}", "..."
#: What stands between two agencies that are credited together.
_JOINT = r"\s*(?:/|,|&|\band\b)\s*(?:and\s+)?"
#: Up to so many characters stand for "...": a credit is short.
_GAP = r"[^!?\n]{0,70}?"
#: Signs of a form that stand for more than themselves.
_SIGNS = {"-": "[-–—]+", "#": r"\d"}
#: In shorter names the case counts: "AA", "AP".
_CASELESS = 3


class Spot(StrEnum):
    """Where on a page a form of credit is looked for."""

    LINE = "line"
    STAMP = "stamp"
    LEAD = "lead"
    END = "end"


class Agency(Entry, frozen=True):
    """One agency: `actor` is its id in lexicons/actors where it is there, `names` how credits write it."""

    names: tuple[str, ...]
    actor: str | None = None


class Credit(Entry, frozen=True):
    """Forms of a credit at one spot; "{agency}" is the name, "..." a few words, "#" a digit."""

    at: Spot
    forms: tuple[str, ...]


class CreditExample(Entry, frozen=True):
    """Words at a spot, and the key of the agency they credit, "several" or "nothing"."""

    text: str
    at: Spot
    finds: str


class AgencyFile(Entry, frozen=True):
    """The whole file. `unnamed` are words for agencies that are not named ("agencies")."""

    means: str
    agencies: tuple[Agency, ...]
    unnamed: tuple[str, ...]
    credits: tuple[Credit, ...]
    examples: tuple[CreditExample, ...]


@dataclass(frozen=True, slots=True)
class Agencies:
    """The news agencies: `keys` gives the key of a name (lower case), None for one that is not named.

    `shapes` are the forms of credits as patterns with all names in them: compiled when first looked for, as they are
    long and a reader of reports never asks.
    """

    keys: dict[str, str | None]
    shapes: tuple[tuple[Spot, str], ...]
    name: str
    examples: tuple[tuple[str, CreditExample], ...]

    @classmethod
    def load(cls, path: Path, actors: Actors) -> Agencies:
        """The agencies of one file; raises LexiconError for an id that lexicons/actors does not hold."""
        loaded = read_file(path, AgencyFile)
        _check(loaded)
        keys: dict[str, str | None] = {name.casefold(): None for name in loaded.entry.unnamed}
        for agency in loaded.entry.agencies:
            key = _key(agency, actors, loaded.path)
            for name in agency.names:
                if keys.setdefault(name.casefold(), key) != key:
                    raise LexiconError(f"{loaded.path}: {name} is there twice")
        names = (*loaded.entry.unnamed, *(name for agency in loaded.entry.agencies for name in agency.names))
        one = "|".join(_name(name) for name in sorted(set(names), key=lambda name: (-len(name), name)))
        either = rf"(?P<agencies>(?:{one})(?:{_JOINT}(?:{one}))*)"
        shapes = tuple(
            (credit.at, _shape(form, credit.at, either)) for credit in loaded.entry.credits for form in credit.forms
        )
        examples = tuple((loaded.path, example) for example in loaded.entry.examples)
        return cls(keys, shapes, one, examples)

    def credited(self, words: str, *, at: Spot) -> frozenset[str | None]:
        """The keys of the agencies that `words`, which stand at that spot, credit; None among them is one not named."""
        found: set[str | None] = set()
        for spot, shape in self.shapes:
            match = _compiled(shape).search(words) if spot is at else None
            if match is not None:
                names = _compiled(self.name).finditer(match["agencies"])
                found.update(self.keys[name.group().casefold()] for name in names)
        return frozenset(found)


@lru_cache(maxsize=256)
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.IGNORECASE)


def _name(name: str) -> str:
    words = r"\s+".join(re.escape(part) for part in name.split())
    return rf"(?<!\w){words if len(name) >= _CASELESS else f'(?-i:{words})'}(?!\w)"


def _shape(form: str, at: Spot, either: str) -> str:
    """A form as a pattern: blanks may be missing, a dash is any dash."""
    body = "".join(_part(part, either) for part in re.split(r"(\{agency\}|\.\.\.|\s+|-|#)", form) if part)
    if at is Spot.END:
        return rf"(?:^|(?<=[.!?\"”'’)\]\s])){body}[\s.]*$"
    return rf"^\W*?{body}" if at is Spot.LEAD else rf"^\W*?{body}\W*$"


def _part(part: str, either: str) -> str:
    if part == _AGENCY:
        return either
    if part == _WORDS:
        return _GAP
    if part in _SIGNS:
        return _SIGNS[part]
    return r"\s*" if part.isspace() else re.escape(part)


def _key(agency: Agency, actors: Actors, path: str) -> str:
    if not agency.names or not all(pieces(name) for name in agency.names):
        raise LexiconError(f"{path}: an agency without a name")
    if agency.actor is not None and agency.actor not in actors.by_id:
        raise LexiconError(f"{path}: lexicons/actors holds no {agency.actor}")
    return agency.actor or " ".join(pieces(agency.names[0]))


def _check(loaded: Loaded[AgencyFile]) -> None:
    if {example.finds == "nothing" for example in loaded.entry.examples} != {True, False}:
        raise LexiconError(f"{loaded.path}: examples: give at least one credit and one that is none")
    for credit in loaded.entry.credits:
        for form in credit.forms:
            if form.count(_AGENCY) != 1:
                raise LexiconError(f"{loaded.path}: credits: {form!r} needs one {_AGENCY}")

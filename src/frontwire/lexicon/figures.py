"""The words of counting: numbers, vague quantities, bounds, whom nouns count, what is no count at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_folder
from frontwire.model.figure import Scope, What, Who


class Concept(StrEnum):
    """What the words of a file do in a counted phrase."""

    NUMBER = "number"
    MULTIPLIER = "multiplier"
    VAGUE = "vague"
    BOUND = "bound"
    BOUND_AFTER = "bound_after"
    CLASS = "class"
    HOLDER = "holder"
    TOLL = "toll"
    FATE = "fate"
    PART = "part"
    SCOPE = "scope"
    MEASURE = "measure"
    NUMBERED = "numbered"
    MONTH = "month"


class Bound(StrEnum):
    """What a modifier does to a number."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"


#: The fields that the terms of each concept must give.
_NEEDS: Mapping[Concept, tuple[str, ...]] = {
    Concept.NUMBER: ("value",),
    Concept.MULTIPLIER: ("value",),
    Concept.VAGUE: ("low", "high"),
    Concept.BOUND: ("bound",),
    Concept.BOUND_AFTER: ("bound",),
    Concept.CLASS: ("who",),
    Concept.FATE: ("what",),
    Concept.SCOPE: ("scope",),
}
#: Concepts whose words are nouns: their regular plurals are found too.
_NOUNS = frozenset({Concept.CLASS, Concept.HOLDER, Concept.TOLL})
#: Concepts whose phrases are looked up from their last word backwards.
_BACKWARDS = frozenset({Concept.CLASS, Concept.HOLDER, Concept.TOLL, Concept.BOUND, Concept.NUMBERED, Concept.MONTH})


class Term(Entry, frozen=True):
    """Words that do the same. Which fields are used depends on the concept: see each file's header."""

    words: tuple[str, ...]
    value: int | None = None
    low: int | None = None
    high: int | None = None
    bound: Bound | None = None
    who: Who | None = None
    what: What | None = None
    scope: Scope | None = None
    collective: bool = False


class Example(Entry, frozen=True):
    """A sentence and all figures that `count` finds over its nouns, as "LOW..HIGH who", sorted."""

    text: str
    finds: tuple[str, ...]


class FigureFile(Entry, frozen=True):
    """One file: the words of one concept."""

    concept: Concept
    means: str
    terms: tuple[Term, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term in place: how many words it takes and the rule that names it."""

    term: Term
    length: int
    rule: str


_Terms = tuple[tuple[tuple[str, ...], TermHit], ...]
#: By word first: most words are none of counting, whatever the concept.
_Index = Mapping[str, Mapping[Concept, _Terms]]
#: The same while they are read.
_Held = dict[str, dict[Concept, dict[tuple[str, ...], TermHit]]]
#: Concepts whose words may open a number.
_NUMBERS = (Concept.NUMBER, Concept.MULTIPLIER, Concept.VAGUE)


#: Compared by identity: what is found by it can be remembered for it.
@dataclass(frozen=True, slots=True, eq=False)
class FigureWords:
    """All words of counting, found by their first or last word, longest first; `openers` may open a number."""

    files: tuple[Loaded[FigureFile], ...]
    index: _Index
    openers: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> FigureWords:
        """The words in `folder`/*.yml; raises LexiconError naming the file and the key."""
        files = read_folder(folder, FigureFile)
        held: _Held = {}
        for file in files:
            _check(file)
            for number, term in enumerate(file.entry.terms, start=1):
                rule = f"{file.path}#terms-{number}"
                for parts in _forms(term.words, nouns=file.entry.concept in _NOUNS):
                    _add(held, file.entry.concept, parts, TermHit(term, len(parts), rule))
        index = {
            word: {concept: _longest_first(found) for concept, found in concepts.items()}
            for word, concepts in sorted(held.items())
        }
        openers = frozenset(word for word, concepts in index.items() if not concepts.keys().isdisjoint(_NUMBERS))
        return cls(files, index, openers)

    def at(self, concept: Concept, words: Sequence[str], position: int) -> TermHit | None:
        """The longest term of `concept` that begins at `position` of the lower-case `words`."""
        if not 0 <= position < len(words):
            return None
        concepts = self.index.get(words[position])
        for parts, hit in () if concepts is None else concepts.get(concept, ()):
            if tuple(words[position : position + hit.length]) == parts:
                return hit
        return None

    def ending(self, concept: Concept, words: Sequence[str], end: int) -> TermHit | None:
        """The longest term of `concept` whose last word stands just before `end` in the lower-case `words`."""
        if not 0 < end <= len(words):
            return None
        concepts = self.index.get(words[end - 1])
        for parts, hit in () if concepts is None else concepts.get(concept, ()):
            if hit.length <= end and tuple(words[end - hit.length : end]) == parts:
                return hit
        return None


def _add(held: _Held, concept: Concept, parts: tuple[str, ...], hit: TermHit) -> None:
    """Index a term by the word it is looked up from; the same words in two places are an error."""
    key = parts[-1] if concept in _BACKWARDS else parts[0]
    found = held.setdefault(key, {}).setdefault(concept, {})
    if parts in found and found[parts].rule != hit.rule:
        raise LexiconError(f"{hit.rule}: words: {' '.join(parts)!r} stands in {found[parts].rule} too")
    found[parts] = hit


def _longest_first(found: Mapping[tuple[str, ...], TermHit]) -> tuple[tuple[tuple[str, ...], TermHit], ...]:
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1].length, pair[0])))


def _forms(words: Iterable[str], *, nouns: bool) -> Iterable[tuple[str, ...]]:
    """Each phrase as lower-case words, nouns in the plural as well."""
    for phrase in words:
        parts = tuple(phrase.lower().split())
        yield parts
        if nouns:
            yield (*parts[:-1], plural(parts[-1]))


def plural(noun: str) -> str:
    """The regular plural of an English noun in lower case; compounds in -man get -men."""
    if noun.endswith("man") and noun not in {"german", "human", "roman", "shaman"}:
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _check(file: Loaded[FigureFile]) -> None:
    """Both sorts of example, no empty word, and the fields that the concept lives on."""
    entry = file.entry
    if {bool(example.finds) for example in entry.examples} != {True, False}:
        raise LexiconError(f"{file.path}: examples: one that finds something and one that finds nothing are needed")
    for number, term in enumerate(entry.terms, start=1):
        if not term.words or not all(word.strip() for word in term.words):
            raise LexiconError(f"{file.path}: terms-{number}: words: an empty word")
        for needed in _NEEDS.get(entry.concept, ()):
            if getattr(term, needed) is None:
                raise LexiconError(f"{file.path}: terms-{number}: {needed}: is missing")
        if term.low is not None and term.high is not None and term.low > term.high:
            raise LexiconError(f"{file.path}: terms-{number}: low: is above high")

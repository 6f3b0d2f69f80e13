"""Cues and hedges: the words that mark a saying, and those that weaken or reverse what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeVar

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_folder
from frontwire.lexicon.voices import Voices
from frontwire.model.voice import Certainty, Polarity

#: In a phrase this stands for up to GAP words between its neighbours.
ELLIPSIS = "…"
#: How many words an ellipsis in a phrase may skip.
GAP = 3


class Frame(StrEnum):
    """Where the grammar of a cue puts what is said."""

    CLAUSE = "clause"
    TO = "to"
    ING = "ing"
    OF = "of"
    ABOUT = "about"
    OBJECT = "object"
    LAST = "last"
    AT = "at"


class Scope(StrEnum):
    """How far a hedge reaches."""

    CLAUSE = "clause"
    COMPLEMENT = "complement"
    NOUN = "noun"
    BOTH = "both"
    BACK = "back"
    QUOTED = "quoted"
    NONE = "none"


class CueGroup(Entry, frozen=True):
    """Words that mark a saying in the same way."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = (Frame.CLAUSE,)
    certainty: Certainty = Certainty.STATED
    polarity: Polarity = Polarity.AFFIRMED
    passive: Certainty | None = None
    carries: bool = False
    attitude: bool = False
    nobody: bool = False


class HedgeGroup(Entry, frozen=True):
    """Words that weaken or reverse in the same way."""

    adverbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    scope: Scope = Scope.CLAUSE
    certainty: Certainty | None = None
    reported: Certainty | None = None
    polarity: Polarity | None = None
    spares: tuple[str, ...] = ()


class Finding(Entry, frozen=True):
    """What an example must yield: the cue or hedge word, and words that it covers or does not cover."""

    cue: str | None = None
    voice: str | None = None
    hedge: str | None = None
    covers: str | None = None
    leaves: str | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None


class Example(Entry, frozen=True):
    """A sentence and what this file finds in it; `nothing` where its words mean something else."""

    text: str
    finds: Finding | Literal["nothing"]


class CueEntry(Entry, frozen=True):
    """One file: a way of saying or of hedging."""

    concept: str
    means: str
    examples: tuple[Example, ...]
    is_not: tuple[str, ...] = ()
    cues: tuple[CueGroup, ...] = ()
    hedges: tuple[HedgeGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class CueRule:
    """One cue as matched: `words` are lemmas for verbs and nouns, plain words for phrases."""

    words: tuple[str, ...]
    frames: frozenset[Frame]
    certainty: Certainty
    polarity: Polarity
    passive: Certainty | None
    subjects: frozenset[str]
    carries: bool
    attitude: bool
    nobody: bool
    rule: str


@dataclass(frozen=True, slots=True)
class HedgeRule:
    """One hedge as matched; `spares` names the kinds of claim that it leaves alone."""

    words: tuple[str, ...]
    scope: Scope
    certainty: Certainty | None
    reported: Certainty | None
    polarity: Polarity | None
    spares: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Index:
    """Rules by their first word, longest first."""

    by_word: dict[str, tuple[HedgeRule, ...]]

    @classmethod
    def of(cls, rules: Iterable[HedgeRule]) -> Index:
        """The index of some rules."""
        return cls(_by_first_word(rules))

    def get(self, word: str) -> tuple[HedgeRule, ...]:
        """The rules that begin with `word` (lower case)."""
        return self.by_word.get(word, ())


@dataclass(frozen=True, slots=True)
class Attitudes:
    """The cues of what is held, wanted or judged, by their first word."""

    verbs: dict[str, tuple[CueRule, ...]]
    nouns: dict[str, tuple[CueRule, ...]]
    adjectives: dict[str, tuple[CueRule, ...]]


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, hedges and voices, compiled. Load once with `Cues.load` and pass on.

    Every hedge begins with one of `hedging_words` or with a verb or noun of `hedging_lemmas`.
    """

    verbs: dict[str, tuple[CueRule, ...]]
    nouns: dict[str, tuple[CueRule, ...]]
    phrases: dict[str, tuple[CueRule, ...]]
    adverbs: Index
    adjectives: Index
    hedging_verbs: Index
    hedging_nouns: Index
    modals: Index
    marks: Index
    hedging_phrases: Index
    determiners: Index
    quoted: tuple[HedgeRule, ...]
    voices: Voices
    attitudes: Attitudes
    hedging_words: frozenset[str]
    hedging_lemmas: frozenset[str]

    def may_hedge(self, word: str, lemma: str) -> bool:
        """Can a hedge begin with a word (lower case) of that lemma? Most words end the search here."""
        return word in self.hedging_words or lemma in self.hedging_lemmas

    def of_attitudes(self) -> Cues:
        """The same with the verbs and nouns of attitude in place of those of saying."""
        return replace(self, verbs=self.attitudes.verbs, nouns=self.attitudes.nouns)

    @classmethod
    def load(cls, folder: Path, voices: Path) -> Cues:
        """The cues of one folder (`lexicons/cues`) and the voices of another (`lexicons/voices`).

        Raises LexiconError naming the file where an entry is wrong.
        """
        files = read_folder(folder, CueEntry)
        for file in files:
            _check(file)
        groups = tuple(_hedges(files))
        verbs = _cues(files, "verbs")
        said = ("adverbs", "adjectives", "modals", "marks", "phrases", "determiners")
        by_word = {field: _index(groups, field) for field in said}
        by_lemma = {field: _index(groups, field) for field in ("verbs", "nouns")}
        passive = (word for word, rules in verbs.items() if any(rule.passive is not None for rule in rules))
        return cls(
            verbs=verbs,
            nouns=_cues(files, "nouns"),
            phrases=_cues(files, "phrases"),
            adverbs=by_word["adverbs"],
            adjectives=by_word["adjectives"],
            hedging_verbs=by_lemma["verbs"],
            hedging_nouns=by_lemma["nouns"],
            modals=by_word["modals"],
            marks=by_word["marks"],
            hedging_phrases=by_word["phrases"],
            determiners=by_word["determiners"],
            quoted=tuple(_hedge((), group, rule) for group, rule in groups if group.scope is Scope.QUOTED),
            voices=Voices.load(voices),
            attitudes=Attitudes(
                verbs=_cues(files, "verbs", attitude=True),
                nouns=_cues(files, "nouns", attitude=True),
                adjectives=_cues(files, "adjectives", attitude=True),
            ),
            hedging_words=frozenset(word for index in by_word.values() for word in index.by_word),
            hedging_lemmas=frozenset((*passive, *(word for index in by_lemma.values() for word in index.by_word))),
        )


def _check(file: Loaded[CueEntry]) -> None:
    entry = file.entry
    negative = [e for e in entry.examples if e.finds == "nothing"]
    if not entry.cues and not entry.hedges:
        raise LexiconError(f"{file.path}: neither cues nor hedges")
    if not negative or len(negative) == len(entry.examples):
        raise LexiconError(f"{file.path}: examples need one that finds something and one that finds nothing")


def _hedges(files: Iterable[Loaded[CueEntry]]) -> Iterator[tuple[HedgeGroup, str]]:
    for file in files:
        for number, group in enumerate(file.entry.hedges, 1):
            yield group, f"{file.path}#hedges-{number}"


def _hedge(words: tuple[str, ...], group: HedgeGroup, rule: str) -> HedgeRule:
    return HedgeRule(words, group.scope, group.certainty, group.reported, group.polarity, group.spares, rule)


def _index(groups: Iterable[tuple[HedgeGroup, str]], field: str) -> Index:
    return Index.of(
        _hedge(tuple(words.lower().split()), group, rule) for group, rule in groups for words in getattr(group, field)
    )


def _cues(files: Iterable[Loaded[CueEntry]], field: str, *, attitude: bool = False) -> dict[str, tuple[CueRule, ...]]:
    """Cue rules of one sort, of saying or of attitude, by first word; the same words in two groups are an error."""
    owners: dict[tuple[str, tuple[str, ...]], str] = {}
    rules = []
    for file in files:
        for number, group in enumerate(file.entry.cues, 1):
            if group.attitude is not attitude:
                continue
            rule = f"{file.path}#cues-{number}"
            for written in getattr(group, field):
                words = tuple(written.lower().split())
                key = (" ".join(words), tuple(sorted(group.subjects)))
                if key in owners:
                    raise LexiconError(f"{file.path}: {field} {written!r} is also in {owners[key]}")
                owners[key] = rule
                rules.append(_cue(words, group, rule))
    return _by_first_word(rules)


def _cue(words: tuple[str, ...], group: CueGroup, rule: str) -> CueRule:
    return CueRule(
        words,
        frozenset(group.frames),
        group.certainty,
        group.polarity,
        group.passive,
        frozenset(group.subjects),
        group.carries,
        group.attitude,
        group.nobody,
        rule,
    )


def _strictest_first(rule: CueRule | HedgeRule) -> tuple[int, bool, str]:
    """More words first, then rules that ask for a subject."""
    return (-len(rule.words), not (isinstance(rule, CueRule) and rule.subjects), rule.rule)


R = TypeVar("R", CueRule, HedgeRule)


def _by_first_word(rules: Iterable[R]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = {}
    for rule in rules:
        found.setdefault(rule.words[0], []).append(rule)
    return {word: tuple(sorted(found[word], key=_strictest_first)) for word in sorted(found)}

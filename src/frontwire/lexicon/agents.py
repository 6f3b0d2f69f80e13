"""The schema of lexicons/agents: words for kinds of actors, countries, verbs of speech, people's genders."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from frontwire.errors import LexiconError
from frontwire.lexicon.load import Entry, Loaded, read_file
from frontwire.lexicon.naming import pieces
from frontwire.model.actor import Sector
from frontwire.model.figure import Who
from frontwire.model.voice import VoiceType

#: Files of the folder that hold something else than a class of agents.
COUNTRIES, SPEECH, PEOPLE = "countries.yml", "speech.yml", "people.yml"


class Example(Entry, frozen=True):
    """A phrase and what its last noun is: "SECTOR", "SECTOR voice", "SECTOR|SECTOR" or "nothing"."""

    text: str
    finds: str


class AgentClass(Entry, frozen=True):
    """One file of agent words; the fields are explained at the head of each file."""

    means: str
    sector: Sector
    voice: VoiceType
    who: Who
    gender: str | None = None
    side: str | None = None
    armed: bool = False
    state: bool = False
    belongs: bool = False
    title: bool = False
    weak: bool = False
    persons: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()


class Country(Entry, frozen=True):
    """A country: codes, names (the first is shown), adjectives, citizens, seats of government."""

    iso2: str
    iso3: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class CountryFile(Entry, frozen=True):
    """The file of countries."""

    means: str
    countries: tuple[Country, ...]


class SpeechFile(Entry, frozen=True):
    """The file of verbs of speech."""

    means: str
    verbs: tuple[str, ...]


class PeopleFile(Entry, frozen=True):
    """The file of titles and given names that tell a gender."""

    means: str
    female_names: tuple[str, ...]
    female_titles: tuple[str, ...]
    male_names: tuple[str, ...]
    male_titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgentWord:
    """One form of an agent word. `plural` and `group` tell what pronoun can stand for it."""

    word: str
    kind: AgentClass
    rule: str
    plural: bool = False
    group: bool = False
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Agents:
    """Agent words by their parts ("aid", "worker"), all numbers spelled out; `lasts` are the last parts of all."""

    words: dict[tuple[str, ...], AgentWord]
    never: frozenset[tuple[str, ...]]
    examples: tuple[tuple[str, Example], ...]
    lasts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "lasts", frozenset(last for parts in (*self.words, *self.never) for last in parts[-1:])
        )

    def get(self, parts: tuple[str, ...]) -> AgentWord | None:
        """The word whose parts these are, in any spelling; None where it is none of ours."""
        return self.words.get(parts)


def read_agents(folder: Path) -> Agents:
    """All classes of agents of a folder; raises LexiconError for a word that two classes claim."""
    words: dict[tuple[str, ...], AgentWord] = {}
    never: set[tuple[str, ...]] = set()
    examples: list[tuple[str, Example]] = []
    for path in sorted(folder.glob("*.yml")):
        if path.name in (COUNTRIES, SPEECH, PEOPLE):
            continue
        loaded = read_file(path, AgentClass)
        _check(loaded)
        for word in _forms(loaded):
            parts = pieces(word.word)
            other = words.setdefault(parts, word)
            if other.rule != word.rule and not (word.adjective or other.adjective):
                raise LexiconError(f"{loaded.path}: {word.word!r} stands in {other.rule} too")
            if other.adjective and not word.adjective:
                words[parts] = word
        never.update(pieces(phrase) for phrase in loaded.entry.never)
        examples.extend((loaded.path, example) for example in loaded.entry.examples)
    if not words:
        raise LexiconError(f"lexicons/{folder.name}: no agent words there")
    return Agents(words, frozenset(never), tuple(examples))


def _check(loaded: Loaded[AgentClass]) -> None:
    """At least one example that finds something and one that finds nothing."""
    finds = {example.finds == "nothing" for example in loaded.entry.examples}
    if finds != {True, False}:
        raise LexiconError(f"{loaded.path}: examples need one that finds something and one that finds nothing")


def _forms(loaded: Loaded[AgentClass]) -> list[AgentWord]:
    kind = loaded.entry
    out: list[AgentWord] = []
    for section in ("persons", "groups", "plurals", "adjectives", "titles"):
        rule = f"{loaded.path}#{section}"
        for entry in getattr(kind, section):
            one, _, many = entry.partition("/")
            if section in ("plurals", "adjectives"):
                out.append(AgentWord(one, kind, rule, plural=section == "plurals", adjective=section == "adjectives"))
                continue
            group = section == "groups"
            out.append(AgentWord(one, kind, rule, group=group))
            if section != "titles":
                out.append(AgentWord(many or plural_of(one), kind, rule, plural=True, group=group))
    seen: dict[tuple[str, ...], AgentWord] = {}
    for word in out:
        known = seen.get(pieces(word.word))
        if known is None or (known.adjective and not word.adjective):
            seen[pieces(word.word)] = word
    return list(seen.values())


def plural_of(noun: str) -> str:
    """The regular plural: "party" parties, "church" churches, "spy ring" spy rings."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"

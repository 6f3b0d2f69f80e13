"""The actors lexicon: named actors, countries and agent words, with one matcher for all names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from msgspec import field

from frontwire.errors import LexiconError
from frontwire.lexicon.agents import (
    COUNTRIES,
    PEOPLE,
    SPEECH,
    Agents,
    AgentWord,
    Country,
    CountryFile,
    PeopleFile,
    SpeechFile,
    read_agents,
)
from frontwire.lexicon.load import Entry, Loaded, read_file, read_folder
from frontwire.lexicon.naming import Hit, NameIndex, pieces
from frontwire.model.actor import Sector
from frontwire.model.voice import VoiceType

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_COUNTRY = re.compile(r"[A-Z]{2}")


class NamedActor(Entry, frozen=True):
    """One named actor; the fields are explained at the head of each file of lexicons/actors."""

    id: str
    name: str
    sector: Sector
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    side: str | None = None
    voice: VoiceType | None = None
    gender: str | None = None
    since: str | None = field(name="from", default=None)
    until: str | None = field(name="to", default=None)
    note: str | None = None


class ActorFile(Entry, frozen=True):
    """One file of named actors: a country's or a family's."""

    means: str
    actors: tuple[NamedActor, ...]


class Form(StrEnum):
    """How a country is named."""

    NAME = "name"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    SEAT = "seat"


@dataclass(frozen=True, slots=True)
class Known:
    """A named actor of the lexicon and the entry that names it."""

    actor: NamedActor
    rule: str


@dataclass(frozen=True, slots=True)
class Land:
    """A country named in one of its forms."""

    country: Country
    form: Form

    @property
    def rule(self) -> str:
        """The lexicon entry."""
        return f"lexicons/agents/{COUNTRIES}#{self.country.iso2}"


Meaning = Known | Land


class Actors:
    """Named actors, countries and agent words, compiled for matching. Immutable once loaded."""

    def __init__(
        self,
        named: tuple[Loaded[ActorFile], ...],
        agents: Agents,
        countries: tuple[Country, ...],
        speech: SpeechFile,
        people: PeopleFile,
    ) -> None:
        self._agents = agents
        self._names: NameIndex[Meaning] = NameIndex()
        self.countries = countries
        self.speech_verbs = frozenset(speech.verbs)
        self._genders = {
            **{name.lower(): "m" for name in (*people.male_names, *people.male_titles)},
            **{name.lower(): "f" for name in (*people.female_names, *people.female_titles)},
        }
        self._titles = frozenset(title.lower() for title in (*people.male_titles, *people.female_titles))
        self.named = tuple(Known(actor, f"{file.path}#{actor.id}") for file in named for actor in file.entry.actors)
        self.by_id = {known.actor.id: known for known in self.named}
        for known in self.named:
            self._add(known)
        for country in countries:
            self._add_country(country)
        self.by_code = {country.iso2: country for country in countries}
        self._genders_by_entity = {known.actor.id: known.actor.gender for known in self.named if known.actor.gender}
        #: Ids of the media by every name of theirs.
        self.outlets = {
            pieces(name): known.actor.id
            for known in reversed(self.named)
            if known.actor.sector is Sector.JRN
            for name in (known.actor.name, *known.actor.aliases, *known.actor.acronyms)
        }
        #: Words that are names by themselves, in lower case.
        self.words = frozenset(self._lone_words())

    @classmethod
    def load(cls, folder_actors: Path, folder_agents: Path) -> Actors:
        """Reads lexicons/actors and lexicons/agents; raises LexiconError naming file and key."""
        countries = read_file(folder_agents / COUNTRIES, CountryFile).entry.countries
        named = read_folder(folder_actors, ActorFile)
        _check(named, frozenset(country.iso2 for country in countries))
        return cls(
            named,
            read_agents(folder_agents),
            countries,
            read_file(folder_agents / SPEECH, SpeechFile).entry,
            read_file(folder_agents / PEOPLE, PeopleFile).entry,
        )

    @property
    def examples(self) -> tuple[tuple[str, str, str], ...]:
        """File, phrase and expectation of every example of the agents files."""
        return tuple((path, example.text, example.finds) for path, example in self._agents.examples)

    def find(self, words: Sequence[str]) -> tuple[Hit[Meaning], ...]:
        """Names of actors and countries in the words of a sentence, longest first, none overlapping."""
        return self._names.find(words)

    def agent(self, *words: str) -> AgentWord | None:
        """The agent word that these words make ("aid", "workers"), in any number and spelling; else None."""
        return self._agents.get(tuple(part for word in words for part in pieces(word)))

    def is_no_agent(self, *words: str) -> bool:
        """Do these words end in an agent word and yet mean no agent ("market forces")?"""
        return tuple(part for word in words for part in pieces(word)) in self._agents.never

    def may_end_agent(self, word: str) -> bool:
        """May this be the last word of an agent word, or of what is none? Of what has no letters anything may be."""
        parts = pieces(word)
        return not parts or parts[-1] in self._agents.lasts

    def is_title(self, word: str) -> bool:
        """Is this a form of address before a name ("Mr", "Sheikh")?"""
        return word.lower().rstrip(".") in self._titles

    def is_given_name(self, word: str) -> bool:
        """Is this a given name of people, in any case?"""
        return self.gender(word) is not None and not self.is_title(word)

    def gender(self, word: str) -> str | None:
        """What a title or given name tells of its bearer: "m", "f" or None."""
        return self._genders.get(word.lower().rstrip("."))

    def gender_of(self, entity: str | None) -> str | None:
        """The gender of a named person by id; None for groups and strangers."""
        return None if entity is None else self._genders_by_entity.get(entity)

    def _add(self, known: Known) -> None:
        for name in (known.actor.name, *known.actor.aliases):
            self._names.add(name, known, article=known.actor.gender is None)
        for name in known.actor.acronyms:
            self._names.add(name, known, capitals=True)

    def _add_country(self, country: Country) -> None:
        for form, names in (
            (Form.NAME, country.names),
            (Form.ADJECTIVE, country.adjectives),
            (Form.PEOPLE, (*country.people, *(f"{name}s" for name in country.adjectives if _takes_s(name)))),
            (Form.SEAT, country.seats),
        ):
            for name in names:
                self._names.add(name, Land(country, form), article=False)
        for name in country.acronyms:
            self._names.add(name, Land(country, Form.NAME), capitals=True)

    def _lone_words(self) -> Iterator[str]:
        for known in self.named:
            for name in (known.actor.name, *known.actor.aliases):
                if len(pieces(name)) == 1:
                    yield name.lower()
        for country in self.countries:
            for name in (*country.names, *country.adjectives, *country.people, *country.seats):
                if len(pieces(name)) == 1:
                    yield name.lower()


def _takes_s(adjective: str) -> bool:
    return not adjective.endswith(("s", "sh", "ch", "ese", "x"))


def _check(files: tuple[Loaded[ActorFile], ...], countries: frozenset[str]) -> None:
    """Ids are given once and in order; countries, genders and dates are well formed."""
    seen: set[str] = set()
    for file in files:
        ids = [actor.id for actor in file.entry.actors]
        if ids != sorted(ids):
            raise LexiconError(f"{file.path}: entries are not sorted by id")
        for actor in file.entry.actors:
            where = f"{file.path}: {actor.id}"
            if actor.id in seen:
                raise LexiconError(f"{where}: this id is given twice")
            seen.add(actor.id)
            _check_entry(actor, where, countries)


def _check_entry(actor: NamedActor, where: str, countries: frozenset[str]) -> None:
    if actor.country is not None and (not _COUNTRY.fullmatch(actor.country) or actor.country not in countries):
        raise LexiconError(f"{where}: no such country: {actor.country}")
    if actor.gender not in (None, "m", "f"):
        raise LexiconError(f"{where}: gender is m or f, not {actor.gender}")
    for day in (actor.since, actor.until):
        if day is not None and not _DATE.fullmatch(day):
            raise LexiconError(f"{where}: a date is YYYY, YYYY-MM or YYYY-MM-DD, not {day}")
    if not all(pieces(name) for name in (actor.name, *actor.aliases, *actor.acronyms)):
        raise LexiconError(f"{where}: a name without letters")

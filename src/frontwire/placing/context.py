"""What the whole report says on where it plays: its countries, its divisions, the ground its names lie on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from frontwire.lexicon.places import Places
from frontwire.model.document import Document
from frontwire.model.place import Place, PlaceClass
from frontwire.model.ports import Gazetteer
from frontwire.model.report import Role
from frontwire.placing.addresses import NO_ADDRESS, Address, exact, read_addresses
from frontwire.placing.beliefs import Beliefs, Believed, likelihoods
from frontwire.placing.names import key
from frontwire.placing.phrases import READ, NamePhrase
from frontwire.placing.signs import is_own, is_world_city, score_alone

#: What each sign weighs. Support from the report's countries outweighs any population.
_BY_COUNTRY = 3.0
_UNSUPPORTED = -3.0
_BY_DIVISION = 2.0
_BY_GROUND = 2.0
#: Of names that may mean several places so many are weighed, so many times over.
_CANDIDATES, _ROUNDS = 12, 3
#: A country's or division's name stands for it; an adjective votes, but less; titles vote twice.
_NAME_VOTE, _ADJECTIVE_VOTE, _TOWN_VOTE, _TITLE_FACTOR = 2.0, 1.0, 1.0, 2.0
#: A name that a country shares with another land ("Georgia", "Jordan") votes this once, however often it stands.
_SHARED_VOTE = 0.5
#: What other names believe counts this much beside the votes.
_BELIEF_VOTE = 0.5
#: So much of a name that may lie there says that the report plays there.
_PLAYS = 0.5
#: A name that only one country bears votes for it if at least this many people live there or it is curated.
_KNOWN_POPULATION = 20_000


@dataclass(frozen=True, slots=True)
class Context:
    """Votes for countries, what the names believe of one another, and the addresses they stand in."""

    countries: Mapping[str, float]
    beliefs: Beliefs = field(default_factory=Beliefs)
    addresses: Mapping[int, Address] = field(default_factory=dict)
    elsewhere: Mapping[str, Address] = field(default_factory=dict)
    #: Votes and beliefs for the country that has most of both.
    most: float = 0.0
    #: What stands at a name says the same of a place whatever is believed: it is weighed once.
    _alone: dict[tuple[int, str, float], float] = field(default_factory=dict, repr=False, compare=False)

    def believing(self, beliefs: Beliefs) -> Context:
        """The same with other beliefs of the names."""
        held = {*self.countries, *beliefs.countries}
        both = (self.countries.get(c, 0.0) + _BELIEF_VOTE * beliefs.countries.get(c, 0.0) for c in held)
        return replace(self, beliefs=beliefs, most=max(both, default=0.0))

    def address(self, phrase: NamePhrase) -> Address:
        """The address that a name stands in."""
        return self.addresses.get(phrase.core.start, NO_ADDRESS)

    def elsewhere_of(self, phrase: NamePhrase) -> Address:
        """All addresses of a name's mentions."""
        return self.elsewhere.get(key(phrase.name), NO_ADDRESS)

    def speaks_of(self, country: str | None) -> bool:
        """Do the report's names and adjectives speak of a country?"""
        return country is not None and country in self.countries

    @property
    def main(self) -> str | None:
        """The country that the report speaks of most."""
        return max(sorted(self.countries), key=lambda c: self.countries[c], default=None)

    def plays_near(self, place: Place, phrase: NamePhrase) -> bool:
        """Do other names of the report lie in the place's division, or within some hundred kilometres?"""
        name = key(phrase.name)
        return max(self.beliefs.of_division(place, name), self.beliefs.of_ground(place, name)) >= _PLAYS

    def score(self, place: Place, phrase: NamePhrase) -> float:
        """How well a place fits a name, by what stands at it and by the rest of the report."""
        name = key(phrase.name)
        at = (phrase.core.start, place.id, place.score)
        alone = self._alone.get(at)
        if alone is None:
            alone = score_alone(place, phrase, self.address(phrase), elsewhere=self.elsewhere_of(phrase))
            self._alone[at] = alone
        return alone + self._by_country(place, phrase, name) + self._by_ground(place, name)

    def _by_country(self, place: Place, phrase: NamePhrase, name: str) -> float:
        if place.country is None or not self.countries:
            return 0.0
        if is_world_city(place, phrase):
            return _BY_COUNTRY
        mine = self.countries.get(place.country, 0.0) + _BELIEF_VOTE * self.beliefs.of_country(place, name)
        score = _BY_COUNTRY * math.sqrt(min(1.0, mine / self.most))
        return score if self.speaks_of(place.country) else _UNSUPPORTED + score

    def _by_ground(self, place: Place, name: str) -> float:
        if place.kind is PlaceClass.COUNTRY:
            return 0.0
        division = _BY_DIVISION * math.log2(1.0 + min(3.0, self.beliefs.of_division(place, name)))
        return division + _BY_GROUND * (1.0 - math.exp(-self.beliefs.of_ground(place, name)))


def read_context(document: Document, phrases: Sequence[NamePhrase], *, gazetteer: Gazetteer, words: Places) -> Context:
    """Weighs all names of a report against one another. `phrases` are in text order.

    After relaxation labelling: the likelihoods of each name's places come from their own signs first, then some
    rounds over also from the places that the other names are likely to mean.
    """
    addresses = read_addresses(document.syntax, phrases)
    votes = _votes(document, phrases, gazetteer, words)
    held = Context(votes, addresses=addresses, elsewhere=_joined(phrases, addresses)).believing(Beliefs())
    names = {key(phrase.name): phrase for phrase in reversed(phrases) if phrase.strong and exact(phrase)}
    for _ in range(_ROUNDS):
        held = held.believing(Beliefs.of({name: _believed(phrase, held) for name, phrase in names.items()}))
    return held


def _believed(phrase: NamePhrase, context: Context) -> Believed:
    return likelihoods(((context.score(place, phrase), place) for place in exact(phrase)), most=_CANDIDATES)


def _joined(phrases: Sequence[NamePhrase], addresses: Mapping[int, Address]) -> dict[str, Address]:
    """By name, what follows any of its mentions in an address."""
    out: dict[str, Address] = {}
    for phrase in phrases:
        after = addresses[phrase.core.start].after
        if after:
            name = key(phrase.name)
            out[name] = Address((*out.get(name, NO_ADDRESS).after, *after))
    return out


def _votes(document: Document, phrases: Sequence[NamePhrase], gazetteer: Gazetteer, words: Places) -> dict[str, float]:
    votes: dict[str, float] = {}
    shared: set[str] = set()
    for phrase in phrases:
        factor = _TITLE_FACTOR if document.syntax.sentence(phrase.head).role is Role.TITLE else 1.0
        for country, weight in _votes_of(phrase):
            if weight == _SHARED_VOTE and country in shared:
                continue
            shared |= {country} if weight == _SHARED_VOTE else set()
            votes[country] = votes.get(country, 0.0) + weight * factor
    for country, weight in _adjective_votes(document, gazetteer, words):
        votes[country] = votes.get(country, 0.0) + weight
    return votes


def _votes_of(phrase: NamePhrase) -> list[tuple[str, float]]:
    places = exact(phrase)
    named = [p.country for p in places if p.kind is PlaceClass.COUNTRY and p.country]
    if named:
        shared = any(p.kind is PlaceClass.ADMIN1 and p.country not in named for p in places)
        return [(country, _SHARED_VOTE if shared else _NAME_VOTE) for country in named]
    countries = {p.country for p in places if p.country}
    if len(countries) == 1 and phrase.strong and any(_is_known(p) and is_own(p, phrase) for p in places):
        return [(country, _TOWN_VOTE) for country in countries]
    return []


def _is_known(place: Place) -> bool:
    return place.population >= _KNOWN_POPULATION or place.id.startswith("fw:")


def _adjective_votes(document: Document, gazetteer: Gazetteer, words: Places) -> list[tuple[str, float]]:
    out = []
    for sentence in document.syntax.sentences:
        if sentence.role not in READ:
            continue
        for index in sentence.stretch:
            word = document.syntax[index].text
            if word[:1].isupper() and word.lower() in words.adjectives:
                country = gazetteer.country(word)
                if country is not None and country.country is not None:
                    out.append((country.country, _ADJECTIVE_VOTE))
    return out

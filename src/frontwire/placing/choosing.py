"""Chooses which of the places that bear a name is meant, by what else the report names."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from frontwire.lexicon.places import Places
from frontwire.model.document import Document
from frontwire.model.place import Place, PlaceClass
from frontwire.model.ports import Gazetteer
from frontwire.model.report import Role
from frontwire.placing.geometry import apart_km
from frontwire.placing.names import key
from frontwire.placing.phrases import READ, NamePhrase

#: How many of the places considered are kept on a note.
KEPT = 5
#: What each sign weighs. Support from the report's countries outweighs any population.
_BY_COUNTRY = 3.0
_UNSUPPORTED = -3.0
_BY_DIVISION = 2.0
_BY_HINT = 3.0
_AGAINST_HINT = -2.0
_BY_APPOSITION = 6.0
_BY_NEARNESS = 2.0
_NEAR_KM = 150.0
_CURATED = 1.0
_COUNTRY_NAME = 4.0
_TOWN_FIRST = 1.0
#: A place's own name counts for more than an alternate one that a gazetteer lists.
_BY_OWN_NAME = 1.0
_LOOSE_COST = 4.0
_PER_TENFOLD_POPULATION = 0.4
#: A country's or division's name stands for it; an adjective votes, but less; titles vote twice.
_NAME_VOTE, _ADJECTIVE_VOTE, _TOWN_VOTE, _TITLE_FACTOR = 2.0, 1.0, 1.0, 2.0
#: A name that only one country bears votes for it if at least this many people live there or it is curated.
_KNOWN_POPULATION = 20_000
#: Without support from the report only a place of this size is taken for granted.
_FAMOUS = 400_000
#: … or of this one, where the recogniser and a preposition both call it a place.
_FAMOUS_IN_CONTEXT = 100_000


#: A city of so many people, so many times as large as its namesakes abroad, is meant whatever the report is on.
_WORLD_CITY, _TIMES_LARGER = 1_000_000, 10


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole report says on where it plays."""

    countries: dict[str, float]
    divisions: frozenset[tuple[str, str]]
    anchors: tuple[Place, ...]
    #: Nearness by place, as worked out: a report names the same places again and again.
    _near: dict[tuple[str, frozenset[str]], float] = field(default_factory=dict, repr=False, compare=False)

    def nearness(self, place: Place, *, namesakes: frozenset[str] = frozenset()) -> float:
        """How near a place lies to the nearest of the sure ones, 0 to 1.

        `namesakes` are the ids of all that bear its name: one of them speaks for none of the others.
        """
        apart = frozenset(anchor.id for anchor in self.anchors if anchor.id in namesakes) | {place.id}
        if (place.id, apart) not in self._near:
            others = [anchor for anchor in self.anchors if anchor.id not in apart]
            away = [apart_km(place.lat, place.lon, anchor.lat, anchor.lon) for anchor in others]
            self._near[place.id, apart] = math.exp(-min(away) / _NEAR_KM) if away else 0.0
        return self._near[place.id, apart]

    def share(self, country: str | None) -> float:
        """How strongly the report speaks of a country, 0 to 1."""
        if country is None or not self.countries:
            return 0.0
        return self.countries.get(country, 0.0) / max(self.countries.values())

    @property
    def main(self) -> str | None:
        """The country that the report speaks of most."""
        return max(sorted(self.countries), key=lambda c: self.countries[c], default=None)


def read_context(document: Document, phrases: Iterable[NamePhrase], *, gazetteer: Gazetteer, words: Places) -> Context:
    """Countries, divisions and sure places that a report names."""
    votes: dict[str, float] = {}
    divisions: set[tuple[str, str]] = set()
    anchors: dict[str, Place] = {}
    for phrase in phrases:
        factor = _TITLE_FACTOR if document.syntax.sentence(phrase.head).role is Role.TITLE else 1.0
        for country, weight in _votes_of(phrase):
            votes[country] = votes.get(country, 0.0) + weight * factor
        sure = _sure(phrase)
        if sure is not None:
            anchors[sure.id] = sure
            if sure.country and sure.admin1:
                divisions.add((sure.country, sure.admin1))
    for country, weight in _adjective_votes(document, gazetteer, words):
        votes[country] = votes.get(country, 0.0) + weight
    return Context(votes, frozenset(divisions), tuple(anchors[k] for k in sorted(anchors)))


def _exact(phrase: NamePhrase) -> tuple[Place, ...]:
    return tuple(p for p in phrase.places if p.score == 1.0)


def _votes_of(phrase: NamePhrase) -> list[tuple[str, float]]:
    exact = _exact(phrase)
    named = [p for p in exact if p.kind is PlaceClass.COUNTRY and p.country]
    if named:
        return [(p.country, _NAME_VOTE) for p in named if p.country]
    countries = {p.country for p in exact if p.country}
    if len(countries) == 1 and phrase.strong and any(_known(p) and _is_own(p, phrase) for p in exact):
        return [(country, _TOWN_VOTE) for country in countries]
    return []


def _is_own(place: Place, phrase: NamePhrase) -> bool:
    """Does the place bear the name itself, not only as one of a gazetteer's many alternates?"""
    return place.id.startswith("fw:") or key(place.name) == key(phrase.name) or place.population >= _FAMOUS_IN_CONTEXT


def _known(place: Place) -> bool:
    return place.population >= _KNOWN_POPULATION or place.id.startswith("fw:")


def _sure(phrase: NamePhrase) -> Place | None:
    """The one place a phrase can mean: all that bear the name lie in one division."""
    exact = [p for p in _exact(phrase) if p.kind is not PlaceClass.COUNTRY]
    if not phrase.strong or not exact:
        return None
    if len({(p.country, p.admin1) for p in exact}) > 1:
        return None
    return exact[0]


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


def choose(
    phrase: NamePhrase, context: Context, *, nearby: tuple[NamePhrase, ...] = ()
) -> tuple[Place | None, tuple[Place, ...], str]:
    """The place a phrase means, those considered (best first), and why; None with the reason.

    `nearby` are the names that follow at once, as in "Aleppo, Syria" or "Tripoli in northern Lebanon".
    """
    scored = sorted(
        ((_score(place, phrase, context, nearby), place) for place in phrase.places),
        key=lambda pair: (-pair[0], -pair[1].population, pair[1].id),
    )
    if not scored:
        return None, (), f"the gazetteer has no {phrase.name}"
    ranked = tuple(replace(place, score=round(score, 2)) for score, place in scored[:KEPT])
    best = scored[0][1]
    reason = _objection(best, phrase, context, nearby)
    if reason:
        return None, ranked, reason
    return ranked[0], ranked, _because(best, context, nearby)


def _score(place: Place, phrase: NamePhrase, context: Context, nearby: tuple[NamePhrase, ...]) -> float:
    score = -_LOOSE_COST * (1.0 - place.score) + (_BY_COUNTRY if _is_world_city(place, phrase) else 0.0)
    if place.country is not None and context.countries and not _is_world_city(place, phrase):
        share = context.share(place.country)
        score += _BY_COUNTRY * math.sqrt(share) if share else _UNSUPPORTED
    if place.country and place.admin1 and (place.country, place.admin1) in context.divisions:
        score += _BY_DIVISION
    if any(_fits(other, phrase.hints) for other in phrase.places):
        score += _BY_HINT if _fits(place, phrase.hints) else _AGAINST_HINT
    elif place.kind is PlaceClass.TOWN and _is_seat(place, phrase):
        score += _TOWN_FIRST
    if key(place.name) == key(phrase.name):
        score += _BY_OWN_NAME
    if place.kind is PlaceClass.COUNTRY:
        score += _COUNTRY_NAME
    if place.id.startswith("fw:") and place.kind is not PlaceClass.ADMIN1:
        score += _CURATED
    if any(_holds(other, place) for other in _named_after(nearby)):
        score += _BY_APPOSITION
    score += _BY_NEARNESS * context.nearness(place, namesakes=frozenset(p.id for p in phrase.places))
    return score + _PER_TENFOLD_POPULATION * math.log10(place.population + 10)


def _is_world_city(place: Place, phrase: NamePhrase) -> bool:
    """Is it so much larger than all its namesakes that a report that means another would say so ("Paris")?"""
    if place.population < _WORLD_CITY or key(place.name) != key(phrase.name):
        return False
    others = [p.population for p in _exact(phrase) if p.id != place.id and p.country != place.country]
    return max(others, default=0) * _TIMES_LARGER < place.population


def _is_seat(place: Place, phrase: NamePhrase) -> bool:
    """Is a town in the division of its own name, where there is one ("Aleppo", but not California, Maryland)?"""
    namesakes = [p for p in _exact(phrase) if p.kind is PlaceClass.ADMIN1]
    return not namesakes or any((p.country, p.admin1) == (place.country, place.admin1) for p in namesakes)


def _fits(place: Place, hints: frozenset[PlaceClass]) -> bool:
    if place.kind in hints:
        return True
    # "Yarmouk district" may be a quarter, a division or a stretch of land: an area is an area.
    areas = {PlaceClass.DISTRICT, PlaceClass.NEIGHBOURHOOD, PlaceClass.REGION}
    return place.kind in areas and bool(hints & areas)


def _named_after(nearby: tuple[NamePhrase, ...]) -> list[Place]:
    large = (PlaceClass.COUNTRY, PlaceClass.ADMIN1, PlaceClass.REGION)
    return [place for phrase in nearby for place in _exact(phrase) if place.kind in large]


def _holds(larger: Place, place: Place) -> bool:
    if larger.id == place.id or larger.country != place.country:
        return False
    return larger.kind is PlaceClass.COUNTRY or larger.admin1 == place.admin1


def _objection(place: Place, phrase: NamePhrase, context: Context, nearby: tuple[NamePhrase, ...]) -> str:
    """Why the best candidate is not good enough, or nothing."""
    supported = context.share(place.country) > 0.0 or any(_holds(o, place) for o in _named_after(nearby))
    if place.country is None or place.kind is PlaceClass.COUNTRY:
        return "" if place.score == 1.0 else f"only names like {phrase.name} are known"
    if place.score < 1.0 and not supported:
        return f"{phrase.name} is spelled like places elsewhere only"
    if not supported and not context.countries and not _is_own(place, phrase):
        return f"{phrase.name} is but an alternate name of {place.name}, and nothing else speaks for it"
    famous = _FAMOUS_IN_CONTEXT if phrase.labelled and phrase.prepositioned else _FAMOUS
    if not supported and context.countries and place.population < famous:
        return f"{phrase.name} is known only in countries that the report does not name"
    if not phrase.strong and place.score < 1.0:
        return f"nothing but a likeness makes {phrase.name} a place"
    return ""


def _because(place: Place, context: Context, nearby: tuple[NamePhrase, ...]) -> str:
    reasons = []
    if place.score < 1.0:
        reasons.append(f"spelled like {place.name}")
    if any(_holds(other, place) for other in _named_after(nearby)):
        reasons.append("named with what it lies in")
    elif place.kind is not PlaceClass.COUNTRY and context.share(place.country) > 0.0:
        reasons.append(f"in a country the report speaks of ({place.country})")
    return ", ".join(reasons) or "the place that bears this name"

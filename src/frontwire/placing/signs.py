"""What a place's own entry and the words right at its name say for it, whatever else the report names."""

from __future__ import annotations

import math

from frontwire.model.place import Place, PlaceClass
from frontwire.placing.addresses import Address, exact
from frontwire.placing.names import key
from frontwire.placing.phrases import NamePhrase

#: What each sign weighs.
_BY_HINT = 3.0
_AGAINST_HINT = -2.0
_BY_APPOSITION = 6.0
_BY_NAME_BEFORE = 4.0
#: A name placed by an address once is meant so throughout.
_BY_APPOSITION_ELSEWHERE = 4.0
_CURATED = 1.0
_COUNTRY_NAME = 4.0
#: A first-order division is known by its name far and wide, a hamlet is not.
_DIVISION_NAME = 2.0
_TOWN_FIRST = 1.0
#: A place's own name counts for more than an alternate one that a gazetteer lists.
_BY_OWN_NAME = 1.0
_LOOSE_COST = 4.0
_PER_TENFOLD_POPULATION = 0.4
#: A name stands for its place as far as that is known by it.
_FAMOUS_IN_CONTEXT = 100_000
#: A city of so many people, so many times as large as its namesakes abroad, is known by the name everywhere.
_WORLD_CITY, _TIMES_LARGER = 1_000_000, 10
_AREAS = frozenset({PlaceClass.DISTRICT, PlaceClass.NEIGHBOURHOOD, PlaceClass.REGION})


def score_alone(place: Place, phrase: NamePhrase, address: Address, *, elsewhere: Address) -> float:
    """How well a place fits a name by what stands at it; `elsewhere` are the addresses of its other mentions."""
    score = -_LOOSE_COST * (1.0 - place.score) + _PER_TENFOLD_POPULATION * math.log10(place.population + 10)
    if any(fits(other, phrase.hints) for other in phrase.places):
        score += _BY_HINT if fits(place, phrase.hints) else _AGAINST_HINT
    elif place.kind is PlaceClass.TOWN and _is_seat(place, phrase):
        score += _TOWN_FIRST
    if key(place.name) == key(phrase.name):
        score += _BY_OWN_NAME
    score += _by_kind(place, phrase)
    if address.holds(place):
        score += _BY_APPOSITION
    elif elsewhere.holds(place):
        score += _BY_APPOSITION_ELSEWHERE
    return score + (_BY_NAME_BEFORE if address.is_held_by(place) else 0.0)


def _by_kind(place: Place, phrase: NamePhrase) -> float:
    if place.kind is PlaceClass.COUNTRY:
        return _COUNTRY_NAME
    if place.kind is PlaceClass.ADMIN1:
        # "Aleppo" is the town, not its governorate.
        seats = (p for p in exact(phrase) if p.kind is PlaceClass.TOWN)
        seated = any(p.division == place.division for p in seats)
        return 0.0 if seated else _DIVISION_NAME
    return _CURATED if place.id.startswith("fw:") else 0.0


def is_world_city(place: Place, phrase: NamePhrase) -> bool:
    """Is it so much larger than all its namesakes that a report that means another would say so ("Paris")?"""
    if place.population < _WORLD_CITY or key(place.name) != key(phrase.name):
        return False
    others = [p.population for p in exact(phrase) if p.id != place.id and p.country != place.country]
    return max(others, default=0) * _TIMES_LARGER < place.population


def is_own(place: Place, phrase: NamePhrase) -> bool:
    """Does the place bear the name itself, not only as one of a gazetteer's many alternates?"""
    return place.id.startswith("fw:") or key(place.name) == key(phrase.name) or place.population >= _FAMOUS_IN_CONTEXT


def _is_seat(place: Place, phrase: NamePhrase) -> bool:
    """Is a town in the division of its own name, where there is one ("Aleppo", but not California, Maryland)?"""
    namesakes = [p for p in exact(phrase) if p.kind is PlaceClass.ADMIN1]
    return not namesakes or any(p.division == place.division for p in namesakes)


def fits(place: Place, hints: frozenset[PlaceClass]) -> bool:
    """Is it of a class that the name's kind noun allows?"""
    # "Yarmouk district" may be a quarter, a division or a stretch of land: an area is an area.
    return place.kind in hints or (place.kind in _AREAS and bool(hints & _AREAS))

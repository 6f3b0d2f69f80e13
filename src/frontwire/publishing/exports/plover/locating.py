"""Locating: the place of a claim or a happening as a PLOVER location."""

from __future__ import annotations

from frontwire.lexicon.lands import Lands
from frontwire.lexicon.plover import Plover
from frontwire.model.gist import Site
from frontwire.model.place import PlaceClass
from frontwire.publishing.coarsening import REACH_KM
from frontwire.publishing.exports.plover.shapes import Location
from frontwire.publishing.words import flat

_GEONAMES = "gn:"
#: The level of a town; what lies within one is said more exactly only where its point is.
_TOWN = 4


def location(site: Site | None, text: str | None, plover: Plover, lands: Lands) -> Location | None:
    """Where: the words beside what they were resolved to; None where neither is known."""
    words = flat(text or "") or None
    if site is None:
        return None if words is None else Location(extracted_place=words)
    land = lands.get(site.country)
    level = plover.classes[site.kind]
    return Location(
        extracted_place=words,
        resolved_place=site.name,
        geonameid=geonames_id(site),
        lat=site.lat,
        lon=site.lon,
        city=city(site),
        district=site.name if site.kind is PlaceClass.DISTRICT else None,
        province=site.admin1,
        country=None if land is None else land.name,
        country_code=None if land is None else land.iso3,
        feature_class=level.feature,
        resolution=_resolution(site, level.level),
    )


def geonames_id(site: Site) -> int | None:
    """The id of a gazetteer's entry at GeoNames; None where it is not theirs."""
    number = site.id.removeprefix(_GEONAMES)
    return int(number) if site.id.startswith(_GEONAMES) and number.isdecimal() else None


def city(site: Site) -> str | None:
    """The town it is, or that it is known to lie in."""
    return site.name if site.kind is PlaceClass.TOWN else site.parent


def _resolution(site: Site, level: int | None) -> int | None:
    """A point made coarse is known no better than its town."""
    return level if level is None or site.radius_km < REACH_KM else min(level, _TOWN)

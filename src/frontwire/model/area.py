"""Which places lie in which: how `--place` and a picture of one place choose their claims."""

from __future__ import annotations

from frontwire.model.gist import Site
from frontwire.model.globe import apart_km
from frontwire.model.place import Place, PlaceClass

#: Places known by their borders, not by a point and a radius.
_BORDERED = frozenset({PlaceClass.ADMIN1, PlaceClass.COUNTRY})
#: What is larger than a town lies in none, however near its middle is.
_WIDE = _BORDERED | {PlaceClass.REGION, PlaceClass.SEA, PlaceClass.RIVER, PlaceClass.ROAD, PlaceClass.DISTRICT}


def lies_in(site: Site, place: Place) -> bool:
    """Is `site` the place or a part of it?

    A country holds what is of its code, a division what is of its name and country; any other place holds the
    neighbourhoods and sites that name it as their parent and what is no wider than a town and lies within its radius.
    """
    if site.id == place.id:
        return True
    if place.kind is PlaceClass.COUNTRY:
        return site.country is not None and site.country == place.country
    if place.kind is PlaceClass.ADMIN1:
        return (site.country, site.admin1) == place.division and site.kind is not PlaceClass.COUNTRY
    return _is_part(site, place) or _is_near(site, place)


def _is_part(site: Site, place: Place) -> bool:
    return site.parent is not None and site.parent == place.name and (site.country, site.admin1) == place.division


def _is_near(site: Site, place: Place) -> bool:
    if site.kind in _BORDERED or (site.kind in _WIDE and place.kind not in _WIDE):
        return False
    return apart_km(site.lat, site.lon, place.lat, place.lon) <= place.radius_km

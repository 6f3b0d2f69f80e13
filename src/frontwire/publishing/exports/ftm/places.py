"""Places: entries of the gazetteer as addresses."""

from __future__ import annotations

from frontwire.lexicon.lands import Lands
from frontwire.model.gist import Site
from frontwire.publishing.exports.ftm.shapes import Source, Thing, identify
from frontwire.publishing.exports.plover.locating import city, geonames_id


def place(site: Site, source: Source, lands: Lands) -> Thing:
    """The address of a place, by its point: one that is shown coarsely for some claims and not for others is two."""
    held = Thing(
        identify("place", site.id, str(site.lat), str(site.lon)),
        "Address",
        Source(origin=f"gazetteer:{site.id}", seen=source.seen),
    )
    number = geonames_id(site)
    held.add("name", site.name).add("full", words(site, lands)).add("city", city(site)).add("state", site.admin1)
    held.add("country", (site.country or "").lower()).add("latitude", site.lat).add("longitude", site.lon)
    return held.add("sourceUrl", None if number is None else f"https://www.geonames.org/{number}")


def reach(site: Site | None) -> str:
    """How far around its point a claim's place may be, which differs from claim to claim."""
    return "" if site is None else f"within {site.radius_km:g} km of the point of {site.name}"


def words(site: Site, lands: Lands) -> str:
    """A place in words: name, division, country."""
    land = lands.get(site.country)
    parts = (site.name, site.parent, site.admin1, None if land is None else land.name)
    return ", ".join(dict.fromkeys(part for part in parts if part))

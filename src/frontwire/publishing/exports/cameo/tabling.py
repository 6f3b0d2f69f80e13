"""Tabling: events as rows of Phoenix' table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frontwire.lexicon.cameo import ROOT
from frontwire.model.gist import Site
from frontwire.publishing.exports.cameo.coding import Coder, Dyad
from frontwire.publishing.exports.cameo.parties import pieces
from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.plover.dating import Days
from frontwire.publishing.exports.plover.telling import address, coder, outlet
from frontwire.publishing.exports.shipment import Entry

#: The columns of Phoenix' files, in order.
COLUMNS = (
    *("id_version", "date", "year", "month", "day"),
    *("source", "source_root", "source_agent", "source_others"),
    *("target", "target_root", "target_agent", "target_others"),
    *("code", "root_code", "quad_class", "goldstein", "issues"),
    *("lat", "lon", "placeName", "stateName", "countryName", "ids", "urls", "sources"),
)
_BETWEEN = ";"


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the claims that tell it: its id, when and where it was."""

    id: str
    dyad: Dyad
    days: Days
    site: Site | None
    entries: tuple[Entry, ...]


def row(told: Told, coding: Coder) -> tuple[str, ...]:
    """One event as cells, in the order of COLUMNS."""
    day, dyad, entries = told.days.first, told.dyad, told.entries
    score = coding.cameo.score(dyad.code)
    return (
        f"{told.id}_{coder(entries[0].filing).replace(' ', '-')}",
        f"{day:%Y%m%d}",
        *(f"{day:%Y}", f"{day:%m}", f"{day:%d}"),
        *_side(dyad.source, coding),
        *_side(dyad.target, coding),
        dyad.code,
        dyad.code[:ROOT],
        str(coding.cameo.quads[dyad.code[:ROOT]]),
        "" if score is None else f"{score:.1f}",
        "",
        *_where(told.site, coding),
        _listed(entry.id for entry in entries),
        _listed(address(entry.filing) for entry in entries),
        safe(_listed(outlet(entry.filing) for entry in entries)),
    )


def _side(code: str, coding: Coder) -> tuple[str, ...]:
    held = pieces(code, coding.cameo)
    return code, held.root, held.agent, _BETWEEN.join(held.others)


def _where(site: Site | None, coding: Coder) -> tuple[str, ...]:
    if site is None:
        return "", "", "", "", ""
    land = coding.lands.get(site.country)
    names = (site.name, site.admin1 or "", "" if land is None else land.name)
    return str(site.lat), str(site.lon), *(safe(name) for name in names)


def _listed(words: Iterable[str | None]) -> str:
    """Each once, in order."""
    return _BETWEEN.join(dict.fromkeys(word for word in words if word))

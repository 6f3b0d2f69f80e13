"""GED's 49 columns of one deadly happening."""

from __future__ import annotations

import math
from dataclasses import dataclass

from frontwire.lexicon.events import EventWords
from frontwire.lexicon.families import Families
from frontwire.lexicon.ucdp import Country, Ucdp
from frontwire.model.gist import Site
from frontwire.model.place import PlaceClass
from frontwire.publishing.exports.events import BEFORE, Dating, Deed, Omission, deed_of, kin, number
from frontwire.publishing.exports.events.tolls import dead
from frontwire.publishing.exports.shipment import Bundle
from frontwire.publishing.exports.ucdp.counting import Deaths, deaths
from frontwire.publishing.exports.ucdp.siding import Dyad, Sider, Violence, dyad
from frontwire.publishing.exports.ucdp.sourcing import Sources, sources
from frontwire.publishing.words import flat

#: GED's columns, in their order.
COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id"),
    *("conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a"),
    *("side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
Row = dict[str, str | int | float]

_DAYS_MOST = 366
_TOO_LONG: Omission = "dated no more exactly than to more than a year"
_NO_DEATHS: Omission = "without a death that anybody counts"
_NO_COUNTRY: Omission = "in a country without a number of Gleditsch and Ward"
#: Not vetted by UCDP's coders, as GED's own rows are.
_STATUS = "Unvetted"
#: The last day of which date_prec is 2, 3 and 4.
_FEW, _WEEK, _MONTH = 6, 7, 31
_NEARBY_KM = 10.0
_COUNTRY_WIDE = 6
#: PRIO-GRID's cells: half a degree, counted from 90 south and 180 west, by rows.
_CELL, _ROWS, _COLUMNS = 0.5, 360, 720


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows by the tables of lexicons/exports."""

    tables: Ucdp
    words: EventWords
    families: Families

    def row(self, bundle: Bundle) -> Row | Omission:
        """A happening's row, or why it has none."""
        deed = deed_of(bundle)
        if isinstance(deed, str):
            return deed
        country = self.tables.filed(deed.country)
        if country is None:
            return _NO_COUNTRY
        unfit = self._unfit(deed)
        return unfit if unfit is not None else self._counted(deed, country)

    def _unfit(self, deed: Deed) -> Omission | None:
        if deed.days > _DAYS_MOST:
            return _TOO_LONG
        return BEFORE if deed.first < self.tables.begins else None

    def _counted(self, deed: Deed, country: Country) -> Row | Omission:
        tolls = dead(deed, self.words)
        if not tolls:
            return _NO_DEATHS
        sider = Sider(self.tables, self.words, deed.country)
        sides = dyad(deed, sider, kin(deed, self.families))
        if isinstance(sides, str):
            return sides
        counted = deaths(tolls, sides, {entry.id: entry for entry in deed.bundle.entries}, sider)
        return self._row(deed, sides, counted, country) if counted.best else _NO_DEATHS

    def _row(self, deed: Deed, sides: Dyad, counted: Deaths, country: Country) -> Row:
        by_id = {entry.id: entry for entry in deed.bundle.entries}
        counting = [by_id[claim] for claim in counted.claims]
        held = sources(deed.told, (*counting, *sides.named_by))
        return {
            "id": number(deed.account.id),
            "relid": f"frontwire-{deed.account.id}",
            "year": deed.first.year,
            "code_status": _STATUS,
            **self._sides(deed, sides),
            **_sourced(held),
            **_place(deed, country),
            "event_clarity": 1 if deed.days == 1 and deed.dating is not Dating.OPEN else 2,
            "date_prec": date_prec(deed.days, deed.dating),
            "date_start": _day(deed.first.isoformat()),
            "date_end": _day(deed.last.isoformat()),
            "deaths_a": counted.a,
            "deaths_b": counted.b,
            "deaths_civilians": counted.civilians,
            "deaths_unknown": counted.unknown,
            "best": counted.best,
            "high": counted.high,
            "low": counted.low,
        }

    def _sides(self, deed: Deed, sides: Dyad) -> Row:
        conflict = sides.name
        if sides.violence is Violence.STATE_BASED:
            conflict = self.tables.conflicts.get((deed.country, sides.b.name), "")
        return {
            "type_of_violence": sides.violence.value,
            "conflict_name": conflict,
            "dyad_name": sides.name,
            "side_a": sides.a.name,
            "side_b": sides.b.name,
            "gwnoa": "" if sides.a.gw is None else sides.a.gw,
            "gwnob": "" if sides.b.gw is None else sides.b.gw,
        }


def date_prec(days: int, dating: Dating) -> int:
    """1 for a day that is told, 2 for two to six or the day of the report, 3 for a week, 4 for up to a month or an open
    end, 5 for up to a year.
    """
    if days == 1:
        return {Dating.TOLD: 1, Dating.REPORTED: 2, Dating.OPEN: 4}[dating]
    return next((code for code, most in ((2, _FEW), (3, _WEEK), (4, _MONTH)) if days <= most), 5)


def priogrid(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell (v.2) that holds a point in degrees."""
    row = min(math.floor((lat + 90) / _CELL), _ROWS - 1)
    column = min(math.floor((lon + 180) / _CELL), _COLUMNS - 1)
    return row * _COLUMNS + column + 1


def _day(day: str) -> str:
    return f"{day} 00:00:00.000"


def _sourced(held: Sources) -> Row:
    return {
        "number_of_sources": held.number,
        "source_article": held.articles,
        "source_office": held.offices,
        "source_date": held.days,
        "source_headline": held.headlines,
        "source_original": held.voices,
    }


def _place(deed: Deed, country: Country) -> Row:
    site, account = deed.site, deed.account
    lat, lon = round(site.lat, 6), round(site.lon, 6)
    described = [flat(text) for text in (account.place_text, account.part) if text]
    return {
        "where_prec": where_prec(site),
        "where_coordinates": f"{site.name} {site.kind.value}" if site.kind is not PlaceClass.COUNTRY else site.name,
        "where_description": ", ".join(dict.fromkeys(described)),
        "adm_1": site.admin1 or "",
        "adm_2": site.name if site.kind is PlaceClass.DISTRICT else "",
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid(lat, lon),
        "country": country.name,
        "country_id": "" if country.gw is None else country.gw,
        "region": country.region,
    }


def where_prec(site: Site) -> int:
    """UCDP's code; 2 at best for a point that was made coarse."""
    told = site.ucdp_precision or _COUNTRY_WIDE
    return max(told, 2) if site.radius_km >= _NEARBY_KM else told

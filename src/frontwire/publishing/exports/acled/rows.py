"""ACLED's 31 columns of one happening."""

from __future__ import annotations

from dataclasses import dataclass

from frontwire.drawing.citing import COUNTING
from frontwire.lexicon.acled import Acled, Country
from frontwire.lexicon.events import EventWords
from frontwire.lexicon.families import Families
from frontwire.lexicon.labels import Labels
from frontwire.model.figure import Scope, What
from frontwire.model.gist import Site
from frontwire.model.place import PlaceClass
from frontwire.publishing.exports.acled.counting import fatalities
from frontwire.publishing.exports.acled.noting import Story, notes
from frontwire.publishing.exports.acled.pairing import Pair, pair
from frontwire.publishing.exports.acled.sorting import PROTESTS, RIOTS, typed
from frontwire.publishing.exports.acled.sourcing import Sources
from frontwire.publishing.exports.events import BEFORE, LONG, Dating, Deed, Omission, deed_of, kin, number
from frontwire.publishing.exports.events.tolls import dead, tells_of_war
from frontwire.publishing.exports.shipment import Bundle, Entry

#: ACLED's columns, in their order.
COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
Row = dict[str, str | int | float]

_WEEK = 7
_LASTING: Omission = "told of as going on, with no day of its own"
_NO_MONTH: Omission = "dated no more exactly than to several months"
_NO_REGION: Omission = "placed no more exactly than in a country or at sea"
_BROUGHT_IN: Omission = "only a toll over a longer time or of those brought in"
_WAR: Omission = "told of in sentences on the toll of a war alone"
_NO_COUNTRY: Omission = "in a country that the table of ACLED's countries lacks"
_WIDE = frozenset({PlaceClass.COUNTRY, PlaceClass.SEA})
_DEMONSTRATIONS = frozenset({PROTESTS, RIOTS})
#: geo_precision where nothing tells it: a larger part of a region.
_LOOSEST = 3
#: A point that was put on a grid (coarsening) is no longer that of the town.
_NEARBY_KM = 10.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows by the tables of lexicons/exports."""

    tables: Acled
    sources: Sources
    labels: Labels
    words: EventWords
    families: Families

    def row(self, bundle: Bundle) -> Row | Omission:
        """A happening's row, or why it has none."""
        deed = deed_of(bundle)
        if isinstance(deed, str):
            return deed
        unfit = self._unfit(deed)
        if unfit is not None:
            return unfit
        kind = typed(deed, self.tables)
        if isinstance(kind, str):
            return kind
        found, support = kind
        paired = pair(deed, found, kin(deed, self.families, of=support), self.tables, self.words)
        return paired if isinstance(paired, str) else self._row(deed, support, paired)

    def _unfit(self, deed: Deed) -> Omission | None:
        reasons = (
            (_is_summary(deed), _BROUGHT_IN),
            (tells_of_war(deed, self.words), _WAR),
            (deed.days > LONG, _NO_MONTH),
            (deed.dating is Dating.OPEN, _LASTING),
            (deed.first < self.tables.begins, BEFORE),
            (deed.site.kind in _WIDE, _NO_REGION),
            (deed.country not in self.tables.countries, _NO_COUNTRY),
        )
        return next((because for is_so, because in reasons if is_so), None)

    def _row(self, deed: Deed, support: tuple[Entry, ...], paired: Pair) -> Row:
        country, kind = self.tables.countries[deed.country], paired.kind
        tolls = dead(deed, self.words)
        fatal = fatalities(tolls, self.tables.vague)
        day = deed.middle
        return {
            "event_id_cnty": f"{country.iso3}{number(deed.account.id)}",
            "event_date": day.isoformat(),
            "year": day.year,
            "time_precision": time_precision(deed.days, deed.dating),
            "disorder_type": kind.disorder,
            "event_type": kind.event_type,
            "sub_event_type": kind.sub_event_type,
            **_actors(paired),
            **_place(deed.site, country),
            "source": self.sources.names(deed.told),
            "source_scale": self.sources.scale(deed.told, deed.country),
            "notes": notes(Story(deed, support, paired, fatal, tolls), self.labels) + _size_note(paired, deed),
            "fatalities": fatal.number,
            "tags": _tags(paired, deed),
            "timestamp": max(int(entry.filing.fetched.timestamp()) for entry in deed.bundle.entries),
        }


def _is_summary(deed: Deed) -> bool:
    """Do all its claims only count, and none what this incident did?"""
    counts = [figure for entry in deed.told for figure in entry.gist.figures]
    only_counts = all(entry.gist.kind in COUNTING for entry in deed.told)
    return only_counts and bool(counts) and all(figure.scope is not Scope.INCIDENT for figure in counts)


def time_precision(days: int, dating: Dating) -> int:
    """1 for a day that is told, 2 for up to a week or the day of the report, 3 for up to a month."""
    if days > _WEEK:
        return 3
    return 1 if days == 1 and dating is Dating.TOLD else 2


def _actors(paired: Pair) -> Row:
    other = paired.other
    return {
        "actor1": paired.one.name,
        "assoc_actor_1": "; ".join(paired.besides[0]),
        "inter1": paired.one.inter,
        "actor2": "" if other is None else other.name,
        "assoc_actor_2": "; ".join(paired.besides[1]),
        "inter2": 0 if other is None else other.inter,
        "interaction": paired.interaction,
        "civilian_targeting": "Civilian targeting" if paired.targets_civilians else "",
    }


def _place(site: Site, country: Country) -> Row:
    is_division = site.kind is PlaceClass.ADMIN1
    part = site.parent is not None and site.parent != site.name
    return {
        "iso": country.iso,
        "region": country.region,
        "country": country.name,
        "admin1": site.admin1 or (site.name if is_division else ""),
        "admin2": site.name if site.kind is PlaceClass.DISTRICT else "",
        "admin3": "",
        "location": f"{site.parent} - {site.name}" if part else site.name,
        "latitude": round(site.lat, 4),
        "longitude": round(site.lon, 4),
        "geo_precision": geo_precision(site),
    }


def geo_precision(site: Site) -> int:
    """ACLED's code; 2 at best for a point that was made coarse."""
    told = site.acled_precision or _LOOSEST
    return max(told, 2) if site.radius_km >= _NEARBY_KM else told


def _size(paired: Pair, deed: Deed) -> str | None:
    """How large a crowd is said to be, in the report's words; None where there is no crowd."""
    if paired.kind.event_type not in _DEMONSTRATIONS:
        return None
    counts = (figure for entry in deed.told for figure in entry.gist.figures if figure.what is What.OTHER)
    return next((figure.wording for figure in counts), "no report")


def _size_note(paired: Pair, deed: Deed) -> str:
    size = _size(paired, deed)
    return "" if size is None else f" [size={size}]"


def _tags(paired: Pair, deed: Deed) -> str:
    size = _size(paired, deed)
    return "" if size is None else f"crowd size={size}"

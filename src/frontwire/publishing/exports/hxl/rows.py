"""Rows of the HXL table, of a claim or of a happening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frontwire.lexicon.labels import Labels
from frontwire.model.claim import Codes
from frontwire.model.figure import What
from frontwire.model.gist import Gist, Party, Site
from frontwire.model.health import Capacity
from frontwire.model.place import PlaceClass
from frontwire.model.voice import VoiceType
from frontwire.publishing import telling
from frontwire.publishing.exports.care.facets import Facet, Facets
from frontwire.publishing.exports.counts import FLIGHT, INCIDENT, Counted, of_figures, of_tolls, whole
from frontwire.publishing.exports.hxl.columns import COLUMNS, Field
from frontwire.publishing.exports.shipment import Bundle, Entry
from frontwire.publishing.words import flat

Cells = dict[Field, str]
#: The columns of counts: what, at least, at most, covering what.
_COUNTS = (
    (What.KILLED, Field.KILLED_LOW, Field.KILLED_HIGH, INCIDENT),
    (What.WOUNDED, Field.INJURED_LOW, Field.INJURED_HIGH, INCIDENT),
    (What.DISPLACED, Field.DISPLACED_LOW, Field.DISPLACED_HIGH, FLIGHT),
)


@dataclass(frozen=True, slots=True)
class RowWriter:
    """Makes rows; `labels` word kinds and counts, `facets` tell what the health picture makes of claims."""

    labels: Labels
    facets: Facets

    def claim(self, entry: Entry) -> tuple[str, ...]:
        """The row of one claim, in the order of `COLUMNS`."""
        gist = entry.gist
        return _ordered(
            {
                Field.HAPPENING: entry.happening,
                Field.CLAIM: entry.id,
                **_days(gist.first, gist.last, gist.known),
                **_kind(gist, entry.claim.codes),
                Field.ACTOR: _worded(gist.actors),
                Field.TARGET: _worded(gist.targets),
                Field.WEAPON: _worded(gist.instruments),
                **_place(gist.site, gist.place_text),
                **_counts(of_figures(gist.figures)),
                Field.FIGURES: telling.figures(gist.figures, self.labels),
                **_care([self.facets.get(entry.id)]),
                **_source((entry,)),
                Field.ORIGINS: "1",
                Field.CERTAINTY: gist.certainty.value,
                Field.POLARITY: gist.polarity.value,
                Field.QUOTE: gist.quote,
            }
        )

    def happening(self, bundle: Bundle) -> tuple[str, ...]:
        """The row of one happening: its own days, place and tolls, its lead's kind and words, all its voices."""
        account, lead = bundle.account, bundle.lead
        gists = [entry.gist for entry in bundle.entries]
        return _ordered(
            {
                Field.HAPPENING: account.id,
                Field.CLAIM: _joined(gist.id for gist in gists),
                **_days(account.first, account.last, min(gist.known for gist in gists)),
                **_kind(lead.gist, lead.claim.codes),
                Field.ACTOR: _named((party for gist in gists for party in gist.actors), lead.gist.actors),
                Field.TARGET: _named((party for gist in gists for party in gist.targets), lead.gist.targets),
                Field.WEAPON: _worded(party for gist in gists for party in gist.instruments),
                **_place(account.site, account.place_text),
                **_counts(of_tolls(account.tolls)),
                Field.FIGURES: _joined(telling.figures(gist.figures, self.labels) for gist in gists),
                **_care(list(self.facets.among(gist.id for gist in gists))),
                **_source(bundle.entries),
                Field.ORIGINS: str(len(account.origins)),
                Field.CERTAINTY: lead.gist.certainty.value,
                Field.POLARITY: lead.gist.polarity.value,
                Field.STATUS: account.status.value,
                Field.QUOTE: lead.gist.quote,
            }
        )


def _kind(gist: Gist, codes: Codes) -> Cells:
    return {Field.KIND: gist.kind, Field.SUBTYPE: codes.acled or ""}


def _ordered(cells: Mapping[Field, str]) -> tuple[str, ...]:
    return tuple(cells.get(column.field, "") for column in COLUMNS)


def _days(first: date | None, last: date | None, known: date) -> Cells:
    return {
        Field.FIRST: "" if first is None else first.isoformat(),
        Field.LAST: "" if last is None else last.isoformat(),
        Field.REPORTED: known.isoformat(),
    }


def _place(site: Site | None, text: str | None) -> Cells:
    if site is None:
        return {Field.PLACE_TEXT: text or ""}
    cells = {
        Field.COUNTRY: site.country or "",
        Field.ADMIN1: site.admin1 or "",
        Field.PLACE_TEXT: text or "",
        Field.LAT: str(site.lat),
        Field.LON: str(site.lon),
        Field.PRECISION: f"{site.radius_km:g}",
    }
    match site.kind:
        case PlaceClass.COUNTRY:
            return cells
        case PlaceClass.ADMIN1:
            return {**cells, Field.ADMIN1: site.admin1 or site.name}
        case PlaceClass.DISTRICT:
            return {**cells, Field.ADMIN2: site.name}
        case _:
            return {**cells, Field.PLACE: site.name}


def _counts(counts: Iterable[Counted]) -> Cells:
    held, cells = list(counts), Cells()
    for what, low, high, scopes in _COUNTS:
        count = whole(held, what, scopes=scopes)
        if count is not None:
            cells[low] = "" if count.low is None else str(count.low)
            cells[high] = "" if count.high is None else str(count.high)
    return cells


def _care(facets: list[Facet]) -> Cells:
    return {
        Field.SECTOR: "Health" if any(facet.is_health for facet in facets) else "",
        Field.FACILITY: _joined(name for facet in facets for name in facet.facilities),
        Field.FUNCTIONING: _joined(one.value for facet in facets for one in facet.functioning),
        Field.THEATRES: _theatres([one for facet in facets for one in facet.theatres]),
        Field.ITEM: _joined(item for facet in facets for item in facet.items),
        Field.LEVEL: _joined(one.value for facet in facets for one in facet.levels),
        Field.ACCESS: _joined(one.value for facet in facets for one in facet.answers),
        Field.CONSTRAINT: _joined(one.value for facet in facets for one in facet.constraints),
    }


def _theatres(told: list[Capacity]) -> str:
    """How many theatres there are said to be, where all who say so give one number."""
    numbers = {(one.low, one.high) for one in told if one.low is not None or one.high is not None}
    if len(numbers) != 1:
        return ""
    ((low, high),) = numbers
    return str(low) if low is not None and low == high else ""


def _source(entries: Iterable[Entry]) -> Cells:
    held = list(entries)
    addresses = (entry.filing.source for entry in held)
    return {
        Field.OUTLET: _joined(entry.filing.outlet or "" for entry in held),
        Field.ADDRESS: next((one for one in addresses if one.startswith(("http://", "https://"))), ""),
        Field.CLAIMANT: _joined(_claimant(entry) for entry in held),
        Field.CLAIMANT_TYPE: _joined(_claimant_type(entry.gist).value for entry in held),
    }


def _claimant(entry: Entry) -> str:
    return telling.voices(entry.gist)


def _claimant_type(gist: Gist) -> VoiceType:
    return VoiceType.OUTLET if gist.speaker is None else gist.speaker.type


def _worded(parties: Iterable[Party]) -> str:
    """The parties as worded, each once."""
    held: dict[str, str] = {}
    for party in parties:
        held.setdefault(party.key, flat(party.text))
    return "; ".join(held.values())


def _named(parties: Iterable[Party], lead: Iterable[Party]) -> str:
    """Those of all the parties that are known by name, each once; where none is, the words of the lead."""
    known = {party.key: flat(party.name or party.text) for party in parties if party.known}
    return "; ".join(known.values()) if known else _worded(lead)


def _joined(values: Iterable[str]) -> str:
    """Values, each once, none of them empty."""
    return "; ".join(dict.fromkeys(value for value in values if value))

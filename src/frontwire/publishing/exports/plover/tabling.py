"""Tabling: event records as rows of POLECAT's table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from frontwire.lexicon.lands import Lands
from frontwire.model.filing import Filing
from frontwire.publishing.exports.cells import safe
from frontwire.publishing.exports.plover.shapes import Entity, Event, Location
from frontwire.publishing.exports.plover.stories import Story
from frontwire.publishing.exports.plover.telling import outlet

#: The columns of POLECAT's files, in order.
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
    *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
    *("Language", "Version"),
)
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Tabler:
    """Makes rows; `quads` are the words for the numbers of quads, `by_iso3` the COW numbers."""

    quads: Mapping[int, str]
    by_iso3: Mapping[str, int]

    @classmethod
    def of(cls, quads: Mapping[int, str], lands: Lands) -> Tabler:
        """With the numbers of all countries that have one."""
        return cls(quads, {land.iso3: land.cow for land in lands.by_iso2.values() if land.cow is not None})

    def row(self, event: Event, filing: Filing, story: Story) -> tuple[str, ...]:
        """One record as cells, in the order of COLUMNS; empty where there is nothing to say."""
        return (
            _id(event, filing),
            event.date.isoformat(),
            event.event[0],
            _BETWEEN.join(event.mode),
            "" if event.event_scale is None else f"{event.event_scale:g}",
            self.quads.get(event.quad_code or 0, ""),
            _BETWEEN.join(event.context),
            *self._side(event.actor),
            *self._side(event.recipient),
            *_where(event.event_loc or Location()),
            safe(outlet(filing) or ""),
            "" if filing.published is None else filing.published.isoformat(),
            _listed(story.people),
            _listed(story.organizations),
            _listed(story.locations),
            filing.language or "",
            event.coder or "",
        )

    def _side(self, entities: tuple[Entity, ...]) -> tuple[str, ...]:
        """Name, country, COW number, sectors, title, words and Wikipedia id of an actor or a recipient."""
        codes = [one.code for one in entities if one.code]
        sectors = [one.sector for one in entities if one.sector]
        numbers = [str(self.by_iso3[code]) for code in codes if code in self.by_iso3]
        return (
            _listed(one.identifier_text for one in entities),
            _listed(codes),
            _listed(numbers),
            sectors[0] if sectors else "",
            _listed(sectors),
            "",
            _listed(one.entity_text for one in entities),
            "",
        )


def _id(event: Event, filing: Filing) -> str:
    """As POLECAT's: what stands before the first underscore is the same for all events of a report."""
    return "_".join((f"{event.date:%Y%m%d}-{filing.id}", event.id, *event.event, *event.mode[:1]))


def _where(place: Location) -> tuple[str, ...]:
    degrees = ("" if value is None else str(value) for value in (place.lat, place.lon))
    return (
        safe(place.resolved_place or ""),
        safe(place.city or ""),
        safe(place.district or ""),
        safe(place.province or ""),
        place.country_code or "",
        *degrees,
        "" if place.geonameid is None else str(place.geonameid),
        safe(place.extracted_place or ""),
        place.feature_class or "",
    )


def _listed(words: Iterable[str | None]) -> str:
    """Each once, in order."""
    return safe(_BETWEEN.join(dict.fromkeys(word for word in words if word)))

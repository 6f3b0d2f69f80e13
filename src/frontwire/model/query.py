"""Queries: which claims of a store are asked for. One shape for command line, Python and server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from frontwire.model.area import lies_in
from frontwire.model.gist import Gist, Site
from frontwire.model.place import Place
from frontwire.model.time import Interval
from frontwire.model.voice import Certainty, Polarity, VoiceType

_DEGREES = r"-?\d{1,3}(\.\d{1,12})?"
#: How a box is written.
BOX = re.compile(rf"{_DEGREES}(,{_DEGREES}){{3}}")


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the map between two parallels and two meridians, in degrees (WGS 84).

    Where `west` is greater than `east` the box crosses the 180th meridian.
    """

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def parse(cls, text: str) -> Box:
        """The box that "west,south,east,north" in degrees means. Raises ValueError with what is wrong."""
        if not BOX.fullmatch(text):
            raise ValueError("west,south,east,north in degrees is wanted (36.5,34.2,37.1,34.8)")
        west, south, east, north = map(float, text.split(","))
        if not -90 <= south <= north <= 90:
            raise ValueError("south must not lie north of north, and both within 90 degrees of the equator")
        if not (-180 <= west <= 180 and -180 <= east <= 180):
            raise ValueError("west and east must lie within 180 degrees of Greenwich")
        return cls(south, west, north, east)

    def holds(self, lat: float, lon: float) -> bool:
        """Does the point lie in the box, its edges included?"""
        if not self.south <= lat <= self.north:
            return False
        if self.west <= self.east:
            return self.west <= lon <= self.east
        return lon >= self.west or lon <= self.east


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims: all conditions hold together, and an empty one asks nothing.

    `at` and `since` bound the day from which a claim was known, both included; `during` asks for what was told of these
    days (a claim with an open side reaches as far as it may; an undated one is left out). `place` is a place of the
    gazetteer, `box` a stretch of the map and `countries` ISO 3166-1 alpha-2 codes: unplaced claims lie in none of them.
    `voices` are types of the innermost voice, `outlet` where the outlet speaks itself. `reports` are ids.
    """

    at: date | None = None
    since: date | None = None
    during: Interval | None = None
    place: Place | None = None
    box: Box | None = None
    countries: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    voices: frozenset[VoiceType] = frozenset()
    polarities: frozenset[Polarity] = frozenset()
    certainties: frozenset[Certainty] = frozenset()
    reports: frozenset[str] = frozenset()
    background: bool | None = None

    def admits(self, gist: Gist) -> bool:
        """Does the claim fulfil every condition?"""
        return self._was_known(gist) and self._was_told(gist) and self._lies_within(gist.site) and self._is_meant(gist)

    def _was_known(self, gist: Gist) -> bool:
        return (self.at is None or gist.known <= self.at) and (self.since is None or gist.known >= self.since)

    def _was_told(self, gist: Gist) -> bool:
        if self.during is None:
            return True
        if gist.first is None and gist.last is None:
            return False
        if self.during.end is not None and gist.first is not None and gist.first >= self.during.end:
            return False
        return self.during.start is None or gist.last is None or gist.last >= self.during.start

    def _lies_within(self, site: Site | None) -> bool:
        if self.place is None and self.box is None and not self.countries:
            return True
        if site is None or (self.countries and site.country not in self.countries):
            return False
        if self.place is not None and not lies_in(site, self.place):
            return False
        return self.box is None or self.box.holds(site.lat, site.lon)

    def _is_meant(self, gist: Gist) -> bool:
        return (
            (not self.kinds or gist.kind in self.kinds)
            and (not self.voices or voice_type(gist) in self.voices)
            and (not self.polarities or gist.polarity in self.polarities)
            and (not self.certainties or gist.certainty in self.certainties)
            and (not self.reports or gist.report in self.reports)
            and (self.background is None or gist.background is self.background)
        )


#: Asks for every claim.
EVERYTHING = Query()


def voice_type(gist: Gist) -> VoiceType:
    """The type of the innermost voice; the outlet's where nobody else is named."""
    return gist.voices[0].type if gist.voices else VoiceType.OUTLET


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found by words: the better it fits, the higher its `score` (of one search and one store only)."""

    gist: Gist
    score: float

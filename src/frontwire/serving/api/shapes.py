"""The shapes of the API's answers: pages of what the contracts of publishing hold, and what is asked to be changed.

Their names and docstrings are the schema's. What stands in a contract (a picture's happening, a claim) is that, not
another shape of it.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from frontwire.model.place import PlaceClass
from frontwire.model.source import Source
from frontwire.publishing import shapes as reading
from frontwire.publishing.dossier import contract as dossier
from frontwire.publishing.exports.format import Unit
from frontwire.publishing.picture import shapes as picture


class ListedClaim(picture.Claim, frozen=True):
    """A claim as a picture cites it, with its figures, its place whole, and the happening that it stands in."""

    happening: str
    figures: tuple[reading.Figure, ...]
    where: picture.Place | None


class ClaimPage(msgspec.Struct, frozen=True):
    """Claims, those known last first; `next` is the cursor of the next page, null on the last."""

    claims: tuple[ListedClaim, ...]
    next: str | None


class HeldClaim(msgspec.Struct, frozen=True):
    """One claim: all that was read in it, as it is cited, the report it stands in, and what people decided about it."""

    claim: reading.Claim
    cited: ListedClaim
    report: dossier.Report
    corrections: tuple[dossier.Correction, ...]
    judgements: tuple[dossier.Judgement, ...]


class HappeningPage(msgspec.Struct, frozen=True):
    """Happenings, those of the newest days first and undated ones last; `next` as in pages of claims."""

    happenings: tuple[picture.Happening, ...]
    next: str | None


class PlaceRow(msgspec.Struct, frozen=True):
    """A place that claims are placed in: how many, in how many happenings, of them disputed, last known when."""

    place: picture.Place
    claims: int
    happenings: int
    disputed: int
    last: dt.date


class PlacePage(msgspec.Struct, frozen=True):
    """Places, those with most claims first."""

    places: tuple[PlaceRow, ...]
    next: str | None


class ReportPage(msgspec.Struct, frozen=True):
    """Reports, those known last first."""

    reports: tuple[dossier.Report, ...]
    next: str | None


class HeldReport(msgspec.Struct, frozen=True):
    """One report: its header, its text with the blocks of the page it stood on, its claims in reading order."""

    filing: dossier.Report
    report: reading.Report
    claims: tuple[reading.Claim, ...]
    refusals: tuple[reading.Refusal, ...]


class VoicePage(msgspec.Struct, frozen=True):
    """Voices and outlets, those with most claims first."""

    voices: tuple[Source, ...]
    next: str | None


class Changes(msgspec.Struct, frozen=True):
    """What became known, confirmed, disputed or withdrawn in the frame's days."""

    frame: picture.Frame
    changes: tuple[picture.Change, ...]


class Point(msgspec.Struct, frozen=True, tag_field="type", tag="Point"):
    """A point of GeoJSON: longitude, latitude (WGS 84)."""

    coordinates: tuple[float, float]


class PlaceFeature(msgspec.Struct, frozen=True, tag_field="type", tag="Feature"):
    """A place as GeoJSON (RFC 7946)."""

    id: str
    geometry: Point
    properties: PlaceRow


class PlaceMap(msgspec.Struct, frozen=True, tag_field="type", tag="FeatureCollection"):
    """Places as GeoJSON (RFC 7946); `next` is the cursor of the next page."""

    features: tuple[PlaceFeature, ...]
    next: str | None


class HappeningFeature(msgspec.Struct, frozen=True, tag_field="type", tag="Feature"):
    """A happening as GeoJSON (RFC 7946); its geometry is null where nobody says where, or no map has the place."""

    id: str
    geometry: Point | None
    properties: picture.Happening


class HappeningMap(msgspec.Struct, frozen=True, tag_field="type", tag="FeatureCollection"):
    """Happenings as GeoJSON (RFC 7946); `next` is the cursor of the next page."""

    features: tuple[HappeningFeature, ...]
    next: str | None


class Found(msgspec.Struct, frozen=True):
    """A place of the gazetteer that bears a name."""

    id: str
    name: str
    kind: PlaceClass
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int


class Places(msgspec.Struct, frozen=True):
    """Places of the gazetteer, the likeliest first."""

    places: tuple[Found, ...]


class Recorded(msgspec.Struct, frozen=True):
    """The number of the entry in the log of decisions, and the claim that it is about."""

    number: int
    claim: str


class Undone(msgspec.Struct, frozen=True):
    """The numbers of the decisions that are changed; given to undo, `again` makes them stand once more.

    It is null where just that was done.
    """

    numbers: tuple[int, ...]
    again: int | None


class Decisions(msgspec.Struct, frozen=True):
    """All that people decided, on pairs of claims and on single ones, each in the order of deciding."""

    judgements: tuple[dossier.Judgement, ...]
    corrections: tuple[dossier.Correction, ...]


class ExportFormat(msgspec.Struct, frozen=True):
    """A format of export: what a row of it can be, the usual one first, and the ending of its files."""

    name: str
    title: str
    rows: tuple[Unit, ...]
    ending: str
    media_type: str


class ExportFormats(msgspec.Struct, frozen=True):
    """The formats of export, by name."""

    formats: tuple[ExportFormat, ...]

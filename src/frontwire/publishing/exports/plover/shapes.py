"""The shapes of a PLOVER record (manual 2.0), one struct an object; what is not known is left out of the JSON."""

from __future__ import annotations

import datetime as dt

import msgspec


class Entity(msgspec.Struct, frozen=True, omit_defaults=True):
    """An actor or a recipient.

    `code` is ISO 3166-1 alpha-3, or that of an international body; `entity_text` the report's words. `identifier_id`
    and `identifier_text` are the id and the name of the entity of our lexicon that they name.
    """

    code: str | None = None
    sector: str | None = None
    entity_text: str | None = None
    identifier_id: str | None = None
    identifier_text: str | None = None


class Location(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where: the words, and the gazetteer's entry.

    Degrees are WGS 84; `resolution` runs from 5 (part of a town) to 1 (country).
    """

    extracted_place: str | None = None
    resolved_place: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    city: str | None = None
    district: str | None = None
    province: str | None = None
    country: str | None = None
    country_code: str | None = None
    feature_class: str | None = None
    resolution: int | None = None


class Size(msgspec.Struct, frozen=True, omit_defaults=True):
    """How many; each is a number that a claim gives."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None


class TextInfo(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the record's text stands in its report, as a half-open range of characters."""

    start: int
    end: int


class CiteInfo(msgspec.Struct, frozen=True, omit_defaults=True):
    """The report."""

    citation: str
    codebook: str
    coder: str
    url: str | None = None
    title: str | None = None
    language: str | None = None
    publication: str | None = None


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """An event record; the first five fields are required by the manual or by us, the rest stands where it is known."""

    id: str
    date: dt.date
    actor: tuple[Entity, ...]
    event: tuple[str, ...]
    comment: str
    enddate: dt.date | None = None
    recipient: tuple[Entity, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    quad_code: int | None = None
    event_scale: float | None = None
    event_loc: Location | None = None
    event_text: tuple[str, ...] = ()
    size: Size | None = None
    link: str | None = None
    text: str | None = None
    text_info: TextInfo | None = None
    cite_info: CiteInfo | None = None
    coder: str | None = None
    coded_date: dt.date | None = None

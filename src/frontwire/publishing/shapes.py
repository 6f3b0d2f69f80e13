"""The shapes of the JSON contract, one struct an object: their names and docstrings are the schema's.

Spans are half-open ranges of characters (Unicode code points) in `report.text`: `text[start:end]` is
the quote, always. Days in `when` are the first and the last one, both inclusive.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from frontwire.model.actor import Sector
from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Scope, What, Who
from frontwire.model.place import PlaceBasis, PlaceClass
from frontwire.model.report import Role
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType


class Published(msgspec.Struct, frozen=True):
    """The day the report was published, why that day, and what else its date line can mean."""

    date: dt.date | None
    because: str
    alternatives: tuple[dt.date, ...] = ()


class Block(msgspec.Struct, frozen=True):
    """A part of the page and what it is for."""

    role: Role
    start: int
    end: int
    because: str = ""
    language: str | None = None


class Span(msgspec.Struct, frozen=True):
    """Characters `start` up to, not including, `end`."""

    start: int
    end: int


class Header(msgspec.Struct, frozen=True):
    """The report without its text: what each line of JSONL repeats."""

    title: str | None
    outlet: str | None
    language: str | None
    source: str
    published: Published


class Report(msgspec.Struct, frozen=True):
    """The report: header, original text, and the blocks that tell text from furniture."""

    title: str | None
    outlet: str | None
    language: str | None
    source: str
    published: Published
    blocks: tuple[Block, ...]
    text: str


class Codes(msgspec.Struct, frozen=True):
    """The kind in ACLED's, PLOVER's and CAMEO's codes."""

    acled: str | None
    plover: str | None
    cameo: str | None


class Actor(msgspec.Struct, frozen=True):
    """Who or what fills a role: the words, where they stand, whom they name."""

    text: str
    start: int
    end: int
    entity: str | None = None
    name: str | None = None
    country: str | None = None
    sector: Sector | None = None
    side: str | None = None


class Figure(msgspec.Struct, frozen=True):
    """A count as worded; `low` null for "up to", `high` null for "at least"."""

    what: What
    who: Who
    low: int | None
    high: int | None
    wording: str
    scope: Scope


class When(msgspec.Struct, frozen=True):
    """First and last day, both inclusive; null where that side is open or the text does not settle it."""

    start: dt.date | None
    end: dt.date | None
    precision: Precision
    basis: Basis
    text: str | None = None
    because: str = ""


class PlacePrecision(msgspec.Struct, frozen=True):
    """ACLED's geo_precision (1 exact … 3 region) and UCDP's where_prec (1 exact … 7 international)."""

    acled: int | None
    ucdp: int | None


class Place(msgspec.Struct, frozen=True):
    """Where: the words, the gazetteer's entry (null where refused: `because` says why), point and radius."""

    text: str
    start: int
    end: int
    name: str | None
    id: str | None
    kind: PlaceClass | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    part: str | None
    relation: str | None
    precision: PlacePrecision
    basis: PlaceBasis
    because: str = ""
    candidates: tuple[str, ...] = ()


class Voice(msgspec.Struct, frozen=True):
    """One who says it; `party` tells whether it is a party to the fight, null where not known."""

    text: str
    type: VoiceType
    named: bool
    party: bool | None
    entity: str | None = None


class Claim(msgspec.Struct, frozen=True):
    """One thing that one voice says happened or holds. An empty `said_by` is the outlet itself.

    `span` is where the quote stands, `sentence` where its sentence does; `unplaced` says why `place` is
    null.
    """

    id: str
    quote: str
    span: Span
    sentence: Span
    kind: str
    klass: ClaimClass = msgspec.field(name="class")
    codes: Codes
    actor: tuple[Actor, ...]
    target: tuple[Actor, ...]
    instrument: tuple[Actor, ...]
    item: tuple[Actor, ...]
    facility: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    when: When
    place: Place | None
    unplaced: str | None
    said_by: tuple[Voice, ...]
    cue: str | None
    direct: bool
    said_when: dt.date | None
    polarity: Polarity
    certainty: Certainty
    hedges: tuple[str, ...]
    background: bool
    because: tuple[str, ...]


class Refusal(msgspec.Struct, frozen=True):
    """What was seen and not coded, and why."""

    stage: str
    quote: str
    because: str
    start: int | None = None
    end: int | None = None


class Reading(msgspec.Struct, frozen=True):
    """One report read: the report, its claims in reading order, and what was refused.

    `interactions` have the shape of claims: what event data code between actors besides (praise, refusals, ties).
    """

    contract: int
    report: Report
    claims: tuple[Claim, ...]
    interactions: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


class ClaimLine(msgspec.Struct, frozen=True):
    """One line of JSONL: a claim and the header of the report it stands in."""

    contract: int
    report: Header
    claim: Claim


class ShippedLine(ClaimLine, frozen=True):
    """One line of an export: a claim, the header and id of its report, the happening it tells of, whom it goes back to.

    `text` is its sentence; `corrected` holds the numbers of the entries by which people changed or added the claim.
    """

    report_id: str
    happening: str
    origin: str
    text: str
    corrected: tuple[int, ...]

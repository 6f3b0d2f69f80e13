"""A gist: what linking and drawing need of a claim, flat, with its names brought to keys.

A claim holds all that a report tells of one thing; a store of a hundred thousand of them is read through
their gists. Each is made once, when its report is added, and says nothing that the claim does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Figure
from frontwire.model.place import PlaceBasis, PlaceClass
from frontwire.model.span import Span
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType


@dataclass(frozen=True, slots=True)
class Party:
    """One who fills a role. `key` is the same for all mentions of one: the entity's id, else the folded words.

    `known` tells whether `key` is an entity's: only then do two different keys mean two parties.
    """

    key: str
    text: str
    known: bool = False
    name: str | None = None
    side: str | None = None
    sector: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice, by `key`: the entity's id, else the folded words of a named voice, else empty (nobody in particular)."""

    key: str
    text: str
    type: VoiceType
    named: bool = False
    party: bool | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """Where a claim is placed: the gazetteer's entry and how far around the point it may be (km, WGS 84)."""

    id: str
    name: str
    kind: PlaceClass
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_km: float
    parent: str | None = None
    acled_precision: int | None = None
    ucdp_precision: int | None = None
    basis: PlaceBasis = PlaceBasis.NAMED


@dataclass(frozen=True, slots=True)
class Gist:
    """One claim, flat.

    `report` is the id of the report it stands in, `outlet` who published that, `known` the day from which the
    claim was known: the report's publication, else the day it was fetched. `first` and `last` are the days of
    the thing told, both included, None where open or not settled. `place_text` are the words for the place,
    kept where `site` is None too; `part` is the part of it meant ("west"). `voices` stand innermost first;
    none is the outlet itself. `sentence` is where the sentence stands that holds `span`, `opening` its first
    words in lower case. `corrected` holds the numbers of the entries by which people changed or added the claim.
    `until` is the day from which a later version of its report stands in place of the report, None where none does.
    """

    id: str
    report: str
    outlet: str | None
    known: date
    kind: str
    klass: ClaimClass
    quote: str
    span: Span
    first: date | None
    last: date | None
    precision: Precision
    time_basis: Basis
    site: Site | None
    place_text: str | None
    part: str | None
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    instruments: tuple[Party, ...]
    items: tuple[Party, ...]
    facilities: tuple[Party, ...]
    figures: tuple[Figure, ...]
    voices: tuple[Speaker, ...]
    cue: str | None
    direct: bool
    said_when: date | None
    polarity: Polarity
    certainty: Certainty
    hedges: tuple[str, ...]
    background: bool
    sentence: Span | None = None
    opening: str = ""
    corrected: tuple[int, ...] = ()
    until: date | None = None

    def stands(self, at: date) -> bool:
        """Was its report, on a day, still what its page said?"""
        return self.until is None or at < self.until

    @property
    def speaker(self) -> Speaker | None:
        """The innermost voice; None where the outlet speaks itself."""
        return self.voices[0] if self.voices else None


class Located(Protocol):
    """A place of which only the country is known."""

    @property
    def country(self) -> str | None:
        """Its country's code."""
        ...


class Head(Protocol):
    """The little of a claim by which it is told from others; a gist is one, with much besides."""

    @property
    def id(self) -> str:
        """The claim's id."""
        ...

    @property
    def report(self) -> str:
        """The id of its report."""
        ...

    @property
    def known(self) -> date:
        """The day from which it was known."""
        ...

    @property
    def kind(self) -> str:
        """Its kind."""
        ...

    @property
    def klass(self) -> ClaimClass:
        """Event, state or speech act."""
        ...

    @property
    def span(self) -> Span:
        """Where it stands in its report."""
        ...

    @property
    def site(self) -> Located | None:
        """Where it is placed."""
        ...

    @property
    def corrected(self) -> tuple[int, ...]:
        """The entries by which people changed it."""
        ...

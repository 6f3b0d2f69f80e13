"""Where: placements that are never more precise than the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frontwire.model.span import Span, Stretch


class PlaceClass(StrEnum):
    """What sort of thing a place is, by size."""

    SITE = "site"
    NEIGHBOURHOOD = "neighbourhood"
    TOWN = "town"
    CAMP = "camp"
    DISTRICT = "district"
    ADMIN1 = "admin1"
    REGION = "region"
    RIVER = "river"
    ROAD = "road"
    COUNTRY = "country"
    SEA = "sea"


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer's entry. `id` is "gn:…" for GeoNames, "fw:…" for the supplement, "iso:…" for a country.

    `country` is ISO 3166-1 alpha-2, `admin1` the first-order division's name; degrees are WGS 84;
    `parent` names the town a neighbourhood lies in; `radius_km` is how far it reaches.
    """

    id: str
    name: str
    kind: PlaceClass
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int = 0
    radius_km: float = 2.0
    parent: str | None = None
    score: float = 0.0

    @property
    def division(self) -> tuple[str | None, str | None]:
        """Its first-order division: the name tells one only within a country."""
        return self.country, self.admin1


class PlaceBasis(StrEnum):
    """What a placement rests on."""

    NAMED = "named"
    RELATION = "relation"
    ANTECEDENT = "antecedent"
    INHERITED = "inherited"
    NONE = "none"


class PlaceUse(StrEnum):
    """What a place phrase tells: where it happens, where someone or something comes from, where a voice speaks."""

    EVENT = "event"
    ORIGIN = "origin"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class PlaceNote:
    """One place phrase: the words, the entry chosen or the reason why none, and what was considered.

    `part` is the part meant ("west"; several joined by ", "), `relation` the words that move it off the
    place ("near the border with"), `radius_km` the honest radius around `lat`/`lon`. `head` is the token
    the phrase hangs on. `metonym` marks a capital that stands for a government: it places nothing.
    """

    text: str
    span: Span
    stretch: Stretch
    head: int
    place: Place | None
    part: str | None = None
    relation: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    acled_precision: int | None = None
    ucdp_precision: int | None = None
    basis: PlaceBasis = PlaceBasis.NAMED
    metonym: bool = False
    use: PlaceUse = PlaceUse.EVENT
    candidates: tuple[Place, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """The place of one claim: a note, perhaps inherited, or None and the reason."""

    note: PlaceNote | None
    basis: PlaceBasis
    because: str = ""

"""Gold: claims that people checked, in the format of hand-marked test data: a report's text, and its claims as JSON.

Every quote stands in the text as it is there, days are the first and the last (both included), and the lists of values
are closed (docs/correct-a-claim.md has the fields).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from frontwire.model.actor import Actor
from frontwire.model.claim import Claim
from frontwire.model.figure import What, Who
from frontwire.model.filing import Filing
from frontwire.model.place import Place, PlaceClass
from frontwire.model.voice import Certainty, Polarity, VoiceType


class Figure(msgspec.Struct, frozen=True):
    """A count; `high` is None for "at least", `low` for "up to"."""

    what: What
    who: Who
    low: int | None
    high: int | None


class GoldClaim(msgspec.Struct, frozen=True):
    """One claim. `said_by` holds the outermost voice last and is empty where the outlet speaks itself."""

    quote: str
    kind: str
    actor: tuple[str, ...]
    target: tuple[str, ...]
    place: str | None
    place_resolved: str | None
    part: str | None
    start: date | None
    end: date | None
    said_by: tuple[str, ...]
    said_by_type: VoiceType
    direct: bool
    polarity: Polarity
    certainty: Certainty
    figures: tuple[Figure, ...]
    background: bool


class GoldReport(msgspec.Struct, frozen=True):
    """A report and the claims in it, in the order of the text."""

    id: str
    title: str | None
    published: date | None
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A report's words and what is marked in them."""

    text: str
    gold: GoldReport

    @property
    def json(self) -> str:
        """What is marked, as JSON text ended by a line end."""
        return msgspec.json.format(msgspec.json.encode(self.gold), indent=1).decode() + "\n"


def mark(filing: Filing, text: str, claims: Iterable[Claim], *, countries: Mapping[str, str]) -> Marked:
    """A report with `claims` marked in its `text`; `countries` gives names by code."""
    ordered = sorted(claims, key=lambda claim: (claim.evidence.span, claim.kind, claim.id))
    marked = tuple(_claim(claim, text, countries) for claim in ordered)
    return Marked(text, GoldReport(filing.id, filing.title, filing.published, marked))


def _claim(claim: Claim, text: str, countries: Mapping[str, str]) -> GoldClaim:
    interval, note = claim.when.interval, claim.where.note
    place = None if note is None else note.place
    return GoldClaim(
        quote=claim.evidence.span.of(text),
        kind=claim.kind,
        actor=_words(claim.actors),
        target=_words(claim.targets),
        place=None if note is None else note.text,
        place_resolved=None if place is None else _resolved(place, countries),
        part=None if note is None else note.part,
        start=None if interval is None else interval.start,
        end=None if interval is None else interval.last,
        said_by=tuple(voice.text for voice in claim.said_by),
        said_by_type=claim.said_by[0].type if claim.said_by else VoiceType.OUTLET,
        direct=claim.direct,
        polarity=claim.stance.polarity,
        certainty=claim.stance.certainty,
        figures=tuple(Figure(one.what, one.who, one.low, one.high) for one in claim.figures),
        background=claim.background,
    )


def _words(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(actor.text for actor in actors)


def _resolved(place: Place, countries: Mapping[str, str]) -> str:
    """The place, its first-order division and its country: "Nawa, Daraa, Syria"; no part twice for what is one."""
    country = countries.get(place.country or "", place.country)
    if place.kind is PlaceClass.COUNTRY:
        return country or place.name
    division = None if place.kind is PlaceClass.ADMIN1 else place.admin1
    return ", ".join(part for part in (place.name, division, country) if part)

"""The right answers for the sample set (samples/front/expected.yml), read strictly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import yaml

from frontwire.model.figure import What
from frontwire.model.happening import Difference, Relation
from frontwire.model.health import Answer, Effect, Functioning, Level, Outcome

PATH = Path(__file__).parents[1] / "samples" / "front" / "expected.yml"


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An unknown key is an error, not a silence."""


class Told(Struct, frozen=True):
    item: str
    quote: str


class Copied(Struct, frozen=True):
    original: str
    copy: str


class Disputed(Struct, frozen=True):
    happening: str
    at: date
    differ: tuple[Difference, ...]


class Toll(Struct, frozen=True):
    happening: str
    at: date
    what: What
    told: tuple[int, ...]
    low: int | None = None
    high: int | None = None


class Linked(Struct, frozen=True):
    happening: str
    older: str
    newer: str
    by: Relation = Relation.CONFIRMS


class Held(Struct, frozen=True):
    place: str
    at: date
    holders: tuple[str, ...]
    contested: bool
    part: str | None = None


class Lasting(Struct, frozen=True):
    kind: str
    place: str
    at: date
    holds: bool


class Facility(Struct, frozen=True):
    name: str
    at: date
    functioning: Functioning | None = None
    theatres: tuple[int, ...] = ()
    beds: tuple[int, ...] = ()


class Supply(Struct, frozen=True):
    facility: str
    item: str
    at: date
    level: Level
    day: date
    until: date | None = None


class Access(Struct, frozen=True):
    asked_by: str
    asked_of: str
    at: date
    answer: Answer
    condition: str | None = None


class Promised(Struct, frozen=True):
    by: str
    due: date
    at: date
    outcome: Outcome


class Attack(Struct, frozen=True):
    place: str
    day: date
    effects: tuple[Effect, ...]


class Displaced(Struct, frozen=True):
    place: str
    at: date
    told: tuple[int, ...]


class Expected(Struct, frozen=True):
    """All of it; the fields are explained at the head of the file."""

    happenings: dict[str, tuple[Told, ...]]
    copies: tuple[Copied, ...]
    disputes: tuple[Disputed, ...]
    tolls: tuple[Toll, ...]
    replaced: tuple[Linked, ...]
    confirmed: tuple[Linked, ...]
    holdings: tuple[Held, ...]
    situations: tuple[Lasting, ...]
    facilities: tuple[Facility, ...]
    supplies: tuple[Supply, ...]
    access: tuple[Access, ...]
    promises: tuple[Promised, ...]
    attacks: tuple[Attack, ...]
    displaced: tuple[Displaced, ...]
    gaps: tuple[str, ...]


def load_expected() -> Expected:
    """The answers; raises where an entry is not of the schema."""
    return msgspec.convert(yaml.safe_load(PATH.read_text(encoding="utf-8")), Expected)

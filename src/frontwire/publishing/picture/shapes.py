"""The shapes of a picture's JSON contract, one struct an object: their names and docstrings are the schema's.

Days are inclusive. Claims are cited by id; each stands once, in `claims`. A number stands nowhere that no claim gives.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Scope, What, Who
from frontwire.model.grade import Credibility, Reliability
from frontwire.model.happening import Difference, Relation
from frontwire.model.health import Answer, Constraint, Damage, Functioning, Level, Outcome, Reason, Trend
from frontwire.model.picture import ChangeKind, GapKind, Motion, Status, Subject
from frontwire.model.place import PlaceClass
from frontwire.model.time import Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType


class Place(msgspec.Struct, frozen=True):
    """A place of the gazetteer; `ucdp` and `acled` are the precision codes of the words that name it."""

    id: str
    name: str
    kind: PlaceClass
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_km: float
    ucdp: int | None = None
    acled: int | None = None


class Frame(msgspec.Struct, frozen=True):
    """What the picture is of: claims known by `at`; happenings from `since` on; within `place`, null for everywhere."""

    at: dt.date
    since: dt.date
    silence: int
    place: Place | None = None


class Basis(msgspec.Struct, frozen=True):
    """What it rests on, counted."""

    reports: int
    claims: int
    outlets: int
    origins: int


class Grade(msgspec.Struct, frozen=True):
    """By the Admiralty code, each part with the rule that gave it."""

    reliability: Reliability
    credibility: Credibility
    reliability_because: str
    credibility_because: str


class Voice(msgspec.Struct, frozen=True):
    """One who says it; `party` is null where it is not known whether he is a party to the fight."""

    text: str
    type: VoiceType
    named: bool
    party: bool | None
    side: str | None
    key: str


class Party(msgspec.Struct, frozen=True):
    """One who acts, is hit, or holds a place; `known` where `key` is an entity's."""

    text: str
    key: str
    known: bool
    name: str | None
    side: str | None


class Claim(msgspec.Struct, frozen=True):
    """A claim as the picture cites it. An empty `said_by` is the outlet itself; `start` and `end` are characters."""

    id: str
    report: str
    outlet: str | None
    known: dt.date
    kind: str
    klass: ClaimClass = msgspec.field(name="class")
    quote: str
    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    place: str | None
    part: str | None
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    said_by: tuple[Voice, ...]
    polarity: Polarity
    certainty: Certainty
    background: bool
    origin: str
    grade: Grade | None
    repeats: bool


class Figure(msgspec.Struct, frozen=True):
    """A figure beside who gave it, in what, when; `because` says why one does not stand."""

    low: int | None
    high: int | None
    wording: str
    claim: str
    voice: str
    voice_type: VoiceType
    party: bool | None
    outlet: str | None
    known: dt.date
    origin: str
    stands: bool
    because: str


class Bound(msgspec.Struct, frozen=True):
    """A number of a toll that `claims` give, and the rule that chose it; `more` is "or more"."""

    value: int
    more: bool
    because: str
    claims: tuple[str, ...]


class Toll(msgspec.Struct, frozen=True):
    """What is counted of whom, over what; null where no claim gives a number."""

    what: What
    who: Who
    scope: Scope
    low: Bound | None
    best: Bound | None
    high: Bound | None
    figures: tuple[Figure, ...]


class Position(msgspec.Struct, frozen=True):
    """One side of a dispute."""

    holds: str
    claims: tuple[str, ...]


class Dispute(msgspec.Struct, frozen=True):
    """Positions that cannot all be right; nothing is decided."""

    difference: Difference
    because: str
    positions: tuple[Position, ...]


class Link(msgspec.Struct, frozen=True):
    """Two claims held to tell of one happening, by the rules or by a person."""

    older: str
    newer: str
    relation: Relation
    score: float
    because: tuple[str, ...]
    by: str


class Happening(msgspec.Struct, frozen=True):
    """All that is said of one happening; `lead` is the claim that `headline` is built from."""

    id: str
    family: str
    kind: str
    headline: str
    lead: str
    status: Status
    first: dt.date | None
    last: dt.date | None
    precision: Precision
    place: Place | None
    place_text: str | None
    part: str | None
    grade: Grade | None
    new: bool
    tolls: tuple[Toll, ...]
    disputes: tuple[Dispute, ...]
    affirmed: tuple[str, ...]
    possible: tuple[str, ...]
    denied: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    copies: int
    links: tuple[Link, ...]


class Holder(msgspec.Struct, frozen=True):
    """One who is said to hold the place from `first` to `last` word; not `standing` where later words passed it by."""

    party: Party | None
    first: dt.date
    last: dt.date
    standing: bool
    claims: tuple[str, ...]
    denied: tuple[str, ...]


class Holding(msgspec.Struct, frozen=True):
    """Who is said to hold a place or a part of it; `age` is that of the last word, in days."""

    place: Place
    part: str | None
    contested: bool
    holders: tuple[Holder, ...]
    last: str
    age: int


class Move(msgspec.Struct, frozen=True):
    """One step of the front as told."""

    happening: str
    day: dt.date | None
    motion: Motion
    party: Party | None
    place: Place | None
    place_text: str | None
    part: str | None
    status: Status
    claims: tuple[str, ...]


class Situation(msgspec.Struct, frozen=True):
    """How a siege or ceasefire stands by the last word; `state` and `holds` are null where the words do not tell."""

    kind: str
    place: Place | None
    place_text: str | None
    state: str | None
    holds: bool | None
    contested: bool
    last: str
    age: int
    claims: tuple[str, ...]


class Displacement(msgspec.Struct, frozen=True):
    """Figures of people displaced, moved out or shut in at one place, side by side."""

    place: Place | None
    place_text: str | None
    figures: tuple[Figure, ...]


class Utterance(msgspec.Struct, frozen=True):
    """Something said rather than done; `announced` marks a deed that is only planned or on condition."""

    id: str
    kind: str
    announced: bool
    side: str | None
    headline: str
    lead: str
    place: Place | None
    place_text: str | None
    new: bool
    claims: tuple[str, ...]


class Word(msgspec.Struct, frozen=True):
    """A claim of the health view, with whose it is and the day it speaks of (`dated`), else that it was known."""

    claim: str
    voice: str
    voice_type: VoiceType
    outlet: str | None
    day: dt.date
    dated: bool
    quote: str


class Facility(msgspec.Struct, frozen=True):
    """A facility by the last word on its status, in HeRAMS' values; `frontwire health` has all."""

    id: str
    name: str
    place: Place | None
    functioning: Functioning
    damage: Damage
    reason: Reason
    disputed: bool
    word: Word


class Supply(msgspec.Struct, frozen=True):
    """A supply by the last word on it; `runs_out` are the first and the last day on which it is said to end."""

    item: str
    label: str
    facility: str | None
    place: Place | None
    level: Level
    runs_out: tuple[dt.date, dt.date] | None
    trend: Trend
    word: Word


class Access(msgspec.Struct, frozen=True):
    """A request for aid access, the last answer, and which of the nine constraints of OCHA and ACAPS held it up."""

    place: Place | None
    asked_by: tuple[str, ...]
    asked_of: tuple[str, ...]
    answer: Answer
    answered_by: tuple[str, ...]
    condition: str | None
    constraint: Constraint
    promises: tuple[Outcome, ...]
    words: tuple[Word, ...]


class Gap(msgspec.Struct, frozen=True):
    """Something not known; `count` is how many claims or refusals it concerns, `claims` names some."""

    kind: GapKind
    because: str
    count: int
    claims: tuple[str, ...]
    place: Place | None
    since: dt.date | None


class Change(msgspec.Struct, frozen=True):
    """What became of `about` (an id) since the frame's `since`; `old` and `new` are values in words."""

    kind: ChangeKind
    subject: Subject
    about: str
    because: str
    old: str | None
    new: str | None
    place: Place | None
    claims: tuple[str, ...]


class Picture(msgspec.Struct, frozen=True):
    """What is said of a place as of a day. `claims` are all that is cited, by the day they were known."""

    contract: int
    frame: Frame
    basis: Basis
    happenings: tuple[Happening, ...]
    holdings: tuple[Holding, ...]
    moves: tuple[Move, ...]
    situations: tuple[Situation, ...]
    displacement: tuple[Displacement, ...]
    utterances: tuple[Utterance, ...]
    facilities: tuple[Facility, ...]
    supplies: tuple[Supply, ...]
    access: tuple[Access, ...]
    gaps: tuple[Gap, ...]
    changes: tuple[Change, ...]
    claims: tuple[Claim, ...]

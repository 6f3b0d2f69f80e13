"""The shapes of the health picture's JSON, one struct an object: their names and docstrings are the schema's.

Days are inclusive. Coordinates are coarse unless asked for exactly; then `coarse` is false. Every value stands beside
the word that gives it, and every word names its claim: `frontwire explain CLAIM` shows on what it rests.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from frontwire.model.figure import What, Who
from frontwire.model.health import (
    Answer,
    Constraint,
    Damage,
    Effect,
    FacilityKind,
    Functioning,
    Lack,
    Level,
    Measure,
    Modality,
    Outcome,
    Reason,
    Trend,
)
from frontwire.model.voice import Certainty, Polarity, VoiceType


class Site(msgspec.Struct, frozen=True):
    """A place of the gazetteer with its point (WGS 84) and how far around it (km) the thing may be."""

    id: str
    name: str
    town: str | None
    admin1: str | None
    country: str | None
    lat: float
    lon: float
    radius_km: float
    coarse: bool


class Days(msgspec.Struct, frozen=True):
    """First and last day, both inclusive."""

    first: dt.date
    last: dt.date


class Word(msgspec.Struct, frozen=True):
    """One thing said: by whom, of which day, known since when, in which words, how many days before the picture.

    `day` is the day known where `dated` is false. `origin` is what the claim goes back to: words of one origin
    corroborate each other no more than one does.
    """

    claim: str
    report: str
    outlet: str | None
    voice: str
    voice_type: VoiceType
    day: dt.date
    dated: bool
    known: dt.date
    age_days: int
    quote: str
    certainty: Certainty
    polarity: Polarity
    origin: str


class Status(msgspec.Struct, frozen=True):
    """Working, building and reason, by HeRAMS' lists (HFINF3, HFINF1, HFINF4)."""

    functioning: Functioning
    damage: Damage
    reason: Reason
    word: Word


class StatusDispute(msgspec.Struct, frozen=True):
    """Voices of different origin that give different statuses for one day."""

    day: dt.date
    statuses: tuple[Status, ...]


class Capacity(msgspec.Struct, frozen=True):
    """A count as worded; `low` null for "up to", `high` null for "at least", both where no number is given."""

    measure: Measure
    low: int | None
    high: int | None
    wording: str
    word: Word


class Facility(msgspec.Struct, frozen=True):
    """A facility, or several spoken of together. `perhaps` holds the ids of those that it may be the same as."""

    id: str
    name: str
    called: tuple[str, ...]
    named: bool
    several: bool
    kind: FacilityKind
    modality: Modality
    site: Site | None
    part: str | None
    statuses: tuple[Status, ...]
    disputes: tuple[StatusDispute, ...]
    capacities: tuple[Capacity, ...]
    last_word: Word
    words: tuple[Word, ...]
    because: tuple[str, ...]
    perhaps: tuple[str, ...]


class Arrival(msgspec.Struct, frozen=True):
    """Wounded or dead received at a facility (its id; null where not told). Counts overlap: do not add them up."""

    facility: str | None
    site: Site | None
    first: dt.date | None
    last: dt.date | None
    what: What
    who: Who
    low: int | None
    high: int | None
    wording: str
    word: Word


class SupplyWord(msgspec.Struct, frozen=True):
    """How much there is, as said, and the days on which it was said to end."""

    level: Level
    runs_out: Days | None
    word: Word


class Supply(msgspec.Struct, frozen=True):
    """One item at a facility or place, with every word on it, oldest first."""

    item: str
    label: str
    called: tuple[str, ...]
    facility: str | None
    site: Site | None
    trend: Trend
    words: tuple[SupplyWord, ...]


class Need(msgspec.Struct, frozen=True):
    """What is wanted, by whom, of whom; `open` until somebody says that it came."""

    wanted: tuple[str, ...]
    by: tuple[str, ...]
    of: tuple[str, ...]
    facility: str | None
    site: Site | None
    open: bool
    words: tuple[Word, ...]
    answers: tuple[Word, ...]


class AccessAnswer(msgspec.Struct, frozen=True):
    """One answer; `constraint` by OCHA's nine, "unclassified" where no word tells."""

    answer: Answer
    by: tuple[str, ...]
    condition: str | None
    constraint: Constraint
    word: Word


class Promise(msgspec.Struct, frozen=True):
    """One promise and what later words (`settled`) say came of it."""

    by: tuple[str, ...]
    due: Days | None
    outcome: Outcome
    word: Word
    settled: tuple[Word, ...]


class AccessEntry(msgspec.Struct, frozen=True):
    """One line of the access ledger; `asks` is empty where only an answer is told."""

    site: Site | None
    asked_by: tuple[str, ...]
    asked_of: tuple[str, ...]
    answer: Answer
    asks: tuple[Word, ...]
    answers: tuple[AccessAnswer, ...]
    promises: tuple[Promise, ...]


class Harm(msgspec.Struct, frozen=True):
    """A count of health workers harmed, beside the word that gives it."""

    what: What
    low: int | None
    high: int | None
    wording: str
    word: Word


class Attack(msgspec.Struct, frozen=True):
    """An attack on health care: one happening with every account of it."""

    happening: str
    first: dt.date | None
    last: dt.date | None
    site: Site | None
    part: str | None
    facilities: tuple[str, ...]
    perpetrators: tuple[str, ...]
    weapons: tuple[str, ...]
    effects: tuple[Effect, ...]
    harms: tuple[Harm, ...]
    words: tuple[Word, ...]


class Gap(msgspec.Struct, frozen=True):
    """What nobody says, of a facility (its id) or a place; `since` the last word where there was one."""

    lack: Lack
    facility: str | None
    site: Site | None
    text: str
    since: dt.date | None


class Health(msgspec.Struct, frozen=True):
    """The health and aid picture of what was known by `at`, within `place` (null: everywhere)."""

    contract: int
    at: dt.date
    place: str | None
    facilities: tuple[Facility, ...]
    arrivals: tuple[Arrival, ...]
    supplies: tuple[Supply, ...]
    needs: tuple[Need, ...]
    ledger: tuple[AccessEntry, ...]
    attacks: tuple[Attack, ...]
    gaps: tuple[Gap, ...]

"""The health and aid picture: where the wounded can go, with what, and whether help may come.

Nothing in it is counted up or filled in: every value stands beside the word it comes from, what nobody said is
unknown and listed among the gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontwire.model.figure import What, Who
from frontwire.model.gist import Site
from frontwire.model.place import Place
from frontwire.model.voice import Certainty, Polarity, VoiceType


class FacilityKind(StrEnum):
    """HeRAMS' types of facility (HF2), with those that the words leave open."""

    HOSPITAL_TERTIARY = "hospital_tertiary"
    HOSPITAL_SECONDARY = "hospital_secondary"
    HOSPITAL = "hospital"
    HEALTH_CENTRE = "health_centre"
    CLINIC = "clinic"
    CAMP_CLINIC = "camp_clinic"
    OTHER = "other"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """HeRAMS' modality (HF3): a makeshift clinic is a temporary one."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    MOBILE = "mobile"
    UNKNOWN = "unknown"


class Functioning(StrEnum):
    """HeRAMS' status (HFINF3)."""

    FUNCTIONING = "functioning"
    PARTIALLY_FUNCTIONING = "partially_functioning"
    NON_FUNCTIONING = "non_functioning"
    UNKNOWN = "unknown"


class Damage(StrEnum):
    """HeRAMS' damage to the building (HFINF1); `DAMAGED` where no degree is told."""

    NOT_DAMAGED = "not_damaged"
    SLIGHTLY_DAMAGED = "slightly_damaged"
    PARTIALLY_DAMAGED = "partially_damaged"
    FULLY_DAMAGED = "fully_damaged"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """HeRAMS' reasons why a facility does not function (HFINF4)."""

    STAFF = "lack_of_staff"
    SUPPLIES = "lack_of_medical_supplies"
    FINANCES = "lack_of_finances"
    ACCESS = "lack_of_access"
    OTHER = "other"
    UNKNOWN = "unknown"


class Measure(StrEnum):
    """What of a facility is counted; `LOAD` is how full it is said to be, mostly without a number."""

    FACILITIES = "facilities"
    THEATRES = "theatres"
    BEDS = "beds"
    STAFF = "staff"
    LOAD = "load"


class Level(StrEnum):
    """How much of a supply there is, as said."""

    EXHAUSTED = "exhausted"
    LOW = "low"
    DAYS_LEFT = "days_left"
    ARRIVING = "arriving"
    SUFFICIENT = "sufficient"
    UNCLEAR = "unclear"


class Trend(StrEnum):
    """Where successive words on a supply point; one word alone has none."""

    FALLING = "falling"
    RESTORED = "restored"
    STEADY = "steady"
    UNKNOWN = "unknown"


class Answer(StrEnum):
    """What became of a request for access: `SILENCE` where somebody says that none came, `NONE` where nobody says."""

    ALLOWED = "allowed"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    SILENCE = "silence"
    NONE = "none"


class Outcome(StrEnum):
    """What became of a promise. Not kept only where somebody says so; disputed where voices differ on it."""

    KEPT = "kept"
    NOT_KEPT = "not_kept"
    DISPUTED = "disputed"
    NO_WORD = "no_word"
    NOT_DUE = "not_due"


class Constraint(StrEnum):
    """The nine constraints on access of OCHA's monitoring framework and ACAPS, numbered as there."""

    DENIAL_OF_NEEDS = "1_denial_of_needs"
    RESTRICTED_POPULATION = "2_restriction_of_peoples_access"
    ENTRY_TO_COUNTRY = "3_entry_into_country"
    MOVEMENT_WITHIN = "4_movement_within_country"
    INTERFERENCE = "5_interference_with_implementation"
    VIOLENCE = "6_violence_against_personnel_and_assets"
    HOSTILITIES = "7_active_hostilities"
    EXPLOSIVES = "8_mines_and_unexploded_ordnance"
    PHYSICAL = "9_physical_constraints"
    UNCLASSIFIED = "unclassified"


class Effect(StrEnum):
    """What an attack on health care did, after Insecurity Insight's columns."""

    FACILITY_DESTROYED = "facility_destroyed"
    FACILITY_DAMAGED = "facility_damaged"
    FACILITY_HIT = "facility_hit"
    ARMED_ENTRY = "armed_entry"
    OCCUPIED = "occupied"
    VICINITY = "vicinity"
    TRANSPORT_DESTROYED = "transport_destroyed"
    TRANSPORT_DAMAGED = "transport_damaged"
    TRANSPORT_HIT = "transport_hit"
    SUPPLIES_TAKEN = "supplies_taken"
    OBSTRUCTED = "obstructed"
    WORKERS_KILLED = "workers_killed"
    WORKERS_INJURED = "workers_injured"
    WORKERS_KIDNAPPED = "workers_kidnapped"
    WORKERS_ARRESTED = "workers_arrested"


class Lack(StrEnum):
    """What a gap is about."""

    SILENT = "silent"
    STATUS = "status"
    BEDS = "beds"
    THEATRES = "theatres"
    STAFF = "staff"
    ARRIVALS = "arrivals"
    SUPPLY = "supply"
    PLACE = "place"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Word:
    """One thing said, with all that is needed to weigh it.

    `day` is the last day it speaks of; where it gives none (`dated` is False) the day it was known. `voice` is who
    says it (the outlet where nobody is named), `origin` what its claim goes back to, as `Reconciled.origins` has it.
    """

    claim: str
    report: str
    outlet: str | None
    voice: str
    voice_type: VoiceType
    day: date
    dated: bool
    known: date
    quote: str
    certainty: Certainty
    polarity: Polarity
    origin: str

    def age(self, at: date) -> int:
        """Days from the day it speaks of up to `at`."""
        return (at - self.day).days


@dataclass(frozen=True, slots=True)
class Status:
    """What one word says of a facility's working and building."""

    functioning: Functioning
    damage: Damage
    reason: Reason
    word: Word


@dataclass(frozen=True, slots=True)
class Capacity:
    """What one word counts of a facility: bounds as in a figure, both None where it gives words and no number."""

    measure: Measure
    low: int | None
    high: int | None
    wording: str
    word: Word


@dataclass(frozen=True, slots=True)
class StatusDispute:
    """Two or more voices that give a facility different statuses for one day."""

    day: date
    statuses: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Facility:
    """One facility, or several spoken of together (`several`), as claims tell of it.

    `id` is made of its name or description and its place and stays the same from day to day. `name` is how it is
    called best, `called` every wording met; `named` tells a name from a mere description. `because` says on what the
    identity rests, `perhaps` holds the ids of facilities that it may be the same as. All words stand oldest first.
    """

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
    capacities: tuple[Capacity, ...]
    words: tuple[Word, ...]
    disputes: tuple[StatusDispute, ...]
    because: tuple[str, ...]
    perhaps: tuple[str, ...] = ()

    @property
    def status(self) -> Status | None:
        """The last word on its status."""
        return self.statuses[-1] if self.statuses else None

    @property
    def last(self) -> Word:
        """The last word on it, whatever about."""
        return self.words[-1]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Wounded or dead received at a facility, as one voice gives it; no part of a battle's toll.

    `facility` is an id, None where it is not told which received them. Counts overlap and are never added up.
    """

    facility: str | None
    site: Site | None
    first: date | None
    last: date | None
    what: What
    who: Who
    low: int | None
    high: int | None
    wording: str
    word: Word


@dataclass(frozen=True, slots=True)
class SupplyWord:
    """One word on a supply. `runs_out` holds the first and the last day on which it is said to end."""

    level: Level
    runs_out: tuple[date, date] | None
    word: Word


@dataclass(frozen=True, slots=True)
class Supply:
    """One item at one place or facility, with every word on it, oldest first.

    `item` is the group that it belongs to ("anaesthetics"), or the words themselves where it belongs to none.
    """

    item: str
    label: str
    called: tuple[str, ...]
    facility: str | None
    site: Site | None
    words: tuple[SupplyWord, ...]
    trend: Trend

    @property
    def last(self) -> SupplyWord:
        """The last word on it."""
        return self.words[-1]


@dataclass(frozen=True, slots=True)
class Need:
    """Something wanted: by whom, of whom, and the later words that tell that it came; none means that it is open."""

    wanted: tuple[str, ...]
    by: tuple[str, ...]
    of: tuple[str, ...]
    facility: str | None
    site: Site | None
    words: tuple[Word, ...]
    answers: tuple[Word, ...]

    @property
    def is_open(self) -> bool:
        """Does nobody say that it was met?"""
        return not self.answers


@dataclass(frozen=True, slots=True)
class AccessAnswer:
    """One answer: by whom, on what condition in its own words, held up by what."""

    answer: Answer
    by: tuple[str, ...]
    condition: str | None
    constraint: Constraint
    word: Word


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised, the days it was promised for (None where none is told), and what became of it.

    `settled` are the words that tell that it was kept or not.
    """

    by: tuple[str, ...]
    due: tuple[date, date] | None
    outcome: Outcome
    word: Word
    settled: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One line of the ledger: who asked whom, what was answered, what was promised and what came of it.

    `asks` is empty where an answer is told and no request; `answers` where nobody tells of one. Oldest first.
    """

    site: Site | None
    asked_by: tuple[str, ...]
    asked_of: tuple[str, ...]
    asks: tuple[Word, ...]
    answers: tuple[AccessAnswer, ...]
    promises: tuple[Promise, ...]

    @property
    def answer(self) -> Answer:
        """The last answer told."""
        return self.answers[-1].answer if self.answers else Answer.NONE


@dataclass(frozen=True, slots=True)
class Harm:
    """One count of health workers or of things in an attack, beside the word that gives it."""

    what: What
    low: int | None
    high: int | None
    wording: str
    word: Word


@dataclass(frozen=True, slots=True)
class HealthAttack:
    """An attack on health care: one happening, with every account of it.

    `perpetrators` and `weapons` hold what each word names, in the order of the words; two that differ both stand.
    """

    happening: str
    first: date | None
    last: date | None
    site: Site | None
    part: str | None
    facilities: tuple[str, ...]
    perpetrators: tuple[str, ...]
    weapons: tuple[str, ...]
    effects: tuple[Effect, ...]
    harms: tuple[Harm, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class HealthGap:
    """What is not known: of a facility (its id) or a place, since when where there was a last word."""

    lack: Lack
    facility: str | None
    site: Site | None
    text: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class HealthPicture:
    """All of it as known by `at`, within `place` (everywhere where None)."""

    at: date
    place: Place | None
    facilities: tuple[Facility, ...]
    arrivals: tuple[Arrival, ...]
    supplies: tuple[Supply, ...]
    needs: tuple[Need, ...]
    ledger: tuple[AccessEntry, ...]
    attacks: tuple[HealthAttack, ...]
    gaps: tuple[HealthGap, ...]

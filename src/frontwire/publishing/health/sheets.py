"""The health and aid picture as a page shows it: every value in words, beside who says it and where the words stand.

Labels are those of the lexicons; interface words and pictures of values are the template's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontwire.publishing.health.charting import Chart


@dataclass(frozen=True, slots=True)
class Cite:
    """Who says something, of which day, and how many days that is ago. `stale` after the sheet's days of silence.

    `claim` and `report` lead to the words, `quote` has no quotation marks; `day` is the day known where `dated` is
    False.
    """

    claim: str
    report: str
    voice: str
    outlet: str
    day: str
    dated: bool
    age: int
    stale: bool
    quote: str
    denied: bool


class Matter(StrEnum):
    """What is urgent, in the order in which a coordinator asks."""

    SUPPLY = "supply"
    CLOSED = "closed"
    REFUSED = "refused"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Point:
    """A place or facility where an urgent thing is told of, and by whom; `ends` are the days it is said to last to."""

    where: str
    facility: str | None
    cite: Cite
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """One urgent thing: `head` names it, `tag` says how it stands; `state` chooses its mark."""

    head: str
    tag: str
    state: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Urgent:
    """All that is urgent of one matter, the most urgent first."""

    matter: Matter
    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A count as worded, with its word; neither where nobody gives one."""

    text: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class Step:
    """One word in a succession of them: what it says (`text`), in which state that puts the thing."""

    text: str
    state: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What voices of different origin say of one day, side by side."""

    day: str
    sides: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One of the counts of a facility, by the name of its measure."""

    measure: str
    told: Told


@dataclass(frozen=True, slots=True)
class FacilityRow:
    """One facility. `status` is empty where nobody tells one; then `last` is the last word of whatever kind."""

    id: str
    name: str
    sort: str
    place: str
    state: str
    status: str
    last: Cite
    counts: tuple[Counted, ...]
    steps: tuple[Step, ...]
    disputes: tuple[Contradiction, ...]
    called: tuple[str, ...]
    because: tuple[str, ...]
    perhaps: tuple[str, ...]
    words: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A facility on the map (`web/js/health.js`)."""

    id: str
    name: str
    sort: str
    place: str
    state: str
    status: str
    disputed: bool
    age: int
    voice: str
    lat: float
    lon: float
    radius_km: float
    coarse: bool
    href: str


@dataclass(frozen=True, slots=True)
class ArrivalRow:
    """What one voice counts of one day at one facility."""

    day: str
    where: str
    facility: str | None
    wounded: str
    dead: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class SupplyRow:
    """One item at one place: how much, when it is said to end (`left` days from now, below zero where that is past)."""

    item: str
    where: str
    facility: str | None
    level: str
    state: str
    ends: str
    left: int | None
    trend: str
    last: Cite
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class NeedRow:
    """What is wanted, by whom and of whom, and the words that tell that it came."""

    wanted: str
    by: str
    of: str
    where: str
    is_open: bool
    since: str
    days: int
    last: Cite
    answers: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer or a promise: how it stands, by whom, on what condition, held up by what, and what came of it."""

    is_promise: bool
    state: str
    label: str
    by: str
    due: str
    condition: str
    constraint: str
    cite: Cite
    settled: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A line of the access ledger; `ask` is None where answers and promises of a place are told without a request."""

    place: str
    asked_by: str
    asked_of: str
    ask: Cite | None
    again: int
    state: str
    answer: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class SituationRow:
    """A siege, a ceasefire: the last word on how it stands."""

    label: str
    place: str
    state: str
    holds: bool | None
    contested: bool
    words: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Fled:
    """How many are said to be displaced; `because` tells why a number no longer stands."""

    text: str
    stands: bool
    because: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class DisplacedRow:
    """The figures of one place side by side, newest first."""

    place: str
    counts: tuple[Fled, ...]


@dataclass(frozen=True, slots=True)
class AttackRow:
    """An attack on health care with every account of it; by whom only as a word names them."""

    happening: str
    days: str
    place: str
    hit: str
    effects: str
    by: str
    weapons: str
    harms: tuple[Told, ...]
    words: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class GapRow:
    """What nobody says of a facility or place."""

    name: str
    facility: str | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """A facility not heard of for `days` days."""

    name: str
    facility: str
    days: int
    last: Cite


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of it, as known by `at`, within `place` (everywhere where None); `silence` days without a word are many."""

    at: date
    day: str
    place: str | None
    silence: int
    urgent: tuple[Urgent, ...]
    facilities: tuple[FacilityRow, ...]
    points: tuple[MapPoint, ...]
    chart: Chart | None
    arrivals: tuple[ArrivalRow, ...]
    supplies: tuple[SupplyRow, ...]
    needs: tuple[NeedRow, ...]
    ledger: tuple[Request, ...]
    situations: tuple[SituationRow, ...]
    displaced: tuple[DisplacedRow, ...]
    attacks: tuple[AttackRow, ...]
    silent: tuple[Silent, ...]
    gaps: tuple[GapRow, ...]

    @property
    def is_empty(self) -> bool:
        """Does nobody speak of health care or aid here?"""
        told = (self.facilities, self.arrivals, self.supplies, self.needs, self.ledger, self.attacks)
        return not any((*told, self.situations, self.displaced))

"""The picture: what is said of a place as of a day, side by side, every part traced to claims.

It is a pure function of claims, links and a day (`drawing.draw`). Nothing in it is decided, averaged or inferred: a
number stands in it only where a claim gives it, and each part names the claims it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontwire.model.correction import Correction
from frontwire.model.figure import Figure, Scope, What, Who
from frontwire.model.gist import Gist, Party, Site
from frontwire.model.grade import Grade
from frontwire.model.happening import Dispute, Link
from frontwire.model.health import AccessEntry, Facility, Supply
from frontwire.model.judgement import Judgement
from frontwire.model.place import Place
from frontwire.model.time import Precision


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture is of: claims known by `at`; happenings from `since` on; within `place`, everywhere where None.

    States (who holds what, what is open, what runs short) rest on everything known by `at`. A place is silent where
    nothing was said of it for `silence` days.
    """

    at: date
    since: date
    place: Place | None = None
    silence: int = 7


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim as a picture cites it: its gist, the origin it goes back to, how it is graded.

    `repeats` is set where the same origin said the same thing before: a copy, a reprint, the same voice once more.
    """

    gist: Gist
    origin: str
    grade: Grade | None = None
    repeats: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.gist.id


class Status(StrEnum):
    """How the accounts of one happening stand to each other."""

    AGREED = "agreed"
    DISPUTED = "disputed"
    SINGLE = "single source"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure beside its claim. Where it does not stand (replaced, denied, only possible), `because` says why."""

    figure: Figure
    citation: Citation
    stands: bool = True
    because: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """One number of a toll: `value` is one that `claims` give, `because` the rule that chose it.

    `more` marks "or more": the claims say "at least".
    """

    value: int
    claims: tuple[str, ...]
    because: str
    more: bool = False


@dataclass(frozen=True, slots=True)
class Toll:
    """What is counted of whom, over what: every figure given; low, best and high (docs/the-picture.md: the rules).

    A bound is None where no claim gives a number for it.
    """

    what: What
    who: Who
    scope: Scope
    counts: tuple[Count, ...]
    low: Bound | None = None
    best: Bound | None = None
    high: Bound | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """All that is said of one happening.

    `id` is the happening's, `lead` the claim that a headline is built from, `citations` all claims in the order in
    which they were known. `first` and `last` are its days, both included, `site` its place as the most exact claims
    have it. `affirmed`, `possible` and `denied` hold claim ids by stance; `origins` and `outlets` are the independent
    origins and the outlets that tell of it, `copies` how many claims only repeat. `grade` is the best of a claim that
    affirms it; `new` says that nothing was known of it before the window, `links` why the claims are held to tell of
    one thing.
    """

    id: str
    family: str
    lead: Citation
    citations: tuple[Citation, ...]
    status: Status
    first: date | None
    last: date | None
    precision: Precision
    site: Site | None
    place_text: str | None
    part: str | None
    tolls: tuple[Toll, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    affirmed: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    copies: int = 0
    grade: Grade | None = None
    new: bool = False
    links: tuple[Link, ...] = ()


class Motion(StrEnum):
    """How ground is said to have moved, and so what the claim says of who holds it."""

    HOLDS = "holds"
    TOOK = "took"
    LOST = "lost"
    ADVANCED = "advanced"
    WITHDREW = "withdrew"


@dataclass(frozen=True, slots=True)
class Holder:
    """One who is said to hold a place: by which claims, from which day they say so to which.

    `party` is None where a claim says that the place was taken and not by whom. `denied` are the claims which say
    that he does not hold it. `standing` is False for what later words on the place have passed by.
    """

    party: Party | None
    citations: tuple[Citation, ...]
    first: date
    last: date
    standing: bool
    denied: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """Who is said to hold a place or a part of it. `holders` stand newest word first.

    `contested` where words that stand name different sides, or a holder is denied; `last` is the newest word,
    `age` its days up to the picture's.
    """

    site: Site
    part: str | None
    holders: tuple[Holder, ...]
    contested: bool
    last: Citation
    age: int


@dataclass(frozen=True, slots=True)
class Move:
    """One step of the front as it is told, with nothing inferred: who is said to have taken, lost, advanced, withdrawn.

    `happening` names the account; `day` is None where no claim dates it.
    """

    happening: str
    day: date | None
    motion: Motion
    party: Party | None
    site: Site | None
    part: str | None
    place_text: str | None
    citations: tuple[Citation, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Situation:
    """A lasting matter at a place (siege, ceasefire): the newest word on how it stands, and those before it.

    `state` is one of lexicons/states, None where the words tell none of them; `holds` whether the siege or ceasefire
    is in force then. `contested` where words that stand differ in that, or deny it.
    """

    kind: str
    site: Site | None
    place_text: str | None
    state: str | None
    holds: bool | None
    citations: tuple[Citation, ...]
    contested: bool
    last: Citation
    age: int


@dataclass(frozen=True, slots=True)
class Displacement:
    """How many are said to have left one place, been moved out of it or shut in: figures side by side, newest first."""

    site: Site | None
    place_text: str | None
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said rather than done: an aim, a threat, a pledge, an appeal, an assessment, a deed announced.

    `kind` is the claims' kind; `announced` marks a deed that is only planned or on condition. `side` is that of
    the speaker, None where not known. `lead` words it.
    """

    id: str
    kind: str
    announced: bool
    side: str | None
    lead: Citation
    citations: tuple[Citation, ...]
    site: Site | None
    place_text: str | None
    new: bool = False


class GapKind(StrEnum):
    """What sort of thing is not known."""

    SILENT = "silent"
    ONE_PARTY = "one party"
    UNDATED = "undated"
    UNPLACED = "unplaced"
    REFUSED = "refused"
    ANCHOR_LOST = "anchor lost"
    KNOWN_LATER = "known later"
    NO_CLAIMS = "no claims"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something not known, in words; `count` is how many claims (or refusals) it concerns, `claims` names some."""

    kind: GapKind
    because: str
    count: int = 0
    claims: tuple[str, ...] = ()
    site: Site | None = None
    since: date | None = None


class ChangeKind(StrEnum):
    """What came of a thing between two days."""

    NEW = "new"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
    UPDATED = "updated"
    RESOLVED = "resolved"


class Subject(StrEnum):
    """What a change is of."""

    HAPPENING = "happening"
    TOLL = "toll"
    CONTROL = "control"
    SITUATION = "situation"
    FACILITY = "facility"
    SUPPLY = "supply"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class Change:
    """What is different in the later of two pictures: of what (`about` names it by id), from which words to which.

    `old` and `new` are values as told (a figure, a holder, a state), None where there was or is none; `claims` are
    those that brought the change, `because` says in words how.
    """

    kind: ChangeKind
    subject: Subject
    about: str
    because: str
    claims: tuple[str, ...]
    old: str | None = None
    new: str | None = None
    site: Site | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a picture rests on: how many reports, claims, outlets and independent origins were looked at."""

    reports: int = 0
    claims: int = 0
    outlets: int = 0
    origins: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """What is said of a place as of a day. Lists stand in a fixed order: the newest first, then by place.

    `facilities`, `supplies` and `access` are those of the health view, which has more of them. `changes` are those
    since the frame's `since`; `judgements` and `corrections` those of people that were made by its day and stand.
    """

    frame: Frame
    basis: Basis
    accounts: tuple[Account, ...] = ()
    holdings: tuple[Holding, ...] = ()
    moves: tuple[Move, ...] = ()
    situations: tuple[Situation, ...] = ()
    displacement: tuple[Displacement, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    facilities: tuple[Facility, ...] = ()
    supplies: tuple[Supply, ...] = ()
    access: tuple[AccessEntry, ...] = ()
    gaps: tuple[Gap, ...] = ()
    changes: tuple[Change, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Was nothing known by its day, within its place?"""
        return not self.basis.claims

"""Sources: who is heard in a store, and how what they say has fared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontwire.model.grade import Reliability
from frontwire.model.voice import VoiceType

#: How the id of an outlet begins, and that of the voices of a type that nobody names.
OUTLET, UNNAMED = "outlet:", "unnamed:"


@dataclass(frozen=True, slots=True)
class Fared:
    """How many claims there are, and how others bear them out: counts, no score of truthfulness.

    `confirmed` are those that another independent origin tells as well, `contradicted` those that one tells otherwise
    (a claim may be both), `alone` those of happenings that no other origin tells of.
    """

    claims: int
    confirmed: int
    contradicted: int
    alone: int


@dataclass(frozen=True, slots=True)
class Topic:
    """How claims of one kind have fared."""

    kind: str
    fared: Fared


@dataclass(frozen=True, slots=True)
class Carrier:
    """An outlet, and how many of a voice's claims it carries; of what no named outlet does, `outlet` is empty."""

    outlet: str
    claims: int


@dataclass(frozen=True, slots=True)
class Source:
    """A voice, or an outlet with all that it carries.

    `id` names it in addresses. `key` is the voice's, empty for all voices of a type that are not named; the outlet's
    name. The counts are those of `Fared`. `letters` are the reliabilities given to its claims, best first: a party to
    the conflict is lowered for some. `because` is the reason for the best. `first` and `last` are the days on which
    its first and its last claim were known; `topics` and `carriers` stand with most claims first.
    """

    id: str
    key: str
    name: str
    is_outlet: bool
    type: VoiceType
    party: bool | None
    claims: int
    confirmed: int
    contradicted: int
    alone: int
    first: date
    last: date
    letters: tuple[Reliability, ...] = ()
    because: str = ""
    topics: tuple[Topic, ...] = ()
    carriers: tuple[Carrier, ...] = ()


def source_id(key: str, type_: VoiceType, *, is_outlet: bool) -> str:
    """The id of an outlet, of a voice by its key, of the voices of a type that are not named."""
    if is_outlet:
        return f"{OUTLET}{key}"
    return key or f"{UNNAMED}{type_.value}"

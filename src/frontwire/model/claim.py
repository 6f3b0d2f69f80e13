"""A claim: one thing that one voice says happened or holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontwire.model.actor import Actor
from frontwire.model.figure import Figure
from frontwire.model.place import Where
from frontwire.model.span import Span, Stretch
from frontwire.model.time import When
from frontwire.model.voice import Certainty, Cue, Polarity, Stance, Voice


class ClaimClass(StrEnum):
    """What sort of thing is said: something that happens, holds, or is done by saying it."""

    EVENT = "event"
    STATE = "state"
    SPEECH_ACT = "speech_act"


@dataclass(frozen=True, slots=True)
class Codes:
    """The kind in the field's ontologies; None where it has no code there."""

    acled: str | None = None
    plover: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """What a lexicon entry found at one trigger: kind, the stretch that states it, roles and figures.

    Roles hold head tokens of noun phrases, as they stand (not resolved through coreference).
    `certainty` and `polarity` are set where the entry itself fixes them ("vowed to attack"). `is_claim` is
    False for what only passes between actors ("praised the king"): an interaction, no claim about a conflict.
    """

    kind: str
    klass: ClaimClass
    codes: Codes
    trigger: int
    stretch: Stretch
    rules: tuple[str, ...]
    actors: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    instruments: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    facilities: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    background: bool = False
    is_claim: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a claim rests on: `text[span.start:span.end] == quote` in the original text, always."""

    quote: str
    span: Span
    sentence: Span
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one voice says happened or holds, with every part traced to words.

    `said_by` holds the innermost voice first; empty is the outlet in its own voice.
    """

    id: str
    kind: str
    klass: ClaimClass
    codes: Codes
    evidence: Evidence
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    instruments: tuple[Actor, ...]
    items: tuple[Actor, ...]
    facilities: tuple[Actor, ...]
    figures: tuple[Figure, ...]
    when: When
    where: Where
    said_by: tuple[Voice, ...]
    cue: Cue | None
    direct: bool
    said_when: date | None
    stance: Stance
    background: bool

"""Who says it, through whom, with which cue, how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontwire.model.actor import Actor
from frontwire.model.span import Span, Stretch


class VoiceType(StrEnum):
    """The closed list of voices."""

    OFFICIAL = "official"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    OPPOSITION = "opposition"
    STATE_MEDIA = "state_media"
    MEDIA = "media"
    MONITOR = "monitor"
    MEDICAL = "medical"
    RESCUE = "rescue"
    UN = "un"
    NGO = "ngo"
    FOREIGN_GOVERNMENT = "foreign_government"
    WITNESS = "witness"
    RESIDENT = "resident"
    EXPERT = "expert"
    SOCIAL_MEDIA = "social_media"
    UNNAMED = "unnamed"
    OUTLET = "outlet"


class Polarity(StrEnum):
    """Is it said to be so, or not to be so?"""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Certainty(StrEnum):
    """How firmly a thing is said, firmest first."""

    STATED = "stated"
    CLAIMED = "claimed"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Voice:
    """One who says. `text` and `span` are the words that name the voice best in this report.

    `party` is True or False where it is known whether the voice is a party to the fight.
    """

    text: str
    type: VoiceType
    span: Span | None = None
    actor: Actor | None = None
    named: bool = False
    party: bool | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that mark a saying ("claimed", "according to") and the lexicon entry they come from.

    `token` is the word that the entry names; `stretch` holds the whole cue ("has repeatedly claimed").
    """

    text: str
    span: Span
    token: int
    rule: str
    certainty: Certainty = Certainty.STATED
    polarity: Polarity = Polarity.AFFIRMED
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One saying: a voice, a cue, and the tokens of what is said.

    `content` may be several stretches (a split quotation). Chains come from nesting: an attribution
    whose cue lies in another's content is inside it. `source` is the voice's tokens, None where the
    voice is inherited from a sentence before (then `because` says from which). `others` are the voices
    coordinated with it ("the mayor and the judge agree that …").
    """

    voice: Voice
    content: tuple[Stretch, ...]
    cue: Cue | None = None
    source: Stretch | None = None
    direct: bool = False
    said_when: date | None = None
    because: str = ""
    others: tuple[Voice, ...] = ()

    def covers(self, index: int) -> bool:
        """Is token `index` among what is said?"""
        return any(index in stretch for stretch in self.content)

    @property
    def size(self) -> int:
        """How many tokens are said: of two that cover a token, the smaller is the inner."""
        return sum(len(stretch) for stretch in self.content)


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken or reverse what stands in `scope`: allegedly, may, if, will, not, denied.

    `spares` names the kinds of claim that they leave alone ("will" does not weaken a pledge).
    """

    text: str
    span: Span
    scope: tuple[Stretch, ...]
    rule: str
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    spares: tuple[str, ...] = ()

    def covers(self, index: int) -> bool:
        """Does the hedge reach token `index`?"""
        return any(index in stretch for stretch in self.scope)


@dataclass(frozen=True, slots=True)
class Stance:
    """How firmly a claim is made, and the words that make it so."""

    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.STATED
    hedges: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says what stands at one place: voices (innermost first), cue, directness, stance.

    An empty `voices` is the outlet in its own voice.
    """

    voices: tuple[Voice, ...] = ()
    cue: Cue | None = None
    direct: bool = False
    said_when: date | None = None
    stance: Stance = Stance()

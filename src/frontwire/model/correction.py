"""Corrections: what a person decides about one claim. Recorded in the log, never applied destructively."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from frontwire.model.actor import Actor
from frontwire.model.claim import ClaimClass, Codes, Evidence
from frontwire.model.figure import Figure
from frontwire.model.judgement import Anchor, Judgement
from frontwire.model.place import Place
from frontwire.model.span import Span
from frontwire.model.voice import Certainty, Polarity, Voice

#: Of a kind that no ontology has.
NO_CODES = Codes()


class Act(StrEnum):
    """What is done to a claim: held right as it stands, put aside, changed in some fields, or added."""

    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"
    ADD = "add"


class Field(StrEnum):
    """What can be changed in a claim."""

    KIND = "kind"
    ACTORS = "actors"
    TARGETS = "targets"
    PLACE = "place"
    WHEN = "when"
    FIGURES = "figures"
    VOICES = "voices"
    DIRECT = "direct"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Values:
    """New values of a claim's fields; only those that the correction names count.

    `klass` and `codes` go with `kind`, as the lexicon had them when it was decided. `place` None says that no place is
    known (`place_text` holds the words all the same, and `place_span` where they stand; both None where the report
    names none), `first` and `last` (both included) None that no day is. `voices` stand innermost first; none is the
    outlet itself.
    """

    kind: str = ""
    klass: ClaimClass = ClaimClass.EVENT
    codes: Codes = NO_CODES
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    place: Place | None = None
    place_text: str | None = None
    place_span: Span | None = None
    part: str | None = None
    first: date | None = None
    last: date | None = None
    figures: tuple[Figure, ...] = ()
    voices: tuple[Voice, ...] = ()
    direct: bool = False
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.STATED
    background: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What one person decided about one claim.

    `number` counts up with the judgements on pairs, in the order of deciding. `claim` finds the claim again after its
    report was read anew. `fields` names what `values` changes (all of them where the claim is added); of one that is
    added `evidence` holds the words selected. `undone` holds the number of the entry that took it back.
    """

    number: int
    claim: Anchor
    act: Act
    by: str
    made: datetime
    fields: tuple[Field, ...] = ()
    values: Values = Values()
    because: str = ""
    evidence: Evidence | None = None
    undone: int | None = None


#: An entry of the log that decides something: about two claims, or about one.
Decision = Judgement | Correction

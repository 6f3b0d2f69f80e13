"""Sources: who is heard in a store, and how what they say has fared."""

from __future__ import annotations

from dataclasses import dataclass

from frontwire.model.grade import Reliability
from frontwire.model.voice import VoiceType


@dataclass(frozen=True, slots=True)
class Source:
    """A voice, or an outlet with all that it carries.

    `key` is the voice's, empty for all voices of a type that are not named; the outlet's name. `claims` counts claims,
    of these `confirmed` those that another independent origin tells as well (credibility 1 and 2), `contradicted`
    those that others tell otherwise (4 and 5). `letters` are the reliabilities given to its claims, best first: a
    party to the conflict is lowered for some. `because` is the reason for the best.
    """

    key: str
    name: str
    is_outlet: bool
    type: VoiceType
    party: bool | None
    claims: int
    confirmed: int
    contradicted: int
    letters: tuple[Reliability, ...] = ()
    because: str = ""

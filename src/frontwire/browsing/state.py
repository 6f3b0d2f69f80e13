"""The state of a page: what it shows, all of it in its address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontwire.model.query import Box
from frontwire.model.voice import Certainty, VoiceType


@dataclass(frozen=True, slots=True)
class State:
    """What is asked for: all conditions hold together, several values of one facet are alternatives.

    `at` is the day as of which the store is looked at (its last day where None), `since` the day that changes are
    counted from. `first` and `last` bound the days of the things told, both included; undated ones are left out where
    either is given. `place` is a gazetteer id (with all that lies in it), `actors` are keys of parties. A happening is
    shown where one of its claims fulfils the claim's conditions together; `disputed` asks of the happening.
    """

    at: date | None = None
    since: date | None = None
    first: date | None = None
    last: date | None = None
    box: Box | None = None
    words: str = ""
    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    voice_types: tuple[VoiceType, ...] = ()
    certainties: tuple[Certainty, ...] = ()
    countries: tuple[str, ...] = ()
    disputed: bool | None = None
    place: str | None = None

"""Attacks on health care in the columns of Insecurity Insight and of WHO's SSA.

Counts are conservative: the lowest number that an account affirms, never a sum. What only possibly happened, or is
denied, counts for nothing; its words stand in the row all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from frontwire.lexicon.care_tables import Column, Values
from frontwire.model.actor import Sector
from frontwire.model.figure import What
from frontwire.model.health import Effect, Facility, Harm, HealthAttack, Word
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.exports.care.cells import Asked, Cells, Terms, day, joined, of_words
from frontwire.publishing.words import flat

_FIRM = frozenset({Certainty.STATED, Certainty.CLAIMED})
#: How many independent origins make an attack probable.
_ENOUGH = 2
_UNKNOWN = "Unknown"


class Level(StrEnum):
    """SSA's levels of certainty, without "Confirmed": nobody verifies here."""

    PROBABLE = "Probable"
    POSSIBLE = "Possible"
    RUMOUR = "Rumour"


def affirms(word: Word) -> bool:
    """Does it say so, and not only that it may be?"""
    return word.polarity is Polarity.AFFIRMED and word.certainty in _FIRM


def is_denied_by_all(attack: HealthAttack) -> bool:
    """Does nobody say that it happened?"""
    return all(word.polarity is Polarity.DENIED for word in attack.words)


def level(words: Iterable[Word]) -> Level:
    """How certain an attack is, by who affirms and denies it."""
    held = list(words)
    origins = {word.origin for word in held if affirms(word)}
    if not origins:
        return Level.RUMOUR
    denied = any(word.polarity is Polarity.DENIED for word in held)
    return Level.PROBABLE if len(origins) >= _ENOUGH and not denied else Level.POSSIBLE


def least(attack: HealthAttack, what: What, effect: Effect) -> int | None:
    """The lowest number of health workers that an account affirms; 1 where they are told of without one; else None.

    "Up to three" gives no lowest number.
    """
    told = [harm for harm in attack.harms if harm.what is what and affirms(harm.word)]
    lows = [harm.low for harm in told if harm.low is not None]
    if lows:
        return min(lows)
    return 1 if effect in attack.effects and not told and any(affirms(word) for word in attack.words) else None


@dataclass(frozen=True, slots=True)
class AttackWriter:
    """Makes the rows of both tables of attacks."""

    terms: Terms
    asked: Asked
    facilities: Mapping[str, Facility]
    columns: tuple[Column, ...]

    def incident(self, attack: HealthAttack) -> Cells:
        """The row as Insecurity Insight has it."""
        return {
            **self._common(attack),
            "last": day(attack.last),
            "perpetrator": self._sorts(attack),
            "perpetrator_name": joined(attack.perpetrators),
            "weapon": joined(attack.weapons),
            "figures": joined(_worded(harm) for harm in attack.harms),
            "facility": joined(facility.name for facility in self._hit(attack)),
            "denied": joined(word.voice for word in attack.words if word.polarity is Polarity.DENIED),
            "origins": str(len({word.origin for word in attack.words if affirms(word)})),
            **{column.field: self._counted(attack, column) for column in self.columns if column.effect is not None},
        }

    def ssa(self, attack: HealthAttack) -> Cells:
        """The row as SSA has it."""
        values = self.terms.values
        kinds = joined(values.kinds[facility.kind] for facility in self._hit(attack))
        return {
            **self._common(attack),
            "attack_type": joined(self._types(attack, values)) or _UNKNOWN,
            "resources": joined(values.resources.get(effect, "") for effect in attack.effects),
            "facility_type": kinds,
            "killed": _number(least(attack, What.KILLED, Effect.WORKERS_KILLED)),
            "injured": _number(least(attack, What.WOUNDED, Effect.WORKERS_INJURED)),
            "certainty": level(attack.words).value,
        }

    def _common(self, attack: HealthAttack) -> Cells:
        return {
            "event": attack.happening,
            "day": day(attack.first),
            **self.terms.place(attack.site),
            **of_words(attack.words),
        }

    def _hit(self, attack: HealthAttack) -> Iterator[Facility]:
        return (self.facilities[id_] for id_ in attack.facilities if id_ in self.facilities)

    def _counted(self, attack: HealthAttack, column: Column) -> str:
        effect = column.effect
        if effect is None:
            return ""
        if column.counts is not None:
            return _number(least(attack, column.counts, effect))
        return "1" if effect in attack.effects and any(affirms(word) for word in attack.words) else ""

    def _sorts(self, attack: HealthAttack) -> str:
        """What sort of party those are who are named as doers by an account that affirms."""
        named = (self.asked.by_claim.get(word.claim) for word in attack.words if word.polarity is Polarity.AFFIRMED)
        sectors = (actor.sector for cited in named if cited is not None for actor in cited.gist.actors)
        told = self.terms.values.perpetrators
        return joined(told.get(Sector(sector), "") for sector in sectors if sector is not None)

    def _types(self, attack: HealthAttack, values: Values) -> Iterator[str]:
        for word in attack.words:
            cited = self.asked.by_claim.get(word.claim)
            if cited is not None and affirms(word):
                yield values.attack_types.get(cited.gist.kind, "")
        yield from (values.effect_types.get(effect, "") for effect in attack.effects)


def _worded(harm: Harm) -> str:
    return f"{harm.what.value}: {flat(harm.wording)} ({flat(harm.word.voice)})"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)

"""Coding: which events CAMEO sees in a claim: who does what to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from frontwire.lexicon.cameo import ROOT, Cameo
from frontwire.lexicon.lands import Lands
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.exports.acts import polarity_of, read_denying
from frontwire.publishing.exports.cameo.parties import NULL, party
from frontwire.publishing.exports.format import Tally

_UNSURE = frozenset({Certainty.POSSIBLE, Certainty.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Dyad:
    """One event: source, target, code."""

    source: str
    target: str
    code: str


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes claims; what is no event in CAMEO is counted in the tally given."""

    cameo: Cameo
    lands: Lands
    denying: frozenset[str]

    @classmethod
    def load(cls, lexicons: Path) -> Coder:
        """With the tables of a folder of lexicons; raises LexiconError."""
        return cls(Cameo.load(lexicons / "exports" / "cameo.yml"), Lands.load(lexicons), read_denying(lexicons))

    def dyads(self, claim: Claim, tally: Tally) -> tuple[Dyad, ...]:
        """The events of a claim, each once: every source with every target."""
        code = self._code(claim, tally)
        if code is None:
            return ()
        pairs = list(product(self._sides(claim.actors), self._sides(claim.targets)))
        if claim.kind in self.cameo.mutual:
            pairs += [(target, source) for source, target in pairs]
        held = tuple(
            dict.fromkeys(Dyad(source, target, code) for source, target in pairs if {source, target} != {NULL})
        )
        if not held:
            tally.leave("neither who does it nor to whom has a code of CAMEO")
        return held

    def _code(self, claim: Claim, tally: Tally) -> str | None:
        """The code of the deed, of the plan where it is planned; None where CAMEO would not code it."""
        code, stance = claim.codes.cameo, claim.stance
        if code is None:
            tally.leave(f"{claim.kind}: CAMEO has no code for it")
        elif polarity_of(claim, self.denying) is Polarity.DENIED:
            tally.leave("denied: CAMEO has no place for what did not happen")
        elif stance.certainty in _UNSURE:
            tally.leave("only possible or under a condition")
        elif stance.certainty is not Certainty.PLANNED:
            return code
        elif code[:ROOT] in self.cameo.plans:
            return self.cameo.plans[code[:ROOT]]
        else:
            tally.leave("planned, and CAMEO has no code for such a plan")
        return None

    def _sides(self, actors: Iterable[Actor]) -> list[str]:
        """The codes of one side: what has none stands only where there is nothing else."""
        held = list(dict.fromkeys(party(actor, self.cameo, self.lands) for actor in actors))
        return [code for code in held if code != NULL] or [NULL]

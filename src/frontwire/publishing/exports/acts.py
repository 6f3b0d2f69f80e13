"""Acts: what is done by saying so."""

from __future__ import annotations

from pathlib import Path

from frontwire.lexicon.deeds import Deeds
from frontwire.model.claim import Claim
from frontwire.model.voice import Polarity


def read_denying(lexicons: Path) -> frozenset[str]:
    """The kinds that say that what another says is not so; raises LexiconError."""
    return frozenset(Deeds.load(lexicons / "disputing").denying)


def polarity_of(claim: Claim, denying: frozenset[str]) -> Polarity:
    """Did what a claim codes take place? A denial did: what it denies did not, and that is what its polarity tells."""
    return Polarity.AFFIRMED if claim.kind in denying else claim.stance.polarity

"""Acts: which claims tell of something done, as tables of events take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from frontwire.lexicon.deeds import Deeds
from frontwire.model.claim import Claim
from frontwire.model.voice import Polarity
from frontwire.publishing.exports.format import Tally
from frontwire.publishing.exports.shipment import Entry

_REPLACED = "of a report in whose place a later version of its page stands"


def read_denying(lexicons: Path) -> frozenset[str]:
    """The kinds that say that what another says is not so; raises LexiconError."""
    return frozenset(Deeds.load(lexicons / "disputing").denying)


def polarity_of(claim: Claim, denying: frozenset[str]) -> Polarity:
    """Did what a claim codes take place? A denial did: what it denies did not, and that is what its polarity tells."""
    return Polarity.AFFIRMED if claim.kind in denying else claim.stance.polarity


def standing(entries: Iterable[Entry], at: date, tally: Tally) -> Iterator[Entry]:
    """The claims that their page still made on a day; the others are counted as left out."""
    for entry in entries:
        if entry.gist.stands(at):
            yield entry
        else:
            tally.leave(_REPLACED)

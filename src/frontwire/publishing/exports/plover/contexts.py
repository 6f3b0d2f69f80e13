"""Contexts: what a claim is about and how it is meant, as PLOVER's contexts say it."""

from __future__ import annotations

from dataclasses import dataclass

from frontwire.lexicon.plover import Context, Plover
from frontwire.model.actor import Actor, Sector
from frontwire.model.claim import Claim
from frontwire.model.figure import What, Who
from frontwire.publishing.exports.acts import polarity_of
from frontwire.publishing.exports.shipment import Entry


@dataclass(frozen=True, slots=True)
class _Signs:
    """What of a claim can put it in a context, besides the words of its sentence."""

    kind: str
    cameo: str | None
    sectors: frozenset[Sector]
    targets: frozenset[Sector]
    what: frozenset[What]
    who: frozenset[Who]

    @classmethod
    def of(cls, claim: Claim) -> _Signs:
        suffering = _sectors((*claim.targets, *claim.facilities))
        return cls(
            kind=claim.kind,
            cameo=claim.codes.cameo,
            sectors=suffering | _sectors(claim.actors),
            targets=suffering,
            what=frozenset(figure.what for figure in claim.figures),
            who=frozenset(figure.who for figure in claim.figures),
        )

    def tell(self, context: Context) -> bool:
        """Is any sign of the context there?"""
        return (
            self.kind in context.kinds
            or self.cameo in context.cameo
            or not self.sectors.isdisjoint(context.sectors)
            or not self.targets.isdisjoint(context.targets)
            or not self.what.isdisjoint(context.what)
            or not self.who.isdisjoint(context.who)
        )


def contexts_of(entry: Entry, plover: Plover) -> tuple[str, ...]:
    """The contexts of what a claim tells, in the manual's order."""
    signs, told = _Signs.of(entry.claim), _told(entry)
    return tuple(one.entry.context for one in plover.contexts if signs.tell(one.entry) or one.found_in(told))


def stance_of(entry: Entry, plover: Plover, denying: frozenset[str]) -> tuple[str, ...]:
    """The contexts that tell how a claim is meant: denied, only possible, yet to come, long past."""
    polarity, certainty = polarity_of(entry.claim, denying), entry.claim.stance.certainty
    background = entry.claim.background
    return tuple(one.context for one in plover.auxiliary if one.holds(polarity, certainty, background=background))


def _told(entry: Entry) -> str:
    """The sentence without the names of its voices: who says it is not what it is about."""
    text = entry.sentence
    for voice in entry.claim.said_by:
        text = text.replace(voice.text, " ") if voice.text else text
    return text


def _sectors(actors: tuple[Actor, ...]) -> frozenset[Sector]:
    return frozenset(actor.sector for actor in actors if actor.sector is not None)

"""Matters: what the entities of a file are about: a happening with its claims, or one claim by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontwire.model.claim import ClaimClass
from frontwire.model.gist import Site
from frontwire.model.picture import Bound, Toll
from frontwire.model.voice import Certainty, Polarity
from frontwire.publishing.exports.acts import polarity_of
from frontwire.publishing.exports.format import Unit
from frontwire.publishing.exports.plover.telling import figures
from frontwire.publishing.exports.shipment import Bundle, Entry


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing told of, with the claims that tell it, the one that stands for it first.

    `at` is the day as of which it is told, `unit` what it is: a happening and the claim that it goes by have the same
    id, and are two things.
    `stance` says how it is held where nobody simply affirms it ("denied", "possible" …), else it is empty; `standing`
    how its accounts stand to each other, in words; `counts` what is counted.
    """

    unit: Unit
    at: date
    id: str
    first: date | None
    last: date | None
    site: Site | None
    place_text: str | None
    entries: tuple[Entry, ...]
    stance: str
    standing: str
    counts: tuple[str, ...]

    @property
    def lead(self) -> Entry:
        """The claim that stands for it."""
        return self.entries[0]

    @property
    def is_state(self) -> bool:
        """Does it hold, rather than happen?"""
        return self.lead.claim.klass is ClaimClass.STATE


def of_entry(entry: Entry, at: date, denying: frozenset[str]) -> Matter:
    """One claim by itself."""
    gist = entry.gist
    return Matter(
        unit=Unit.CLAIMS,
        at=at,
        id=entry.id,
        first=gist.first,
        last=gist.last,
        site=gist.site,
        place_text=gist.place_text,
        entries=(entry,),
        stance=stance(entry, denying),
        standing="",
        counts=tuple(figures(entry.claim.figures)),
    )


def of_bundle(bundle: Bundle, at: date, denying: frozenset[str]) -> Matter:
    """A happening with all its claims."""
    account = bundle.account
    entries = tuple(sorted(bundle.entries, key=lambda entry: entry.id != account.lead.id))
    numbers = f"{len(account.affirmed)} affirm, {len(account.possible)} perhaps, {len(account.denied)} deny"
    stances = dict.fromkeys(stance(entry, denying) for entry in entries)
    return Matter(
        unit=Unit.HAPPENINGS,
        at=at,
        id=account.id,
        first=account.first,
        last=account.last,
        site=account.site,
        place_text=account.place_text,
        entries=entries,
        stance="" if "" in stances else ", ".join(stances),
        standing=f"{account.status.value}: {numbers}",
        counts=tuple(_toll(toll) for toll in account.tolls),
    )


def stance(entry: Entry, denying: frozenset[str]) -> str:
    """How a claim is held where it is not simply affirmed: "denied", "possible", "planned" …; else nothing."""
    certainty = entry.claim.stance.certainty
    if polarity_of(entry.claim, denying) is Polarity.DENIED:
        return Polarity.DENIED.value
    return "" if certainty in {Certainty.STATED, Certainty.CLAIMED} else certainty.value


def _toll(toll: Toll) -> str:
    bounds = (("low", toll.low), ("best", toll.best), ("high", toll.high))
    told = ", ".join(f"{name} {_number(bound)}" for name, bound in bounds if bound is not None)
    return f"{toll.what.value}, {toll.who.value}, {toll.scope.value}: {told or 'no number'}"


def _number(bound: Bound) -> str:
    return f"{bound.value}{' or more' if bound.more else ''}"

"""Differing: by what means, where, when it happened, and whether it did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from frontwire.lexicon.deeds import Deeds
from frontwire.model.actor import ARMED
from frontwire.model.claim import ClaimClass
from frontwire.model.figure import Who
from frontwire.model.gist import Gist, Site
from frontwire.model.globe import apart_km
from frontwire.model.happening import Difference, Dispute, Link, Position, Relation
from frontwire.model.place import PlaceBasis, PlaceClass
from frontwire.model.time import Basis, Precision
from frontwire.model.voice import Certainty, Polarity, VoiceType
from frontwire.reconciling.blows import NIGHT, is_one_blow, is_one_harm, is_one_spot, nights_between
from frontwire.reconciling.opposing import Stand, doer_of, is_inside, oppose

_FINE = frozenset({PlaceClass.SITE, PlaceClass.NEIGHBOURHOOD, PlaceClass.TOWN, PlaceClass.CAMP})
_SAID_WHERE = frozenset({PlaceBasis.NAMED, PlaceBasis.RELATION})
_SAID_WHEN = frozenset({Basis.STATED, Basis.RELATIVE})
_ARMED = frozenset(sector.value for sector in ARMED)
_ALL_SORTS = frozenset({"armed", "unarmed"})
_SORTS = {who: "unarmed" for who in Who if who not in {Who.COMBATANT, Who.MIXED, Who.UNKNOWN, Who.THING}} | {
    Who.COMBATANT: "armed"
}
#: States change: words on one dispute each other only where they are as of so many days at most.
_STATE_DAYS = 1


def causes(stands: Sequence[Stand], deeds: Deeds) -> Dispute | None:
    """Do accounts tell of different means for the same dead or the same target, of which only one can be right?

    Means that one origin tells together ("air raids and shells") are not held against each other. A means that is
    told to account for what others tell otherwise (a store that blew up) stands against theirs by being told.
    """

    def conflict(one: Stand, other: Stand) -> str | None:
        first, second = str(one.value), str(other.value)
        if not deeds.are_rivals(first, second) or nights_between(one.gist, other.gist) > NIGHT:
            return None
        told_for_it = deeds.causes[first].rival or deeds.causes[second].rival
        of_one = is_one_harm(one.gist, other.gist) and is_one_blow(one.gist, other.gist, deeds)
        return f"{one.holds}, or {other.holds}" if told_for_it or of_one else None

    told = []
    for stand in stands:
        gist = stand.gist
        cause = deeds.cause(gist.kind, _words(gist)) if _is_affirmed_event(gist) else None
        if cause is not None:
            told.append(replace(stand, value=cause.cause, holds=cause.holds))
    return oppose(told, difference=Difference.CAUSE, conflict=conflict)


def places(stands: Sequence[Stand]) -> Dispute | None:
    """Do accounts name towns that cannot be one place: neither holds the other, and their circles do not meet?"""
    told = [
        replace(stand, value=stand.gist.site.id, holds=f"at {stand.gist.site.name}")
        for stand in stands
        if stand.gist.site is not None and _is_exact(stand.gist.site) and _is_affirmed_event(stand.gist)
    ]
    return oppose(told, difference=Difference.PLACE, conflict=_elsewhere)


def times(stands: Sequence[Stand]) -> Dispute | None:
    """Do accounts give days of their own that lie more than a night apart?"""
    told = [
        replace(stand, value=(stand.gist.first, stand.gist.last), holds=_days(stand.gist))
        for stand in stands
        if _is_dated(stand.gist) and _is_affirmed_event(stand.gist)
    ]
    return oppose(told, difference=Difference.TIME, conflict=_other_days)


def happened(stands: Sequence[Stand], deeds: Deeds, links: Iterable[Link] = ()) -> Dispute | None:
    """Does one say that it is so and another that it is not?

    A denial in so many words ("denied the charge") stands against the accounts that it is linked to as their
    denial, and others of their kind; where no link says what it denies, against all accounts of deeds. A denied
    claim stands against those of its own kind, or of another deed.
    """
    aims = _aims(stands, links, deeds)

    def denies(denied: Stand, affirmed: Stand) -> bool:
        if denied.origin == affirmed.origin or not _meets(denied.gist, affirmed.gist, deeds):
            return False
        aim = aims.get(denied.gist.id)
        return aim is None or affirmed.gist.id in aim or affirmed.gist.kind in aim

    denials = [stand for stand in stands if stand.gist.polarity is Polarity.DENIED and _is_denial(stand.gist)]
    tellings = [s for s in stands if s.gist.polarity is Polarity.AFFIRMED and s.gist.klass is not ClaimClass.SPEECH_ACT]
    pairs = [(denied, told) for denied in denials for told in tellings if denies(denied, told)]
    if not pairs:
        return None
    against = {denied.gist.id for denied, _ in pairs}
    affirmed = {told.gist.id for _, told in pairs}
    no = Position(_denied(pairs[0][0].gist), tuple(s.gist.id for s in denials if s.gist.id in against))
    yes = Position("it is so", tuple(s.gist.id for s in tellings if s.gist.id in affirmed))
    because = f"so by the word of {_who(pairs[0][1])}, not so by that of {_who(pairs[0][0])}"
    first = next(stand.gist.id for stand in stands if stand.gist.id in against | affirmed)
    return Dispute(Difference.HAPPENED, (no, yes) if first in against else (yes, no), because)


def _aims(stands: Sequence[Stand], links: Iterable[Link], deeds: Deeds) -> dict[str, frozenset[str]]:
    """By claim that denies in so many words, the ids and the kinds of the claims that links say it denies."""
    held = {stand.gist.id: stand.gist for stand in stands}
    out: dict[str, frozenset[str]] = {}
    pairs = [(link.older, link.newer) for link in links if link.relation is Relation.DENIES]
    for denied, told in (*pairs, *((newer, older) for older, newer in pairs)):
        if denied in held and told in held and held[denied].kind in deeds.denying:
            out[denied] = out.get(denied, frozenset()) | {told, held[told].kind}
    return out


def _is_denial(gist: Gist) -> bool:
    """Does somebody say so? What a report says by itself not to be so is mostly said of something beside it."""
    voiced = any(voice.key or voice.type is not VoiceType.UNNAMED for voice in gist.voices)
    return gist.certainty is not Certainty.POSSIBLE and (voiced or doer_of(gist) is not None)


def _is_affirmed_event(gist: Gist) -> bool:
    return gist.klass is ClaimClass.EVENT and gist.polarity is Polarity.AFFIRMED and not gist.background


def _words(gist: Gist) -> str:
    return " ".join((gist.quote, *(party.text for party in gist.instruments)))


def _is_exact(site: Site) -> bool:
    return site.kind in _FINE and site.basis in _SAID_WHERE


def _elsewhere(one: Stand, other: Stand) -> str | None:
    first, second = one.gist.site, other.gist.site
    if first is None or second is None or is_inside(first, second) or is_inside(second, first):
        return None
    km = apart_km(first.lat, first.lon, second.lat, second.lon)
    if km <= first.radius_km + second.radius_km:
        return None
    return f"{first.name} and {second.name} lie {km:.0f} km apart"


def _is_dated(gist: Gist) -> bool:
    return gist.precision is Precision.DAY and gist.time_basis in _SAID_WHEN and gist.first is not None


def _other_days(one: Stand, other: Stand) -> str | None:
    if nights_between(one.gist, other.gist) <= NIGHT or not is_one_spot(one.gist, other.gist):
        return None
    return f"{one.holds}, or {other.holds}: more than a night apart"


def _days(gist: Gist) -> str:
    if gist.first is None or gist.first == gist.last:
        return f"on {gist.last or gist.first}"
    return f"from {gist.first} to {gist.last}" if gist.last is not None else f"from {gist.first}"


def _meets(denied: Gist, affirmed: Gist, deeds: Deeds) -> bool:
    """Is what the one denies what the other tells? A state only where both speak of the same days."""
    if affirmed.klass is ClaimClass.STATE and abs((denied.known - affirmed.known).days) > _STATE_DAYS:
        return False
    if denied.kind in deeds.denying:
        return affirmed.kind in deeds.deeds and not affirmed.background
    if denied.kind in deeds.harm:
        return denied.kind == affirmed.kind and bool(_victims(denied) & (_victims(affirmed) or _ALL_SORTS))
    return denied.kind == affirmed.kind or (_is_deed(denied, deeds) and _is_deed(affirmed, deeds))


def _is_deed(gist: Gist, deeds: Deeds) -> bool:
    return gist.kind in deeds.deeds and gist.kind not in deeds.harm


def _victims(gist: Gist) -> frozenset[str]:
    """What sort of people a claim says were hit: "no soldier died" says nothing of civilians."""
    sorts = {_SORTS.get(figure.who, "") for figure in gist.figures}
    sorts.update("armed" if party.sector in _ARMED else "unarmed" for party in gist.targets if party.sector)
    return frozenset(sorts - {""})


def _denied(gist: Gist) -> str:
    named = " and ".join(party.name or party.text for party in gist.actors)
    return f"it is not so, or not by {named}" if named else "it is not so"


def _who(stand: Stand) -> str:
    speaker, doer = stand.gist.speaker, doer_of(stand.gist)
    if speaker is not None:
        return speaker.text
    return doer.name or doer.text if doer is not None else stand.gist.outlet or "a report"

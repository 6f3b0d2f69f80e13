"""The parts of a picture in the contract's shapes: claims, figures, places, and the short form of the health view."""

from __future__ import annotations

from frontwire.model import health, picture
from frontwire.model.gist import Gist, Party, Site, Speaker
from frontwire.model.grade import Grade
from frontwire.model.happening import Dispute, Link
from frontwire.model.place import Place
from frontwire.model.voice import VoiceType
from frontwire.publishing import telling
from frontwire.publishing.picture import shapes


def place(held: Site | Place) -> shapes.Place:
    """A place, with the precision of the words that name it where it is a claim's."""
    ucdp, acled = (held.ucdp_precision, held.acled_precision) if isinstance(held, Site) else (None, None)
    return shapes.Place(
        id=held.id,
        name=held.name,
        kind=held.kind,
        country=held.country,
        admin1=held.admin1,
        lat=held.lat,
        lon=held.lon,
        radius_km=held.radius_km,
        ucdp=ucdp,
        acled=acled,
    )


def grade(held: Grade | None) -> shapes.Grade | None:
    """A grade with its rules."""
    if held is None:
        return None
    return shapes.Grade(held.reliability, held.credibility, held.reliability_because, held.credibility_because)


def party(held: Party | None) -> shapes.Party | None:
    """Who acts, is hit or holds."""
    return None if held is None else _party(held)


def claim(citation: picture.Citation) -> shapes.Claim:
    """A claim as cited."""
    gist = citation.gist
    return shapes.Claim(
        id=gist.id,
        report=gist.report,
        outlet=gist.outlet,
        known=gist.known,
        kind=gist.kind,
        klass=gist.klass,
        quote=gist.quote,
        start=gist.span.start,
        end=gist.span.end,
        first=gist.first,
        last=gist.last,
        place=gist.site.id if gist.site is not None else None,
        part=gist.part,
        actors=tuple(map(_party, gist.actors)),
        targets=tuple(map(_party, gist.targets)),
        said_by=tuple(map(_voice, gist.voices)),
        polarity=gist.polarity,
        certainty=gist.certainty,
        background=gist.background,
        origin=citation.origin,
        grade=grade(citation.grade),
        repeats=citation.repeats,
    )


def _party(held: Party) -> shapes.Party:
    return shapes.Party(held.text, held.key, held.known, held.name, held.side)


def _voice(held: Speaker) -> shapes.Voice:
    return shapes.Voice(held.text, held.type, held.named, held.party, held.side, held.key)


def toll(held: picture.Toll) -> shapes.Toll:
    """A toll with every figure."""
    low, best, high = (_bound(bound) for bound in (held.low, held.best, held.high))
    return shapes.Toll(held.what, held.who, held.scope, low, best, high, tuple(map(figure, held.counts)))


def _bound(held: picture.Bound | None) -> shapes.Bound | None:
    return None if held is None else shapes.Bound(held.value, held.more, held.because, held.claims)


def figure(count: picture.Count) -> shapes.Figure:
    """A figure beside who gave it, in what, when."""
    gist = count.citation.gist
    return shapes.Figure(
        low=count.figure.low,
        high=count.figure.high,
        wording=count.figure.wording,
        claim=gist.id,
        voice=telling.voices(gist),
        voice_type=_type(gist),
        party=gist.speaker.party if gist.speaker is not None else None,
        outlet=gist.outlet,
        known=gist.known,
        origin=count.citation.origin,
        stands=count.stands,
        because=count.because,
    )


def _type(gist: Gist) -> VoiceType:
    return gist.speaker.type if gist.speaker is not None else VoiceType.OUTLET


def dispute(held: Dispute) -> shapes.Dispute:
    """A dispute with its positions."""
    positions = tuple(shapes.Position(position.holds, position.claims) for position in held.positions)
    return shapes.Dispute(held.difference, held.because, positions)


def link(held: Link) -> shapes.Link:
    """A link with its reasons."""
    return shapes.Link(held.older, held.newer, held.relation, held.score, held.because, held.by)


def facility(held: health.Facility, status: health.Status) -> shapes.Facility:
    """A facility by the last word on its status."""
    return shapes.Facility(
        id=held.id,
        name=held.name,
        place=None if held.site is None else place(held.site),
        functioning=status.functioning,
        damage=status.damage,
        reason=status.reason,
        disputed=bool(held.disputes),
        word=_word(status.word),
    )


def supply(held: health.Supply) -> shapes.Supply:
    """A supply by the last word on it."""
    return shapes.Supply(
        item=held.item,
        label=held.label,
        facility=held.facility,
        place=None if held.site is None else place(held.site),
        level=held.last.level,
        runs_out=held.last.runs_out,
        trend=held.trend,
        word=_word(held.last.word),
    )


def access(entry: health.AccessEntry) -> shapes.Access:
    """A line of the access ledger, in short."""
    last = entry.answers[-1] if entry.answers else None
    words = (*entry.asks, *(answer.word for answer in entry.answers), *(promise.word for promise in entry.promises))
    return shapes.Access(
        place=None if entry.site is None else place(entry.site),
        asked_by=entry.asked_by,
        asked_of=entry.asked_of,
        answer=entry.answer,
        answered_by=() if last is None else last.by,
        condition=None if last is None else last.condition,
        constraint=health.Constraint.UNCLASSIFIED if last is None else last.constraint,
        promises=tuple(promise.outcome for promise in entry.promises),
        words=tuple(map(_word, words)),
    )


def _word(held: health.Word) -> shapes.Word:
    return shapes.Word(held.claim, held.voice, held.voice_type, held.outlet, held.day, held.dated, held.quote)

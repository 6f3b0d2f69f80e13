"""Gisting: a claim brought to what linking and drawing compare, its names brought to keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from frontwire.model.actor import Actor
from frontwire.model.claim import Claim
from frontwire.model.filing import Filing
from frontwire.model.folding import fold_name
from frontwire.model.gist import Gist, Party, Site, Speaker
from frontwire.model.place import Place, PlaceNote, Where
from frontwire.model.voice import Voice

#: So many words of a sentence tell how it goes on from the one before.
_OPENING_WORDS = 3


def gists_of(claims: Iterable[Claim], filing: Filing, text: str) -> tuple[Gist, ...]:
    """One gist for each claim of a report of that text, in their order."""
    return tuple(gist_of(claim, filing, text) for claim in claims)


def gist_of(claim: Claim, filing: Filing, text: str) -> Gist:
    """The gist of a claim of the report that `filing` heads. It says nothing that the claim does not."""
    interval = claim.when.interval
    note = claim.where.note
    return Gist(
        id=claim.id,
        report=filing.id,
        outlet=filing.outlet,
        known=filing.known,
        kind=claim.kind,
        klass=claim.klass,
        quote=claim.evidence.quote,
        span=claim.evidence.span,
        first=None if interval is None else interval.start,
        last=None if interval is None else interval.last,
        precision=claim.when.precision,
        time_basis=claim.when.basis,
        site=_site(claim.where),
        place_text=None if note is None else note.text,
        part=None if note is None else note.part,
        actors=_parties(claim.actors),
        targets=_parties(claim.targets),
        instruments=_parties(claim.instruments),
        items=_parties(claim.items),
        facilities=_parties(claim.facilities),
        figures=claim.figures,
        voices=tuple(_speaker(voice) for voice in claim.said_by),
        cue=None if claim.cue is None else claim.cue.text,
        direct=claim.direct,
        said_when=claim.said_when,
        polarity=claim.stance.polarity,
        certainty=claim.stance.certainty,
        hedges=claim.stance.hedges,
        background=claim.background,
        sentence=claim.evidence.sentence,
        opening=_opening(claim.evidence.sentence.of(text)),
        until=filing.version.until,
    )


def gist_again(gist: Gist, claim: Claim, *, corrected: tuple[int, ...]) -> Gist:
    """The gist of a claim that people changed since `gist` was made of it, by the entries `corrected`."""
    interval, note = claim.when.interval, claim.where.note
    return replace(
        gist,
        kind=claim.kind,
        klass=claim.klass,
        first=None if interval is None else interval.start,
        last=None if interval is None else interval.last,
        precision=claim.when.precision,
        time_basis=claim.when.basis,
        site=_site(claim.where),
        place_text=None if note is None else note.text,
        part=None if note is None else note.part,
        actors=_parties(claim.actors),
        targets=_parties(claim.targets),
        figures=claim.figures,
        voices=tuple(_speaker(voice) for voice in claim.said_by),
        cue=None if claim.cue is None else claim.cue.text,
        direct=claim.direct,
        polarity=claim.stance.polarity,
        certainty=claim.stance.certainty,
        hedges=claim.stance.hedges,
        background=claim.background,
        corrected=corrected,
    )


def _opening(sentence: str) -> str:
    """The first words of a sentence in lower case, without marks around them."""
    words = (word.strip("\"'“”‘’([,.:;)]").lower() for word in sentence.split(maxsplit=_OPENING_WORDS)[:_OPENING_WORDS])
    return " ".join(word for word in words if word)


def _parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    return tuple(_party(actor) for actor in actors)


def _party(actor: Actor) -> Party:
    return Party(
        key=actor.entity or fold_name(actor.text),
        text=actor.text,
        known=actor.entity is not None,
        name=actor.name,
        side=actor.side,
        sector=None if actor.sector is None else actor.sector.value,
        country=actor.country,
    )


def _speaker(voice: Voice) -> Speaker:
    return Speaker(
        key=_voice_key(voice),
        text=voice.text,
        type=voice.type,
        named=voice.named,
        party=voice.party,
        side=None if voice.actor is None else voice.actor.side,
    )


def _voice_key(voice: Voice) -> str:
    """Whom the voice is, where that can be told: "officials" of two reports need not be the same people."""
    if voice.actor is not None and voice.actor.entity is not None:
        return voice.actor.entity
    return fold_name(voice.text) if voice.named or _is_one_office(voice.text) else ""


def _is_one_office(text: str) -> bool:
    """Does the phrase mean one office by its words ("the governor of Homs"), not anyone like it ("the governor")?

    It does where it is definite and holds a name, and is not a plural of which any may have spoken.
    """
    first, *others = text.split() or [""]
    if first.casefold() != "the" or not any(word[:1].isupper() for word in others):
        return False
    head = next((before for before, word in pairwise(others) if word in _OF), others[-1])
    return not head.endswith("s") or head[:1].isupper()


#: What ends the head of a noun phrase.
_OF = frozenset({"of", "in", "for", "at", "from"})


def _site(where: Where) -> Site | None:
    note = where.note
    if note is None or note.place is None:
        return None
    place = note.place
    return Site(
        id=place.id,
        name=place.name,
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        lat=_or(note.lat, place.lat),
        lon=_or(note.lon, place.lon),
        radius_km=_radius(note, place),
        parent=place.parent,
        acled_precision=note.acled_precision,
        ucdp_precision=note.ucdp_precision,
        basis=where.basis,
    )


def _or(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _radius(note: PlaceNote, place: Place) -> float:
    return _or(note.radius_km, place.radius_km)

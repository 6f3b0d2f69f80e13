"""Vouching: a field message speaks with the voice, and from the place, of whoever sent it.

Both are given beside the text. They fill in what the words leave open and never go against what they say.
"""

from __future__ import annotations

from dataclasses import replace

from frontwire.model.claim import Claim, ClaimClass
from frontwire.model.figure import Scope
from frontwire.model.filing import Voucher
from frontwire.model.globe import apart_km
from frontwire.model.place import Place, PlaceBasis, PlaceNote, Where
from frontwire.model.span import Span, Stretch
from frontwire.model.voice import Voice, VoiceType
from frontwire.placing.precision import precision_of


def vouch(claim: Claim, voucher: Voucher | None, place: Place | None) -> Claim:
    """The claim in the voice of who vouches for its report, where its words name no other.

    `place` is what the voucher's place means. A claim without a place is put there, and so is what a clinic says of
    itself, wherever the sentence before was; of namesakes in several countries the one nearest to it is meant.
    """
    if voucher is None:
        return claim
    said_by = claim.said_by or (Voice(voucher.voice, VoiceType(voucher.type), named=True),)
    return replace(claim, said_by=said_by, where=claim.where if place is None else _at(claim, voucher, place))


def _at(claim: Claim, voucher: Voucher, place: Place) -> Where:
    where, note = claim.where, claim.where.note
    if note is None or (where.basis is PlaceBasis.INHERITED and _is_of_sender(claim)):
        because = f"no place in its own words: where {voucher.voice} speaks from, as given with the message"
        return Where(_given(voucher.place or place.name, place, because), PlaceBasis.INHERITED, because)
    meant = _nearest_namesake(note, place)
    if meant is None or note.place is None:
        return where
    because = f"{where.because or note.because}; of that name the one nearest to where {voucher.voice} speaks from"
    return replace(where, note=_moved(note, note.place, meant, because), because=because)


def _is_of_sender(claim: Claim) -> bool:
    """Does it tell how things stand, or who was brought in: what is so where the sender is?"""
    return claim.klass is ClaimClass.STATE or any(figure.scope is Scope.ARRIVALS for figure in claim.figures)


def _nearest_namesake(note: PlaceNote, place: Place) -> Place | None:
    """The place of the note's name in the voucher's country, where another country's was taken for it."""
    if note.place is None or note.place.country == place.country:
        return None
    there = [candidate for candidate in note.candidates if candidate.country == place.country]
    return min(there, key=lambda one: (apart_km(one.lat, one.lon, place.lat, place.lon), one.id), default=None)


def _given(words: str, place: Place, because: str) -> PlaceNote:
    """A place given beside the text: its span is empty, for no words of the report stand for it."""
    acled, ucdp = precision_of(place.kind, radius_km=place.radius_km, moved=False)
    return PlaceNote(
        text=words,
        span=Span(0, 0),
        stretch=Stretch(0, 0),
        head=0,
        place=place,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        acled_precision=acled,
        ucdp_precision=ucdp,
        basis=PlaceBasis.INHERITED,
        because=because,
    )


def _moved(note: PlaceNote, taken: Place, meant: Place, because: str) -> PlaceNote:
    """The note on the place meant; what its words move off the place is kept."""
    radius = meant.radius_km + max(0.0, (note.radius_km or taken.radius_km) - taken.radius_km)
    acled, ucdp = precision_of(meant.kind, radius_km=radius, moved=note.relation is not None)
    return replace(
        note,
        place=meant,
        lat=meant.lat + (taken.lat if note.lat is None else note.lat) - taken.lat,
        lon=meant.lon + (taken.lon if note.lon is None else note.lon) - taken.lon,
        radius_km=radius,
        acled_precision=acled,
        ucdp_precision=ucdp,
        because=because,
    )

"""Correcting: what people decided about a claim, laid over the claim as the rules read it.

Of several corrections of one claim the later one wins, field by field. Nothing here is kept: a store lays them over
at every reading, so that taking one back leaves no trace in the claim.
"""

from __future__ import annotations

import calendar
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from frontwire.model.claim import Claim
from frontwire.model.correction import Act, Correction, Field
from frontwire.model.place import Place, PlaceBasis, PlaceNote, Where
from frontwire.model.span import Span, Stretch
from frontwire.model.time import Basis, Interval, Precision, When
from frontwire.model.voice import Stance
from frontwire.placing.precision import precision_of

_ID_BYTES = 8


def added_id(report: str, span: Span, number: int) -> str:
    """The id of a claim that the entry of that number adds: no other entry's, and no id that the rules make."""
    parts = "\x1f".join((report, "added", str(span.start), str(span.end), str(number)))
    return hashlib.blake2b(parts.encode(), digest_size=_ID_BYTES).hexdigest()


def added(correction: Correction) -> Claim:
    """The claim that a person added, as it was first given. Raises ValueError for a correction that adds none."""
    if correction.act is not Act.ADD or correction.evidence is None:
        raise ValueError(f"correction {correction.number} adds no claim")
    blank = Claim(
        id=correction.claim.claim,
        kind=correction.values.kind,
        klass=correction.values.klass,
        codes=correction.values.codes,
        evidence=correction.evidence,
        actors=(),
        targets=(),
        instruments=(),
        items=(),
        facilities=(),
        figures=(),
        when=When(None, Precision.NONE, Basis.NONE),
        where=Where(None, PlaceBasis.NONE),
        said_by=(),
        cue=None,
        direct=False,
        said_when=None,
        stance=Stance(),
        background=False,
    )
    return changed(blank, correction)


def corrected(claim: Claim, corrections: Iterable[Correction]) -> Claim | None:
    """The claim once `corrections` on it that stand, in the order of deciding, are laid over it; None where rejected.

    It is rejected where the last of them rejects it: who accepts or changes it later holds that it stands.
    """
    rejected = False
    for correction in corrections:
        rejected = correction.act is Act.REJECT
        if correction.act is Act.CHANGE:
            claim = changed(claim, correction)
    return None if rejected else claim


def changed(claim: Claim, correction: Correction) -> Claim:
    """The claim with the fields that one correction names as it has them."""
    for field in correction.fields:
        claim = _CHANGES[field](claim, correction)
    return claim


def _kind(claim: Claim, correction: Correction) -> Claim:
    values = correction.values
    # The rules that fired told another kind: the person is what this one rests on.
    evidence = replace(claim.evidence, rules=tuple(r for r in claim.evidence.rules if r in claim.stance.rules))
    return replace(claim, kind=values.kind, klass=values.klass, codes=values.codes, evidence=evidence)


def _actors(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, actors=correction.values.actors)


def _targets(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, targets=correction.values.targets)


def _place(claim: Claim, correction: Correction) -> Claim:
    values, because = correction.values, _because(correction)
    if values.place is None and values.place_text is None:
        return replace(claim, where=Where(None, PlaceBasis.NONE, because))
    note = _note(claim.where.note, correction)
    return replace(claim, where=Where(note, PlaceBasis.NAMED if values.place else PlaceBasis.NONE, because))


def _note(held: PlaceNote | None, correction: Correction) -> PlaceNote:
    """The place phrase as corrected; where it moves off the place ("near") it still does if the place is the same."""
    values, because = correction.values, _because(correction)
    text = values.place_text or (values.place.name if values.place else "")
    # An empty span: no words of the report stand for it.
    span = values.place_span or Span(0, 0)
    if held is None:
        held = PlaceNote(text, span, Stretch(0, 0), 0, None)
    if held.place is None or values.place is None or held.place.id != values.place.id:
        held = _placed(held, values.place)
    return replace(held, text=text, span=span, part=values.part, basis=PlaceBasis.NAMED, because=because)


def _placed(note: PlaceNote, place: Place | None) -> PlaceNote:
    if place is None:
        return PlaceNote(note.text, note.span, note.stretch, note.head, None, candidates=note.candidates)
    acled, ucdp = precision_of(place.kind, radius_km=place.radius_km, moved=False)
    return replace(
        note,
        place=place,
        relation=None,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        acled_precision=acled,
        ucdp_precision=ucdp,
    )


def _when(claim: Claim, correction: Correction) -> Claim:
    first, last = correction.values.first, correction.values.last
    basis = Basis.NONE if first is None and last is None else Basis.STATED
    interval = None if basis is Basis.NONE else Interval.days(first, last)
    when = When(interval, _precision(first, last), basis, claim.when.text, _because(correction))
    return replace(claim, when=when)


def _precision(first: date | None, last: date | None) -> Precision:
    """How exact days are that a person gave: whole months and years are told by their ends."""
    if first is None or last is None:
        return Precision.NONE if first is last else Precision.DAYS
    if first == last:
        return Precision.DAY
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Precision.YEAR if first.year == last.year else Precision.YEARS
    whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    same = (first.year, first.month) == (last.year, last.month)
    return Precision.MONTH if whole and same else Precision.DAYS


def _figures(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, figures=correction.values.figures)


def _voices(claim: Claim, correction: Correction) -> Claim:
    voices = correction.values.voices
    return replace(claim, said_by=voices, cue=claim.cue if voices else None)


def _direct(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, direct=correction.values.direct)


def _polarity(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, stance=replace(claim.stance, polarity=correction.values.polarity))


def _certainty(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, stance=replace(claim.stance, certainty=correction.values.certainty))


def _background(claim: Claim, correction: Correction) -> Claim:
    return replace(claim, background=correction.values.background)


_CHANGES: Mapping[Field, Callable[[Claim, Correction], Claim]] = MappingProxyType(
    {
        Field.KIND: _kind,
        Field.ACTORS: _actors,
        Field.TARGETS: _targets,
        Field.PLACE: _place,
        Field.WHEN: _when,
        Field.FIGURES: _figures,
        Field.VOICES: _voices,
        Field.DIRECT: _direct,
        Field.POLARITY: _polarity,
        Field.CERTAINTY: _certainty,
        Field.BACKGROUND: _background,
    }
)


def _because(correction: Correction) -> str:
    reason = f": {correction.because}" if correction.because else ""
    return f"decided by {correction.by}{reason}"

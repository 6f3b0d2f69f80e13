"""What people changed in a claim, in words: each field as it was before, as it is since, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontwire.claims.correcting import changed
from frontwire.model.actor import Actor
from frontwire.model.claim import Claim
from frontwire.model.correction import Act, Correction, Field
from frontwire.model.figure import Figure
from frontwire.publishing import wording
from frontwire.publishing.trails import Section, told
from frontwire.publishing.words import flat

_NOBODY = "nobody"
_NONE = "none"
_ACTED = {Act.ACCEPT: "accepted", Act.REJECT: "rejected", Act.CHANGE: "changed", Act.ADD: "added"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a correction changed: its value in words before it and after it."""

    field: Field
    before: str
    after: str
    correction: Correction


def changes(original: Claim, history: Iterable[Correction]) -> tuple[Change, ...]:
    """Every field that people changed in a claim, in the order of deciding.

    `original` is the claim as it was read or first added, `history` all corrections of it. One that was taken back
    (`correction.undone`) is among them and changes nothing for those behind it.
    """
    return tuple(_changes(original, history))


def _changes(claim: Claim, history: Iterable[Correction]) -> Iterator[Change]:
    for correction in history:
        if correction.act is not Act.CHANGE:
            continue
        after = changed(claim, correction)
        for field in correction.fields:
            yield Change(field, value(claim, field), value(after, field), correction)
        if correction.undone is None:
            claim = after


def value(claim: Claim, field: Field) -> str:
    """The value of one field of a claim, in words."""
    match field:
        case Field.ACTORS | Field.TARGETS:
            return _names(claim.actors if field is Field.ACTORS else claim.targets)
        case Field.PLACE:
            return _place(claim)
        case Field.WHEN:
            return wording.days(claim.when)
        case Field.FIGURES:
            return "; ".join(map(_figure, claim.figures)) or _NONE
        case Field.VOICES:
            voices = [f"“{flat(voice.text)}” ({voice.type})" for voice in claim.said_by]
            return ", through ".join(voices) or "the outlet"
    return _plain(claim, field)


def _plain(claim: Claim, field: Field) -> str:
    match field:
        case Field.POLARITY:
            return claim.stance.polarity.value
        case Field.CERTAINTY:
            return claim.stance.certainty.value
        case Field.DIRECT:
            return "the speaker's own words" if claim.direct else "not the speaker's own words"
        case Field.BACKGROUND:
            return "background" if claim.background else "news"
    return claim.kind


def _names(actors: Iterable[Actor]) -> str:
    return wording.listed(f"“{flat(actor.text)}”" for actor in actors) or _NOBODY


def _place(claim: Claim) -> str:
    note = claim.where.note
    if note is None:
        return "no place"
    if note.place is None:
        return f"“{flat(note.text)}”, not on the map"
    chain = (note.place.name, note.place.admin1, note.place.country, note.place.id, note.part)
    return ", ".join(part for part in chain if part)


def _figure(figure: Figure) -> str:
    return f"“{flat(figure.wording)}” {figure.who} {figure.what}"


def acted(correction: Correction) -> str:
    """What was done, in words: "rejected", "place, when changed"."""
    fields = f"{', '.join(correction.fields)} " if correction.act is Act.CHANGE else ""
    return f"{fields}{_ACTED[correction.act]}"


def line(correction: Correction) -> str:
    """Who decided what about a claim, when and why, in one line: "Ana, 5 March 2024: rejected: no shell fell"."""
    because = f": {flat(correction.because)}" if correction.because else ""
    back = f" (taken back by {correction.undone})" if correction.undone is not None else ""
    decided = f"{flat(correction.by)}, {wording.day(correction.made.date())}: {acted(correction)}"
    return f"{correction.number}. {decided}{because}{back}"


def section(original: Claim, history: tuple[Correction, ...]) -> tuple[Section, ...]:
    """What people decided about a claim, with what stood before, as a section of its trail; none where nobody did."""
    held = changes(original, history)
    lines: list[str] = []
    for correction in history:
        lines.append(line(correction))
        lines.extend(
            f"{change.field}: {change.after}; was {change.before}"
            for change in held
            if change.correction.number == correction.number
        )
    return (Section("corrections", "Corrected by people", told(lines)),) if lines else ()

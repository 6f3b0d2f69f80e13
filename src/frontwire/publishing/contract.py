"""The JSON contract: what `frontwire read --format json` prints, and its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from frontwire.model.actor import Actor
from frontwire.model.claim import Claim
from frontwire.model.figure import Figure
from frontwire.model.filing import Filing
from frontwire.model.place import PlaceNote, Where
from frontwire.model.report import Block, Refusal, Report
from frontwire.model.time import Publication, When
from frontwire.model.voice import Voice
from frontwire.publishing import shapes

if TYPE_CHECKING:
    from frontwire.publishing.reading import Reading

#: Raised whenever a field changes its meaning or goes away; new fields do not raise it.
VERSION = 1
#: Where the schema says it is from.
SCHEMA_ID = "frontwire-claims"


def publish(reading: Reading) -> shapes.Reading:
    """The reading in the contract's shape."""
    report = reading.report
    return shapes.Reading(
        contract=VERSION,
        report=shapes.Report(
            title=report.title,
            outlet=report.outlet,
            language=report.language,
            source=report.source,
            published=_published(reading.document.publication),
            blocks=tuple(_block(block) for block in report.blocks),
            text=report.text,
        ),
        claims=tuple(_claim(claim) for claim in reading.claims),
        interactions=tuple(_claim(claim) for claim in reading.interactions),
        refusals=tuple(_refusal(refusal) for refusal in reading.refusals),
    )


def to_dict(published: shapes.Reading) -> dict[str, object]:
    """Plain builtins, ready for any JSON library."""
    built: dict[str, object] = msgspec.to_builtins(published)
    return built


def to_json(published: shapes.Reading, *, indent: int | None = None) -> str:
    """JSON text; `indent` blanks a level, or one line where it is None."""
    text = msgspec.json.encode(published)
    return (text if indent is None else msgspec.json.format(text, indent=indent)).decode()


def to_jsonl(published: shapes.Reading) -> str:
    """One claim a line, each line ended; empty where there are no claims."""
    report = published.report
    header = shapes.Header(report.title, report.outlet, report.language, report.source, report.published)
    lines = (msgspec.json.encode(shapes.ClaimLine(VERSION, header, claim)).decode() for claim in published.claims)
    return "".join(f"{line}\n" for line in lines)


def kept_line(claim: Claim, filing: Filing) -> str:
    """A claim out of a store as such a line, with the header of its report."""
    header = shapes.Header(filing.title, filing.outlet, filing.language, filing.source, _kept_day(filing))
    return msgspec.json.encode(shapes.ClaimLine(VERSION, header, _claim(claim))).decode() + "\n"


def shipped_line(  # noqa: PLR0913 - one for each field
    claim: Claim, filing: Filing, *, happening: str, origin: str, sentence: str, corrected: tuple[int, ...]
) -> str:
    """A claim on its way out as such a line, with all that leads back to its words."""
    header = shapes.Header(filing.title, filing.outlet, filing.language, filing.source, _kept_day(filing))
    line = shapes.ShippedLine(VERSION, header, _claim(claim), filing.id, happening, origin, sentence, corrected)
    return msgspec.json.encode(line).decode() + "\n"


def kept_claim(held: Claim) -> shapes.Claim:
    """A claim out of a store in the contract's shape."""
    return _claim(held)


def kept_report(held: Report, filing: Filing) -> shapes.Report:
    """A report out of a store, with its text, in the contract's shape."""
    blocks = tuple(_block(block) for block in held.blocks)
    return shapes.Report(
        filing.title, filing.outlet, filing.language, filing.source, _kept_day(filing), blocks, held.text
    )


def kept_refusal(held: Refusal) -> shapes.Refusal:
    """A refusal out of a store in the contract's shape."""
    return _refusal(held)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `--format json`; a line of `--format jsonl` is `$defs/ClaimLine`.

    One of `frontwire export -f jsonl` is `$defs/ShippedLine`.
    """
    refs, parts = msgspec.json.schema_components(
        (shapes.Reading, shapes.ClaimLine, shapes.ShippedLine), ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA_ID}:{VERSION}",
        "title": "A report read by Frontwire",
        **refs[0],
        "$defs": dict(sorted(parts.items())),
    }


def _kept_day(filing: Filing) -> shapes.Published:
    because = "the day it was published" if filing.published else "the report does not tell its day"
    return shapes.Published(filing.published, because)


def _published(publication: Publication | None) -> shapes.Published:
    if publication is None:
        return shapes.Published(None, "the report was not dated")
    return shapes.Published(publication.day, publication.because, publication.alternatives)


def _block(block: Block) -> shapes.Block:
    return shapes.Block(block.role, block.span.start, block.span.end, block.because, block.language)


def _claim(claim: Claim) -> shapes.Claim:
    evidence = claim.evidence
    return shapes.Claim(
        id=claim.id,
        quote=evidence.quote,
        span=shapes.Span(evidence.span.start, evidence.span.end),
        sentence=shapes.Span(evidence.sentence.start, evidence.sentence.end),
        kind=claim.kind,
        klass=claim.klass,
        codes=shapes.Codes(claim.codes.acled, claim.codes.plover, claim.codes.cameo),
        actor=_actors(claim.actors),
        target=_actors(claim.targets),
        instrument=_actors(claim.instruments),
        item=_actors(claim.items),
        facility=_actors(claim.facilities),
        figures=tuple(_figure(figure) for figure in claim.figures),
        when=_when(claim.when),
        place=_place(claim.where),
        unplaced=claim.where.because if claim.where.note is None else None,
        said_by=tuple(_voice(voice) for voice in claim.said_by),
        cue=None if claim.cue is None else claim.cue.text,
        direct=claim.direct,
        said_when=claim.said_when,
        polarity=claim.stance.polarity,
        certainty=claim.stance.certainty,
        hedges=claim.stance.hedges,
        background=claim.background,
        because=evidence.rules,
    )


def _actors(actors: tuple[Actor, ...]) -> tuple[shapes.Actor, ...]:
    return tuple(
        shapes.Actor(a.text, a.span.start, a.span.end, a.entity, a.name, a.country, a.sector, a.side) for a in actors
    )


def _figure(figure: Figure) -> shapes.Figure:
    return shapes.Figure(figure.what, figure.who, figure.low, figure.high, figure.wording, figure.scope)


def _when(when: When) -> shapes.When:
    interval = when.interval
    start, end = (None, None) if interval is None else (interval.start, interval.last)
    return shapes.When(start, end, when.precision, when.basis, when.text, when.because)


def _place(where: Where) -> shapes.Place | None:
    note = where.note
    if note is None:
        return None
    place = note.place
    return shapes.Place(
        text=note.text,
        start=note.span.start,
        end=note.span.end,
        name=None if place is None else place.name,
        id=None if place is None else place.id,
        kind=None if place is None else place.kind,
        admin1=None if place is None else place.admin1,
        country=None if place is None else place.country,
        lat=_placed(note, note.lat),
        lon=_placed(note, note.lon),
        radius_km=_placed(note, note.radius_km),
        part=note.part,
        relation=note.relation,
        precision=shapes.PlacePrecision(note.acled_precision, note.ucdp_precision),
        basis=where.basis,
        because=where.because or note.because,
        candidates=tuple(_named(c.name, c.admin1, c.country) for c in note.candidates),
    )


def _placed(note: PlaceNote, value: float | None) -> float | None:
    """A refused place has no point, whatever was considered."""
    return None if note.place is None else value


def _named(*parts: str | None) -> str:
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _voice(voice: Voice) -> shapes.Voice:
    entity = None if voice.actor is None else voice.actor.entity
    return shapes.Voice(voice.text, voice.type, voice.named, voice.party, entity)


def _refusal(refusal: Refusal) -> shapes.Refusal:
    span = refusal.span
    start, end = (None, None) if span is None else (span.start, span.end)
    return shapes.Refusal(refusal.stage, refusal.quote, refusal.because, start, end)

"""One row filled in: its text, its claims, and what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from frontwire.filling.claiming import STAGE, Claiming, Frame, Sort
from frontwire.filling.speaking import Source
from frontwire.filling.writing import Sheet, write_out
from frontwire.lexicon.forms import Form, folded
from frontwire.model.claim import Claim
from frontwire.model.document import Document
from frontwire.model.parcel import Answers, Parcel
from frontwire.model.place import PlaceBasis, PlaceNote, Where
from frontwire.model.report import Block, EvidenceSource, PublicationEvidence, Refusal, Report, Role
from frontwire.model.span import Span, Stretch
from frontwire.model.time import Basis, Interval, Precision, Publication, When
from frontwire.model.voice import Voice, VoiceType
from frontwire.placing.precision import precision_of


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of a row: the report with its day, the claims, what was refused, and whose row it is."""

    document: Document
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]
    source: Source


def fill(parcel: Parcel, answers: Answers, form: Form, *, source: Source, kinds: Mapping[str, Sort]) -> Filled:
    """The claims of a row by the rules of its form. `source` is whose row it is, `kinds` are those of the lexicon.

    Nothing in a row is an error: what cannot be made out is a refusal, and so is a row that no rule fits.
    """
    sheet = write_out(answers.cells, form, title=_title(source))
    claiming = Claiming(sheet, form, _frame(sheet, form, source, answers), kinds)
    claims = claiming.claims()
    refusals = [*source.refusals, *_undated(sheet, form, answers), *claiming.refusals]
    if not claims:
        refusals.append(Refusal(STAGE, sheet.body.of(sheet.text), f"no rule of the form {form.form} fits this row"))
    document = Document(
        report=_report(parcel, sheet),
        publication=Publication(parcel.told.published, "as the table gives it") if parcel.told.published else None,
        refusals=tuple(refusals),
    )
    return Filled(document, claims, tuple(dict.fromkeys(refusals)), source)


def _title(source: Source) -> str:
    """Who reports from where."""
    name = None if source.voucher is None else source.voucher.voice
    place = source.place.name if source.place is not None else source.words
    return ", ".join(part for part in (name, place) if part and not (part is place and name and _is_in(part, name)))


def _is_in(part: str, whole: str) -> bool:
    return folded(part) in folded(whole)


def _report(parcel: Parcel, sheet: Sheet) -> Report:
    told = parcel.told
    title = None if sheet.title is None else Block(Role.TITLE, (sheet.title,), "who reports from where")
    body = Block(Role.BODY, (sheet.body,), "the row, a line an answer")
    return Report(
        text=sheet.text,
        blocks=(body,) if title is None else (title, body),
        title=None if sheet.title is None else sheet.title.of(sheet.text),
        outlet=told.outlet,
        language=told.language,
        source=parcel.name,
        evidence=()
        if told.published is None
        else (PublicationEvidence(EvidenceSource.METADATA, told.published.isoformat(), (told.published,)),),
    )


def _frame(sheet: Sheet, form: Form, source: Source, answers: Answers) -> Frame:
    voice = None
    if source.voucher is not None:
        line = sheet.line(source.column)
        span = None if line is None else line.value_span
        voice = Voice(source.voucher.voice, VoiceType(source.voucher.type), span, named=True)
    return Frame(voice, _when(sheet, form, answers), _where(sheet, form, source))


def _when(sheet: Sheet, form: Form, answers: Answers) -> When:
    first, last = answers.first, answers.last
    if first is None and last is None:
        return When(None, Precision.NONE, Basis.NONE, because="the row gives no day")
    if first is not None and last is not None and first > last:
        first, last = last, first
    line = sheet.line(form.days.first) or sheet.line(form.days.last)
    precision = Precision.DAY if first == last else Precision.DAYS
    words = None if line is None else line.cell.value
    return When(Interval.days(first, last), precision, Basis.STATED, words, "as the row gives it")


def _undated(sheet: Sheet, form: Form, answers: Answers) -> list[Refusal]:
    """Days that cannot be told for sure."""
    held = ((form.days.first, answers.first), (form.days.last, answers.last))
    lines = (sheet.line(column) for column, day in held if day is None and column is not None)
    because = "what day this is cannot be told for sure"
    return [Refusal("dating", line.cell.value, because, line.value_span) for line in lines if line is not None]


def _where(sheet: Sheet, form: Form, source: Source) -> Where:
    place = source.place
    if place is None:
        return Where(None, PlaceBasis.NONE, "the row names no place that is known")
    lines = (sheet.line(column) for column in form.place.columns)
    line = next((one for one in lines if one is not None and one.value_span is not None), None)
    span = Span(0, 0) if line is None or line.value_span is None else line.value_span
    own = place.id.startswith("form:")
    because = "the point that the row gives" if own else "the place that the row names"
    acled, ucdp = precision_of(place.kind, radius_km=place.radius_km, moved=False)
    note = PlaceNote(
        text=place.name if line is None else line.value,
        span=span,
        stretch=Stretch(0, 0),
        head=0,
        place=place,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        acled_precision=acled,
        ucdp_precision=ucdp,
        basis=PlaceBasis.NAMED,
        because=because,
    )
    return Where(note, PlaceBasis.NAMED, because)

"""The report's own date: the evidence reading found, weighed against what the text itself says.

Sources are trusted in the order of `EvidenceSource`; a line that gives the last change is weaker than any that
gives the first publication; a reading that the text contradicts ("since May 19" in a report of 6 May) gives
way to one it does not. Only an override is never doubted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from frontwire.dating.attachment import site_of, tense_at
from frontwire.dating.contexts import Context, Tense
from frontwire.dating.figures import read_figures
from frontwire.dating.hosting import is_bound
from frontwire.dating.lead import is_opening_date, lead_sentences
from frontwire.dating.meanings import Meaning, Named, Written
from frontwire.dating.phrases import Phrase
from frontwire.dating.saying import cue_dated
from frontwire.dating.settling import settle
from frontwire.model.document import Document
from frontwire.model.report import EvidenceSource, PublicationEvidence
from frontwire.model.time import Basis, Interval, Publication, TimeNote, TimeRole

#: A day named without a year that lies at most so far ahead is not the one of almost a year before.
_SOON_AHEAD = relativedelta(days=45)
#: The lead tells of the day of publication or of one of these many days before.
_LEAD_DAYS = relativedelta(days=3)
_A_WEEK = 7
#: What links a date that may lie ahead of what is told.
_AHEAD = frozenset({"by", "until", "till", "through", "to"})
_RANK = {source: rank for rank, source in enumerate(EvidenceSource)}


@dataclass(frozen=True, slots=True)
class _Reading:
    """One day that one piece of evidence can mean, and how the text takes to it."""

    day: date
    evidence: PublicationEvidence
    order: int
    against: tuple[str, ...]
    gap: int

    @property
    def key(self) -> tuple[bool, bool, bool, int, int, int, date]:
        """Better readings sort first."""
        override = self.evidence.source is EvidenceSource.OVERRIDE
        contradicted = bool(self.against) and not override
        rank = _RANK[self.evidence.source]
        return (not override, contradicted, self.evidence.updated, rank, self.gap, self.order, self.day)


def choose_publication(document: Document, phrases: tuple[Phrase, ...]) -> Publication:
    """The reading of the evidence that fits the text best, the others as alternatives."""
    evidence = document.report.evidence or _evidence_in_text(document, phrases)
    days = dict.fromkeys(day for piece in evidence for day in piece.readings)
    against = {day: _against(document, phrases, day) for day in days}
    readings = sorted(
        (
            _Reading(day, piece, order, against[day], _gap(document, phrases, day))
            for piece in evidence
            for order, day in enumerate(piece.readings)
        ),
        key=lambda reading: reading.key,
    )
    if not readings:
        return Publication(None, "neither page nor text gives the day of publication")
    best = readings[0]
    others = tuple(dict.fromkeys(reading.day for reading in readings if reading.day != best.day))
    return Publication(best.day, _because(best, readings[1:]), others)


def with_news_day(publication: Publication, document: Document, notes: tuple[TimeNote, ...]) -> Publication:
    """Adds the day the report tells of: the latest of the lead's own, else the day of publication.

    What has gone on since a day is told on that day or after it, but alone it does not say when.
    """
    day = publication.day
    if day is None:
        return publication
    told = [
        (note.interval.start, is_bound(document.syntax, note))
        for sentence in lead_sentences(document)
        for note in notes
        if sentence.stretch.contains(note.stretch) and _tells_day(note, day) and note.interval is not None
    ]
    days = [start for start, _ in told if start is not None]
    news = max(days) if any(not bound for _, bound in told) else day
    return Publication(day, publication.because, publication.alternatives, news)


def _tells_day(note: TimeNote, day: date) -> bool:
    """Is it a day not long before that of publication, and not merely the date that the report bears?"""
    own_date = note.basis is Basis.STATED and note.interval == Interval.day(day)
    return note.role is not TimeRole.UNTIL and _is_recent_day(note.interval, day) and not own_date


def _is_recent_day(interval: Interval | None, day: date) -> bool:
    if interval is None or interval.start is None or interval.last != interval.start:
        return False
    return day - _LEAD_DAYS <= interval.start <= day


def _against(document: Document, phrases: tuple[Phrase, ...], day: date) -> tuple[str, ...]:
    """The phrases that could not stand so in a report of that day."""
    return tuple(
        _words(document, phrase)
        for phrase in phrases
        if isinstance(phrase.meaning, Named)
        and phrase.meaning.day is not None
        and phrase.meaning.month is not None
        and _contradicts(document, phrase, phrase.meaning, day)
    )


def _contradicts(document: Document, phrase: Phrase, named: Named, day: date) -> bool:
    site = site_of(document.syntax, phrase.stretch)
    tense = tense_at(document.syntax, site.token)
    if named.year is not None:
        settled = settle(named, Context(day)).interval
        return tense is Tense.PAST and settled is not None and settled.start is not None and settled.start > day
    settled = settle(named, Context(day + _SOON_AHEAD)).interval
    if settled is None or settled.start is None:
        return False
    if named.weekday is not None and settled.start.isoweekday() != named.weekday:
        return True
    return tense is Tense.PAST and settled.start > day


def _gap(document: Document, phrases: tuple[Phrase, ...], day: date) -> int:
    """How many days before `day` the lead's own weekday lies; 0 where it names none."""
    sentences = [sentence.stretch for sentence in lead_sentences(document)]
    for phrase in phrases:
        named = phrase.meaning
        if not isinstance(named, Named) or named.weekday is None or named.direction is not None:
            continue
        if any(stretch.contains(phrase.stretch) for stretch in sentences):
            return (day.isoweekday() - named.weekday) % _A_WEEK
    return 0


def _evidence_in_text(document: Document, phrases: tuple[Phrase, ...]) -> tuple[PublicationEvidence, ...]:
    """Where the page gives no date: a full date that opens the text, or that dates a saying.

    Not in a text that goes on to tell of later years: that is a history.
    """
    out = []
    told = _last_year_told(document, phrases)
    for phrase in phrases:
        named = phrase.meaning
        is_full = isinstance(named, Named) and None not in (named.year, named.month, named.day)
        if not is_full and not isinstance(named, Written):
            continue
        opens, says = is_opening_date(document, phrase), cue_dated(document, phrase.stretch) is not None
        readings = tuple(day for day in _readings(named) if day.year >= told)
        if readings and (opens or says):
            span = document.syntax.span(phrase.stretch)
            source = EvidenceSource.DATELINE if opens else EvidenceSource.TEXT
            out.append(PublicationEvidence(source, _words(document, phrase), readings, span))
    return tuple(out)


def _last_year_told(document: Document, phrases: tuple[Phrase, ...]) -> int:
    """The last year, given in full, that the text tells of as past; 0 where it gives none."""
    years = [
        phrase.meaning.year
        for phrase in phrases
        if isinstance(phrase.meaning, Named) and phrase.meaning.year is not None and _is_past(document, phrase)
    ]
    return max(years, default=0)


def _is_past(document: Document, phrase: Phrase) -> bool:
    """Is the phrase neither in the future tense nor a bound ahead ("by 2030")?"""
    site = site_of(document.syntax, phrase.stretch)
    return tense_at(document.syntax, site.token) is Tense.PAST and not _AHEAD & set(site.links)


def _readings(meaning: Meaning) -> tuple[date, ...]:
    """All days that a full date can mean."""
    if isinstance(meaning, Written):
        return read_figures(meaning.text)
    interval = settle(meaning, Context(None)).interval
    return () if interval is None or interval.start is None else (interval.start,)


def _words(document: Document, phrase: Phrase) -> str:
    return document.syntax.span(phrase.stretch).of(document.report.text)


def _because(best: _Reading, others: list[_Reading]) -> str:
    """One sentence: the evidence, how it was read, and why not otherwise."""
    updated = " (the last change)" if best.evidence.updated else ""
    said = f"the {best.evidence.source.value} “{best.evidence.text.strip()}”{updated} gives {_long(best.day)}"
    rivals = [other for other in others if other.day != best.day]
    if not rivals:
        return said
    rival = rivals[0]
    if rival.against:
        return f"{said}; {_long(rival.day)} would lie before “{rival.against[0]}” in the text"
    if rival.evidence == best.evidence and rival.gap > best.gap:
        return f"{said}; {_long(rival.day)} would put the weekday of the lead {rival.gap} days back"
    if rival.evidence == best.evidence:
        return f"{said}; it can also be read as {_long(rival.day)}"
    return f"{said}; trusted over the {rival.evidence.source.value} with {_long(rival.day)}"


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

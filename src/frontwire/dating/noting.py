"""Notes on the time phrases of a document: their days, their role, and what they count from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from frontwire.dating.attachment import Site, site_of, tense_at
from frontwire.dating.lead import is_opening_date
from frontwire.dating.meanings import Between, Length, Meaning, Named, Step
from frontwire.dating.phrases import Phrase
from frontwire.dating.saying import cue_dated
from frontwire.dating.settling import Context, Settled, Tense, settle
from frontwire.lexicon.times import Origin
from frontwire.model.document import Document
from frontwire.model.time import Interval, Precision, TimeNote, TimeRole

_SINCE = frozenset({"since", "from", "after"})
_UNTIL = frozenset({"until", "till", "by", "before"})

#: "Updated at 1 July 2016": what may link a page's date to the words that the parser joins it with.
_DATELINE_LINKS = frozenset({"at"})


def notes_on(document: Document, phrases: tuple[Phrase, ...], *, here: date | None) -> tuple[TimeNote, ...]:
    """One note a phrase, in order. `here` is the day the report was written, None where unknown."""
    return tuple(_notes(document, phrases, here))


def _notes(document: Document, phrases: tuple[Phrase, ...], here: date | None) -> Iterator[TimeNote]:
    told = Told(is_news=any(_is_of_the_day(phrase.meaning) for phrase in phrases))
    for phrase in phrases:
        site = site_of(document.syntax, phrase.stretch)
        block = document.syntax.sentence(phrase.stretch.start).block
        tense = tense_at(document.syntax, site.token)
        settled = settle(phrase.meaning, told.context(phrase.meaning, block, here, tense))
        yield _note(document, phrase, site, settled)
        told = told.after(phrase.meaning, settled, block, here)


#: What lies longer ago than this is another story than the day's.
_LONG_AGO = relativedelta(years=1)


@dataclass(frozen=True, slots=True)
class Told:
    """What has been told so far: the day last spoken of, and the year of a story of long ago.

    In the news a story of long ago ends with its paragraph; a history goes on with it.
    """

    is_news: bool
    there: Interval | None = None
    story: Interval | None = None
    block: int = -1

    def context(self, meaning: Meaning, block: int, here: date | None, tense: Tense) -> Context:
        """What a phrase in `block` counts from."""
        goes_on = block == self.block
        there = None if isinstance(meaning, Step) and meaning.near and not goes_on else self.there
        story = self.story if goes_on or not self.is_news else None
        return Context(here, there, tense, story.start if story is not None else None)

    def after(self, meaning: Meaning, settled: Settled, block: int, here: date | None) -> Told:
        """What has been told with this phrase."""
        there = self.there
        if settled.precision is Precision.DAY and settled.interval is not None:
            there = settled.interval
        story = None if _is_of_the_day(meaning) or (self.is_news and block != self.block) else self.story
        start = None if settled.interval is None else settled.interval.start
        if isinstance(meaning, Named) and start is not None and (here is None or start < here - _LONG_AGO):
            story = settled.interval
        return Told(self.is_news, there, story, block)


def _is_of_the_day(meaning: Meaning) -> bool:
    """Does the phrase count from the day of writing?"""
    if isinstance(meaning, Named):
        return meaning.weekday is not None and meaning.day is None and meaning.origin is Origin.HERE
    return isinstance(meaning, Step) and meaning.origin is Origin.HERE


def _note(document: Document, phrase: Phrase, site: Site, settled: Settled) -> TimeNote:
    syntax = document.syntax
    span = syntax.span(phrase.stretch)
    return TimeNote(
        text=span.of(document.report.text),
        span=span,
        stretch=phrase.stretch,
        interval=settled.interval,
        precision=settled.precision,
        basis=settled.basis,
        role=_role(document, phrase, site, settled),
        kind=settled.kind,
        value=settled.value,
        because=settled.because,
        mod=_mod(phrase.meaning),
    )


def _mod(meaning: Meaning) -> str | None:
    """TIMEX3's mod: less than, about, the start of …"""
    match meaning:
        case Length():
            return meaning.mod
        case Named() | Step():
            return meaning.edge
        case _:
            return None


def _role(document: Document, phrase: Phrase, site: Site, settled: Settled) -> TimeRole:
    """By grammar: the linking words, the type of the phrase, and whether it hangs on a cue of saying."""
    if settled.kind == "SET":
        return TimeRole.FREQUENCY
    links = frozenset(site.links)
    if isinstance(phrase.meaning, Length):
        return TimeRole.DURATION
    if isinstance(phrase.meaning, Between):
        return TimeRole.AT
    if links & _SINCE:
        return TimeRole.SINCE
    if links & _UNTIL:
        return TimeRole.UNTIL
    dates_saying = cue_dated(document, phrase.stretch) is not None or _dates_report(document, phrase, site)
    return TimeRole.SAYING if dates_saying else TimeRole.AT


def _dates_report(document: Document, phrase: Phrase, site: Site) -> bool:
    """Is it the report's own date line: a line of evidence, or a full date that opens the text?"""
    span = document.syntax.span(phrase.stretch)
    if any(piece.span is not None and piece.span.overlaps(span) for piece in document.report.evidence):
        return True
    return set(site.links) <= _DATELINE_LINKS and is_opening_date(document, phrase)

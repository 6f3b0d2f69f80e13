"""Notes on the time phrases of a document: their days, their role, and what they count from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frontwire.dating.attachment import Site, site_of
from frontwire.dating.contexts import Settled
from frontwire.dating.foresight import tense_of
from frontwire.dating.lead import is_opening_date
from frontwire.dating.meanings import Again, Between, Length, Meaning, Named, Step
from frontwire.dating.phrases import Phrase
from frontwire.dating.saying import cue_dated
from frontwire.dating.settling import settle
from frontwire.dating.telling import Place, Told
from frontwire.lexicon.times import Times
from frontwire.model.document import Document
from frontwire.model.span import Stretch
from frontwire.model.time import TimeEnd, TimeNote, TimeRole

_SINCE = frozenset({"since", "from", "after"})
_UNTIL = frozenset({"until", "till", "by", "before"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
#: "Updated at 1 July 2016": what may link a page's date to the words that the parser joins it with.
_DATELINE_LINKS = frozenset({"at"})


def notes_on(
    document: Document, phrases: tuple[Phrase, ...], *, here: date | None, words: Times
) -> tuple[TimeNote, ...]:
    """One note a phrase, in order. `here` is the day the report was written, None where unknown."""
    return tuple(_notes(document, phrases, here, words))


def _notes(document: Document, phrases: tuple[Phrase, ...], here: date | None, words: Times) -> Iterator[TimeNote]:
    told = Told.of(phrases, here)
    for phrase in phrases:
        site = site_of(document.syntax, phrase.stretch)
        sentence = document.syntax.sentence(phrase.stretch.start)
        place = Place(sentence.block, sentence.index)
        tense = tense_of(document, phrase.stretch, site, words)
        settled = settle(phrase.meaning, told.context(phrase.meaning, place, tense))
        yield _note(document, phrase, site, settled)
        told = told.after(phrase.meaning, settled, place)


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
        ends=_ends(document, phrase, settled),
    )


def _ends(document: Document, phrase: Phrase, settled: Settled) -> tuple[TimeEnd, ...]:
    """The two dates that a span is worded with."""
    if not isinstance(phrase.meaning, Between):
        return ()
    stop, start = phrase.meaning.gap
    first = Stretch(phrase.stretch.start, phrase.stretch.start + stop)
    last = Stretch(phrase.stretch.start + start, phrase.stretch.end)
    values = (settled.value or "").split("/") if settled.value else [None, None]
    return tuple(TimeEnd(document.syntax.span(part), value) for part, value in zip((first, last), values, strict=True))


def _mod(meaning: Meaning) -> str | None:
    """TIMEX3's mod: less than, about, the start of …"""
    match meaning:
        case Length():
            return meaning.mod
        case Again():
            return None if meaning.other is None else meaning.other.mod
        case Step():
            return meaning.mod or meaning.edge
        case Named():
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
    if not set(site.links) <= _DATELINE_LINKS or not is_opening_date(document, phrase):
        return False
    return not _closes_clause(document, phrase)


def _closes_clause(document: Document, phrase: Phrase) -> bool:
    """Does the date stand behind the verb of a clause that has its subject? It dates that, and is no date line."""
    syntax = document.syntax
    before = range(syntax.sentence(phrase.stretch.start).stretch.start, phrase.stretch.start)
    return any(
        syntax[i].dep in _SUBJECTS and syntax[i].head in before and syntax.head(i).tag in _FINITE for i in before
    )

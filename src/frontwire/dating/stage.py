"""The stage: a document gets its publication date and a note on every time phrase."""

from __future__ import annotations

from dataclasses import replace

from frontwire.dating.noting import notes_on
from frontwire.dating.phrases import find_phrases
from frontwire.dating.publication import choose_publication, with_news_day
from frontwire.lexicon.times import Times
from frontwire.model.document import Document
from frontwire.model.report import Refusal
from frontwire.model.time import Publication, TimeNote

STAGE = "dating"


def date(document: Document, *, words: Times) -> Document:
    """Fills `publication`, `times` and refusals. Needs syntax; better with attributions.

    Without any evidence on the day of publication relative dates stay relative, and one refusal says so.
    """
    phrases = find_phrases(document.syntax, words)
    publication = choose_publication(document, phrases)
    notes = notes_on(document, phrases, here=publication.day, words=words)
    publication = with_news_day(publication, document, notes)
    refusals = (*document.refusals, *_refusals(publication, notes))
    return replace(document, publication=publication, times=notes, refusals=refusals)


def _refusals(publication: Publication, notes: tuple[TimeNote, ...]) -> tuple[Refusal, ...]:
    """That the report is undated, with the first phrase that would need its date."""
    if publication.day is not None:
        return ()
    waiting = [note for note in notes if note.interval is None and note.kind in ("DATE", "TIME")]
    count = f"; {len(waiting)} time phrases that count from it stay relative" if waiting else ""
    first = waiting[0] if waiting else None
    quote, span = ("", None) if first is None else (first.text, first.span)
    return (Refusal(STAGE, quote, publication.because + count, span),)

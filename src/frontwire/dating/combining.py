"""Time phrases put together: the date, the bounds or the length that an event's own phrases give it."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from frontwire.dating.almanac import step
from frontwire.dating.aspect import Aspect, aspect_of
from frontwire.dating.attachment import site_of
from frontwire.dating.hosting import Hosted, Tier, tiers
from frontwire.dating.retelling import start_of_named
from frontwire.model.claim import Coding
from frontwire.model.document import Document
from frontwire.model.syntax import Syntax, Token
from frontwire.model.time import Basis, Interval, Precision, TimeNote, TimeRole, When


def news_day(document: Document) -> date | None:
    """The day the report tells of, else that of publication; None where neither is known."""
    publication = document.publication
    return None if publication is None else publication.news_day or publication.day


def lies_in(inner: Interval, outer: Interval) -> bool:
    """Does a closed interval lie in another, which may be open?"""
    if inner.start is None or inner.end is None:
        return False
    return (outer.start is None or outer.start <= inner.start) and (outer.end is None or inner.end <= outer.end)


def by_phrases(document: Document, coding: Coding, *, only_own: bool = False) -> When | None:
    """The nearest phrases that settle it; a day given a little farther off within their time is taken instead.

    `only_own` leaves out those of the clauses above it and beside it.
    """
    best: When | None = None
    for tier in tiers(document, coding):
        if only_own and not tier.own:
            break
        when = _combine(document, coding, tier)
        if when is None or when.interval is None:
            continue
        if best is None:
            best = when
        elif (
            tier.own
            and when.precision is Precision.DAY
            and best.precision is not Precision.DAY
            and _is_within(when, best)
        ):
            return when
    return best or _since_named(document, coding)


def _is_within(inner: When, outer: When) -> bool:
    return inner.interval is not None and outer.interval is not None and lies_in(inner.interval, outer.interval)


def _since_named(document: Document, coding: Coding) -> When | None:
    """ "Since the beginning of the siege", where the report dates the siege elsewhere."""
    note = start_of_named(document, coding)
    if note is None or note.interval is None or _is_ranking(document, coding):
        return None
    return _span_since(document, coding, note, note.interval.start)


def _span_since(document: Document, coding: Coding, note: TimeNote, start: date | None) -> When | None:
    last = news_day(document) if aspect_of(document.syntax, coding.trigger) is not Aspect.FUTURE else None
    if note.mod in _INEXACT:
        start = None  # "since it began just over a year ago"
    if start is not None and last is not None and start > last:
        return None
    return When(Interval.days(start, last), Precision.DAYS, note.basis, note.text)


def _combine(document: Document, coding: Coding, tier: Tier) -> When | None:
    """A date; else bounds; else a length that ends at the day of the news.

    Of several dates the event's own most precise one, or the nearest of those that another clause lends it.
    """
    at = [h.note for h in tier.hosted if h.role is TimeRole.AT and h.note.interval is not None]
    if _is_superlative(document.syntax, document.syntax[coding.trigger]):
        at = [note for note in at if note.precision not in _LONG]  # "the worst raid of the year": what it is ranked in
    if at:
        trigger = coding.trigger
        nearest = min(at, key=lambda note: (abs(note.stretch.start - trigger), note.stretch))
        best = min(at, key=lambda note: (_days(note.interval), note.stretch)) if tier.own else nearest
        return when_of(best, best.interval)
    bounds = _bounds(document, coding, tier.hosted)
    if bounds is not None:
        return bounds
    for hosted in tier.hosted:
        if hosted.role is TimeRole.DURATION:
            when = _by_length(document, coding, hosted)
            if when is not None:
                return when
    return None


_ENDLESS = 10**6


def _days(interval: Interval | None) -> int:
    if interval is None or interval.start is None or interval.end is None:
        return _ENDLESS
    return (interval.end - interval.start).days


def when_of(note: TimeNote, interval: Interval | None) -> When:
    """The time of a claim that one phrase gives."""
    return When(interval, note.precision, note.basis, note.text, note.because)


def _bounds(document: Document, coding: Coding, tier: tuple[Hosted, ...]) -> When | None:
    if _is_ranking(document, coding):
        return None
    since = next((h.note for h in tier if h.role is TimeRole.SINCE and h.note.interval is not None), None)
    until = next((h.note for h in tier if h.role is TimeRole.UNTIL and h.note.interval is not None), None)
    if since is None and until is None:
        return None
    start = since.interval.start if since is not None and since.interval is not None else None
    if until is None:
        return None if since is None else _span_since(document, coding, since, start)
    last = until.interval.last if until.interval is not None else None
    if start is not None and last is not None and start > last:
        return None
    return When(Interval.days(start, last), Precision.DAYS, until.basis, (since or until).text)


def _is_ranking(document: Document, coding: Coding) -> bool:
    """ "It was the first raid since March": the bound is that of a comparison, not of what is told."""
    syntax = document.syntax
    token = syntax[coding.trigger]
    if token.tag == "VB" and token.dep in _INFINITIVES:
        token = syntax.head(token.index)  # "the first attack to hit the port since March"
    if _is_superlative(syntax, token):
        return True
    return token.lemma == "be" and aspect_of(syntax, token.index) in (Aspect.PAST, Aspect.PRESENT)


def _is_superlative(syntax: Syntax, token: Token) -> bool:
    """Is it the worst, the first?"""
    return any(kid.tag in _SUPERLATIVES or kid.entity == "ORDINAL" for kid in syntax.children(token.index, "amod"))


_LONG = frozenset({Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.YEARS})
_INFINITIVES = frozenset({"relcl", "acl"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_DURING = frozenset({"for", "over", "in", "within", "during", "throughout"})
_ANCHORS = frozenset({"after", "before", "since"})
#: So inexact a time is no bound.
_INEXACT = frozenset({"MORE_THAN", "LESS_THAN", "APPROX"})
#: Lengths said to be longer than so much give no start.
_LONGER = frozenset({"MORE_THAN", "EQUAL_OR_MORE"})


def _by_length(document: Document, coding: Coding, hosted: Hosted) -> When | None:
    """ "in the past two months", "for nearly a week": up to the day of the news, where the clause reaches it.

    What modifies a participant ("troops backed by jets have battled for a week") lasts as long as the clause.
    """
    note = hosted.note
    day = news_day(document)
    if day is None:
        return None
    if note.interval is not None:
        if note.precision is Precision.VAGUE and note.interval.start is None:
            return When(Interval.days(None, day), Precision.VAGUE, note.basis, note.text)
        return when_of(note, note.interval)
    aspect = aspect_of(document.syntax, coding.trigger)
    if aspect is Aspect.NONE and document.syntax[coding.trigger].dep == "acl":
        aspect = aspect_of(document.syntax, hosted.on)
    links = set(site_of(document.syntax, note.stretch).links)
    if aspect not in (Aspect.PERFECT, Aspect.PAST_PERFECT, Aspect.PRESENT) or not links & _DURING or links & _ANCHORS:
        return None
    start = _start_of_length(note, day)
    if start is not None and start > day:
        return None
    return When(Interval.days(start, day), Precision.DAYS if start else Precision.VAGUE, Basis.RELATIVE, note.text)


def _start_of_length(note: TimeNote, day: date) -> date | None:
    parsed = parse_length(note.value)
    if parsed is None or note.mod in _LONGER:
        return None
    unit, count = parsed
    start = step(day, unit, -count)
    if start is not None and note.mod == "LESS_THAN":
        start += relativedelta(days=1)
    return start


_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "Q": "quarter"}
_CLOCK_UNITS = {"H": "hour", "M": "minute", "S": "second"}


def parse_length(value: str | None) -> tuple[str, int] | None:
    """Unit and count of a TIMEX3 length ("P2M", "PT24H"); None where the count is vague."""
    if value is None or not value.startswith("P"):
        return None
    timed = value.startswith("PT")
    digits, letter = value[2 if timed else 1 : -1], value[-1]
    unit = (_CLOCK_UNITS if timed else _UNITS).get(letter)
    return (unit, int(digits)) if unit is not None and digits.isdigit() else None
